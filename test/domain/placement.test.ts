import type { Placement } from "@shanhai/contract/placement";
import type { ApplicationId, CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { plusDays } from "@shanhai/domain/calendar";
import { arrive, isUntouched, leave, nextCheck, takeBackLeave } from "@shanhai/domain/placement";
import { countArrival, noArrivals, retentionOf } from "@shanhai/domain/retention";
import fc from "fast-check";
import { expect, test } from "vitest";

const date = (text: string) => text as CalendarDate;
const ARRIVAL = date("2026-03-01");
const actOn = (today: string): Act => ({ today, at: `${today}T02:00:00.000Z`, newId: () => "plc_1" }) as unknown as Act;
const person = (id = "app_1") => ({ applicationId: id as ApplicationId, candidateName: "何娜" }) as never;
const order = (guaranteeDays: number) => ({ guaranteeDays, enterpriseName: "企业" }) as never;
const arrived = (guaranteeDays = 30, id?: string): Placement =>
  arrive(person(id), "操作工", order(guaranteeDays), ARRIVAL, actOn("2026-12-01"));
const leaving = (day: string, more = {}) => ({ date: date(day), reason: "家中有事", version: 1, ...more });

test("an arrival has its guarantee and its checks from the first moment", () => {
  const placement = arrived(30);
  expect(placement).toMatchObject({ status: "active", guaranteeUntil: "2026-03-30", version: 1 });
  expect(placement.checks).toEqual([
    { day: 7, due: "2026-03-08" },
    { day: 30, due: "2026-03-31" },
    { day: 90, due: "2026-05-30" },
  ]);
  expect(nextCheck(placement)?.day).toBe(7);
  expect(isUntouched(placement)).toBe(true);
});

test("the guarantee counts from the day of arrival: its last day reopens the seat, the day after does not", () => {
  const on = (day: string, guarantee = 30) => leave(arrived(guarantee), leaving(day), actOn("2026-12-01"));
  expect(on("2026-03-30")).toMatchObject({ filled: -1, after: { insideGuarantee: true, replacementWanted: true } });
  expect(on("2026-03-31")).toMatchObject({ filled: 0, after: { insideGuarantee: false } });
  expect(on("2026-03-31").after).not.toHaveProperty("replacementWanted");
  expect(on("2026-03-01", 0)).toMatchObject({ filled: 0 });
  expect(on("2026-03-01", 1)).toMatchObject({ filled: -1 });
});

test("nobody leaves before arriving, tomorrow, twice, or from a version that is gone", () => {
  const act = actOn("2026-03-10");
  const issue = (code: string) => expect.objectContaining({ details: { issues: [{ field: "date", code }] } });
  expect(() => leave(arrived(), leaving("2026-02-28"), act)).toThrow(issue("date.beforeArrival"));
  expect(() => leave(arrived(), leaving("2026-03-11"), act)).toThrow(issue("date.future"));
  expect(() => leave(arrived(), leaving("2026-03-10", { version: 2 }), act)).toThrow("stale");
  const { after } = leave(arrived(), leaving("2026-03-10"), act);
  expect(() => leave(after, leaving("2026-03-10", { version: 2 }), act)).toThrow("placement.left");
  expect(nextCheck(after)).toBeUndefined();
});

test("a leaving is taken back whole, unless the seat is filled or the person went on", () => {
  const act = actOn("2026-03-10");
  const { after: gone } = leave(arrived(), leaving("2026-03-10"), act);
  const back = (stage: "withdrawn" | "recommended" | "onboarded", open: number, from = gone) =>
    takeBackLeave(from, { stage, version: 2, open }, act);
  const { version: _v, updatedAt: _u, ...before } = arrived();
  expect(back("withdrawn", 1)).toMatchObject({ filled: 1, to: "onboarded", after: before });
  expect(back("withdrawn", 1).after).not.toHaveProperty("leftDate");
  expect(() => back("withdrawn", 0)).toThrow("placement.seatFilled");
  expect(() => back("recommended", 1)).toThrow("placement.wentOn");
  expect(() => back("onboarded", 1)).toThrow("placement.wentOn");
  expect(() => back("withdrawn", 1, arrived())).toThrow("placement.active");
  const { after: late } = leave(arrived(1), leaving("2026-03-10"), act);
  expect(back("withdrawn", 0, late)).toMatchObject({ filled: 0 });
});

type Step = { kind: "arrive" } | { kind: "leave"; who: number; day: number } | { kind: "back"; who: number };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("arrive" as const) }),
  fc.record({ kind: fc.constant("leave" as const), who: fc.nat(9), day: fc.integer({ min: -2, max: 45 }) }),
  fc.record({ kind: fc.constant("back" as const), who: fc.nat(9) }),
);

test("whoever arrives, leaves and is back: headcount = filled + open, and filled = arrivals − leavers inside guarantee", () => {
  const act = actOn("2026-04-10");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(40),
      fc.array(anyStep, { maxLength: 40 }),
      (seats, days, steps) => {
        const people: Placement[] = [];
        let filled = 0;
        let open = seats;
        const curve = noArrivals();
        const take = (change: { before: Placement; after: Placement; filled: number }) => {
          people[people.indexOf(change.before)] = change.after;
          countArrival(curve, change.before, -1);
          countArrival(curve, change.after, 1);
          filled += change.filled;
          open -= change.filled;
        };
        const tried = (run: () => void) => {
          try {
            run();
          } catch {
            // Refused: nothing may have changed, which the model below sees.
          }
        };
        for (const step of steps) {
          if (step.kind === "arrive") {
            if (open < 1) continue;
            const placement = arrived(days, `app_${people.length}`);
            people.push(placement);
            countArrival(curve, placement, 1);
            filled += 1;
            open -= 1;
            continue;
          }
          const one = people[step.who];
          if (!one) continue;
          if (step.kind === "leave") {
            const input = leaving(plusDays(ARRIVAL, step.day), { version: one.version });
            tried(() => take(leave(one, input, act)));
          } else {
            tried(() => take(takeBackLeave(one, { stage: "withdrawn", version: 2, open }, act)));
          }
        }
        const inside = people.filter((one) => one.leftDate && one.leftDate < plusDays(ARRIVAL, days)).length;
        expect(filled).toBe(people.length - inside);
        expect(filled + open).toBe(seats);
        expect(open).toBeGreaterThanOrEqual(0);
        const gone = (day: number) =>
          people.filter((one) => one.leftDate && one.leftDate <= plusDays(ARRIVAL, day)).length;
        expect(curve).toEqual({ arrived: people.length, lost: { 7: gone(7), 30: gone(30), 90: gone(90) } });
      },
    ),
  );
});

test("the curve speaks only of those who have been here long enough", () => {
  const days: [CalendarDate, ReturnType<typeof noArrivals>][] = [
    [date("2026-01-01"), { arrived: 10, lost: { 7: 1, 30: 2, 90: 4 } }],
    [date("2026-03-01"), { arrived: 20, lost: { 7: 2, 30: 2, 90: 2 } }],
  ];
  expect(retentionOf(days, date("2026-03-08"))).toEqual({
    arrived: 30,
    points: [
      { day: 7, reached: 30, present: 27 },
      { day: 30, reached: 10, present: 8 },
      { day: 90, reached: 0, present: 0 },
    ],
  });
  expect(retentionOf(days, date("2026-04-01")).points[2]).toEqual({ day: 90, reached: 10, present: 6 });
});
