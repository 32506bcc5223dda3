import type { ParkOrder } from "@shanhai/contract/park";
import type { Act } from "@shanhai/domain/act";
import { evaluate, gradeOf, weightedScore } from "@shanhai/domain/evaluation";
import { SCORECARD } from "@shanhai/domain/scorecard";
import { expect, test } from "vitest";

const act = { at: "2026-11-01T00:00:00.000Z", newId: (prefix: string) => `${prefix}_1` } as unknown as Act;
const order = {
  orderId: "ord_1",
  agencyId: "agn_1",
  status: "fulfilled",
  headcount: 8,
  filled: 8,
} as unknown as ParkOrder;
const scores = { responsiveness: 80, match: 70, conduct: 60.5, followUp: 0 };

test("the weights of the scorecard in force sum to 100", () => {
  expect(SCORECARD.indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test("the score is the weighted mean to one decimal, with the ledger's own share", () => {
  const evaluation = evaluate(order, { scores, evidence: { match: "面试记录" } }, { agencies: [] }, act);
  // 30 × 100 + 20 × 80 + 20 × 70 + 15 × 60.5 + 15 × 0, over 100
  expect(evaluation).toMatchObject({ score: 69.1, grade: "AA", scorecardVersion: 1 });
  expect(evaluation.scores[0]).toMatchObject({ indicatorId: "fillRate", score: 100, evidence: "岗位满足率：8 / 8" });
  expect(weightedScore(evaluation.scores)).toBe(evaluation.score);
});

test("only finished orders, every indicator, no ledger facts from hand, and nobody with an interest", () => {
  const attempt = (
    input: { scores: Record<string, number> },
    more: Partial<ParkOrder> = {},
    agencies: string[] = [],
  ) => {
    return () => evaluate({ ...order, ...more }, { evidence: {}, ...input }, { agencies }, act);
  };
  expect(attempt({ scores }, { status: "open" })).toThrow("order.unfulfilled");
  expect(attempt({ scores }, { status: "closed", filled: 3 })).not.toThrow();
  expect(attempt({ scores }, {}, ["agn_1"])).toThrow("evaluator.conflictOfInterest");
  expect(attempt({ scores: { match: 1 } })).toThrow("invalid");
  expect(attempt({ scores: { ...scores, fillRate: 100 } })).toThrow("invalid");
  expect(attempt({ scores: { ...scores, constructor: 100 } as Record<string, number> })).toThrow("invalid");
});

test("grades begin at 90, 80, 70 and 60", () => {
  expect([100, 90, 89.9, 80, 70, 60, 59.9, 0].map(gradeOf)).toEqual([
    "AAAAA",
    "AAAAA",
    "AAAA",
    "AAAA",
    "AAA",
    "AA",
    "A",
    "A",
  ]);
});
