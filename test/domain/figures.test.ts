import type { Period } from "@shanhai/contract/figures";
import type { AgencyId, CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import {
  type AgencyMonth,
  figuresOfPeriods,
  monthsOf,
  noCounters,
  periodsUpTo,
  rankAgencies,
} from "@shanhai/domain/figures";
import { noArrivals } from "@shanhai/domain/retention";
import fc from "fast-check";
import { expect, test } from "vitest";

const month = (value: string) => value as CalendarMonth;
const today = "2026-11-26" as CalendarDate;

test("quarters are three months, over the turn of the year too", () => {
  expect(periodsUpTo(month("2026-02"), "quarter", 3)).toEqual(["2025-Q3", "2025-Q4", "2026-Q1"]);
  expect(periodsUpTo(month("2026-02"), "month", 3)).toEqual(["2025-12", "2026-01", "2026-02"]);
  expect(monthsOf("2025-Q4" as Period)).toEqual(["2025-10", "2025-12"]);
  expect(monthsOf("2025-12" as Period)).toEqual(["2025-12", "2025-12"]);
});

test("a quarter is the sum of its months, whatever they hold", () => {
  const arrivals = fc.record({ arrived: fc.nat(50), lost30: fc.nat(10) });
  const months = fc.array(
    fc.record({
      month: fc.constantFrom("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06").map(month),
      revenue: fc.nat(),
      joined: fc.nat(5),
      arrivals,
    }),
  );
  fc.assert(
    fc.property(months, (all) => {
      const kept = all.map(({ month: of, revenue, joined, arrivals: { arrived, lost30 } }) => ({
        month: of,
        counters: { ...noCounters(), filings: 1, revenue, joined },
        arrivals: [
          [`${of}-05` as CalendarDate, { ...noArrivals(), arrived, lost: { 7: 0, 30: lost30, 90: lost30 } }] as const,
        ],
      }));
      const park = { agencies: 100, agenciesFromOutside: 0 };
      const byMonth = figuresOfPeriods(periodsUpTo(month("2026-06"), "month", 6), park, kept, today);
      const byQuarter = figuresOfPeriods(periodsUpTo(month("2026-06"), "quarter", 2), park, kept, today);
      for (const [index, quarter] of byQuarter.entries()) {
        const own = byMonth.slice(index * 3, index * 3 + 3);
        for (const name of ["filings", "revenue", "arrivals"] as const)
          expect(quarter[name]).toBe(own.reduce((sum, one) => sum + one[name], 0));
        for (const [place, { present, reached }] of quarter.retention.entries()) {
          expect(present).toBe(own.reduce((sum, one) => sum + (one.retention[place]?.present ?? 0), 0));
          expect(reached).toBe(own.reduce((sum, one) => sum + (one.retention[place]?.reached ?? 0), 0));
        }
        // What stands at a period's end is the last month's.
        expect(quarter.agencies).toBe(own.at(-1)?.agencies);
      }
      expect(byMonth.at(-1)?.agencies).toBe(100);
    }),
  );
});

test("retention of a period counts those alone who have had time to stay so long", () => {
  const arrived = { ...noArrivals(), arrived: 10, lost: { 7: 1, 30: 2, 90: 2 } };
  const kept = [
    { month: month("2026-10"), counters: noCounters(), arrivals: [["2026-10-20" as CalendarDate, arrived] as const] },
  ];
  const [figures] = figuresOfPeriods(["2026-10" as Period], { agencies: 1, agenciesFromOutside: 0 }, kept, today);
  expect(figures?.retention).toEqual([
    { day: 7, reached: 10, present: 9 },
    { day: 30, reached: 10, present: 8 },
    { day: 90, reached: 0, present: 0 },
  ]);
});

const filed = (name: string, revenue: number, status: "filed" | "withdrawn" = "filed", arrivals = 0): AgencyMonth => ({
  agencyId: name as AgencyId,
  agencyName: name,
  month: month("2026-10"),
  arrivals,
  filing: { status, revenue, tax: 1, version: 1, filedAt: "", updatedAt: "" } as never,
});

test("agencies are ranked by a period's sum; equal ones share a rank, those without the figure have none", () => {
  const months = [
    filed("甲", 5),
    filed("乙", 9),
    { ...filed("甲", 4), month: month("2026-11") },
    filed("丙", 100, "withdrawn"),
    filed("丁", 1),
    { agencyId: "戊" as AgencyId, agencyName: "戊", month: month("2026-10"), arrivals: 3 },
  ];
  const ranking = rankAgencies("2026-Q4" as Period, months, "revenue", 2);
  expect(ranking.items.map(({ rank, agencyName, revenue }) => [rank, agencyName, revenue])).toEqual([
    [1, "乙", 9],
    [1, "甲", 9],
  ]);
  // The one that is not shown counts all the same.
  expect(ranking.total).toEqual({ agencies: 3, revenue: 19, tax: 4, arrivals: 3 });
  expect(rankAgencies("2026-Q4" as Period, months, "arrivals", 9).items.map(({ agencyName }) => agencyName)).toEqual([
    "戊",
  ]);
});
