import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import {
  compileScorer,
  DEFAULT_WEIGHTS,
  judge,
  type MatchPerson,
  type MatchPosition,
  type Scorer,
} from "@shanhai/domain/match";
import fc from "fast-check";
import { expect, test } from "vitest";

const TODAY = "2026-11-27";

const welder: MatchPosition = {
  positionId: "pos_1" as MatchPosition["positionId"],
  orderId: "ord_1" as MatchPosition["orderId"],
  enterpriseId: "ent_1" as MatchPosition["enterpriseId"],
  occupation: "焊工",
  title: "氩弧焊工",
  skills: ["氩弧焊", "看图纸"],
  licences: ["焊工证"],
  skillLevel: "中级工",
  payMin: 600_000,
  payMax: 800_000,
  division: "330803",
  open: 3,
  startsOn: "2026-12-10",
};

const silent: MatchPerson = {
  candidateId: "can_1" as MatchPerson["candidateId"],
  skills: [],
  licences: [],
  refused: false,
  partnerIds: [],
  history: { arrived: 0, stayed: 0, leftEarly: 0, rejectedBy: [] },
};
const able: MatchPerson = {
  ...silent,
  occupation: "电焊工",
  skills: ["会氩弧焊", "看图纸"],
  licences: ["焊工证"],
  skillLevel: "高级工",
  experienceYears: 6,
  expectedPayMin: 550_000,
  home: "330803",
  intended: ["330800"],
  availableFrom: "anytime",
};

const judged = (person: Partial<MatchPerson>, position: Partial<MatchPosition> = {}) =>
  judge({ ...able, ...person }, { ...welder, ...position }, DEFAULT_WEIGHTS, TODAY);
const lacks = (person: Partial<MatchPerson>, position: Partial<MatchPosition> = {}) =>
  judged(person, position).missing.map(({ constraint }) => constraint);

test("who has everything has every point but those of a history", () => {
  const { fits, score, parts } = judged({});
  expect([fits, score]).toEqual([true, 950]);
  expect(parts.map(({ points, of }) => [points, of])).toEqual([
    [500, 500],
    [200, 200],
    [200, 200],
    [50, 100],
  ]);
});

test("nobody is shut out for saying nothing, but a licence that is asked for must be stated", () => {
  const { missing, parts } = judge(silent, welder, DEFAULT_WEIGHTS, TODAY);
  expect(missing).toEqual([{ constraint: "licence", person: undefined, position: "焊工证" }]);
  const facts = parts.flatMap(({ said }) => said.map(({ fact }) => fact));
  expect(facts).toEqual([
    "occupationUnstated",
    "skillsUnstated",
    "experienceUnstated",
    "levelUnstated",
    "payUnstated",
    "wantedUnstated",
    "homeUnstated",
    "historyNone",
  ]);
  expect(judge(silent, { ...welder, licences: [] }, DEFAULT_WEIGHTS, TODAY).score).toBe(500);
});

test("each constraint says what the person has and what is asked", () => {
  expect(lacks({ refused: true })).toEqual(["consent"]);
  expect(lacks({}, { audience: ["ptn_1" as never] })).toEqual(["audience"]);
  expect(lacks({ partnerIds: ["ptn_1" as never] }, { audience: ["ptn_1" as never] })).toEqual([]);
  expect(lacks({ occupation: "厨师", skills: [] })).toEqual(["occupation"]);
  expect(lacks({ skillLevel: "初级工" })).toEqual(["level"]);
  expect(judged({ intended: ["330100"] }).missing).toEqual([
    { constraint: "place", person: "330100", position: "330803" },
  ]);
  expect(lacks({ availableFrom: "2026-12-11" as never })).toEqual(["availability"]);
});

