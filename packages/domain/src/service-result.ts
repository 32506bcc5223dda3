import { DIMENSIONS } from "@shanhai/contract/dimension";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Programme } from "@shanhai/contract/programme";
import type { Instant, ProgrammeId, Quarter } from "@shanhai/contract/scalar";
import type { Indicator } from "@shanhai/contract/scorecard";
import { factValue, RATIO_OF, type ServiceFacts } from "@shanhai/contract/service-facts";
import type { decideAppeal, Outcome, ScoreLine, ServiceResult } from "@shanhai/contract/service-result";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { type AssessmentRecord, pairsOf } from "./assessment.ts";
import { gradeOf } from "./evaluation.ts";
import { linearScore } from "./scorecard.ts";
import { agencyActs, parkActs, sameState, type TwoSided, versionOf } from "./two-sided.ts";

interface ResultByPark {
  programmeName: string;
  quarter: Quarter;
  agencyName: string;
  outcomes: readonly Outcome[];
  publishedAt?: Instant;
  decision?: NonNullable<ServiceResult["decision"]>;
  /** Scores that a decision put in the place of the evaluators', by indicator. */
  adjusted?: Record<string, number>;
}
type Appeal = NonNullable<ServiceResult["appeal"]>;

/** A result as both sides keep it: outcome and decision are the park's, the appeal is the agency's. */
export interface ServiceResultRecord extends TwoSided<ResultByPark, Appeal> {
  programmeId: ProgrammeId;
}

export function readServiceResult(record: ServiceResultRecord): ServiceResult {
  const { programmeId, agencyId, byPark, byAgency } = record;
  const { adjusted: _adjusted, outcomes, ...rest } = byPark;
  const appeal = byAgency ? { appeal: byAgency } : {};
  return { programmeId, agencyId, ...rest, outcomes: [...outcomes], ...appeal, version: versionOf(record) };
}

