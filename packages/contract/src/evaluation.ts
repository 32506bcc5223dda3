import * as z from "zod/mini";
import { endpoint, PARK, PageQuery, type Permits, pageOf } from "./endpoint.ts";
import { AgencyId, EvaluationId, Instant, OrderId, text, upTo } from "./scalar.ts";
import { Scorecard } from "./scorecard.ts";

/** Grades of DB12/T 3009-2024, highest first. */
export const Grade = z.enum(["AAAAA", "AAAA", "AAA", "AA", "A"]).register(z.globalRegistry, { id: "Grade" });
export type Grade = z.infer<typeof Grade>;

export const Evaluation = z.lazy(() =>
  z
    .object({
      evaluationId: EvaluationId,
      orderId: OrderId,
      orderTitle: z.string(),
      agencyId: AgencyId,
      agencyName: z.string(),
      scorecardVersion: z.int(),
      scores: z.array(
        z.object({
          indicatorId: z.string(),
          name: z.string(),
          weight: z.int(),
          score: z.number(),
          evidence: z.string(),
        }),
      ),
      /** Weighted mean, 0–100 with one decimal. */
      score: z.number(),
      grade: Grade,
      comment: z.optional(z.string()),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Evaluation" }),
);
export type Evaluation = z.infer<typeof Evaluation>;

export const getScorecard = endpoint({
  id: "getScorecard",
  method: "GET",
  path: "/scorecards/current",
  tag: "evaluation",
  summary: "The scorecard that single orders are evaluated on: version 1, the built-in one",
  permits: PARK,
  result: () => Scorecard,
});

export const createEvaluation = endpoint({
  id: "createEvaluation",
  method: "POST",
  path: "/evaluations",
  tag: "evaluation",
  summary: "Score a fulfilled or closed order on scorecard version 1; 0–100 per evaluator's indicator",
  permits: { park: ["evaluator"] },
  keys: "never",
  body: () =>
    z.object({
      orderId: OrderId,
      /** By `indicatorId`; ledger indicators are computed and may not be given. */
      scores: z.record(
        upTo(50),
        z.number({ error: "score" }).check(z.minimum(0, { error: "score" }), z.maximum(100, { error: "score" })),
      ),
      /** What each score rests on, by `indicatorId`. */
      evidence: z._default(z.record(upTo(50), text(500, { lines: true })), {}),
      comment: z.optional(text(1000, { lines: true })),
    }),
  result: () => Evaluation,
  errors: ["order.unfulfilled", "evaluator.conflictOfInterest", "evaluation.duplicate"],
});

const READERS = { park: ["administrator", "evaluator"], agency: ["owner", "recruiter"] } as const satisfies Permits;

export const listEvaluations = endpoint({
  id: "listEvaluations",
  method: "GET",
  path: "/evaluations",
  tag: "evaluation",
  summary: "Evaluations, newest first: the park's, or the caller's agency's own",
  permits: READERS,
  query: () => PageQuery,
  result: () => pageOf(Evaluation),
});
