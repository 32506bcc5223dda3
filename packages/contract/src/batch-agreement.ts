import * as z from "zod/mini";
import { batchParams } from "./batch-interview.ts";
import { AGENCY, endpoint } from "./endpoint.ts";
import { ApplicationId, BatchInterviewId, Instant, MemberId } from "./scalar.ts";

/** People rated by two before anything is said of how far raters agree. */
export const LEAST_RATED = 10;
/** People of one window of a rater's work. */
export const WINDOW = 10;

/**
 * Krippendorff's bands: from 0.8 on `reliable`, from 0.667 `tentative`, below `unreliable`; `uniform`: nearly everybody got the
 * same score, so that chance explains all; `few`: not said yet.
 */
const Finding = z.enum(["reliable", "tentative", "unreliable", "uniform", "few"]);
export type AgreementFinding = z.infer<typeof Finding>;

const measured = { alpha: z.optional(z.number()), finding: Finding };
const worked = {
  rated: z.int(),
  /** Of the rater's own weighted scores. */
  mean: z.number(),
  /** How much higher than the other rater of the same people, on average: below zero is harsher. */
  severity: z.number(),
};

/** How far raters of a batch agree, of the people whose raters have all submitted. */
export const BatchAgreement = z.lazy(() =>
  z
    .object({
      batchInterviewId: BatchInterviewId,
      /** Whose two first raters have both submitted. */
      people: z.int(),
      /** Of those, how many had a draft of the assistant's at hand. */
      withDraft: z.int(),
      metric: z.enum(["ordinal"]),
      ...measured,
      questions: z.array(
        z.object({
          question: z.int(),
          ...measured,
          /** On whom the two lie two points or more apart. */
          apart: z.array(ApplicationId),
        }),
      ),
      raters: z.array(
        z.object({
          memberId: MemberId,
          name: z.string(),
          ...worked,
          /** Of the last window's severity against the first's. */
          drift: z.optional(z.number()),
          finding: z.enum(["steady", "milder", "harsher", "few"]),
          /** In the order of submitting, ten people each. */
          windows: z.array(z.object({ from: Instant, to: Instant, ...worked, applicationIds: z.array(ApplicationId) })),
        }),
      ),
    })
    .register(z.globalRegistry, { id: "BatchAgreement" }),
);
export type BatchAgreement = z.infer<typeof BatchAgreement>;

export const getBatchAgreement = endpoint({
  id: "getBatchAgreement",
  method: "GET",
  path: "/batch-interviews/{batchInterviewId}/agreement",
  tag: "rating",
  summary: "Krippendorff's alpha (ordinal) of the batch and of each question, and how each rater's severity moves",
  permits: AGENCY,
  params: () => batchParams,
  result: () => BatchAgreement,
});
