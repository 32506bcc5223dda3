import type { CalendarMonth } from "@shanhai/contract/scalar";
import { cellChanges, sumCells } from "@shanhai/domain/cell";
import { divisionOfPlace, namesOf } from "@shanhai/domain/division";
import { type Cell, cellsOf, type FlowCell, type SupplyCell } from "@shanhai/domain/supply";
import { compareTwoPlaces, otherPlace, type TwoPlacesFacts } from "@shanhai/domain/two-places";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a place's division", () => {
  it.each([
    ["330822", "330822"],
    ["常山县", "330822"],
    ["衢州市常山县", "330822"],
    ["浙江省衢州市常山县", "330822"],
    ["浙江省 衢州市", "330800"],
    ["浙江省", "330000"],
    ["北京市", "110000"],
    ["北京市朝阳区", "110105"],
    ["湖北省仙桃市", "429004"],
  ])("is what %s names exactly: %s", (place, division) => expect(divisionOfPlace(place)).toBe(division));

  it.each(["", "衢州", "常山", "朝阳区", "衢州市附近", "常山县衢州市", "339999", "浙江省衢州市常山县青石镇"])(
    "is not guessed for %j",
    (place) => expect(divisionOfPlace(place)).toBeUndefined(),
  );

  it("has the names of those it lies in, each once", () => {
    expect(namesOf("110100")).toEqual(["北京市"]);
    expect(namesOf("330822")).toEqual(["浙江省", "衢州市", "常山县"]);
    expect(namesOf("330899")).toBeUndefined();
  });
});

const month = "2026-11" as CalendarMonth;
const journey = { month, to: "330822", active: true };

describe("what a person counts", () => {
  const record = {
    homePlace: "平凉市崆峒区",
    intendedPlace: "随便",
    occupation: "电工",
    skillLevel: "高级工" as const,
  };

  it("once by home and once by intention, and each arrival from home", () => {
    const cells = cellsOf(record, { living: record, onJob: true, journeys: [journey, journey] });
    const people = { people: 1, onJob: 1 };
    expect(cells).toEqual([
      {
        noun: "supply",
        of: { basis: "home", division: "620802", occupation: "电工", skillLevel: "高级工" },
        counts: people,
      },
      {
        noun: "supply",
        of: { basis: "intended", division: "-", occupation: "电工", skillLevel: "高级工" },
        counts: people,
      },
      { noun: "flow", of: { month, from: "620802", to: "330822" }, counts: { arrivals: 2 } },
    ]);
  });

  it("is no person once merged, and its arrivals are the survivor's", () => {
    const cells = cellsOf(undefined, { living: { homePlace: "330800" }, onJob: true, journeys: [journey] });
    expect(cells).toEqual([{ noun: "flow", of: { month, from: "330800", to: "330822" }, counts: { arrivals: 1 } }]);
  });
});

const cell = fc
  .tuple(fc.constantFrom("330800", "620802", "-"), fc.constantFrom("电工", ""), fc.integer({ min: 1, max: 9 }))
  .map(
    ([division, occupation, people]): Cell => ({
      noun: "supply",
      of: { basis: "home", division, occupation, skillLevel: "" },
      counts: { people, onJob: 0 },
    }),
  );

it("moves from any counts to any others by their difference, in any number of steps", () => {
  fc.assert(
    fc.property(fc.array(cell), fc.array(cell), fc.nat(5), (before, after, steps) => {
      const changes = cellChanges(before, after);
      const halfway = sumCells([...before, ...changes.slice(0, steps)]);
      const there = sumCells([...halfway, ...cellChanges(halfway, after)]);
      expect(cellChanges(there, after)).toEqual([]);
      expect(cellChanges(sumCells([...before, ...changes]), after)).toEqual([]);
    }),
  );
});

const people = (division: string, occupation: string, count: number, onJob = 0): SupplyCell => ({
  noun: "supply",
  of: { basis: "home", division, occupation, skillLevel: "高级工" },
  counts: { people: count, onJob },
});
const flow = (from: string, to: string, arrivals: number): FlowCell => ({
  noun: "flow",
  of: { month, from, to },
  counts: { arrivals },
});
const seats = (place: string, occupation: string, open: number) => ({ place, occupation, positions: 1, open });

const facts = (changes: Partial<TwoPlacesFacts>): TwoPlacesFacts => ({
  divisions: ["330800", "620802"],
  demand: [],
  supply: [[], []],
  unstated: [],
  flows: [],
  months: [month],
  ...changes,
});

