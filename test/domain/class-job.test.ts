import type { BoardPosting } from "@shanhai/contract/posting";
import type { EventId, PostingId } from "@shanhai/contract/scalar";
import { type ClassRecord, classJob, inClassOrder, isFound, newClass, withClass } from "@shanhai/domain/class-job";
import { expect, test } from "vitest";

const posting = (more: object = {}) =>
  ({
    postingId: "pst_1",
    title: "二保焊工",
    occupation: "电 焊工",
    enterpriseName: "华友钴业",
    division: "330802",
    ...more,
  }) as BoardPosting;
const of = (more: Partial<ClassRecord>): ClassRecord => ({ ...newClass("evt_1" as EventId), ...more });
const seen = (record: ClassRecord, more: object = {}) => {
  const { reasons, shown, by } = classJob(record, posting(more));
  return { reasons, shown, by };
};

test("a class is shown what it learns, whatever the spaces, by occupation or title; and the reasons", () => {
  const welders = of({ occupation: "焊工", division: "330800" });
  expect(seen(welders)).toEqual({ reasons: ["occupation", "division"], shown: true, by: "rule" });
  expect(seen(welders, { occupation: "普工" }).shown).toBe(true);
  expect(seen(welders, { title: "质检员", occupation: "质检员" })).toMatchObject({
    reasons: ["division"],
    shown: false,
  });
});

test("a job that asks more than the class leads to is not for it", () => {
  const welders = of({ occupation: "焊工", skillLevel: "中级工" });
  expect(seen(welders, { skillLevel: "中级工" })).toMatchObject({ reasons: ["occupation", "skillLevel"], shown: true });
  expect(seen(welders, { skillLevel: "高级工" })).toMatchObject({ reasons: [], shown: false });
});

test("of a class of which only the place is known, the work is near; of which nothing is, there is none", () => {
  expect(seen(of({ division: "330803" }))).toMatchObject({ reasons: ["division"], shown: true });
  expect(seen(of({ division: "330000" }))).toMatchObject({ reasons: ["division"], shown: true });
  expect(seen(of({ division: "340000" }))).toMatchObject({ reasons: [], shown: false });
  expect(seen(of({}))).toMatchObject({ reasons: [], shown: false });
});

test("who organises it has the last word", () => {
  const ids = ["pst_1" as PostingId];
  expect(seen(of({ picked: ids }))).toMatchObject({ shown: true, by: "hand" });
  expect(seen(of({ occupation: "焊工", dropped: ids }))).toMatchObject({ shown: false, by: "hand" });
});

test("what is shown stands first, then what has more reasons", () => {
  const job = (shown: boolean, reasons: string[]) => ({ posting: posting(), shown, reasons, by: "rule" as const });
  const ordered = inClassOrder([
    job(false, ["division"]),
    job(true, []),
    job(false, []),
    job(true, ["occupation"]),
  ] as never);
  expect(ordered.map(({ shown, reasons }) => [shown, reasons.length])).toEqual([
    [true, 1],
    [true, 0],
    [false, 1],
    [false, 0],
  ]);
});

test("a word finds title, occupation or enterprise; no word finds nothing; only trainings and class visits have a class", () => {
  expect(["二保", "电焊", "华友", "质检"].map((word) => isFound(posting(), word))).toEqual([true, true, true, false]);
  expect(isFound(posting(), undefined)).toBe(false);
  expect(() => withClass({ kind: "jobFair" })).toThrow("event.noClass");
  expect(withClass({ kind: "training" })).toEqual({ kind: "training" });
});
