import { LEAD_TIMINGS, type LeadCounts, type LeadInput, type LeadStatus } from "@shanhai/contract/lead";
import { OFFERING_KINDS } from "@shanhai/contract/offering";
import { nextInTurn } from "@shanhai/domain/lead";
import { scoreLead } from "@shanhai/domain/lead-score";
import { type Tallied, tallyChange } from "@shanhai/domain/lead-tally";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

type Scored = Parameters<typeof scoreLead>[0];
const lead = (more: Partial<Scored>) => scoreLead({ kind: "service", ...more } as Scored).score;

describe("the score", () => {
  test("says which rule gave what, and no more than a hundred", () => {
    const facts = fc.record(
      {
        kind: fc.constantFrom<LeadInput["kind"]>("settlement", "service"),
        eventId: fc.constant("evt_1" as NonNullable<Scored["eventId"]>),
        organisation: fc.constant("企业"),
        offeringKind: fc.constantFrom(...OFFERING_KINDS),
        headcount: fc.integer({ min: 1, max: 100_000 }),
        licensed: fc.boolean(),
        timing: fc.constantFrom(...LEAD_TIMINGS),
      },
      { requiredKeys: ["kind"] },
    );
    fc.assert(
      fc.property(facts, (known) => {
        const { score, reasons } = scoreLead(known as Scored);
        expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
        expect(score).toBeLessThanOrEqual(100);
        expect(reasons.every(({ points }) => points > 0)).toBe(true);
        expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(reasons.length);
      }),
    );
  });

  test("more people and an earlier day weigh more; a licence weighs for who settles alone", () => {
    expect(lead({ headcount: 100 })).toBeGreaterThan(lead({ headcount: 99 }));
    expect(lead({ headcount: 20 })).toBeGreaterThan(lead({ headcount: 19 }));
    expect(lead({ timing: "month" })).toBeGreaterThan(lead({ timing: "later" }));
    expect(lead({ licensed: true })).toBe(lead({}));
    expect(lead({ kind: "settlement", licensed: true })).toBe(lead({ kind: "settlement" }) + 30);
  });
});

test("in turn everybody is as busy as anybody else, give or take one, and nobody twice running", () => {
  const some = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(some, fc.nat(40), (ids, rounds) => {
      const able = ids.map((id) => ({ id }));
      const given = new Map(ids.map((id) => [id, 0]));
      let last: string | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const { id } = nextInTurn(able, last);
        if (ids.length > 1) expect(id).not.toBe(last);
        given.set(id, (given.get(id) ?? 0) + 1);
        last = id;
      }
      expect(Math.max(...given.values()) - Math.min(...given.values())).toBeLessThanOrEqual(1);
    }),
  );
  expect(() => nextInTurn([], undefined)).toThrow("lead.nobody");
  // Whoever had the last turn may have left: it goes on behind them.
  expect(nextInTurn([{ id: "a" }, { id: "c" }], "b")).toEqual({ id: "c" });
});

test("counts moved from state to state are what a recount of the last state says", () => {
  const tallied = fc.array(
    fc.record<Tallied>({ tally: fc.constantFrom("event", "offering", "agency"), id: fc.constantFrom("1", "2") }),
    { maxLength: 3 },
  );
  const once = tallied.map((some) => [...new Map(some.map((one) => [`${one.tally}#${one.id}`, one])).values()]);
  const state = fc.record({
    status: fc.constantFrom<LeadStatus>("new", "assigned", "contacted", "converted", "lost"),
    tallies: once,
  });
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
      const kept = new Map<string, number>();
      states.forEach((after, index) => {
        for (const { tally, id, by } of tallyChange(states[index - 1], after))
          for (const [status, amount] of Object.entries(by as LeadCounts))
            kept.set(`${tally}#${id} ${status}`, (kept.get(`${tally}#${id} ${status}`) ?? 0) + amount);
      });
      const { status, tallies } = states.at(-1) ?? { status: "new", tallies: [] };
      const counted = tallies.map(({ tally, id }) => `${tally}#${id} ${status}`).sort();
      expect(
        [...kept]
          .filter(([, n]) => n !== 0)
          .map(([place, n]) => (n === 1 ? place : `${place} ${n}`))
          .sort(),
      ).toEqual(counted);
    }),
  );
});