describe("two places side by side", () => {
  const shown = facts({
    demand: [seats("衢州市常山县", "电工", 30), seats("某地", "电工", 7)],
    supply: [[people("330822", "电工", 12, 2)], [people("620802", "电工", 20), people("620802", "焊工", 3)]],
    unstated: [people("-", "电工", 4)],
  });

  it("shows the gap of each occupation, and what is counted nowhere", () => {
    const all = compareTwoPlaces(shown, { partner: false });
    expect(all.occupations).toEqual([
      {
        occupation: "电工",
        sides: [
          { open: 30, people: 12, available: 10, gap: 20, few: false },
          { open: 0, people: 20, available: 20, gap: -20, few: false },
        ],
      },
      {
        occupation: "焊工",
        sides: [
          { open: 0, people: 0, available: 0, gap: 0, few: false },
          { open: 0, people: 3, available: 3, gap: -3, few: false },
        ],
      },
    ]);
    expect(all.places.map(({ name, counts }) => [name, counts.open, counts.available])).toEqual([
      ["浙江省衢州市", 30, 10],
      ["甘肃省平凉市崆峒区", 0, 23],
    ]);
    expect(all.unstated).toEqual({ open: 7, people: 4 });
  });

  it("hides from a partner who is at work, and every count of one to four people, in sums too", () => {
    const seen = compareTwoPlaces(shown, { partner: true });
    expect(seen.occupations).toEqual([
      {
        occupation: "电工",
        sides: [
          { open: 30, available: 10, gap: 20, few: false },
          { open: 0, available: 20, gap: -20, few: false },
        ],
      },
    ]);
    expect(seen.places[1]?.counts).toEqual({ open: 0, available: 20, gap: -20, few: true });
    expect(seen.unstated).toEqual({ open: 7 });
    const few = compareTwoPlaces(facts({ demand: [seats("620802", "焊工", 9)], supply: shown.supply }), {
      partner: true,
    });
    expect(few.occupations.find(({ occupation }) => occupation === "焊工")?.sides[1]).toEqual({ open: 9, few: true });
  });

  it("counts of one level and of occupations that begin so", () => {
    const level = compareTwoPlaces(shown, { partner: false, skillLevel: "技师" });
    expect(level.places.map(({ counts }) => counts.people)).toEqual([0, 0]);
    const begins = compareTwoPlaces(shown, { partner: false, occupation: "焊" });
    expect(begins.occupations.map(({ occupation }) => occupation)).toEqual(["焊工"]);
  });

  it("has arrivals both ways; a partner sees none of one to four", () => {
    const flows = [
      flow("620802", "330822", 9),
      flow("330802", "620802", 2),
      flow("330802", "330822", 50),
      flow("-", "330822", 5),
    ];
    const all = compareTwoPlaces(facts({ flows }), { partner: false });
    expect(all.flows).toEqual([{ month, forth: 2, back: 9 }]);
    expect(all.routes.map(({ fromName, toName, arrivals }) => [fromName, toName, arrivals])).toEqual([
      ["浙江省衢州市", "浙江省衢州市", 50],
      ["甘肃省平凉市", "浙江省衢州市", 9],
      ["", "浙江省衢州市", 5],
      ["浙江省衢州市", "甘肃省平凉市", 2],
    ]);
    const seen = compareTwoPlaces(facts({ flows }), { partner: true });
    expect(seen.flows).toEqual([{ month, back: 9 }]);
    expect(seen.routes).toHaveLength(3);
  });

  it("counts no move within a place, where one lies in the other", () => {
    const flows = [flow("330802", "330822", 3), flow("330106", "330822", 5), flow("330822", "330106", 7)];
    const nested = (divisions: [string, string]) =>
      compareTwoPlaces(facts({ divisions, flows }), { partner: false }).flows[0];
    expect(nested(["330000", "330800"])).toEqual({ month, forth: 5, back: 7 });
    expect(nested(["330800", "330000"])).toEqual({ month, forth: 7, back: 5 });
    expect(nested(["330800", "330800"])).toEqual({ month, forth: 0, back: 0 });
  });

  it("chooses a partner elsewhere, and the province where there is none", () => {
    expect(otherPlace("330800", [{ division: "330802" }, { division: "330000" }, { division: "620802" }])).toBe(
      "620802",
    );
    expect(otherPlace("330800", [{ division: "330802" }])).toBe("330000");
  });
});
