import type { Application } from "@shanhai/contract/application";
import type { Graduate } from "@shanhai/contract/graduate";
import { maskPhone } from "@shanhai/contract/identity";
import type { Introduction, IntroductionProgress, OfferedGraduate } from "@shanhai/contract/introduction";
import type { Recipient } from "@shanhai/contract/recipient";
import type {
  AgencyId,
  EnterpriseId,
  IntroductionId,
  OrderId,
  ParkId,
  PartnerId,
  PositionId,
} from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { BoardPostingRecord } from "./board-posting.ts";
import { type CandidateRecord, mergeProfile, type Person } from "./candidate.ts";
import { consentTo, type GraduateRecord, nameRecipients } from "./graduate.ts";
import { joinRecipients, maskName } from "./recipient.ts";

/** A recommendation as the school keeps it: what it names, and how far it has come. */
export interface IntroductionRecord extends Introduction {
  agencyId: AgencyId;
  orderId: OrderId;
  positionId: PositionId;
  partnerId: PartnerId;
  partnerName: string;
  parkId: ParkId;
  /** The application's version that the stage was told of. */
  told: number;
}

/** What the agency keeps of it while the graduate waits: where to look, and nothing of the person. */
export interface OfferedRecord extends Omit<OfferedGraduate, "profile"> {
  graduateId: Graduate["graduateId"];
}

/** What the school sees: whose order it is, it does not. */
export function readIntroduction(record: IntroductionRecord): Introduction {
  const {
    agencyId: _a,
    orderId: _o,
    positionId: _p,
    partnerId: _n,
    partnerName: _m,
    parkId: _k,
    told: _t,
    ...seen
  } = record;
  return seen;
}

export function progressOf({ introductionId, status, reason, stage, updatedAt }: Introduction): IntroductionProgress {
  const told = { ...(reason === undefined ? {} : { reason }), ...(stage === undefined ? {} : { stage }) };
  return { introductionId, status, ...told, updatedAt };
}

/** A graduate with the consent that names the posting's agency and enterprise; undefined where none does and none is told of. */
export function consenting(
  graduate: GraduateRecord,
  posting: Pick<Destination, "agencyId" | "agencyName" | "enterpriseName">,
  means: Recipient["means"] | undefined,
  act: Pick<Act, "at" | "name">,
): GraduateRecord | undefined {
  const agency = { name: posting.agencyName, agencyId: posting.agencyId };
  if (means === undefined) return consentTo(graduate, agency) ? graduate : undefined;
  const recipients = nameRecipients(graduate.recipients, [agency, posting.enterpriseName], means, act);
  return { ...graduate, recipients };
}

/** To what a graduate is recommended: a posting, or the position that their cohort was trained to. */
export type Destination = Pick<
  BoardPostingRecord,
  "agencyId" | "agencyName" | "enterpriseName" | "orderId" | "positionId" | "title"
> &
  Pick<Introduction, "postingId" | "cohort">;

const namesOf = ({ postingId, cohort }: Pick<Introduction, "postingId" | "cohort">) => ({
  ...(postingId ? { postingId } : {}),
  ...(cohort ? { cohort } : {}),
});

/** A graduate recommended to a posting, or to their cohort's position. */
export function introduce(
  introductionId: IntroductionId,
  graduate: Graduate,
  to: Destination,
  partner: { partnerId: PartnerId; partnerName: string; parkId: ParkId },
  act: Pick<Act, "at" | "name">,
): IntroductionRecord {
  const { agencyId, agencyName, enterpriseName, orderId, positionId, title } = to;
  return {
    introductionId,
    ...namesOf(to),
    ...{ agencyId, agencyName, enterpriseName, orderId, positionId, title },
    graduateId: graduate.graduateId,
    graduateName: graduate.name,
    ...partner,
    status: "waiting",
    told: 0,
    by: act.name,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** What the agency is told of a recommendation. */
export function offer(record: IntroductionRecord): OfferedRecord {
  const { introductionId, partnerId, partnerName, orderId, positionId, title, enterpriseName } = record;
  const { graduateId, createdAt } = record;
  const where = { ...namesOf(record), orderId, positionId, title, enterpriseName, graduateId };
  return { introductionId, status: "waiting", partnerId, partnerName, ...where, createdAt };
}

/** The recommended graduate as the agency sees them: with a profile, name and phone masked, while they wait. */
export function readOffered({ graduateId: _whom, ...record }: OfferedRecord, graduate?: Graduate): OfferedGraduate {
  if (!graduate) return record;
  const { name, phone, skillLevel, major, practice, occupation, intendedPlace, graduatesOn } = graduate;
  const said = { skillLevel, major, practice, occupation, intendedPlace, graduatesOn };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const profile = { name: maskName(name), ...(phone ? { phone: maskPhone(phone) } : {}), ...known };
  return { ...record, profile };
}

/** The graduate as the agency's person: what the school knows, in the words that agencies have for it. */
export function personOf(graduate: Graduate, idNumber: string | undefined): Person {
  const { name, phone, skillLevel, major, practice, occupation, intendedPlace } = graduate;
  const note = [major, practice].filter(Boolean).join("；").slice(0, 1000);
  const said = { phone, idNumber, skillLevel, occupation: occupation ?? major, intendedPlace, note: note || undefined };
  return { name, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

/** The consent to the client enterprise that came along: then it sees name and phone, as by any consent that names it. */
export function recipientsOf(
  graduate: Graduate,
  { enterpriseId, enterpriseName }: { enterpriseId: EnterpriseId; enterpriseName: string },
): Recipient[] {
  const consent = consentTo(graduate, { name: enterpriseName });
  if (!consent) return [];
  const { textVersion, means, at, by } = consent;
  return [{ enterpriseId, enterpriseName, textVersion, means, at, by }];
}

/** Somebody of the agency's who was recommended besides: what was empty is filled, and consents are joined. */
export function mergeOffered(
  record: CandidateRecord,
  person: Person,
  recipients: readonly Recipient[],
  at: Act["at"],
): CandidateRecord {
  const joined = joinRecipients(record.recipients, recipients);
  return { ...record, ...mergeProfile(record, person, at), ...(joined.length > 0 ? { recipients: joined } : {}) };
}

/** The agency's no. Throws `introduction.answered`. */
export function decline(record: OfferedRecord, reason: string): OfferedRecord {
  if (record.status !== "waiting") throw new AppError("introduction.answered");
  return { ...record, status: "declined", reason };
}

/** What of an application is told to the school. */
export type ToldApplication = Pick<
  Application,
  "applicationId" | "orderId" | "positionId" | "stage" | "outFrom" | "version" | "movedAt" | "introduction"
>;
