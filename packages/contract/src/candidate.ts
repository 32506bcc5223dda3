import * as z from "zod";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { IdNumber, Phone } from "./identity.ts";
import { CalendarDate, CandidateId, Fen, Instant, Place, text, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** What a person told us about themselves besides name and identity. */
export const CandidateProfile = z.object({
  homePlace: Place.optional(),
  occupation: text(100).optional(),
  skillLevel: SkillLevel.optional(),
  experienceYears: z.int({ error: "range" }).min(0, { error: "range" }).max(70, { error: "range" }).optional(),
  /** 分 per month. */
  expectedPayMin: Fen.optional(),
  /** 分 per month. */
  expectedPayMax: Fen.optional(),
  intendedPlace: Place.optional(),
  availableFrom: z.union([CalendarDate, z.literal("anytime")], { error: "date" }).optional(),
  note: text(1000, { lines: true }).optional(),
});
export type CandidateProfile = z.output<typeof CandidateProfile>;

export const Candidate = z.lazy(() =>
  CandidateProfile.extend({
    candidateId: CandidateId,
    name: z.string(),
    /** Eleven digits. */
    phone: z.string().optional(),
    /** Further phones the same person was seen with. */
    otherPhones: z.array(z.string()).optional(),
    /** First and last four characters; the number itself is encrypted. */
    idNumberMasked: z.string().optional(),
    consentAt: Instant,
    consentVersion: z.string(),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  }).meta({ id: "Candidate" }),
);
export type Candidate = z.infer<typeof Candidate>;

export const createCandidate = endpoint({
  id: "createCandidate",
  method: "POST",
  path: "/candidates",
  tag: "candidate",
  summary: "Add a person who agreed to it; known by phone, ID number, or both",
  permits: AGENCY,
  body: () =>
    CandidateProfile.extend({
      name: text(50),
      phone: Phone.optional(),
      idNumber: IdNumber.optional(),
      consent: z.literal(true, { error: "consent.missing" }),
    })
      .refine((person) => person.phone || person.idNumber, { path: ["phone"], error: "identity.missing" })
      .refine((person) => (person.expectedPayMin ?? 0) <= (person.expectedPayMax ?? Number.POSITIVE_INFINITY), {
        path: ["expectedPayMin"],
        error: "pay.order",
      }),
  result: () => Candidate,
  errors: ["candidate.duplicate", "identity.conflict"],
});

export const listCandidates = endpoint({
  id: "listCandidates",
  method: "GET",
  path: "/candidates",
  tag: "candidate",
  summary: "Candidates, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Candidate),
});

export const getCandidate = endpoint({
  id: "getCandidate",
  method: "GET",
  path: "/candidates/{candidateId}",
  tag: "candidate",
  summary: "One candidate",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId }),
  result: () => Candidate,
});
