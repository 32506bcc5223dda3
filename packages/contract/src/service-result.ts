import * as z from "zod/mini";
import { AGENCY, AGENCY_OWNER, endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Grade } from "./evaluation.ts";
import { programmeParams } from "./programme.ts";
import { AgencyId, Instant, ProgrammeId, Quarter, text, upTo, Version } from "./scalar.ts";
import { ServiceFacts } from "./service-facts.ts";

/** One indicator's part in a result. */
const ScoreLine = z.object({
  indicatorId: z.string(),
  name: z.string(),
  source: z.enum(["ledger", "survey", "evaluator"]),
  weight: z.int(),
  /** 0–100, one decimal; absent where the quarter has no data, and then the others share its weight. */
  score: z.optional(z.number()),
  /** Of ledger and survey: the fact's value, and what it is in: percent, days, or points of 5. */
  value: z.optional(z.number()),
  unit: z.optional(z.enum(["percent", "days", "of5"])),
  /** What the evaluators' scores rest on, and how they agreed. */
  evidence: z.array(z.string()),
});
export type ScoreLine = z.infer<typeof ScoreLine>;

/** A score and grade as computed at one moment; a later one has a reason and takes its place, and both stay. */
const Outcome = z.object({
  number: z.int(),
  lines: z.array(ScoreLine),
  /** As they were then: computing again gives the same. */
  facts: ServiceFacts,
  /** Weighted mean of what has data, 0–100 with one decimal. */
  score: z.number(),
  grade: Grade,
  at: Instant,
  reason: z.optional(z.string()),
});
export type Outcome = z.infer<typeof Outcome>;

/** 评价结果: what came of an agency's assessment, its appeal and the decision about that. */
export const ServiceResult = z.lazy(() =>
  z
    .object({
      programmeId: ProgrammeId,
      programmeName: z.string(),
      quarter: Quarter,
      agencyId: AgencyId,
      agencyName: z.string(),
      /** The last one counts. */
      outcomes: z.array(Outcome),
      publishedAt: z.optional(Instant),
      appeal: z.optional(z.object({ grounds: z.string(), at: Instant, by: z.string() })),
      decision: z.optional(z.object({ outcome: z.enum(["upheld", "dismissed"]), reason: z.string(), at: Instant })),
      version: Version,
    })
    .register(z.globalRegistry, { id: "ServiceResult" }),
);
export type ServiceResult = z.infer<typeof ServiceResult>;

export const listServiceResults = endpoint({
  id: "listServiceResults",
  method: "GET",
  path: "/service-results",
  tag: "programme",
  summary: "The agency's own results with what each score rests on, latest programme first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(ServiceResult),
});

export const listProgrammeResults = endpoint({
  id: "listProgrammeResults",
  method: "GET",
  path: "/programmes/{programmeId}/results",
  tag: "programme",
  summary: "What came of a programme, agency by agency",
  permits: PARK,
  params: () => programmeParams,
  query: () => PageQuery,
  result: () => pageOf(ServiceResult),
});

export const createAppeal = endpoint({
  id: "createAppeal",
  method: "POST",
  path: "/service-results/{programmeId}/appeal",
  tag: "programme",
  summary: "Appeal against the agency's own result, once, before it is published",
  permits: AGENCY_OWNER,
  params: () => programmeParams,
  body: () => z.object({ version: Version, grounds: text(1000, { lines: true }) }),
  result: () => ServiceResult,
  errors: ["stale", "appeal.made", "appeal.late"],
});

export const decideAppeal = endpoint({
  id: "decideAppeal",
  method: "POST",
  path: "/programmes/{programmeId}/results/{agencyId}/decision",
  tag: "programme",
  summary:
    "Decide an appeal with a reason; upheld, with other scores for evaluators' indicators: a new result beside the first",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ programmeId: ProgrammeId, agencyId: AgencyId }),
  body: () =>
    z.object({
      version: Version,
      outcome: z.enum(["upheld", "dismissed"], { error: "option" }),
      reason: text(1000, { lines: true }),
      /** By `indicatorId`; needed where it is upheld. */
      scores: z._default(
        z.record(
          upTo(50),
          z.number({ error: "score" }).check(z.minimum(0, { error: "score" }), z.maximum(100, { error: "score" })),
        ),
        {},
      ),
    }),
  result: () => ServiceResult,
  status: 200,
  errors: ["stale", "appeal.none", "appeal.decided"],
});
