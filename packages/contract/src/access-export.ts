import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { CandidateId } from "./scalar.ts";

/** Which version of JSON Resume (jsonresume.org) is written. */
export const JSON_RESUME_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

const words = () => z.optional(z.string());

/** A consent: which wording, when, for whom, and how it was given where that is known. */
const HeldConsent = () =>
  z.object({ textVersion: z.string(), at: z.string(), recipients: z.array(z.string()), means: words() });

const HeldInterview = () =>
  z.object({
    title: z.string(),
    answers: z.array(z.object({ question: z.string(), text: words(), file: words(), at: z.string() })),
    ratings: z.array(z.object({ scores: z.array(z.nullable(z.int())), note: words(), at: words() })),
    drafts: z.array(z.object({ question: z.string(), score: z.int(), quotes: z.array(z.string()), model: z.string() })),
    /** Since when the person is assessed by people alone. */
    byPeopleSince: words(),
  });
export type HeldInterview = z.infer<ReturnType<typeof HeldInterview>>;

const HeldApplication = () =>
  z.object({
    applicationId: z.string(),
    position: words(),
    enterprise: words(),
    stage: z.string(),
    reason: words(),
    appliedAt: z.string(),
    movedAt: z.string(),
    /** What was typed to apply by a job's page. */
    sent: z.optional(z.object({ name: z.string(), intention: words(), experience: words(), at: z.string() })),
    /** What the client said of it. */
    enterpriseDecision: z.optional(z.object({ outcome: z.string(), reason: words(), at: z.string() })),
    /** Batches of interviews: what was answered, what scores were given, and what an assistant drafted. */
    interviews: z.optional(z.array(HeldInterview())),
    messages: z.array(z.object({ from: z.enum(["seeker", "agency"]), text: z.string(), at: z.string() })),
  });

const HeldPlacement = () =>
  z.object({
    placementId: z.string(),
    enterprise: z.string(),
    position: z.string(),
    arrivalDate: z.string(),
    leftDate: words(),
    leftReason: words(),
    contract: z.optional(z.object({ signedDate: z.string(), place: z.string() })),
    checks: z.array(z.object({ due: z.string(), doneDate: words(), outcome: words(), note: words() })),
    services: z.array(z.object({ kind: z.string(), date: z.string(), note: words() })),
  });

/** What one agency holds of somebody. */
const HeldByAgency = () =>
  z.object({
    agency: z.string(),
    name: z.string(),
    phone: words(),
    otherPhones: z.optional(z.array(z.string())),
    /** Never in full: the file may be passed on, and whoever has the phone need not be the person. */
    idNumberMasked: words(),
    homePlace: words(),
    occupation: words(),
    skillLevel: words(),
    skills: z.optional(z.array(z.string())),
    licences: z.optional(z.array(z.string())),
    experienceYears: z.optional(z.int()),
    /** 分 per month. */
    expectedPayMin: z.optional(z.int()),
    expectedPayMax: z.optional(z.int()),
    intendedPlace: words(),
    availableFrom: words(),
    automatedMatching: words(),
    note: words(),
    since: z.string(),
    updatedAt: z.string(),
    consents: z.array(HeldConsent()),
    applications: z.array(HeldApplication()),
    placements: z.array(HeldPlacement()),
  });
export type HeldByAgency = z.infer<ReturnType<typeof HeldByAgency>>;

/** What a park itself holds of somebody's phone. */
const HeldByPark = () =>
  z.object({
    alert: z.optional(z.object({ until: z.string(), consentVersion: z.string() })),
    registrations: z.array(
      z.object({ event: z.string(), name: z.string(), status: z.string(), at: z.string(), note: words() }),
    ),
    leads: z.array(
      z.object({ kind: z.string(), name: z.string(), organisation: words(), status: z.string(), at: z.string() }),
    ),
  });
export type HeldByPark = z.infer<ReturnType<typeof HeldByPark>>;

/** 个人信息副本 (PIPL 45): a résumé as JSON Resume 1.0 has it, and beside it all that is held, in a part of our own. */
export const PersonalCopy = z.lazy(() =>
  z
    .object({
      $schema: z.string(),
      basics: z.object({
        name: z.string(),
        label: words(),
        phone: words(),
        location: z.optional(z.object({ address: words(), countryCode: z.string() })),
      }),
      work: z.array(z.object({ name: z.string(), position: z.string(), startDate: z.string(), endDate: words() })),
      skills: z.array(z.object({ name: z.string(), level: words() })),
      meta: z.object({ canonical: z.string(), version: z.string(), lastModified: z.string() }),
      "x-shanhai": z.object({
        madeAt: z.string(),
        agencies: z.array(HeldByAgency()),
        park: z.optional(HeldByPark()),
      }),
    })
    .register(z.globalRegistry, { id: "PersonalCopy" }),
);
export type PersonalCopy = z.infer<typeof PersonalCopy>;

export const copyPersonalData = endpoint({
  id: "copyPersonalData",
  method: "POST",
  path: "/candidates/{candidateId}/personal-copies",
  tag: "candidate",
  summary: "All that the agency holds of one person, for that person (PIPL 45): JSON Resume, and the same as a page",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId }),
  body: () => z.object({ language: z._default(z.enum(["zh", "en"], { error: "option" }), "zh") }),
  result: () => z.object({ copy: PersonalCopy, html: z.string() }),
  status: 200,
  errors: ["candidate.merged"],
  whileStopped: true,
});
