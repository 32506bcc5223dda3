import * as z from "zod/mini";
import { Dimension } from "./dimension.ts";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Instant, listOf, text, Version, whole } from "./scalar.ts";

/** What an indicator of the ledger is computed from, of one agency and quarter. */
export const FACTS = [
  "fillRate",
  "timeToFill",
  "retention30",
  "retention90",
  "replacementTime",
  "complaintRate",
] as const;
export const Fact = z.enum(FACTS, { error: "option" });
export type Fact = z.infer<typeof Fact>;

const named = {
  /** Unique in its scorecard; scores and evidence are given by it. */
  indicatorId: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9]{0,29}$/, { error: "format" })),
  name: text(40),
  /** Of 100. */
  weight: whole(1, 100, "weight"),
};
const bound = () =>
  z.number({ error: "range" }).check(z.minimum(0, { error: "range" }), z.maximum(1000, { error: "range" }));

/** Computed from facts: `zeroAt` gives 0, `fullAt` gives 100, in between linear; `zeroAt` may be the greater one. */
const LedgerIndicator = z.object({
  ...named,
  source: z.literal("ledger"),
  fact: Fact,
  zeroAt: bound(),
  fullAt: bound(),
});
/** The mean answer to one dimension, or to all five: 1 gives 0, 5 gives 100. */
const SurveyIndicator = z.object({
  ...named,
  source: z.literal("survey"),
  dimension: z.union([Dimension, z.literal("overall")]),
});
/** Scored by people, on evidence. */
const EvaluatorIndicator = z.object({
  ...named,
  source: z.literal("evaluator"),
  /** What to look for. */
  guide: z.optional(text(200)),
});

/** One weighted indicator and where its score comes from. */
export const Indicator = z.lazy(() =>
  z
    .discriminatedUnion("source", [LedgerIndicator, SurveyIndicator, EvaluatorIndicator], { error: "option" })
    .register(z.globalRegistry, { id: "Indicator" }),
);
export type Indicator = z.infer<typeof Indicator>;
export type EvaluatorIndicator = z.infer<typeof EvaluatorIndicator>;

/** 评价量表. A draft may be changed, a published one never: what was scored with it can be computed again. */
export const Scorecard = z.lazy(() =>
  z
    .object({
      /** Version 1 is built in and the same in every park. */
      scorecardVersion: z.int(),
      name: z.string(),
      indicators: z.array(Indicator),
      status: z.enum(["draft", "published"]),
      version: Version,
      createdAt: Instant,
      publishedAt: z.optional(Instant),
    })
    .register(z.globalRegistry, { id: "Scorecard", description: "Weights sum to 100" }),
);
export type Scorecard = z.infer<typeof Scorecard>;

/** Indicators of one scorecard at most. */
const MOST_INDICATORS = 30;

/** A version as a path names it. */
const params = z.object({
  scorecardVersion: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9999)),
});

export const listScorecards = endpoint({
  id: "listScorecards",
  method: "GET",
  path: "/scorecards",
  tag: "scorecard",
  summary: "The park's scorecards, latest version first; the built-in version 1 is the last",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(Scorecard),
});

export const createScorecard = endpoint({
  id: "createScorecard",
  method: "POST",
  path: "/scorecards",
  tag: "scorecard",
  summary: "Begin the next version as a draft, a copy of the last",
  permits: PARK_ADMINISTRATOR,
  result: () => Scorecard,
  errors: ["scorecard.draftExists"],
});

export const updateScorecard = endpoint({
  id: "updateScorecard",
  method: "PATCH",
  path: "/scorecards/{scorecardVersion}",
  tag: "scorecard",
  summary: "Change a draft's name and indicators; their weights must sum to 100",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      name: text(60),
      indicators: listOf(Indicator, MOST_INDICATORS).check(
        z.minLength(1, { error: "short" }),
        z.refine((all) => all.reduce((sum, { weight }) => sum + weight, 0) === 100, { error: "weights.sum" }),
        z.refine((all) => new Set(all.map(({ indicatorId }) => indicatorId)).size === all.length, {
          error: "duplicate",
        }),
        z.refine((all) => all.every((one) => one.source !== "ledger" || one.zeroAt !== one.fullAt), {
          error: "bounds",
        }),
        z.refine((all) => all.some(({ source }) => source === "evaluator"), { error: "indicator.evaluator" }),
      ),
    }),
  result: () => Scorecard,
  errors: ["stale", "scorecard.published"],
});

export const publishScorecard = endpoint({
  id: "publishScorecard",
  method: "POST",
  path: "/scorecards/{scorecardVersion}/publication",
  tag: "scorecard",
  summary: "Publish a draft: from now on it never changes, and programmes may use it",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  body: () => z.object({ version: Version }),
  result: () => Scorecard,
  status: 200,
  errors: ["stale", "scorecard.published"],
});
