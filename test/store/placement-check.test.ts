import { type Placement, takeBackLeave } from "@shanhai/contract/placement";
import { listDueChecks, recordCheckResults } from "@shanhai/contract/placement-check";
import type { OrderId } from "@shanhai/contract/scalar";
import { expect, test } from "vitest";
import { everything } from "../everything.ts";
import { code, openJobDesk } from "./job-desk.ts";

/* The checks of day 7, 30 and 90: due by themselves, done in bulk, once. */

const desk = openJobDesk();
const { arrived, seats } = desk;

let current: OrderId;
const due = async (date?: string) => {
  const items = await everything(desk.owner, listDueChecks, { query: { due: date } });
  return items.filter(({ orderId }) => orderId === current);
};
const arrivedHere = async (count: number, date: string) => {
  const order = await arrived(count, date);
  current = order.orderId;
  return order;
};
const results = (
  rows: readonly Pick<Placement, "placementId">[],
  outcome: "present" | "absent" | "left",
  day: 7 | 30 | 90 = 7,
  idempotencyKey?: string,
) =>
  desk.owner.call(recordCheckResults, {
    body: {
      results: rows.map(({ placementId }) => ({
        placementId,
        day,
        outcome,
        ...(outcome === "left" ? { date: "2026-03-20", reason: "工资低" } : {}),
      })),
    },
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });

test("are due from the moment of arrival, longest overdue first, in pages, each person once", async () => {
  await arrivedHere(3, "2026-03-24");
  expect(await due("2026-03-30")).toEqual([]);
  expect(await due()).toHaveLength(3);
  const page = await desk.owner.call(listDueChecks, { query: { limit: 1 } });
  const rest = await desk.owner.call(listDueChecks, { query: { limit: 100, cursor: page.cursor } });
  const dates = [...page.items, ...rest.items].map((check) => check.due);
  expect(dates).toEqual([...dates].sort());
  const people = [...page.items, ...rest.items].map(({ placementId }) => placementId);
  expect(new Set(people).size).toBe(people.length);
});

test("done in bulk, the next comes up on its day, until there is none", async () => {
  const { placements } = await arrivedHere(3, "2026-01-01");
  await results(placements, "present", 7);
  expect((await due()).map(({ day }) => day)).toEqual([30, 30, 30]);
  await results(placements, "absent", 30);
  expect(await due("2026-03-31")).toEqual([]);
  desk.now = new Date("2026-04-01T04:00:00Z");
  await results(placements, "present", 90);
  expect(await due("2030-01-01")).toEqual([]);
});

test("`left` reopens the seats of many in one act; leaving takes a person off the list", async () => {
  const { orderId, placements } = await arrivedHere(45, "2026-03-10");
  const { results: rows } = await results(placements.slice(0, 40), "left");
  expect(rows.every(({ outcome }) => outcome === "recorded")).toBe(true);
  expect(await seats(orderId)).toMatchObject({ filled: 5, open: 40, stages: { onboarded: 5, withdrawn: 40 } });
  expect(await due()).toHaveLength(5);
  await desk.owner.call(takeBackLeave, { params: { placementId: placements[0]?.placementId ?? "" } });
  expect(await due()).toHaveLength(6);
});

test.each(["before", "after"] as const)(
  "an act cut off %s a part was written is completed by its retry",
  async (when) => {
    const { orderId, placements } = await arrivedHere(30, "2026-03-10");
    desk.faults.breakTransaction(2, when);
    await expect(results(placements, "left", 7, `checks-${when}`)).rejects.toMatchObject(code("internal"));
    const first = await results(placements, "left", 7, `checks-${when}`);
    expect(first.results.map(({ outcome }) => outcome)).toEqual(placements.map(() => "recorded"));
    expect(await seats(orderId)).toMatchObject({ filled: 0, open: 30 });
    await desk.owner.call(takeBackLeave, { params: { placementId: placements[0]?.placementId ?? "" } });
    // The answer stands, whatever has become of the people since; and nobody leaves twice.
    expect(await results(placements, "left", 7, `checks-${when}`)).toEqual(first);
    expect(await seats(orderId)).toMatchObject({ filled: 1, open: 29 });
  },
);

test("two acts at once on the same people: each is recorded by one of them", async () => {
  const { placements } = await arrivedHere(20, "2026-03-10");
  const [one, other] = await Promise.all([results(placements, "present"), results(placements, "absent")]);
  const recorded = [...one.results, ...other.results].filter(({ outcome }) => outcome === "recorded");
  expect(recorded).toHaveLength(20);
});
