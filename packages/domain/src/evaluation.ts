import type { Evaluation, Grade } from "@shanhai/contract/evaluation";
import type { ParkOrder } from "@shanhai/contract/park";
import type { EvaluationId } from "@shanhai/contract/scalar";
import type { Indicator } from "@shanhai/contract/scorecard";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import { isEvaluators, SCORECARD } from "./scorecard.ts";

/** Lowest score of each grade, highest first. */
export const GRADES: readonly [Grade, number][] = [
  ["AAAAA", 90],
  ["AAAA", 80],
  ["AAA", 70],
  ["AA", 60],
  ["A", 0],
];

/** Grades from the lowest up. */
export const GRADES_UPWARDS: readonly Grade[] = GRADES.map(([grade]) => grade).toReversed();

/** The grade of a score, 0–100; labels of DB12/T 3009-2024, thresholds the park's own. */
export function gradeOf(score: number): Grade {
  return GRADES.find(([, least]) => score >= least)?.[0] ?? "A";
}

/** Weighted mean to one decimal. Computed in integers, so that recomputing gives the same digits. */
export function weightedScore(scores: readonly { weight: number; score: number }[]): number {
  const hundredths = scores.reduce((sum, { weight, score }) => sum + weight * Math.round(score * 100), 0);
  return Math.round(hundredths / 1000) / 10;
}

function ledgerScore(indicator: Indicator, order: ParkOrder): { score: number; evidence: string } {
  const score = Math.round((order.filled / Math.max(order.headcount, 1)) * 1000) / 10;
  return { score, evidence: `${indicator.name}：${order.filled} / ${order.headcount}` };
}

/** An evaluation of a fulfilled or closed order. Throws when a score is missing, unknown, or given for a ledger fact. */
export function evaluate(
  order: ParkOrder,
  input: { scores: Record<string, number>; evidence: Record<string, string>; comment?: string | undefined },
  evaluator: { agencies: readonly string[] },
  act: Act,
): Evaluation {
  if (order.status !== "fulfilled" && order.status !== "closed") throw new AppError("order.unfulfilled");
  if (evaluator.agencies.includes(order.agencyId)) throw new AppError("evaluator.conflictOfInterest");
  const asked = SCORECARD.indicators.filter(isEvaluators);
  const issues: Issue[] = [
    ...asked
      .filter((indicator) => !Object.hasOwn(input.scores, indicator.indicatorId))
      .map((indicator) => ({ field: `scores.${indicator.indicatorId}`, code: "scores.incomplete" })),
    ...Object.keys(input.scores)
      .filter((given) => !asked.some((indicator) => indicator.indicatorId === given))
      .map((given) => ({ field: `scores.${given}`, code: "option" })),
  ];
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const scores = SCORECARD.indicators.map((indicator) => {
    const { indicatorId, name, weight } = indicator;
    if (indicator.source === "ledger") return { indicatorId, name, weight, ...ledgerScore(indicator, order) };
    const evidence = Object.hasOwn(input.evidence, indicatorId) ? input.evidence[indicatorId] : undefined;
    return { indicatorId, name, weight, score: input.scores[indicatorId] ?? 0, evidence: evidence ?? "" };
  });
  const score = weightedScore(scores);
  return {
    evaluationId: act.newId<EvaluationId>("evl"),
    orderId: order.orderId,
    orderTitle: order.title,
    agencyId: order.agencyId,
    agencyName: order.agencyName,
    scorecardVersion: SCORECARD.scorecardVersion,
    scores,
    score,
    grade: gradeOf(score),
    comment: input.comment,
    createdAt: act.at,
  };
}
