import {
  type HeldByAgency,
  type HeldByPark,
  type HeldInterview,
  JSON_RESUME_SCHEMA,
  type PersonalCopy,
} from "@shanhai/contract/access-export";
import type { Application } from "@shanhai/contract/application";
import type { CareService } from "@shanhai/contract/care-service";
import type { Message } from "@shanhai/contract/conversation";
import type { Placement } from "@shanhai/contract/placement";
import type { Question } from "@shanhai/contract/question-set";
import type { Instant } from "@shanhai/contract/scalar";
import type { AnswerRecord } from "./answer.ts";
import type { CandidateRecord } from "./candidate.ts";
import type { RatingRecord } from "./rating.ts";
import type { ByPeopleRecord, ScoreDraftRecord } from "./score-draft.ts";

/** What a batch of interviews has of somebody. */
interface HeldBatch {
  title: string;
  questions: readonly Question[];
  answers: readonly AnswerRecord[];
  ratings: readonly RatingRecord[];
  drafts: readonly ScoreDraftRecord[];
  byPeople: ByPeopleRecord | undefined;
}

/** What an agency has of somebody, as its records say it. */
export interface Holding {
  agencyName: string;
  candidate: CandidateRecord;
  applications: readonly {
    record: Application;
    position?: string | undefined;
    enterprise?: string | undefined;
    interviews: readonly HeldBatch[];
    messages: readonly Message[];
  }[];
  placements: readonly { record: Placement; services: readonly CareService[] }[];
}

/** Leaves out what is not known, so that nothing reads as empty. */
function known<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

function consentsOf({ candidate, applications, agencyName }: Holding): HeldByAgency["consents"] {
  const { consentVersion, consentAt, recipients = [] } = candidate;
  return [
    { textVersion: consentVersion, at: consentAt, recipients: [agencyName] },
    ...applications.flatMap(({ record: { applied } }) =>
      applied ? [{ textVersion: applied.consentVersion, at: applied.at, recipients: [...applied.recipients] }] : [],
    ),
    ...recipients.map(({ textVersion, at, enterpriseName, means }) => ({
      textVersion,
      at,
      recipients: [enterpriseName],
      means,
    })),
  ];
}

/** Scores without whose they are: which colleague gave them is the colleague's. */
function interviewOf({ title, questions, answers, ratings, drafts, byPeople }: HeldBatch): HeldInterview {
  const asked = (question: number) => questions[question]?.text ?? "";
  return known({
    title,
    answers: answers.map(({ question, text, fileName, updatedAt }) =>
      known({ question: asked(question), text, file: fileName, at: updatedAt }),
    ),
    ratings: ratings.map(({ scores, note, submittedAt }) => known({ scores: [...scores], note, at: submittedAt })),
    drafts: drafts.map(({ question, score, quotes, model }) => ({
      ...{ question: asked(question), score, quotes: [...quotes], model },
    })),
    byPeopleSince: byPeople?.at,
  });
}

function applicationOf({ record, position, enterprise, interviews, messages }: Holding["applications"][number]) {
  const { applicationId, stage, reason, createdAt, movedAt, applied, enterpriseDecision } = record;
  return known({
    applicationId,
    position,
    enterprise,
    stage,
    reason,
    appliedAt: createdAt,
    movedAt,
    // Whom the words were written to is the person's to know; who of the agency wrote them is a colleague's.
    sent:
      applied &&
      known({ name: applied.name, intention: applied.intention, experience: applied.experience, at: applied.at }),
    enterpriseDecision:
      enterpriseDecision &&
      known({ outcome: enterpriseDecision.outcome, reason: enterpriseDecision.reason, at: enterpriseDecision.at }),
    interviews: interviews.length > 0 ? interviews.map(interviewOf) : undefined,
    messages: messages.map(({ from, text, at }) => ({ from, text, at })),
  });
}

function placementOf({ record, services }: Holding["placements"][number]) {
  const { placementId, enterpriseName, positionTitle, arrivalDate, leftDate, leftReason, contract, checks } = record;
  return known({
    placementId,
    enterprise: enterpriseName,
    position: positionTitle,
    arrivalDate,
    leftDate,
    leftReason,
    contract: contract && { signedDate: contract.signedDate, place: contract.place },
    checks: checks.map(({ due, doneDate, outcome, note }) => known({ due, doneDate, outcome, note })),
    services: services.map(({ kind, date, note }) => known({ kind, date, note })),
  });
}

function heldBy(holding: Holding): HeldByAgency {
  const { agencyName, candidate, applications, placements } = holding;
  const { name, phone, otherPhones, idNumberMasked, homePlace, occupation, skillLevel, experienceYears } = candidate;
  const { expectedPayMin, expectedPayMax, intendedPlace, availableFrom, note, createdAt, updatedAt } = candidate;
  const { skills, licences, automatedMatching } = candidate;
  return known({
    agency: agencyName,
    ...{ name, phone, otherPhones, idNumberMasked, homePlace, occupation, skillLevel, experienceYears },
    ...{ expectedPayMin, expectedPayMax, intendedPlace, availableFrom, note, skills, licences, automatedMatching },
    since: createdAt,
    updatedAt,
    consents: consentsOf(holding),
    applications: applications.map(applicationOf),
    placements: placements.map(placementOf),
  });
}

/**
 * The copy of somebody's data that they may ask for (PIPL 45), from what each agency holds; the record that was changed last
 * says who they are. Colleagues' names, other people and ID numbers in full are not in it.
 */
export function personalCopy(
  holdings: readonly Holding[],
  { at, phone, park }: { at: Instant; phone?: string; park?: HeldByPark },
): PersonalCopy {
  const latest = holdings.toSorted((a, b) => (a.candidate.updatedAt < b.candidate.updatedAt ? 1 : -1))[0]?.candidate;
  const address = latest?.homePlace;
  const jobs = holdings.flatMap(({ placements }) => placements.map(({ record }) => record));
  const trades = new Map(
    holdings.flatMap(({ candidate: { occupation, skillLevel } }) => (occupation ? [[occupation, skillLevel]] : [])),
  );
  return {
    $schema: JSON_RESUME_SCHEMA,
    basics: known({
      name: latest?.name ?? park?.registrations[0]?.name ?? park?.leads[0]?.name ?? "",
      label: latest?.occupation,
      phone: latest?.phone ?? phone,
      location: address === undefined ? undefined : { address, countryCode: "CN" },
    }),
    work: jobs
      .toSorted((a, b) => (a.arrivalDate < b.arrivalDate ? 1 : -1))
      .map(({ enterpriseName, positionTitle, arrivalDate, leftDate }) =>
        known({ name: enterpriseName, position: positionTitle, startDate: arrivalDate, endDate: leftDate }),
      ),
    skills: [...trades].map(([name, level]) => known({ name, level })),
    meta: { canonical: JSON_RESUME_SCHEMA, version: "v1.0.0", lastModified: at },
    "x-shanhai": { madeAt: at, agencies: holdings.map(heldBy), ...(park ? { park } : {}) },
  } as PersonalCopy;
}
