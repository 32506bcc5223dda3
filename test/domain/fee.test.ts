import type { FeeRule } from "@shanhai/contract/fee-rule";
import type { CalendarDate, OrderId, StatementId } from "@shanhai/contract/scalar";
import { daysBetween, plusDays, plusMonths } from "@shanhai/domain/calendar";
import { type BillableFacts, divideHalfUp } from "@shanhai/domain/fee";
import {
  type BilledLine,
  canonicalStatement,
  computeLines,
  type LineRecord,
  totalsOf,
} from "@shanhai/domain/statement";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, milestones, monthly, perHead, placement, START, until } from "./billing.ts";

const billed = (lines: readonly LineRecord[], statement = "stm_1", excluded = false): BilledLine[] =>
  lines.map((line) => ({ ...line, statementId: statement as StatementId, excluded }));
const short = (lines: readonly LineRecord[]) => lines.map(({ kind, reason, amount }) => [kind, reason, amount]);

describe("calendar", () => {
  test("a month later is the same day, or the month's last where there is no such day", () => {
    const from = day("2026-01-31");
    expect([1, 2, 3, 12, 13].map((months) => plusMonths(from, months))).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2027-01-31",
      "2027-02-28",
    ]);
    expect(plusMonths(day("2028-01-31"), 1)).toBe("2028-02-29");
    expect(daysBetween(day("2028-02-28"), day("2028-03-01"))).toBe(2);
  });
});

describe("fees", () => {
  test("per head: due on arrival, to the last day of the period, once", () => {
    const people = [placement(), placement({ arrivalDate: "2026-01-31" }), placement({ arrivalDate: "2026-02-01" })];
    const january = computeLines(people, perHead(), until("2026-01-31"), []);
    expect(short(january)).toEqual([
      ["arrival", "due", 100_000],
      ["arrival", "due", 100_000],
    ]);
    const february = computeLines(people, perHead(), until("2026-02-28", "2026-02-01"), billed(january));
    expect(february.map(({ placementId }) => placementId)).toEqual([people[2]?.placementId]);
  });

  test("monthly: a started month counts, from the arrival day by the calendar, up to the cap", () => {
    const one = placement({ arrivalDate: "2026-01-31" });
    const dates = (to: string) =>
      computeLines([one], monthly, until(to), []).map(({ basis }) => [basis.month, basis.date]);
    expect(dates("2026-02-27")).toEqual([[1, "2026-01-31"]]);
    expect(dates("2026-02-28")).toEqual([
      [1, "2026-01-31"],
      [2, "2026-02-28"],
    ]);
    expect(dates("2027-01-01")).toHaveLength(3);
    // The day of leaving is not on the job: whoever leaves on 28 February has not started the second month.
    const left = { ...one, leftDate: day("2026-02-28") };
    expect(computeLines([left], monthly, until("2026-12-31"), [])).toHaveLength(1);
  });

  test("milestones: the arrival day is day 1, and the days must be full", () => {
    const one = placement();
    const kinds = (to: string, left?: string) =>
      computeLines([{ ...one, leftDate: left as CalendarDate }], milestones(), until(to), []).map(({ kind }) => kind);
    expect(kinds("2026-01-07")).toEqual([]);
    expect(kinds("2026-01-08")).toEqual(["day7"]);
    expect(kinds("2026-04-01")).toEqual(["day7", "day30", "day90"]);
    expect(kinds("2026-03-31", "2026-01-07")).toEqual([]);
    expect(kinds("2026-03-31", "2026-01-08")).toEqual(["day7"]);
  });

  test("a leaver inside the guarantee: the share of the days not served goes back, half up", () => {
    const left = placement({ leftDate: "2026-01-11", insideGuarantee: true });
    expect(short(computeLines([left], perHead("proRata"), until("2026-01-31"), []))).toEqual([
      ["arrival", "due", 100_000],
      ["refund", "refund", -66_667],
    ]);
    expect(short(computeLines([left], perHead("proRata"), until("2026-01-10"), []))).toEqual([
      ["arrival", "due", 100_000],
    ]);
    const after = { ...left, leftDate: day("2026-02-15"), insideGuarantee: false };
    expect(computeLines([after], perHead("proRata"), until("2026-03-31"), [])).toHaveLength(1);
  });

  test("a replacement costs nothing that its seat has cost, through two leavers; in another position it costs all", () => {
    const first = placement({ leftDate: "2026-01-10", insideGuarantee: true });
    const second = placement({ arrivalDate: "2026-01-12", leftDate: "2026-01-14", insideGuarantee: true });
    const third = placement({ arrivalDate: "2026-01-20" });
    const elsewhere = placement({ arrivalDate: "2026-01-20", positionId: "pos_2" });
    const lines = computeLines([first, second, third, elsewhere], milestones("replacement"), until("2026-02-28"), []);
    expect(lines.map(({ candidateName, kind, reason, amount }) => [candidateName, kind, reason, amount])).toEqual([
      [first.candidateName, "day7", "due", 10_000],
      [third.candidateName, "day7", "replacement", 0],
      [third.candidateName, "day30", "due", 20_000],
      [elsewhere.candidateName, "day7", "due", 10_000],
      [elsewhere.candidateName, "day30", "due", 20_000],
    ]);
  });
});

