import { CHAINS, NO_CHAIN } from "@shanhai/contract/chain";
import type { Position } from "@shanhai/contract/position";
import type { AgencyId, CalendarMonth, Instant } from "@shanhai/contract/scalar";
import { CHAIN_SEGMENTS, chainOf, segmentOf } from "@shanhai/domain/chain";
import { occupationOf } from "@shanhai/domain/occupation";
import type { OrderRecord } from "@shanhai/domain/order";
import { askedIn, raisedTo } from "@shanhai/domain/raise";
import {
  type DemandedCell,
  type LiveCell,
  medianPay,
  type OrderCell,
  orderCells,
  talentMonths,
} from "@shanhai/domain/talent-cell";
import { type TalentFacts, talentMap, talentOccupation } from "@shanhai/domain/talent-map";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const month = (text: string) => text as CalendarMonth;
const at = (text: string) => `${text}T04:00:00.000Z` as Instant;

describe("a chain", () => {
  it.each([
    ["新能源", "energy"],
    ["新能源产业链", "energy"],
    ["氟硅新材料", "materials"],
    ["新材料（氟硅）产业", "materials"],
    ["特种纸、造纸", "paper"],
    ["特种纸／其他", "paper"],
  ])("is what %s names: %s", (text, chain) => expect(chainOf(text)).toBe(chain));

  it.each([undefined, "", "服装", "新材料、新能源", "新能源汽车配件"])("is not guessed for %j", (text) =>
    expect(chainOf(text)).toBe(NO_CHAIN),
  );

  it("is made of occupations that have a standard name, each in one of its segments", () => {
    for (const chain of CHAINS) {
      const occupations = CHAIN_SEGMENTS[chain].flatMap((segment) => segment.occupations);
      expect(new Set(occupations).size, chain).toBe(occupations.length);
      for (const occupation of occupations) expect(occupationOf(occupation), occupation).toBe(occupation);
    }
    expect(segmentOf("energy", "电池制造工")).toBe("cells");
    expect(segmentOf("energy", "叉车司机")).toBe("other");
    expect(segmentOf(NO_CHAIN, "电池制造工")).toBe("other");
  });
});

