import type { Application } from "@shanhai/contract/application";
import type { ParkEvent } from "@shanhai/contract/event";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import {
  type CountedCell,
  cellName,
  countApplication,
  countLines,
  countPlaced,
  countsMoved,
  funnelOf,
  readCellName,
  readCounts,
} from "@shanhai/domain/funnel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const today = "2026-11-26" as CalendarDate;
const applied = (intention: string) => ({ applied: { intention } as Application["applied"] });
const at = (stage: Stage, more: object = {}) => countApplication({ stage, ...more } as Application);

describe("a person counts", () => {
  test("in every step up to where they are", () => {
    expect(at("recommended")).toEqual({ consultations: 1, intentions: 1, applications: 1, interviews: 0, offers: 0 });
    expect(at("offered")).toEqual({ consultations: 1, intentions: 1, applications: 1, interviews: 1, offers: 1 });
  });

  test("as far as they got, when they are out", () => {
    expect(at("rejected", { outFrom: "interviewed" })).toMatchObject({ interviews: 1, offers: 0 });
    expect(at("withdrawn", { outFrom: "onboarded" })).toMatchObject({ interviews: 1, offers: 1 });
    expect(at("withdrawn")).toMatchObject({ applications: 1, interviews: 0 });
  });

  test("as a consultation alone who only asked, until the agency moves them on", () => {
    expect(at("recommended", applied("asking"))).toMatchObject({ consultations: 1, intentions: 0, applications: 0 });
    expect(at("screened", applied("asking"))).toMatchObject({ intentions: 1, applications: 1 });
    expect(at("recommended", applied("week"))).toMatchObject({ intentions: 1, applications: 1 });
  });

  test("never more in a later step than in an earlier one", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
        fc.constantFrom("asking", "week", undefined),
        (stage, outFrom, intention) => {
          const counts = at(stage, { outFrom, ...(intention ? applied(intention) : {}) });
          const steps = ["consultations", "intentions", "applications", "interviews", "offers"];
          for (const [index, step] of steps.slice(1).entries())
            expect(counts[step]).toBeLessThanOrEqual(counts[steps[index] ?? ""] ?? 0);
        },
      ),
    );
  });
});

test("an arrival counts by its day, and on day 90 those who are still there", () => {
  const placed = (arrivalDate: string, leftDate?: string) => countPlaced({ arrivalDate, leftDate } as Placement);
  const old = placed("2026-08-01");
  expect(readCounts(old, today)).toMatchObject({ arrivals: 1, reached90: 1, day90: 1 });
  expect(readCounts(placed("2026-08-01", "2026-09-01"), today)).toMatchObject({ arrivals: 1, reached90: 1, day90: 0 });
  expect(readCounts(placed("2026-08-01", "2026-11-20"), today)).toMatchObject({ reached90: 1, day90: 1 });
  // 28 August is day 90 today; the day after has not come to it.
  expect(readCounts(placed("2026-08-28"), today)).toMatchObject({ reached90: 1, day90: 1 });
  expect(readCounts(placed("2026-08-29", "2026-09-10"), today)).toMatchObject({ arrivals: 1, reached90: 0, day90: 0 });
});

test("a cell's name is read as it was written", () => {
  const month = "2026-11" as CalendarMonth;
  for (const cell of [
    { month, city: "3308", source: "board" as const },
    { month, city: "none", source: "slot" as const, eventId: "evt_1" },
  ])
    expect(readCellName(cellName(cell))).toEqual(cell);
});

const counters = fc.dictionary(fc.constantFrom("offers", "interviews", "arrived:2026-11-20"), fc.nat(9));

test("what moved is what to add: from one to the other, and back to nothing", () => {
  fc.assert(
    fc.property(counters, counters, (one, other) => {
      const sum = { ...one };
      for (const [name, by] of Object.entries(countsMoved(one, other))) sum[name] = (sum[name] ?? 0) + by;
      expect(countsMoved(sum, other)).toEqual({});
    }),
  );
});

describe("a funnel", () => {
  const month = (name: string) => name as CalendarMonth;
  const cells: CountedCell[] = [
    {
      cell: { month: month("2026-10"), city: "3308", source: "station" },
      counts: { consultations: 3, applications: 2 },
      cityName: "衢州市",
    },
    {
      cell: { month: month("2026-11"), city: "none", source: "import" },
      counts: { consultations: 9, applications: 9 },
    },
    {
      cell: { month: month("2026-11"), city: "3308", source: "slot", eventId: "evt_1" },
      counts: { consultations: 1, applications: 1, offers: 0 },
      cityName: "衢州市",
      eventName: "秋季招聘会",
    },
  ];
  const lines = countLines({
    eventId: "evt_1",
    title: "秋季招聘会",
    endDate: "2026-11-08",
    status: "held",
    outcomes: { consultations: 200, matched: 60, applications: 22, interviews: 15, offers: 0, intents: 4, needs: 3 },
  } as ParkEvent);

  test("adds what people and lines counted, by source, place, month or event; the largest first, months in their order", () => {
    const all = [...cells, ...(lines ? [lines] : [])];
    const rows = (by: "source" | "place" | "month" | "event") =>
      funnelOf(all, { by }, today).rows.map(({ key, name, consultations }) => [key, name, consultations]);
    expect(rows("source")).toEqual([
      ["event", undefined, 200],
      ["import", undefined, 9],
      ["station", undefined, 3],
      ["slot", undefined, 1],
    ]);
    expect(rows("place")).toEqual([
      ["none", undefined, 209],
      ["3308", "衢州市", 4],
    ]);
    expect(rows("month")).toEqual([
      ["2026-10", undefined, 3],
      ["2026-11", undefined, 210],
    ]);
    expect(rows("event")).toEqual([["evt_1", "秋季招聘会", 201]]);
    expect(funnelOf(all, { by: "source" }, today).total).toMatchObject({
      consultations: 213,
      intentions: 60,
      applications: 34,
      interviews: 15,
    });
  });

  test("of one source or place counts those cells alone, and still names every place", () => {
    const { total, rows, places } = funnelOf(cells, { by: "month", source: "import" }, today);
    expect([total.applications, rows.length]).toEqual([9, 1]);
    expect(places).toEqual([{ key: "3308", name: "衢州市" }]);
    expect(funnelOf(cells, { by: "source", place: "3308" }, today).total.applications).toBe(3);
  });

  test("an event that is called off counts nothing", () => {
    expect(countLines({ status: "cancelled", outcomes: { consultations: 5 } } as ParkEvent)).toBeUndefined();
  });
});