test("a county stands for its city, a day that has passed for today, a shared skill for another occupation", () => {
  expect(lacks({ intended: ["330822"] })).toEqual([]);
  expect(lacks({ availableFrom: TODAY as never }, { startsOn: "2026-11-01" })).toEqual([]);
  expect(lacks({ occupation: "厨师" })).toEqual([]);
  expect(lacks({ intended: "anywhere" }, { division: undefined })).toEqual([]);
});

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const maybe = <T>(...values: T[]) => fc.option(some(...values), { nil: undefined });
const DIVISIONS = ["330000", "330800", "330803", "330822", "330100", "620802", "310115"];
const OCCUPATIONS = ["焊工", "电焊工", "普工", "厨师", "电工", "维修电工", "数控车工", "看护员"];
const SKILLS = ["氩弧焊", "会氩弧焊", "二保焊", "看图纸", "PLC", "C"];
const LICENCES = ["焊工证", "低压电工证", "叉车证 N1"];
const pay = fc.integer({ min: 0, max: 40 }).map((times) => times * 33_333);

const people = fc.record({
  candidateId: fc.constant(silent.candidateId),
  occupation: maybe(...OCCUPATIONS),
  skills: fc.array(some(...SKILLS), { maxLength: 4 }),
  licences: fc.array(some(...LICENCES), { maxLength: 3 }),
  skillLevel: maybe(...SKILL_LEVELS),
  experienceYears: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
  expectedPayMin: fc.option(pay, { nil: undefined }),
  home: maybe(...DIVISIONS),
  intended: fc.oneof(
    fc.constant(undefined),
    fc.constant("anywhere" as const),
    fc.array(some(...DIVISIONS), { minLength: 1, maxLength: 2 }),
  ),
  availableFrom: maybe("anytime", "2026-11-27", "2026-12-05", "2027-01-01"),
  refused: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  partnerIds: fc.array(some("ptn_1", "ptn_2"), { maxLength: 2 }),
  history: fc.record({
    arrived: fc.nat(3),
    stayed: fc.nat(3),
    leftEarly: fc.nat(3),
    rejectedBy: fc.array(some("ent_1", "ent_2"), { maxLength: 3 }),
  }),
}) as unknown as fc.Arbitrary<MatchPerson>;

const positions = fc
  .record({
    positionId: fc.constant(welder.positionId),
    orderId: fc.constant(welder.orderId),
    enterpriseId: some("ent_1", "ent_2", "ent_3"),
    occupation: some(...OCCUPATIONS),
    title: some(...OCCUPATIONS, "招小时工"),
    skills: fc.array(some(...SKILLS), { maxLength: 4 }),
    licences: fc.oneof(fc.constant([]), fc.array(some(...LICENCES), { maxLength: 3 })),
    skillLevel: maybe(...SKILL_LEVELS),
    payMin: pay,
    more: pay,
    division: maybe(...DIVISIONS),
    open: fc.constant(1),
    startsOn: maybe("2026-11-01", "2026-12-05", "2026-12-31"),
    audience: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      fc.array(some("ptn_1", "ptn_2"), { maxLength: 2 }),
    ),
  })
  .map(({ more, ...one }) => ({ ...one, payMax: one.payMin + more })) as unknown as fc.Arbitrary<MatchPosition>;

const weight = fc.integer({ min: 0, max: 100 });
const weighting = fc.record({ skills: weight, pay: weight, distance: weight, history: weight });

test("the compiled scorer gives what the judgement gives, for everybody in a row", () => {
  fc.assert(
    fc.property(
      fc.array(people, { minLength: 1, maxLength: 6 }),
      fc.array(positions, { maxLength: 8 }),
      weighting,
      (everybody, all, weights) => {
        const score: Scorer = compileScorer(all, weights, TODAY);
        const out = new Int16Array(all.length);
        for (const person of everybody) {
          score(person, out);
          const read = all.map((position) => judge(person, position, weights, TODAY));
          expect([...out]).toEqual(read.map(({ fits, score }) => (fits ? score : -1)));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("a score is the sum of its parts, none above its share; what a constraint asks is always named", () => {
  fc.assert(
    fc.property(people, positions, weighting, (person, position, weights) => {
      const { score, parts, fits, missing } = judge(person, position, weights, TODAY);
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      const whole = Object.values(weights).some((one) => one > 0) ? 1000 : 0;
      expect(parts.reduce((sum, { of }) => sum + of, 0)).toBe(whole);
      expect(parts.every(({ points, said }) => points >= 0 && said.length > 0)).toBe(true);
      expect(score).toBeLessThanOrEqual(whole);
      expect(fits).toBe(missing.length === 0);
    }),
    { numRuns: 300 },
  );
});