describe("seats by the month they were asked for in", () => {
  const position = (more: object) => ({ headcount: 10, createdAt: at("2026-03-10"), ...more }) as Position;

  it("are of the order's opening, or of the position's own day where it came later", () => {
    expect([...askedIn(position({}), at("2026-01-31"))]).toEqual([["2026-03", 10]]);
    // The evening of 31 March in UTC is April in Shanghai.
    expect([...askedIn(position({}), "2026-03-31T18:00:00.000Z" as Instant)]).toEqual([["2026-04", 10]]);
  });

  it("are all of the headcount, whatever it was changed to and when, and none is negative", () => {
    const change = fc.record({ to: fc.integer({ min: 1, max: 40 }), later: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (changes, opened) => {
        let now = position({});
        let number = 3;
        for (const { to, later } of changes) {
          number = Math.min(12, number + later);
          const raises = raisedTo(now, to, month(`2026-${String(number).padStart(2, "0")}`));
          now = { ...now, headcount: to, raises } as Position;
        }
        const asked = askedIn(now, at(`2026-${String(opened).padStart(2, "0")}-05`));
        expect([...asked.values()].reduce((sum, seats) => sum + seats, 0)).toBe(now.headcount);
        for (const seats of asked.values()) expect(seats).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
    expect(raisedTo(position({}), 14, month("2026-05"))).toEqual([{ month: "2026-05", seats: 4 }]);
    expect(
      raisedTo(position({ headcount: 14, raises: [{ month: "2026-05", seats: 4 }] }), 12, month("2026-06")),
    ).toEqual([{ month: "2026-05", seats: 2 }]);
  });
});

const order = (status: OrderRecord["status"], open = 5) =>
  ({
    orderId: "ord_1",
    status,
    headcount: 10,
    open,
    openedAt: at("2026-03-01"),
    createdAt: at("2026-02-01"),
  }) as OrderRecord;
const seat = (more: object = {}) =>
  ({
    positionId: "pos_1",
    headcount: 10,
    open: 5,
    occupation: "锂电操作工",
    place: "常山县",
    payMin: 500_000,
    payMax: 690_000,
    createdAt: at("2026-02-01"),
    ...more,
  }) as Position;
const of = { agencyId: "agn_1" as AgencyId, chain: "energy" } as const;
const nouns = (cells: readonly OrderCell[]) => cells.map(({ noun }) => noun);

describe("what an order counts", () => {
  it("is what it asked for while it is no draft and not cancelled, and its open seats while it is open", () => {
    expect(nouns(orderCells(order("open"), [seat()], of))).toEqual(["talentMonth", "talentLive", "talentSeat"]);
    expect(nouns(orderCells(order("open", 0), [seat({ open: 0 })], of))).toEqual(["talentMonth"]);
    expect(nouns(orderCells(order("closed"), [seat()], of))).toEqual(["talentMonth"]);
    for (const status of ["draft", "cancelled"] as const) expect(orderCells(order(status), [seat()], of)).toEqual([]);
  });

  it("has the standard name of its occupation, the code of its division, and pay in steps of 500 yuan", () => {
    const [asked, live] = orderCells(order("open"), [seat(), seat({ positionId: "pos_2", occupation: "卷绕工" })], of);
    const place = { chain: "energy", occupation: "电池制造工", division: "330822" };
    expect(asked).toEqual({ noun: "talentMonth", of: { month: "2026-03", ...place }, counts: { demanded: 20 } });
    expect(live).toEqual({ noun: "talentLive", of: place, counts: { positions: 2, open: 10, pay5500: 10 } });
  });
});

it("the middle seat's pay is found from steps, and from nothing there is none", () => {
  expect(medianPay({ open: 9, pay4000: 4, pay6000: 5 })).toBe(6250);
  expect(medianPay({ pay4000: 5, pay6000: 5 })).toBe(4250);
  expect(medianPay({ open: 0, pay4000: 0 })).toBeUndefined();
});

const live = (chain: "energy" | "paper" | "-", occupation: string, division: string, open: number): LiveCell => ({
  noun: "talentLive",
  of: { chain, occupation, division },
  counts: { positions: 1, open, pay5000: open },
});
const asked = (text: string, demanded: number, division = "330822"): DemandedCell => ({
  noun: "talentMonth",
  of: { month: month(text), chain: "energy", occupation: "电池制造工", division },
  counts: { demanded },
});
const facts: TalentFacts = {
  division: "330800",
  names: new Map([["330822", "常山县"]]),
  months: [month("2026-02"), month("2026-03")],
  live: [
    live("energy", "电池制造工", "330822", 12),
    live("energy", "电池制造工", "330803", 6),
    live("energy", "叉车司机", "330822", 2),
    live("paper", "电池制造工", "330822", 1),
    live("-", "电池制造工", "330822", 4),
    live("energy", "电池制造工", "110105", 50),
    live("energy", "电池制造工", "-", 7),
  ],
  asked: talentMonths(
    [asked("2026-02", 8), asked("2026-03", 5), asked("2026-03", 9, "110105")],
    [{ of: { ...asked("2026-03", 0).of }, counts: { filled: 3 } }],
  ),
  supply: [
    {
      noun: "supply",
      of: { basis: "home", division: "330822", occupation: "锂电操作工", skillLevel: "" },
      counts: { people: 8, onJob: 5 },
    },
  ],
};

describe("the map of a place", () => {
  it("counts what lies in it, people once for every chain that asks for them, and shows what names no chain and no place", () => {
    const map = talentMap(facts, { partner: false });
    expect(map.chains.map(({ chain }) => chain)).toEqual([...CHAINS, "-"]);
    const energy = map.chains.find(({ chain }) => chain === "energy");
    expect(energy).toMatchObject({ positions: 3, open: 20, demanded: 13, filled: 3, short: 17 });
    expect(energy?.segments.map(({ segment }) => segment)).toEqual(["cells", "other"]);
    expect(energy?.segments[0]?.occupations[0]).toEqual({
      occupation: "电池制造工",
      ...{ positions: 2, open: 18, demanded: 13, filled: 3, available: 3, gap: 15, few: false, medianPay: 525_000 },
      trend: [8, 5],
      places: [12, 6],
    });
    expect(map.chains.find(({ chain }) => chain === "paper")?.segments[0]?.occupations[0]).toMatchObject({
      available: 3,
      gap: -2,
    });
    expect(map.divisions).toEqual([
      { division: "330822", name: "常山县" },
      { division: "330803", name: "330803" },
    ]);
    expect(map.unstated).toBe(7);
  });

  it("tells a partner no count of one to four people, in rows or in sums", () => {
    const map = talentMap(facts, { partner: true });
    const energy = map.chains.find(({ chain }) => chain === "energy");
    const row = energy?.segments[0]?.occupations[0];
    expect(row).toMatchObject({ open: 18, demanded: 13, few: true });
    for (const hidden of ["filled", "available", "gap"]) expect(row).not.toHaveProperty(hidden);
    expect(energy).toMatchObject({ short: 2, filled: 0 });
  });

  it("shows one occupation by month and place, of a chain or of all", () => {
    const one = talentOccupation(facts, { occupation: "电池制造工", chain: "energy", partner: false });
    expect(one).toMatchObject({ open: 18, demanded: 13, filled: 3, available: 3, gap: 15 });
    expect(one.months).toEqual([
      { month: "2026-02", demanded: 8, filled: 0 },
      { month: "2026-03", demanded: 5, filled: 3 },
    ]);
    expect(one.divisions).toEqual([
      { division: "330822", name: "常山县", open: 12, demanded: [8, 5] },
      { division: "330803", name: "330803", open: 6, demanded: [0, 0] },
    ]);
    expect(talentOccupation(facts, { occupation: "电池制造工", partner: false }).open).toBe(23);
  });
});
