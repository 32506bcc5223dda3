import { getSurveyVisitFigures, planSurveyVisits, type Surveyed } from "@shanhai/contract/survey-visit";
import { cancelVisit, changeVisit, completeVisit, listVisits } from "@shanhai/contract/visit";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";

/* The park's own survey: many planned in one act, nobody twice, figures that are a recount. */

let direct: Direct;
let staff: Person;

beforeAll(async () => {
  direct = await startDirect({ now: () => new Date("2026-03-31T04:00:00Z") });
  staff = direct.staff("administrator", PARK);
});
afterAll(() => direct?.stop());
afterEach(async () => {
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});

const rows = (from: number, to: number, division = "330802"): Partial<Surveyed>[] =>
  Array.from({ length: to - from }, (_, index) => ({
    name: `企业${from + index}`,
    division,
    plannedDate: "2026-04-02" as Surveyed["plannedDate"],
  }));
const plan = async (visits: object[], idempotencyKey?: string) =>
  (
    await staff.call(planSurveyVisits, {
      body: { visits: visits as Surveyed[] },
      ...(idempotencyKey ? { idempotencyKey } : {}),
    })
  ).results;
const figures = () => staff.call(getSurveyVisitFigures, {});
const report = { visitedOn: "2026-03-30", findings: "缺高级技工" };

test("a list of 120 in several parts, pasted twice and sent twice, plans each once", async () => {
  const list = [...rows(0, 75), ...rows(75, 120, "330822")];
  const first = await plan(list, "list");
  expect(first.filter(({ outcome }) => outcome === "planned")).toHaveLength(120);
  expect(await plan(list, "list")).toEqual(first);
  const again = await plan([...list, ...rows(120, 122)]);
  expect(again.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(120);
  expect(await figures()).toEqual({
    ...{ planned: 122, done: 0, cancelled: 0 },
    divisions: [
      { division: "330802", planned: 77, done: 0, cancelled: 0 },
      { division: "330822", planned: 45, done: 0, cancelled: 0 },
    ],
  });
  const all = await everything(staff, listVisits, { query: {} });
  expect(new Set(all.map(({ name }) => name)).size).toBe(122);
  expect(await everything(staff, listVisits, { query: { division: "330822" } })).toHaveLength(45);
});

test("reporting one with its next visit keeps it from being planned a third time; done and called off are counted", async () => {
  const [planned] = await plan(rows(500, 501, "330881"));
  const params = { visitId: planned?.visitId ?? "" };
  const done = await staff.call(completeVisit, { params, body: { ...report, next: { plannedDate: "2026-06-01" } } });
  expect((await plan(rows(500, 501, "330881")))[0]?.outcome).toBe("duplicate");
  const next = { visitId: done.nextVisitId ?? "" };
  await staff.call(changeVisit, { params: next, body: { version: 1, plannedDate: "2026-06-09" } });
  await staff.call(cancelVisit, { params: next, body: { reason: "企业搬迁" } });
  expect((await plan(rows(500, 501, "330881")))[0]?.outcome).toBe("planned");
  const { divisions } = await figures();
  expect(divisions.find(({ division }) => division === "330881")).toMatchObject({ planned: 1, done: 1, cancelled: 1 });
  const [latest] = (await staff.call(listVisits, { query: { status: "done" } })).items;
  expect(latest).toMatchObject({ name: "企业500", findings: "缺高级技工", purpose: "survey" });
});

test("two lists with the same enterprises at the same time: each is planned by one of them", async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => plan(rows(700, 720, "330824"))));
  const planned = outcomes.flat().filter(({ outcome }) => outcome === "planned");
  expect(new Set(planned.map(({ name }) => name)).size).toBe(20);
  expect(planned).toHaveLength(20);
});

test("somebody who is none of the park's people goes nowhere, and an evaluator plans nothing but reports", async () => {
  const stranger = { ...rows(800, 801)[0], memberId: `mbr_${"0".repeat(26)}` };
  await expect(plan([stranger])).rejects.toMatchObject({
    problem: { status: 400, issues: [{ code: "member.unknown" }] },
  });
  const evaluator = direct.staff("evaluator", PARK);
  await expect(
    evaluator.call(planSurveyVisits, { body: { visits: rows(800, 801) as Surveyed[] } }),
  ).rejects.toMatchObject({
    problem: { status: 403 },
  });
  const [one] = await plan(rows(800, 801));
  const done = await evaluator.call(completeVisit, { params: { visitId: one?.visitId ?? "" }, body: report });
  expect(done.status).toBe("done");
});
