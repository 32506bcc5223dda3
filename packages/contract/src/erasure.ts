import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint } from "./endpoint.ts";
import { CandidateId, Instant } from "./scalar.ts";

/** Why an open application ended whose person asked to be erased, as the agency reads it. */
export const ERASED_REASON = { zh: "本人要求删除信息", en: "The person asked to be erased" } as const;

/** What a person is given who asked an agency to be erased. Names nobody. */
const CandidateErasure = z.object({
  receiptId: z.string(),
  at: Instant,
  /** Service records that name nobody any more, kept for three years. */
  applications: z.int(),
  placements: z.int(),
});

export const eraseCandidate = endpoint({
  id: "eraseCandidate",
  method: "POST",
  path: "/candidates/{candidateId}/erasure",
  tag: "candidate",
  summary:
    "Erase a candidate who asks for it, for good: applications and placements stay for three years and name nobody. Done again it gives the same receipt",
  permits: AGENCY_OWNER,
  params: () => z.object({ candidateId: CandidateId }),
  status: 200,
  result: () => CandidateErasure,
  errors: ["candidate.merged", "candidate.atWork"],
});
