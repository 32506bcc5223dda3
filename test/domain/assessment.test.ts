import type { Programme } from "@shanhai/contract/programme";
import type { AgencyId, MemberId, Quarter } from "@shanhai/contract/scalar";
import type { ServiceFacts } from "@shanhai/contract/service-facts";
import type { Act } from "@shanhai/domain/act";
import {
  type AssessmentRecord,
  assess,
  assignEach,
  type Evaluator,
  fillSheet,
  isReady,
  readAssessment,
  reassign,
  settleDifference,
} from "@shanhai/domain/assessment";
import { agreementOf, beginProgramme, conclude, mayConclude, publishBoard } from "@shanhai/domain/programme";
import { SCORECARD } from "@shanhai/domain/scorecard";
import { readFacts } from "@shanhai/domain/service-facts";
import { appeal, computeOutcome, decide, resultOf } from "@shanhai/domain/service-result";
import fc from "fast-check";
import { expect, test } from "vitest";

const act = {
  at: "2026-10-10T02:00:00.000Z",
  today: "2026-10-10",
  name: "a@park",
  newId: (prefix: string) => `${prefix}_1`,
} as unknown as Act;
const QUARTER = "2026-Q3" as Quarter;
const AGENCY = { agencyId: "agn_1" as AgencyId, name: "机构甲" };
const evaluator = (name: string): Evaluator => ({ memberId: `mbr_${name}` as MemberId, name });
const [A, B, C] = ["a", "b", "c"].map(evaluator) as [Evaluator, Evaluator, Evaluator];
const viewer = (one: Evaluator, role = "evaluator") => ({ ...one, role });
const INDICATORS: Programme["indicators"] = [
  { indicatorId: "fill", name: "岗位满足率", weight: 40, source: "ledger", fact: "fillRate", zeroAt: 0, fullAt: 100 },
  { indicatorId: "care", name: "跟踪服务", weight: 60, source: "evaluator" },
];
const input = { quarter: QUARTER, name: "评价", scorecardVersion: 1, tolerance: 10, deadline: "2026-10-20" };
const programme: Programme = { ...beginProgramme(input as never, SCORECARD, act), indicators: INDICATORS };
const facts = (more = {}): ServiceFacts => readFacts(AGENCY.agencyId, QUARTER, { headcount: 10, filled: 8, ...more });

const fresh = () => assess(programme, AGENCY, [A, B]);
const fill = (record: AssessmentRecord, who: Evaluator, care: number) =>
  fillSheet(record, INDICATORS, { scores: { care }, evidence: { care: `看到${care}` } }, viewer(who), [], act);
const scored = (a: number, b: number) => fill(fill(fresh(), A, a), B, b);

test("a programme is of a quarter that has begun and of a published scorecard", () => {
  const begin = (more: object, card: Parameters<typeof beginProgramme>[1] = SCORECARD) => {
    return () => beginProgramme({ ...input, ...more } as never, card, act);
  };
  expect(begin({})).not.toThrow();
  expect(begin({ quarter: "2027-Q1" })).toThrow("invalid");
  expect(begin({ deadline: "2026-10-09" })).toThrow("invalid");
  expect(begin({}, { ...SCORECARD, status: "draft" })).toThrow("invalid");
});

test("evaluators are given agencies in turn, and never one they belong to", () => {
  const agencies = ["agn_1", "agn_2", "agn_3"].map((agencyId) => ({ agencyId: agencyId as AgencyId }));
  const given = assignEach(agencies, [A, B, C], (member, agency) => member === A.memberId && agency === "agn_1");
  expect([...given.values()].map((pair) => pair.map(({ name }) => name).sort())).toEqual([
    ["b", "c"],
    ["a", "b"],
    ["a", "c"],
  ]);
  expect(() => assignEach(agencies, [A, B], (member) => member === A.memberId)).toThrow("evaluators.few");
  const named = [{ agencyId: AGENCY.agencyId, evaluatorIds: [A.memberId, B.memberId] }];
  expect(() => assignEach(named, [A, B], (member) => member === B.memberId)).toThrow("evaluator.conflictOfInterest");
  expect(() => assignEach(named, [A, C], () => false)).toThrow("invalid");
});

test("who was not assigned, or belongs to the agency by now, does not score", () => {
  const sheet = { scores: { care: 80 }, evidence: { care: "看到" } };
  expect(() => fillSheet(fresh(), INDICATORS, sheet, viewer(C), [], act)).toThrow("evaluator.notAssigned");
  expect(() => fillSheet(fresh(), INDICATORS, sheet, viewer(A), ["agn_1"], act)).toThrow(
    "evaluator.conflictOfInterest",
  );
  const missing = { scores: { care: 80 }, evidence: {} };
  expect(() => fillSheet(fresh(), INDICATORS, missing, viewer(A), [], act)).toThrow("invalid");
  const ledger = { scores: { care: 80, fill: 100 }, evidence: { care: "看到" } };
  expect(() => fillSheet(fresh(), INDICATORS, ledger, viewer(A), [], act)).toThrow("invalid");
});

test("sheets are blind until both are in, may be corrected until then, and not after", () => {
  const one = fill(fill(fresh(), A, 50), A, 70);
  expect(readAssessment(one, viewer(B)).sheets).toEqual([]);
  expect(readAssessment(one, viewer(A)).sheets).toMatchObject([{ scores: [{ score: 70 }] }]);
  expect(readAssessment(one, viewer(C, "administrator")).sheets).toHaveLength(1);
  const both = fill(one, B, 72);
  expect(readAssessment(both, viewer(B)).sheets).toHaveLength(2);
  expect(() => fill(both, A, 90)).toThrow("assessment.locked");
});

