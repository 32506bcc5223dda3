import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { IdNumber, Phone } from "./identity.ts";
import { Recipient } from "./recipient.ts";
import { CalendarDate, CandidateId, Fen, Instant, listOf, Place, text, Version, whole } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

const AvailableFrom = z.union([CalendarDate, z.literal("anytime")], { error: "date" });

/** What a person told us about themselves besides name and identity. */
export const CandidateProfile = z.object({
  homePlace: z.optional(Place),
  occupation: z.optional(text(100)),
  skillLevel: z.optional(SkillLevel),
  /** What somebody can do, in short words. */
  skills: z.optional(listOf(text(30), 20)),
  /** Certificates that are held, as people name them. */
  licences: z.optional(listOf(text(30), 10)),
  experienceYears: z.optional(whole(0, 70, "range")),
  /** 分 per month. */
  expectedPayMin: z.optional(Fen),
  /** 分 per month. */
  expectedPayMax: z.optional(Fen),
  intendedPlace: z.optional(Place),
  availableFrom: z.optional(AvailableFrom),
  /** Refused to be put forward by a program's scores (PIPL 24); people may still recommend them. */
  automatedMatching: z.optional(z.literal("refused", { error: "option" })),
  note: z.optional(text(1000, { lines: true })),
});
export type CandidateProfile = z.output<typeof CandidateProfile>;

export const Candidate = z.lazy(() =>
  z
    .extend(CandidateProfile, {
      candidateId: CandidateId,
      name: z.string(),
      /** Eleven digits. */
      phone: z.optional(z.string()),
      /** Further phones the same person was seen with. */
      otherPhones: z.optional(z.array(z.string())),
      /** First and last four characters; the number itself is encrypted. */
      idNumberMasked: z.optional(z.string()),
      consentAt: Instant,
      consentVersion: z.string(),
      /** Client enterprises that may see name and phone, because the person said so. */
      recipients: z.optional(z.array(Recipient)),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Candidate" }),
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
    z
      .extend(CandidateProfile, {
        name: text(50),
        phone: z.optional(Phone),
        idNumber: z.optional(IdNumber),
        consent: z.literal(true, { error: "consent.missing" }),
      })
      .check(
        z.refine((person) => Boolean(person.phone || person.idNumber), { path: ["phone"], error: "identity.missing" }),
        z.refine((person) => (person.expectedPayMin ?? 0) <= (person.expectedPayMax ?? Number.POSITIVE_INFINITY), {
          path: ["expectedPayMin"],
          error: "pay.order",
        }),
      ),
  result: () => Candidate,
  errors: ["candidate.duplicate", "identity.conflict"],
});

/** Whom a search is for: all that is given must match. */
export const candidateFilter = () =>
  z.object({
    /** How the name begins. */
    name: z.optional(text(50)),
    phoneLast4: z.optional(z.string().check(z.regex(/^\d{4}$/, { error: "phone.last4" }))),
    /** How the occupation begins. */
    occupation: z.optional(text(100)),
    skillLevel: z.optional(SkillLevel),
    /** How the home place begins, or one of its parts: 平凉 finds 甘肃省平凉市. */
    place: z.optional(text(100)),
    /** How the intended place begins, or one of its parts. */
    intention: z.optional(text(100)),
  });

export const listCandidates = endpoint({
  id: "listCandidates",
  method: "GET",
  path: "/candidates",
  tag: "candidate",
  summary: "Candidates, newest first; or those who match all of what is searched for, found a moment after a change",
  permits: AGENCY,
  query: () => z.extend(PageQuery, candidateFilter().shape),
  result: () => pageOf(Candidate),
});

const params = z.object({ candidateId: CandidateId });

export const getCandidate = endpoint({
  id: "getCandidate",
  method: "GET",
  path: "/candidates/{candidateId}",
  tag: "candidate",
  summary: "One candidate; of one that was merged into another, the problem names that other in `current`",
  permits: AGENCY,
  params: () => params,
  result: () => Candidate,
  errors: ["candidate.merged"],
});

export const updateCandidate = endpoint({
  id: "updateCandidate",
  method: "PATCH",
  path: "/candidates/{candidateId}",
  tag: "candidate",
  summary: "Change a candidate; names the version seen. A new phone or ID number must not be somebody else's",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      name: z.optional(text(50)),
      // `null` clears.
      phone: z.nullish(Phone),
      idNumber: z.nullish(IdNumber),
      homePlace: z.nullish(Place),
      occupation: z.nullish(text(100)),
      skillLevel: z.nullish(SkillLevel),
      skills: z.nullish(listOf(text(30), 20)),
      licences: z.nullish(listOf(text(30), 10)),
      experienceYears: z.nullish(whole(0, 70, "range")),
      expectedPayMin: z.nullish(Fen),
      expectedPayMax: z.nullish(Fen),
      intendedPlace: z.nullish(Place),
      availableFrom: z.nullish(AvailableFrom),
      automatedMatching: z.nullish(z.literal("refused", { error: "option" })),
      note: z.nullish(text(1000, { lines: true })),
    }),
  result: () => Candidate,
  errors: ["stale", "candidate.duplicate", "identity.conflict", "candidate.merged"],
});

export const revealCandidate = endpoint({
  id: "revealCandidate",
  method: "POST",
  path: "/candidates/{candidateId}/reveal",
  tag: "candidate",
  summary: "Show a candidate's ID number in full, for a reason that the audit keeps",
  permits: AGENCY,
  keys: "reveal",
  params: () => params,
  body: () => z.object({ field: z.literal("idNumber", { error: "option" }), reason: text(200) }),
  result: () => z.object({ idNumber: z.string() }),
  status: 200,
  errors: ["candidate.merged"],
});