describe("what was billed", () => {
  test("a change of facts is a correction by the difference; an arrival taken back is taken back whole", () => {
    const one = placement();
    const two = placement();
    const january = computeLines([one, two], perHead("proRata"), until("2026-01-31"), []);
    const left = { ...one, leftDate: day("2026-01-16"), insideGuarantee: true };
    const february = computeLines([left], perHead("proRata"), until("2026-02-28", "2026-02-01"), billed(january));
    expect(short(february)).toEqual([
      ["refund", "refund", -50_000],
      ["arrival", "correction", -100_000],
    ]);
    expect(february[0]?.basis).toMatchObject({ late: true, unserved: 15, guaranteeDays: 30 });
    expect(february[1]?.basis).toMatchObject({ before: 100_000, after: 0 });
    const all = [...billed(january), ...billed(february, "stm_2")];
    expect(computeLines([left], perHead("proRata"), until("2026-03-31", "2026-03-01"), all)).toEqual([]);
  });

  test("a line left out of its settled statement is billed again, and names that statement", () => {
    const one = placement();
    const january = computeLines([one], perHead(), until("2026-01-31"), []);
    const again = computeLines([one], perHead(), until("2026-02-28", "2026-02-01"), billed(january, "stm_1", true));
    expect(again).toMatchObject([{ reason: "resubmitted", amount: 100_000, basis: { statementId: "stm_1" } }]);
  });

  test("VAT is shown, rounded once, half up, in whole numbers", () => {
    expect(totalsOf(100_000, 600)).toEqual({ net: 100_000, vat: 6000, gross: 106_000 });
    expect(totalsOf(25, 600)).toEqual({ net: 25, vat: 2, gross: 27 });
    expect(totalsOf(-25, 600)).toEqual({ net: -25, vat: -1, gross: -26 });
    // Beyond what 53 bits hold on the way.
    expect(totalsOf(90_000_000_000_001, 600).vat).toBe(5_400_000_000_000);
    expect([7n, -7n, 6n, -6n].map((one) => divideHalfUp(one, 4n))).toEqual([2, -2, 2, -1]);
  });
});

/** What the rule gives for final facts, computed day by day and seat by seat: nothing of it is shared with the product. */
function plainly(people: readonly BillableFacts[], rule: FeeRule, to: CalendarDate): number {
  const unit = (code: string) =>
    rule.kind === "milestones" ? { 7: rule.day7, 30: rule.day30, 90: rule.day90 }[Number(code)] : rule.fen;
  const seats: { position: string; codes: Set<string>; emptySince?: string; leaver?: string }[] = [];
  let refunds = 0;
  const present = people.filter(({ arrivalDate }) => arrivalDate <= to);
  present.sort((a, b) => `${a.arrivalDate}${a.placementId}`.localeCompare(`${b.arrivalDate}${b.placementId}`, "en"));
  for (const { arrivalDate, leftDate, insideGuarantee, guaranteeUntil, positionId, placementId } of present) {
    const codes = new Set<string>(rule.kind === "perHead" ? ["head"] : []);
    let days = 0;
    let months = 0;
    for (let date = arrivalDate; date <= to && date !== leftDate; date = plusDays(date, 1)) {
      days += 1;
      const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      if (dayOfMonth === Math.min(Number(arrivalDate.slice(8)), last)) months += 1;
      if (rule.kind === "milestones" && [7, 30, 90].includes(days) && date < to) codes.add(String(days));
      if (rule.kind === "monthly" && months <= rule.capMonths && months > 0) codes.add(`month${months}`);
    }
    const left = leftDate !== undefined && leftDate <= to;
    const waiting = seats.filter((one) => one.position === positionId && (one.emptySince ?? "9") <= arrivalDate);
    waiting.sort((a, b) => `${a.emptySince}${a.leaver}`.localeCompare(`${b.emptySince}${b.leaver}`, "en"));
    const seat = (rule.guarantee === "replacement" && waiting[0]) || { position: positionId, codes: new Set<string>() };
    if (!seats.includes(seat)) seats.push(seat);
    delete seat.emptySince;
    for (const code of codes) seat.codes.add(code);
    if (!left || !insideGuarantee) continue;
    seat.emptySince = leftDate;
    seat.leaver = placementId;
    if (rule.guarantee !== "proRata" || !guaranteeUntil) continue;
    const paid = [...codes].reduce((sum, code) => sum + (unit(code) ?? 0), 0);
    const promised = daysBetween(arrivalDate, guaranteeUntil) + 1;
    refunds += Math.floor((-paid * (promised - daysBetween(arrivalDate, leftDate))) / promised + 0.5);
  }
  return seats.reduce((sum, one) => [...one.codes].reduce((all, code) => all + (unit(code) ?? 0), sum), refunds);
}

