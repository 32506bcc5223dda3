import type { Placement } from "@shanhai/contract/placement";
import type { AgencyId, CalendarDate, Instant, Quarter } from "@shanhai/contract/scalar";
import { factValue } from "@shanhai/contract/service-facts";
import { quarterEnd, quarterOf } from "@shanhai/domain/calendar";
import {
  countOrder,
  countPlacement,
  countReplacements,
  countsChange,
  moveSeats,
  type PlacementFigures,
  readFacts,
  type SeatHistory,
  sumCounts,
} from "@shanhai/domain/service-facts";
import fc from "fast-check";
import { expect, test } from "vitest";

const AGENCY = "agn_1" as AgencyId;
const Q3 = "2026-Q3" as Quarter;
const PUBLISHED = "2026-07-01T02:00:00.000Z" as Instant;
const day = (text: string) => text as CalendarDate;

function placement(arrivalDate: string, more: Partial<Placement> = {}): Placement {
  return { arrivalDate: day(arrivalDate), status: "active", checks: [], ...more } as unknown as Placement;
}

test("quarters are those of the calendar date", () => {
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map((date) => quarterOf(day(date)))).toEqual([
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q4",
  ]);
  expect(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"].map((quarter) => quarterEnd(quarter as Quarter))).toEqual([
    "2026-03-31",
    "2026-06-30",
    "2026-09-30",
    "2026-12-31",
  ]);
});

test("an arrival counts in its own quarter, with the days since the order was published", () => {
  expect(countPlacement(placement("2026-07-11"), PUBLISHED).counts[Q3]).toMatchObject({ arrivals: 1, daysToFill: 10 });
  // Recorded after the fact: nobody was found before being looked for.
  expect(countPlacement(placement("2026-06-20"), PUBLISHED).counts).toMatchObject({
    "2026-Q2": { arrivals: 1, daysToFill: 0 },
  });
});

test("days 30 and 90 count in the quarters they lie in; who leaves on the day has not stayed", () => {
  expect(countPlacement(placement("2026-08-15"), PUBLISHED).counts).toEqual({
    [Q3]: { arrivals: 1, daysToFill: 45, reached30: 1, stayed30: 1 },
    "2026-Q4": { reached90: 1, stayed90: 1 },
  });
  const left = (leftDate: string) =>
    countPlacement(placement("2026-07-01", { status: "left", leftDate: day(leftDate) }), PUBLISHED).counts[Q3];
  expect(left("2026-07-31")).toMatchObject({ reached30: 1, stayed30: 0, reached90: 1, stayed90: 0 });
  expect(left("2026-08-01")).toMatchObject({ reached30: 1, stayed30: 1, stayed90: 0 });
});

test("seats that reopened are filled in turn, by arrivals of a later day", () => {
  const history: SeatHistory = {
    arrivals: { [day("2026-07-01")]: 2, [day("2026-07-10")]: 1, [day("2026-10-02")]: 1 },
    reopenings: { [day("2026-07-01")]: 1, [day("2026-07-08")]: 1, [day("2026-07-09")]: 1 },
  };
  expect(countReplacements(history)).toEqual({
    [Q3]: { replaced: 1, daysToReplace: 9 },
    "2026-Q4": { replaced: 1, daysToReplace: 86 },
  });
});

test("an order counts in the quarter of its deadline, unless draft or cancelled", () => {
  const order = { deadline: day("2026-09-30"), headcount: 10, filled: 7 };
  expect(countOrder({ ...order, status: "open" })).toEqual({ [Q3]: { headcount: 10, filled: 7 } });
  expect(countOrder({ ...order, status: "cancelled" })).toEqual({});
});

test("nothing is divided by nothing, and satisfaction is nobody's to see below five answers", () => {
  const facts = (answers: number) =>
    readFacts(AGENCY, Q3, { answers, tangibles: 4 * answers, reliability: 5 * answers, headcount: 8, filled: 7 });
  expect(factValue("fillRate", facts(4))).toBe(87.5);
  expect(factValue("retention30", facts(4))).toBeUndefined();
  expect(facts(4).satisfaction).toBeUndefined();
  expect(JSON.stringify(facts(4))).not.toContain("tangibles");
  expect(facts(5).satisfaction).toMatchObject({ tangibles: 4, reliability: 5, empathy: 0 });
});

const figures = fc
  .record({ arrived: fc.integer({ min: 0, max: 200 }), reopened: fc.option(fc.integer({ min: 0, max: 60 })) })
  .map(({ arrived, reopened }): PlacementFigures => {
    const at = (days: number) => day(new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10));
    return {
      arrivalDate: at(arrived),
      ...(reopened === null ? {} : { reopenedDate: at(arrived + reopened) }),
      counts: { [quarterOf(at(arrived))]: { arrivals: 1, daysToFill: arrived } },
    };
  });

test("whatever order placements change in, moving by differences ends where counting anew does", () => {
  fc.assert(
    fc.property(fc.array(fc.array(figures, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (lives) => {
      let history: SeatHistory = { arrivals: {}, reopenings: {} };
      const moved = [];
      const most = Math.max(0, ...lives.map((life) => life.length));
      for (let turn = 0; turn < most; turn += 1) {
        for (const life of lives) {
          const [before, after] = [life[turn - 1], life[turn]];
          if (!after) continue;
          const next = moveSeats(history, before, after);
          moved.push(countsChange(before?.counts ?? {}, after.counts));
          moved.push(countsChange(countReplacements(history), countReplacements(next)));
          history = next;
        }
      }
      const last = lives.flatMap((life) => life.at(-1) ?? []);
      const anew = last.reduce((seats, one) => moveSeats(seats, undefined, one), {
        arrivals: {},
        reopenings: {},
      } as SeatHistory);
      const counted = sumCounts([...last.map(({ counts }) => counts), countReplacements(anew)]);
      expect(countsChange(counted, sumCounts(moved))).toEqual({});
    }),
  );
});
