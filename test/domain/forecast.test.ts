import type { CalendarMonth } from "@shanhai/contract/scalar";
import { forecastChain, intervalOf, splitWhole } from "@shanhai/domain/forecast";
import {
  backtest,
  type ChainDemand,
  chooseModel,
  chosenAt,
  errorOf,
  predictAt,
  type Scored,
} from "@shanhai/domain/forecast-backtest";
import { sameSeason, springFestival } from "@shanhai/domain/spring-festival";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainDemand } from "../fixtures/chain-demand.ts";
import { STRUCTURES } from "../fixtures/demand-history.ts";

const SEEDS = [1, 2, 3] as const;

/** What would have been shipped at every origin from the third year on, against the baseline. */
function held(structure: (typeof STRUCTURES)[number]) {
  let [ours, baseline] = [0, 0];
  for (const seed of SEEDS) {
    const scored = backtest(chainDemand(structure, seed));
    for (let origin = 36; origin < 60; origin += 1) {
      const model = chosenAt(scored, origin);
      for (const one of scored.filter((each) => each.origin === origin && each.level === "occupation")) {
        ours += Math.abs(one.actual - one.predicted[model]);
        baseline += Math.abs(one.actual - one.predicted.lastYear);
      }
    }
  }
  return ours / baseline;
}

