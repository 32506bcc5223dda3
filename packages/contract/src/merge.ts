import * as z from "zod/mini";
import { Candidate } from "./candidate.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { CandidateId, Instant, MergeId, Version } from "./scalar.ts";

/** What is chosen field by field; the pay's two ends go together. Phones and the ID number are never lost: the choice of phone says which is the main one. */
export const MERGE_FIELDS = [
  "name",
  "phone",
  "homePlace",
  "occupation",
  "skillLevel",
  "skills",
  "licences",
  "experienceYears",
  "expectedPay",
  "intendedPlace",
  "availableFrom",
  "note",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const Choice = z.enum(["this", "other"], { error: "option" });
const Choices = z.partialRecord(z.enum(MERGE_FIELDS, { error: "option" }), Choice);
export type MergeChoices = z.infer<typeof Choices>;

export const Merge = z.lazy(() =>
  z
    .object({
      mergeId: MergeId,
      /** Who goes on. */
      candidateId: CandidateId,
      /** Who was merged into them. */
      otherId: CandidateId,
      otherName: z.string(),
      choices: Choices,
      mergedBy: z.string(),
      mergedAt: Instant,
      /** Thirty days after. */
      undoableUntil: Instant,
      undoneAt: z.optional(Instant),
      version: Version,
    })
    .register(z.globalRegistry, { id: "Merge" }),
);
export type Merge = z.infer<typeof Merge>;

const params = z.object({ candidateId: CandidateId });

export const mergeCandidates = endpoint({
  id: "mergeCandidates",
  method: "POST",
  path: "/candidates/{candidateId}/merges",
  tag: "candidate",
  summary: "Merge another record of the same person into this one, or preview it; can be undone for 30 days",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      otherId: CandidateId,
      version: Version,
      otherVersion: Version,
      /** Left out: this one's value, or the other's where this one has none. */
      choices: z.optional(Choices),
      preview: z.optional(z.boolean()),
    }),
  result: () =>
    z.object({
      this: Candidate,
      other: Candidate,
      /** Every choice, also those left to us. */
      choices: Choices,
      /** This one afterwards. */
      result: Candidate,
      /** Absent in a preview. */
      merge: z.optional(Merge),
    }),
  errors: ["stale", "identity.conflict", "candidate.merged"],
});

export const listMerges = endpoint({
  id: "listMerges",
  method: "GET",
  path: "/candidates/{candidateId}/merges",
  tag: "candidate",
  summary: "What was merged into a candidate, newest first",
  permits: AGENCY,
  params: () => params,
  query: () => PageQuery,
  result: () => pageOf(Merge),
  errors: ["candidate.merged"],
});

export const undoMerge = endpoint({
  id: "undoMerge",
  method: "DELETE",
  path: "/candidates/{candidateId}/merges/{mergeId}",
  tag: "candidate",
  summary: "Take the latest merge back within 30 days: both are as before, but for what was edited since",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId, mergeId: MergeId }),
  result: () =>
    z.object({
      candidate: Candidate,
      other: Candidate,
      /** Fields of this one that were edited since the merge, and stay. */
      kept: z.array(z.string()),
    }),
  errors: ["merge.expired", "merge.later", "merge.undone", "identity.conflict", "stale", "candidate.merged"],
});