/** The outcome that counts. */
export function lastOutcome({ byPark }: ServiceResultRecord): Outcome {
  return byPark.outcomes.at(-1) as Outcome;
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** The evaluators' word on an indicator: what they agreed on, or else the mean of the two; with all that it rests on. */
function evaluatorsLine(assessment: AssessmentRecord, indicatorId: string, adjusted: number | undefined) {
  const settlement = assessment.settlements.find((one) => one.indicatorId === indicatorId && one.settled);
  const [a = 0, b = 0] = pairsOf(assessment).get(indicatorId) ?? [];
  const evidence = assessment.sheets.flatMap((sheet) =>
    sheet.scores.filter((one) => one.indicatorId === indicatorId).map((one) => one.evidence),
  );
  const score = adjusted ?? settlement?.score ?? (a + b) / 2;
  const all = [...evidence, ...(settlement ? [settlement.reason] : [])];
  return { score: oneDecimal(score), evidence: [...new Set(all)] };
}

/** A dimension's mean answer, or that of all five; undefined below five answers. */
function answerOf({ satisfaction }: ServiceFacts, dimension: (typeof DIMENSIONS)[number] | "overall") {
  if (!satisfaction) return undefined;
  if (dimension !== "overall") return satisfaction[dimension];
  const sum = DIMENSIONS.reduce((total, one) => total + Math.round(satisfaction[one] * 100), 0);
  return Math.round(sum / DIMENSIONS.length) / 100;
}

function lineOf(
  indicator: Indicator,
  facts: ServiceFacts,
  assessment: AssessmentRecord,
  adjusted: Record<string, number>,
): ScoreLine {
  const { indicatorId, name, source, weight } = indicator;
  const line = { indicatorId, name, source, weight };
  if (indicator.source === "evaluator") {
    const own = Object.hasOwn(adjusted, indicatorId) ? adjusted[indicatorId] : undefined;
    return { ...line, ...evaluatorsLine(assessment, indicatorId, own) };
  }
  const ledger = indicator.source === "ledger";
  const value = ledger ? factValue(indicator.fact, facts) : answerOf(facts, indicator.dimension);
  if (value === undefined) return { ...line, evidence: [] };
  const unit = ledger ? (RATIO_OF[indicator.fact].percent ? "percent" : "days") : "of5";
  return {
    ...line,
    value,
    unit,
    score: linearScore(value, ledger ? indicator : { zeroAt: 1, fullAt: 5 }),
    evidence: [],
  };
}

/** The mean of what has a score, weighted, one decimal; in whole numbers, so that computing again gives the same digits. */
function weigh(lines: readonly ScoreLine[]): number {
  const scored = lines.flatMap(({ score, weight }) => (score === undefined ? [] : [{ score, weight }]));
  const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
  const tenths = scored.reduce((sum, { score, weight }) => sum + Math.round(score * 10) * weight, 0);
  return weights === 0 ? 0 : Math.round(tenths / weights) / 10;
}

/** Score and grade from facts, sheets and what a decision put in their place. The same input gives the same outcome. */
export function computeOutcome(
  indicators: Programme["indicators"],
  facts: ServiceFacts,
  assessment: AssessmentRecord,
  made: Pick<Outcome, "number" | "at" | "reason">,
  adjusted: Record<string, number> = {},
): Outcome {
  const lines = indicators.map((indicator) => lineOf(indicator, facts, assessment, adjusted));
  const score = weigh(lines);
  const { number, at, reason } = made;
  return { number, lines, facts, score, grade: gradeOf(score), at, ...(reason ? { reason } : {}) };
}

/** The result of an assessment that is ready, as the agency gets to see it. */
export function resultOf(
  programme: Programme,
  assessment: AssessmentRecord,
  facts: ServiceFacts,
  act: Pick<Act, "at">,
): ServiceResultRecord {
  const { programmeId, programmeName, quarter, agencyId, agencyName } = assessment;
  const outcome = computeOutcome(programme.indicators, facts, assessment, { number: 1, at: act.at });
  return {
    programmeId,
    agencyId,
    byPark: { programmeName, quarter, agencyName, outcomes: [outcome] },
    parkVersion: 1,
    agencyVersion: 0,
  };
}

/** The result with the agency's appeal. Throws `stale`, `appeal.made`, `appeal.late`. */
export function appeal(
  record: ServiceResultRecord,
  input: { version: number; grounds: string },
  act: Pick<Act, "at" | "name">,
): ServiceResultRecord {
  if (record.byAgency) throw new AppError("appeal.made");
  if (record.byPark.publishedAt) throw new AppError("appeal.late");
  sameState(record, input.version, readServiceResult);
  return agencyActs(record, { grounds: input.grounds, at: act.at, by: act.name });
}

/**
 * The result with the decision about its appeal: upheld, a new outcome with other scores stands beside the first, computed
 * from the facts of then. Throws `stale`, `appeal.none`, `appeal.decided`, `invalid`.
 */
export function decide(
  record: ServiceResultRecord,
  input: ParsedOf<typeof decideAppeal>["body"],
  programme: Programme,
  assessment: AssessmentRecord,
  act: Pick<Act, "at">,
): ServiceResultRecord {
  if (!record.byAgency) throw new AppError("appeal.none");
  if (record.byPark.decision) throw new AppError("appeal.decided");
  sameState(record, input.version, readServiceResult);
  const { outcome, reason, scores } = input;
  const decision = { outcome, reason, at: act.at };
  if (outcome === "dismissed") return parkActs(record, { decision });
  const may = new Set(
    programme.indicators.filter(({ source }) => source === "evaluator").map((one) => one.indicatorId),
  );
  const issues = Object.keys(scores)
    .filter((id) => !may.has(id))
    .map((id) => ({ field: `scores.${id}`, code: "option" }));
  if (Object.keys(scores).length === 0) issues.push({ field: "scores", code: "required" });
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const first = lastOutcome(record);
  const made = { number: first.number + 1, at: act.at, reason };
  const next = computeOutcome(programme.indicators, first.facts, assessment, made, scores);
  return parkActs(record, { decision, adjusted: scores, outcomes: [...record.byPark.outcomes, next] });
}
