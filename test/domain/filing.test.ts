import type { Filing } from "@shanhai/contract/filing";
import type { CalendarDate, CalendarMonth, Instant } from "@shanhai/contract/scalar";
import { laterMonth } from "@shanhai/domain/calendar";
import {
  correctFiling,
  dueDate,
  dueFilings,
  type FiledChange,
  fileMonth,
  monthIssue,
  withdrawFiling,
} from "@shanhai/domain/filing";
import fc from "fast-check";
import { expect, test } from "vitest";

const month = (value: string) => value as CalendarMonth;
const today = "2026-11-26" as CalendarDate;
const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T02:00:00.000Z` as Instant;
const act = (day = 26) => ({ at: at(day), today, name: `会计${day}` }) as Parameters<typeof fileMonth>[2];
const input = { month: month("2026-10"), revenue: 100, tax: 3 };
const filed = () => fileMonth(undefined, input, act(1)).filing;

test("a month is filed once; after that only a correction changes it", () => {
  expect(filed()).toMatchObject({ status: "filed", version: 1, revenue: 100, filedBy: "会计1" });
  expect(() => fileMonth(filed(), input, act())).toThrow("filing.filed");
});

test("no month that has not begun, and none that books are not kept for any more", () => {
  expect(monthIssue(month("2026-11"), today)).toBeUndefined();
  expect(monthIssue(month("2026-12"), today)).toBe("month.future");
  expect(monthIssue(month("2016-11"), today)).toBeUndefined();
  expect(monthIssue(month("2016-10"), today)).toBe("month.old");
  expect(() => fileMonth(undefined, { ...input, month: month("2027-01") }, act())).toThrow("invalid");
});

test("a correction keeps what it was, who changed it, when and why; it needs the version seen and another figure", () => {
  const { filing, correction } = correctFiling(filed(), { version: 1, revenue: 120, reason: "漏报" }, act());
  expect(filing).toMatchObject({ version: 2, revenue: 120, tax: 3, filedAt: at(1), updatedAt: at(26) });
  expect(correction).toEqual({
    month: "2026-10",
    version: 1,
    revenue: 100,
    tax: 3,
    status: "filed",
    reason: "漏报",
    at: at(26),
    by: "会计26",
  });
  expect(() => correctFiling(filing, { version: 1, revenue: 1, reason: "r" }, act())).toThrow("stale");
  expect(() => correctFiling(filing, { version: 2, revenue: 120, reason: "r" }, act())).toThrow("filing.unchanged");
  const noted = correctFiling(filing, { version: 2, note: "含税", reason: "补充说明" }, act()).filing;
  expect(correctFiling(noted, { version: 3, note: null, reason: "r" }, act()).filing.note).toBeUndefined();
});

test("a withdrawn month may be filed anew, and no figure is forgotten on the way", () => {
  const withdrawn = withdrawFiling(filed(), { version: 1, reason: "报错月份" }, act());
  expect(withdrawn.filing).toMatchObject({ status: "withdrawn", version: 2, revenue: 100 });
  expect(() => correctFiling(withdrawn.filing, { version: 2, revenue: 1, reason: "r" }, act())).toThrow(
    "filing.withdrawn",
  );
  const again = fileMonth(withdrawn.filing, { ...input, revenue: 7 }, act());
  expect(again.filing).toMatchObject({ status: "filed", version: 3, revenue: 7 });
  expect(again.correction).toMatchObject({ version: 2, status: "withdrawn" });
});

test("the trail and the filing together are every state there ever was", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("correct" as const), revenue: fc.nat(3), tax: fc.nat(3) }),
    fc.record({ kind: fc.constant("withdraw" as const) }),
    fc.record({ kind: fc.constant("file" as const), revenue: fc.nat(3), tax: fc.nat(3) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let filing: Filing = filed();
      const states = [filing];
      const trail: NonNullable<FiledChange["correction"]>[] = [];
      for (const { kind, ...change } of steps) {
        const { version } = filing;
        let next: FiledChange;
        try {
          if (kind === "correct") next = correctFiling(filing, { ...change, version, reason: "r" }, act());
          else if (kind === "withdraw") next = withdrawFiling(filing, { version, reason: "r" }, act());
          else next = fileMonth(filing, { ...input, ...change }, act());
        } catch {
          continue;
        }
        trail.push(next.correction as NonNullable<FiledChange["correction"]>);
        filing = next.filing;
        states.push(filing);
      }
      const seen = [...trail, filing].map(({ version, revenue, tax, status }) => ({ version, revenue, tax, status }));
      expect(seen).toEqual(states.map(({ version, revenue, tax, status }) => ({ version, revenue, tax, status })));
    }),
  );
});

test("due on the tenth of the next month, over the turn of the year too", () => {
  expect(dueDate(month("2026-10"))).toBe("2026-11-10");
  expect(dueDate(month("2026-12"))).toBe("2027-01-10");
});

test("owed is every month since joining that is over and not filed, and nothing else", () => {
  const months = fc.integer({ min: 0, max: 40 }).map((back) => laterMonth(month("2026-11"), -back));
  fc.assert(
    fc.property(months, fc.uniqueArray(months), (since, list) => {
      const done = new Set(list);
      const { items, next } = dueFilings(`${since}-15T00:00:00.000Z` as Instant, done, today);
      const owed = new Set(items.map((item) => item.month));
      for (let one = month("2023-06"); one < month("2026-11"); one = laterMonth(one, 1))
        expect(owed.has(one)).toBe(one >= since && !done.has(one));
      expect(next?.month).toBe(done.has(month("2026-11")) ? undefined : "2026-11");
    }),
  );
  expect(dueFilings(undefined, new Set(), today)).toEqual({ items: [] });
});
