import * as z from "zod/mini";
import { DIMENSIONS, type Dimension } from "./dimension.ts";
import { endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, Quarter } from "./scalar.ts";
import type { Fact } from "./scorecard.ts";

/** Answers from which on the park, the agency and every file see satisfaction; below, nobody does. */
export const LEAST_ANSWERS = 5;

/** Mean answers of 1–5, two decimals. */
const Satisfaction = z.object(
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, z.number()])) as Record<Dimension, z.ZodMiniNumber>,
);
export type Satisfaction = z.infer<typeof Satisfaction>;

/** What the ledger says of an agency's service in a quarter: counts and sums of days, nobody's name. */
const counts = {
  /** Seats of orders whose deadline lies in the quarter, and how many of them are filled; drafts and cancelled ones aside. */
  headcount: z.int(),
  filled: z.int(),
  /** People who arrived in the quarter, and the days from publishing their order to arriving, summed. */
  arrivals: z.int(),
  daysToFill: z.int(),
  /** People whose day 30 (90) after arriving lies in the quarter, and those of them who had not left by then. */
  reached30: z.int(),
  stayed30: z.int(),
  reached90: z.int(),
  stayed90: z.int(),
  /** Leavers inside guarantee who were replaced by an arrival in the quarter, and the days it took, summed. */
  replaced: z.int(),
  daysToReplace: z.int(),
  /** Complaints received in the quarter that were closed, and those of them that were upheld. */
  complaints: z.int(),
  upheld: z.int(),
  /** Enterprises that were asked how satisfied they are, and those that answered. */
  surveys: z.int(),
  answers: z.int(),
};

const shape = () => ({
  agencyId: AgencyId,
  quarter: Quarter,
  ...counts,
  /** Absent below five answers. */
  satisfaction: z.optional(Satisfaction),
});

export const ServiceFacts = z.lazy(() => z.object(shape()).register(z.globalRegistry, { id: "ServiceFacts" }));
export type ServiceFacts = z.infer<typeof ServiceFacts>;

export const COUNTERS = Object.keys(counts) as readonly Counter[];
export type Counter = keyof typeof counts;

/** What each fact is a ratio of: a share in percent, or a mean of days. */
export const RATIO_OF: Record<Fact, { of: Counter; over: Counter; percent: boolean }> = {
  fillRate: { of: "filled", over: "headcount", percent: true },
  timeToFill: { of: "daysToFill", over: "arrivals", percent: false },
  retention30: { of: "stayed30", over: "reached30", percent: true },
  retention90: { of: "stayed90", over: "reached90", percent: true },
  replacementTime: { of: "daysToReplace", over: "replaced", percent: false },
  complaintRate: { of: "upheld", over: "arrivals", percent: true },
};

/** A fact's value, one decimal: percent or days. Undefined where there is nothing to divide by. */
export function factValue(fact: Fact, facts: Pick<ServiceFacts, Counter>): number | undefined {
  const { of, over, percent } = RATIO_OF[fact];
  if (facts[over] === 0) return undefined;
  return Math.round((facts[of] * (percent ? 1000 : 10)) / facts[over]) / 10;
}

export const listServiceFacts = endpoint({
  id: "listServiceFacts",
  method: "GET",
  path: "/service-facts",
  tag: "scorecard",
  summary:
    "What the ledger says of each agency's service in a quarter (the current one unless named); follows within seconds",
  permits: PARK,
  query: () => z.extend(PageQuery, { quarter: z.optional(Quarter) }),
  result: () => pageOf(z.object({ ...shape(), agencyName: z.string() })),
});