const guarantee = fc.constantFrom("replacement", "proRata", "none") as fc.Arbitrary<FeeRule["guarantee"]>;
const fen = fc.integer({ min: 1, max: 99_999 });
const rules = fc.oneof(
  fc.record({ kind: fc.constant("perHead"), fen, guarantee, vatRate: fc.constant(600) }),
  fc.record({
    kind: fc.constant("monthly"),
    fen,
    capMonths: fc.integer({ min: 1, max: 4 }),
    guarantee,
    vatRate: fc.constant(600),
  }),
  fc.record({
    kind: fc.constant("milestones"),
    day7: fen,
    day30: fen,
    day90: fen,
    guarantee,
    vatRate: fc.constant(600),
  }),
) as unknown as fc.Arbitrary<FeeRule>;

const offset = fc.integer({ min: 0, max: 120 });
const which = fc.nat({ max: 10 });
const events = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant("arrive" as const),
      position: fc.constantFrom(0, 0, 0, 1),
      on: offset,
      days: fc.nat({ max: 60 }),
    }),
    fc.record({
      act: fc.constant("leave" as const),
      which,
      after: fc.oneof(fc.nat({ max: 29 }), fc.nat({ max: 100 })),
    }),
    fc.record({ act: fc.constant("return" as const), which }),
    fc.record({ act: fc.constant("correct" as const), which, on: offset }),
    fc.record({ act: fc.constant("takeBack" as const), which }),
    fc.record({
      act: fc.constant("bill" as const),
      days: fc.integer({ min: 1, max: 60 }),
      dispute: fc.nat({ max: 3 }),
    }),
  ),
  { minLength: 5, maxLength: 40, size: "max" },
);

describe("over any history", () => {
  test("all lines sum to what the rule gives for the final facts; statements are recomputed to the byte and never change", () => {
    fc.assert(
      fc.property(rules, events, (rule, history) => {
        let people: BillableFacts[] = [];
        const statements: {
          id: string;
          from: CalendarDate;
          to: CalendarDate;
          lines: LineRecord[];
          text: string;
          out: Set<string>;
        }[] = [];
        const earlier = (upTo = statements.length) =>
          statements
            .slice(0, upTo)
            .flatMap(({ id, lines, out }) =>
              lines.map((line) => ({ ...line, statementId: id as StatementId, excluded: out.has(line.lineId) })),
            );
        const spell = (from: CalendarDate, to: CalendarDate, lines: readonly LineRecord[]) =>
          canonicalStatement({ orderId: "ord_1" as OrderId, from, to, rule }, lines);
        const settle = (days: number, dispute: number) => {
          const from = plusDays(statements.at(-1)?.to ?? plusDays(START, -1), 1);
          const to = plusDays(from, days - 1);
          const lines = computeLines(people, rule, { from, to }, earlier());
          // The order in which facts are read does not matter.
          const again = computeLines([...people].reverse(), rule, { from, to }, [...earlier()].reverse());
          const text = spell(from, to, lines);
          expect(spell(from, to, again)).toBe(text);
          const out = new Set(
            lines.filter((_, index) => dispute > 0 && index % 4 === dispute).map((one) => one.lineId),
          );
          statements.push({ id: `stm_${statements.length}`, from, to, lines, text, out });
        };
        const change = (index: number, next: (one: BillableFacts) => Partial<BillableFacts> | undefined) => {
          people = people.flatMap((one, at) => {
            if (at !== index % Math.max(people.length, 1)) return [one];
            const changed = next(one);
            if (!changed) return [];
            const merged = { ...one, ...changed };
            const { leftDate, guaranteeUntil = "" } = merged;
            return [{ ...merged, insideGuarantee: leftDate === undefined ? undefined : leftDate <= guaranteeUntil }];
          });
        };
        for (const event of history) {
          if (event.act === "arrive") {
            const arrivalDate = plusDays(START, event.on);
            const guaranteeUntil = plusDays(arrivalDate, event.days);
            people.push(placement({ arrivalDate, guaranteeUntil, positionId: `pos_${event.position}` }));
          } else if (event.act === "leave") {
            change(event.which, (one) => ({ leftDate: plusDays(one.arrivalDate, event.after) }));
          } else if (event.act === "return") change(event.which, () => ({ leftDate: undefined }));
          else if (event.act === "takeBack") change(event.which, () => undefined);
          else if (event.act === "correct") {
            change(event.which, ({ leftDate }) => {
              const arrivalDate = plusDays(START, event.on);
              const left = leftDate && leftDate >= arrivalDate ? leftDate : undefined;
              return { arrivalDate, guaranteeUntil: plusDays(arrivalDate, 29), leftDate: left };
            });
          } else settle(event.days, event.dispute);
        }
        settle(90, 0);
        for (const { from, to, lines, text } of statements) expect(spell(from, to, lines)).toBe(text);
        const counted = earlier().filter(({ excluded }) => !excluded);
        const last = statements.at(-1)?.to ?? START;
        expect(counted.reduce((sum, { amount }) => sum + amount, 0)).toBe(plainly(people, rule, last));
        const first = counted.filter(({ reason }) => reason !== "correction").map(({ lineId }) => lineId);
        expect(new Set(first).size).toBe(first.length);
      }),
      { numRuns: 1000 },
    );
  });
});
