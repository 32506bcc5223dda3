import type { Lead, ScoreReason } from "@shanhai/contract/lead";

type Scored = Pick<Lead, "kind" | "eventId" | "organisation" | "offeringKind" | "headcount" | "licensed" | "timing">;

const TIMING = { month: 25, quarter: 15, later: 5 } as const;
/** People wanted, from so many on. */
const HEADCOUNT: readonly (readonly [least: number, points: number])[] = [
  [100, 20],
  [20, 15],
  [1, 10],
];

type Rule = (lead: Scored) => number;

/** What each rule gives; a lead of either kind comes to 100 at most. A rule that gives nothing is not named. */
const RULES: Readonly<Record<ScoreReason["rule"], Rule>> = {
  // The contract lets no other number through: the rule says so on the screen.
  phone: () => 15,
  organisation: ({ organisation }) => (organisation ? 15 : 0),
  atEvent: ({ eventId }) => (eventId ? 15 : 0),
  licence: ({ kind, licensed }) => (kind === "settlement" && licensed ? 30 : 0),
  offering: ({ kind, offeringKind }) => (kind === "service" && offeringKind ? 10 : 0),
  headcount: ({ kind, headcount = 0 }) =>
    kind === "service" ? (HEADCOUNT.find(([least]) => headcount >= least)?.[1] ?? 0) : 0,
  timing: ({ timing }) => (timing ? TIMING[timing] : 0),
};

/** The score of a lead, and the rules that gave it: the same facts give the same score, always. */
export function scoreLead(lead: Scored): Pick<Lead, "score" | "reasons"> {
  const reasons = (Object.entries(RULES) as [ScoreReason["rule"], Rule][])
    .map(([rule, points]) => ({ rule, points: points(lead) }))
    .filter(({ points }) => points > 0);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}
