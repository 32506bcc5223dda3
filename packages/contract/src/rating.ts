import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { BEST_SCORE, MOST_QUESTIONS } from "./question-set.ts";
import { ApplicationId, BatchInterviewId, Instant, listOf, MemberId, text, Version, whole } from "./scalar.ts";

/** Rows of the sheet that one request saves. */
const MOST_RATED = 50;

const score = () => whole(1, BEST_SCORE, "range");

/** 评分: one rater's scores of one person, in the order of the questions; none where nothing was given yet. */
export const Rating = z.lazy(() =>
  z
    .object({
      memberId: MemberId,
      scores: z.array(z.nullable(z.int())),
      note: z.optional(z.string()),
      status: z.enum(["draft", "submitted"]),
      /** Whether an assistant's draft was at hand when it was submitted. */
      withDraft: z.boolean(),
      submittedAt: z.optional(Instant),
      /** Weighted, 1 to 5; of those submitted. */
      total: z.optional(z.number()),
      version: Version,
    })
    .register(z.globalRegistry, { id: "Rating" }),
);
export type Rating = z.infer<typeof Rating>;

const params = z.object({ batchInterviewId: BatchInterviewId });
const rowParams = z.extend(params, { applicationId: ApplicationId });

const RatingResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      /**
       * `stale`: saved from elsewhere since it was seen; `incomplete`: submitted without every score; `locked`: all raters have
       * submitted; `notRater`: the caller is none of the row's; `settled`: nothing is open on the row any more.
       */
      outcome: z.enum(["saved", "stale", "incomplete", "locked", "notRater", "notFound"]),
      /** The caller's own, as it is now. */
      rating: z.optional(Rating),
    })
    .register(z.globalRegistry, { id: "RatingResult" }),
);
export type RatingResult = z.infer<typeof RatingResult>;

export const saveRatings = endpoint({
  id: "saveRatings",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/ratings",
  tag: "rating",
  summary:
    "Save the caller's own scores of up to 50 people; submitted ones may be corrected until the row's others are in",
  permits: AGENCY,
  keys: "never",
  params: () => params,
  body: () =>
    z.object({
      rows: listOf(
        z.object({
          applicationId: ApplicationId,
          scores: listOf(z.nullable(score()), MOST_QUESTIONS),
          note: z.optional(text(500, { lines: true })),
          submit: z._default(z.boolean({ error: "type" }), false),
          /** The own rating's that was seen; 0 where there was none. */
          version: whole(0, Number.MAX_SAFE_INTEGER, "version"),
        }),
        MOST_RATED,
      ).check(
        z.minLength(1, { error: "short" }),
        z.refine((rows) => new Set(rows.map(({ applicationId }) => applicationId)).size === rows.length, {
          error: "duplicate",
        }),
      ),
    }),
  result: () => z.object({ results: z.array(RatingResult) }),
  status: 200,
  errors: ["batch.closed"],
});

export const settleRating = endpoint({
  id: "settleRating",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/settlement",
  tag: "rating",
  summary:
    "Agree on a score, with its reason, where two raters differ by more than the tolerance: an owner or one of them",
  permits: AGENCY,
  keys: "never",
  params: () => rowParams,
  body: () =>
    z.object({
      version: Version,
      score: z
        .number({ error: "range" })
        .check(z.minimum(1, { error: "range" }), z.maximum(BEST_SCORE, { error: "range" })),
      reason: text(500, { lines: true }),
    }),
  result: () => z.object({ applicationId: ApplicationId, version: Version }),
  status: 200,
  errors: ["stale", "batch.closed", "rating.notRater", "rating.notDiffering"],
});

export const askThirdRater = endpoint({
  id: "askThirdRater",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/third-rater",
  tag: "rating",
  summary: "Have a third colleague rate somebody on whom two differ, without seeing their scores",
  permits: AGENCY,
  keys: "never",
  params: () => rowParams,
  body: () => z.object({ version: Version, memberId: MemberId }),
  result: () => z.object({ applicationId: ApplicationId, version: Version }),
  status: 200,
  errors: ["stale", "batch.closed", "rating.notRater", "rating.notDiffering", "rating.third"],
});