describe("which model ships", () => {
  const shipped = (structure: (typeof STRUCTURES)[number]) =>
    SEEDS.map((seed) => chooseModel(backtest(chainDemand(structure, seed))));

  it("sees growth and shifts of level by the last months, in season", () => {
    expect(shipped("growing")).toEqual(["season", "season", "season"]);
    expect(shipped("shifted")).toEqual(["season", "season", "season"]);
  });

  it("follows 春节 where demand does, and not where it does not", () => {
    expect(new Set(shipped("festival"))).toEqual(new Set(["seasonFestival"]));
    for (const structure of ["seasonal", "growing", "shifted", "repeated", "noise"] as const)
      for (const model of shipped(structure)) expect(model).not.toMatch(/Festival/);
  });

  it("is last year where every year is like the last, whatever else is tried", () => {
    expect(shipped("repeated")).toEqual(["lastYear", "lastYear", "lastYear"]);
  });

  it("takes no season out of noise: a mean is nearer than any one month of last year, and that is all", () => {
    for (const model of shipped("noise")) expect(["lastYear", "level"]).toContain(model);
  });

  it("is no worse than last year at any origin's choice, on each structure but for chance", () => {
    const ratios = STRUCTURES.map((structure) => [structure, held(structure)] as const);
    // Where demand is rare, what was better until yesterday may be a hundredth worse tomorrow.
    for (const [structure, ratio] of ratios) expect([structure, ratio <= 1.02]).toEqual([structure, true]);
    const mean = ratios.reduce((sum, [, ratio]) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeLessThan(0.9);
  });

  it("is last year while the history is too short to measure", () => {
    const forecast = forecastChain(chainDemand("growing", 1, 20));
    expect(forecast.model).toBe("lastYear");
    expect(forecast.origins).toBeLessThan(12);
  });
});

describe("what is forecast", () => {
  it("adds up: occupations and places each to the chain, cells to both", () => {
    for (const structure of STRUCTURES) {
      const { whole, occupations, divisions, cells } = forecastChain(chainDemand(structure, 4, 48));
      for (const index of [0, 1, 2]) {
        const at = (all: readonly { next: readonly { value: number }[] }[]) =>
          all.reduce((sum, { next }) => sum + (next[index]?.value ?? 0), 0);
        expect(at(occupations)).toBe(whole.next[index]?.value);
        expect(at(divisions)).toBe(whole.next[index]?.value);
        expect(cells.reduce((sum, { next }) => sum + (next[index] ?? 0), 0)).toBe(whole.next[index]?.value);
      }
    }
  });

  it("is whole numbers within their interval, none below nothing", () => {
    for (const structure of STRUCTURES) {
      const { occupations, whole } = forecastChain(chainDemand(structure, 5, 48));
      for (const { value, low = value, high = value } of [whole, ...occupations].flatMap(({ next }) => next)) {
        expect([Number.isInteger(value), Number.isInteger(low), Number.isInteger(high)]).toEqual([true, true, true]);
        expect(low >= 0 && low <= value && value <= high).toBe(true);
      }
    }
  });

  it("says the same of the same history, in whatever order its cells come", () => {
    const demand = chainDemand("seasonal", 6, 40);
    expect(forecastChain({ ...demand, cells: demand.cells.toReversed() }).whole).toEqual(forecastChain(demand).whole);
  });

  it("is nothing of nothing", () => {
    const demand: ChainDemand = { start: "2024-01" as CalendarMonth, months: 30, cells: [] };
    expect(forecastChain(demand).whole.next.map(({ value }) => value)).toEqual([0, 0, 0]);
  });

  it("shares out without remainder", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
        (whole, weights) => {
          const parts = splitWhole(whole, weights);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
          expect(parts.every((part) => part >= 0)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("of an origin does not change with what comes after it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STRUCTURES),
        fc.integer({ min: 12, max: 36 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 40, maxLength: 40 }),
        (structure, origin, others) => {
          const demand = chainDemand(structure, 7, 40);
          const changed = {
            ...demand,
            cells: demand.cells.map((cell) => ({
              ...cell,
              values: cell.values.map((value, at) => (at < origin ? value : (others[at] ?? 0))),
            })),
          };
          for (const horizon of [1, 2, 3])
            expect(predictAt(changed, origin, horizon)).toEqual(predictAt(demand, origin, horizon));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("lies in its interval about eight times of ten, at months that the interval has not seen", () => {
    let [inside, all] = [0, 0];
    for (const structure of ["seasonal", "growing", "festival", "noise"] as const) {
      const scored = backtest(chainDemand(structure, 8)).filter(({ level }) => level === "occupation");
      for (const key of new Set(scored.map((one) => one.key))) {
        const own = scored.filter((one) => one.key === key);
        for (const one of own.filter(({ origin }) => origin >= 48)) {
          const known: Scored[] = own.filter(({ origin, horizon }) => origin + horizon <= one.origin);
          const interval = intervalOf(known, "season", Math.round(one.predicted.season));
          if (!interval) continue;
          all += 1;
          if (one.actual >= interval.low && one.actual <= interval.high) inside += 1;
        }
      }
    }
    expect(all).toBeGreaterThan(500);
    expect(inside / all).toBeGreaterThan(0.72);
    expect(inside / all).toBeLessThan(0.93);
  });

  it("measures its error against all that was asked for", () => {
    const one = (actual: number, lastYear: number) => ({ actual, predicted: { lastYear } }) as unknown as Scored;
    expect(errorOf([one(10, 8), one(30, 34)], "lastYear")).toBeCloseTo(6 / 40);
    expect(errorOf([one(0, 3)], "lastYear")).toBeUndefined();
  });
});

describe("春节", () => {
  it("lies where the runtime's Chinese calendar has it, but for two new moons within minutes of midnight", () => {
    const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", { month: "numeric", day: "numeric", timeZone: "UTC" });
    for (let year = 2018; year <= 2036; year += 1) {
      if (year === 2027 || year === 2030) continue;
      expect(calendar.format(new Date(springFestival(year) ?? ""))).toBe("1/1");
    }
    expect([springFestival(2027), springFestival(2030)]).toEqual(["2027-02-06", "2030-02-03"]);
  });

  it("moves January to March by the days that it moved, and no other month", () => {
    // From 29 January 2025 to 17 February 2026 are 19 days more: February 2026 is 13 January to 9 February 2025.
    expect(sameSeason("2026-02" as CalendarMonth, 1)).toEqual([
      ["2025-01", 19 / 31],
      ["2025-02", 9 / 28],
    ]);
    expect(sameSeason("2026-05" as CalendarMonth, 1)).toEqual([["2025-05", 1]]);
    expect(sameSeason("2050-02" as CalendarMonth, 1)).toEqual([["2049-02", 1]]);
  });
});