test("the tolerance itself is no difference; beyond it both have to say the same, or an administrator decides", () => {
  expect(isReady(scored(70, 80))).toBe(true);
  const far = scored(70, 81);
  const propose = (record: AssessmentRecord, who: Evaluator, score: number, role?: string) =>
    settleDifference(record, { indicatorId: "care", score, reason: "合看" }, viewer(who, role), [], act);
  expect(isReady(far)).toBe(false);
  expect(isReady(propose(propose(far, A, 75), B, 76))).toBe(false);
  expect(isReady(propose(propose(far, A, 75), B, 75))).toBe(true);
  expect(isReady(propose(far, C, 75, "administrator"))).toBe(true);
  expect(() => propose(scored(70, 80), A, 75)).toThrow("assessment.agreed");
  expect(() => propose(far, C, 75)).toThrow("evaluator.notAssigned");
  // Other evaluators begin anew: what the two before agreed on is not theirs.
  const again = reassign(propose(far, C, 75, "administrator"), [A, C]);
  expect(again).toMatchObject({ sheets: [{ memberId: A.memberId }], settlements: [] });
});

test("a programme is concluded when the quarter is over and everybody is ready", () => {
  const day = (today: string) => ({ today }) as unknown as Act;
  expect(() => mayConclude(programme, [scored(70, 71)], 1, day("2026-09-30"))).toThrow("programme.early");
  expect(() => mayConclude(programme, [scored(70, 71)], 1, day("2026-10-01"))).not.toThrow();
  expect(() => mayConclude(programme, [scored(70, 71), fresh()], 1, act)).toThrow("programme.unready");
  expect(() => mayConclude(programme, [], 1, act)).toThrow("programme.unready");
  expect(() => mayConclude(conclude(programme, act), [scored(70, 71)], 2, act)).toThrow("programme.state");
});

test("what has no data gives its weight to the others; an appeal that is upheld is a second outcome of the same facts", () => {
  const result = resultOf(programme, scored(70, 80), facts(), act);
  // 40 × 80 + 60 × 75
  expect(result.byPark.outcomes).toMatchObject([{ score: 77, grade: "AAA" }]);
  expect(resultOf(programme, scored(70, 80), facts({ headcount: 0 }), act).byPark.outcomes).toMatchObject([
    { score: 75 },
  ]);
  const appealed = appeal(result, { version: 1, grounds: "漏看" }, act);
  expect(() => appeal(appealed, { version: 2, grounds: "再" }, act)).toThrow("appeal.made");
  const decision = { version: 2, outcome: "upheld" as const, reason: "补看", scores: { care: 95 } };
  const decideWith = (more: object) => decide(appealed, { ...decision, ...more }, programme, scored(70, 80), act);
  expect(() => decideWith({ scores: {} })).toThrow("invalid");
  expect(() => decideWith({ scores: { fill: 100 } })).toThrow("invalid");
  const decided = decideWith({});
  expect(decided.byPark.outcomes).toMatchObject([{ score: 77 }, { number: 2, score: 89, reason: "补看" }]);
  expect(decideWith({ outcome: "dismissed" }).byPark.outcomes).toHaveLength(1);
  expect(() => decide(decided, { ...decision, version: 3 }, programme, scored(70, 80), act)).toThrow("appeal.decided");
  const concluded = conclude(programme, act);
  expect(() => publishBoard(concluded, [appealed], 2, act)).toThrow("programme.appeals");
  expect(publishBoard(concluded, [decided], 2, act).board.entries).toEqual([
    { agencyName: "机构甲", score: 89, grade: "AAAA" },
  ]);
});

test("agreement: mean difference, share within tolerance, and kappa over grades", () => {
  const all = [scored(95, 95), scored(85, 75), scored(65, 65), scored(30, 72)];
  // Grades apart: 0, 1, 0 and 2, so 5 squared; by chance 60 / 4 of them: 1 − 5 / 15.
  expect(agreementOf(programme, all)).toEqual({ pairs: 4, meanDifference: 13, within: 3, kappa: 0.67 });
  expect(agreementOf(programme, [scored(95, 95)])).toEqual({ pairs: 1, meanDifference: 0, within: 1 });
  expect(agreementOf(programme, [fill(fresh(), A, 1)])).toEqual({ pairs: 0, within: 0 });
});

test("an outcome lies between its lines, and computing it again gives the same", () => {
  const score = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(score, score, fc.nat(50), fc.nat(50), (a, b, headcount, filled) => {
      const input = facts({ headcount, filled: Math.min(filled, headcount) });
      const made = { number: 1, at: act.at };
      const outcome = computeOutcome(INDICATORS, input, scored(a, b), made);
      const lines = outcome.lines.flatMap((line) => line.score ?? []);
      expect(outcome.score).toBeGreaterThanOrEqual(Math.min(...lines) - 0.05);
      expect(outcome.score).toBeLessThanOrEqual(Math.max(...lines) + 0.05);
      expect(computeOutcome(INDICATORS, structuredClone(outcome.facts), scored(a, b), outcome)).toEqual(outcome);
    }),
  );
});
