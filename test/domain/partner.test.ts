import type { createAgreement } from "@shanhai/contract/agreement";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import { GRANTS, type Grant } from "@shanhai/contract/grant";
import type { AgreementId, CalendarDate, Instant, ObligationId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import {
  draftAgreement,
  readAgreement,
  renewAgreement,
  rewriteDraft,
  statusOf,
  transitAgreement,
} from "@shanhai/domain/agreement";
import { plusDays } from "@shanhai/domain/calendar";
import { demandChange, demandOf, readDemand } from "@shanhai/domain/demand";
import { countFulfilment, recordFulfilment, withdrawFulfilment } from "@shanhai/domain/fulfilment";
import { type GrantFacts, grantFacts, grantsOf, requireGrant } from "@shanhai/domain/grant";
import { createPartner, transitPartner } from "@shanhai/domain/partner";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

let ids = 0;
const act = (today = "2026-06-01") => ({
  at: `${today}T02:00:00.000Z` as Instant,
  today: today as CalendarDate,
  newId: <Id extends string>(prefix: string) => {
    ids += 1;
    return `${prefix}_${ids}` as Id;
  },
});

const PARTNER = "ptn_1" as PartnerId;
const PARK = "prk_1" as ParkId;
type Content = ParsedOf<typeof createAgreement>["body"];
const content = (changes: Partial<Content> = {}): Content => ({
  number: "1",
  title: "协议",
  partnerIds: [PARTNER],
  from: "2026-06-01" as CalendarDate,
  to: "2026-12-31" as CalendarDate,
  obligations: [
    { kind: "supply", text: "输送", target: 10, unit: "人" },
    { kind: "sharing", text: "共享", dueDate: "2026-07-01" as CalendarDate },
  ],
  opens: ["demand"],
  ...changes,
});
const parties = [{ partnerId: PARTNER, name: "学院" }];
const draft = (changes?: Partial<Content>) => draftAgreement(content(changes), { parkName: "园区", parties }, act());
const signed = (changes?: Partial<Content>, today?: string) =>
  transitAgreement(draft(changes), { to: "active", version: 1 }, act(today));
const code = (value: string) => expect.objectContaining({ code: value });
const issue = (field: string, value: string) =>
  expect.objectContaining({ details: { issues: [{ field, code: value }] } });

describe("an agreement's state", () => {
  test("follows what was decided and the date", () => {
    const before = signed(undefined, "2026-05-01");
    expect(statusOf(draft(), act())).toBe("draft");
    for (const [day, status] of [
      ["2026-05-31", "upcoming"],
      ["2026-06-01", "active"],
      ["2026-12-31", "active"],
      ["2027-01-01", "expired"],
    ] as const)
      expect(statusOf(before, act(day)), day).toBe(status);
    const revoked = transitAgreement(before, { to: "revoked", reason: "商定", version: 2 }, act("2026-08-01"));
    for (const day of ["2026-05-01", "2026-08-01", "2027-02-01"]) expect(statusOf(revoked, act(day))).toBe("revoked");
    expect(revoked.revocation).toEqual({ on: "2026-08-01", reason: "商定" });
  });

  test("goes one way: nothing is activated or revoked twice, nor after its term", () => {
    const over = act("2027-01-01");
    expect(() => transitAgreement(signed(), { to: "active", version: 2 }, act())).toThrow(code("agreement.state"));
    expect(() => transitAgreement(draft(), { to: "active", version: 1 }, over)).toThrow(code("agreement.over"));
    expect(() => transitAgreement(draft(), { to: "revoked", reason: "r", version: 1 }, act())).toThrow(
      code("agreement.state"),
    );
    expect(() => transitAgreement(signed(), { to: "revoked", reason: "r", version: 2 }, over)).toThrow(
      code("agreement.state"),
    );
    expect(() => rewriteDraft(signed(), content(), parties, act())).toThrow(code("agreement.state"));
  });

  test("dates lie within a term of ten years at most", () => {
    const until = (to: string) => () => draft({ to: to as CalendarDate, obligations: [] });
    expect(until("2036-06-01")).not.toThrow();
    expect(until("2036-06-02")).toThrow(issue("to", "term.long"));
    const late = { kind: "other" as const, text: "t", dueDate: "2027-01-01" as CalendarDate };
    expect(() => draft({ obligations: [late] })).toThrow(issue("obligations.0.dueDate", "date.outsideTerm"));
  });

  test("a renewal is a draft of the same content, counted anew, and there is one", () => {
    const term = { number: "2", from: "2027-01-01" as CalendarDate, to: "2027-12-31" as CalendarDate };
    const first = signed();
    const { before, renewal } = renewAgreement(first, term, parties, act());
    expect(renewal).toMatchObject({
      ...term,
      state: "draft",
      term: 2,
      renews: first.agreementId,
      opens: ["demand"],
    });
    expect(renewal.obligations.map(({ text, target, dueDate }) => [text, target, dueDate])).toEqual([
      ["输送", 10, undefined],
      ["共享", undefined, undefined],
    ]);
    expect(() => renewAgreement(before, term, parties, act())).toThrow(code("agreement.renewed"));
    expect(() => renewAgreement(draft(), term, parties, act())).toThrow(code("agreement.state"));
  });
});

describe("what is open", () => {
  const active = { status: "active" as const };
  const facts = (changes: Partial<GrantFacts>): GrantFacts => ({
    agreementId: "agr_1" as AgreementId,
    from: "2026-06-01" as CalendarDate,
    to: "2026-06-30" as CalendarDate,
    opens: ["demand"],
    revoked: false,
    ...changes,
  });

  test("is what agreements in force name, until the last of their days", () => {
    const longer = facts({ to: "2026-09-30" as CalendarDate, opens: ["demand", "postings"] });
    expect(grantsOf(active, [facts({}), longer], act("2026-06-15"))).toEqual([
      { grant: "demand", until: "2026-09-30" },
      { grant: "postings", until: "2026-09-30" },
    ]);
    expect(grantsOf(active, [facts({ opens: [] })], act("2026-06-15"))).toEqual([]);
    expect(grantsOf(active, [facts({})], act("2026-07-01"))).toEqual([]);
  });

  test("is nothing of a draft, of what was revoked, or for who has ended", () => {
    expect(grantFacts(draft())).toBeUndefined();
    const today = act("2026-06-15");
    expect(grantsOf(active, [facts({ revoked: true })], today)).toEqual([]);
    expect(grantsOf({ status: "ended" }, [facts({})], today)).toEqual([]);
    expect(grantsOf(undefined, [facts({})], today)).toEqual([]);
    expect(() => requireGrant([], "demand")).toThrow(code("agreement.notInForce"));
  });

  test("for any agreements: open exactly where one in force names it, and never past its last day", () => {
    const day = fc.integer({ min: 0, max: 30 }).map((days) => plusDays("2026-06-01" as CalendarDate, days));
    const agreement = fc.record({
      agreementId: fc.constant("agr_1" as AgreementId),
      from: day,
      to: day,
      opens: fc.subarray<Grant>([...GRANTS]),
      revoked: fc.boolean(),
    });
    void fc.assert(
      fc.property(fc.array(agreement, { maxLength: 6 }), day, (agreements, today) => {
        const open = new Map(grantsOf(active, agreements, { today }).map(({ grant, until }) => [grant, until]));
        for (const grant of GRANTS) {
          const opening = agreements.filter(
            ({ from, to, opens, revoked }) => !revoked && opens.includes(grant) && from <= today && to >= today,
          );
          expect(open.has(grant)).toBe(opening.length > 0);
          if (opening.length > 0) expect(opening.map(({ to }) => to)).toContain(open.get(grant));
          for (const { to } of opening) expect(String(open.get(grant)) >= to).toBe(true);
        }
      }),
    );
  });
});

describe("the fulfilment record", () => {
  const agreement = signed();
  const [supply = "", sharing = ""] = agreement.obligations.map(({ obligationId }) => obligationId);
  const byPartner = { by: { partnerId: PARTNER, organisation: "学院", name: "c@b.test" }, parkId: PARK };
  const byPark = { by: { organisation: "园区", name: "a@b.test" }, parkId: PARK };
  const entry = (changes = {}) => ({
    obligationId: supply as ObligationId,
    date: "2026-06-10" as CalendarDate,
    text: "一批",
    quantity: 5,
    ...changes,
  });

  test("takes what was done within the term: of a partner while it is in force, of the park afterwards too", () => {
    const record = (today: string, who: typeof byPark, changes = {}, of = agreement) =>
      recordFulfilment(of, entry(changes), who, act(today));
    expect(record("2026-06-10", byPartner)).toMatchObject({ quantity: 5, partnerIds: [PARTNER], version: 1 });
    expect(() => record("2027-01-05", byPartner)).toThrow(code("agreement.notInForce"));
    expect(record("2027-01-05", byPark)).toMatchObject({ date: "2026-06-10" });
    expect(() => record("2026-06-09", byPark)).toThrow(issue("date", "date.future"));
    expect(() => record("2027-01-05", byPark, { date: "2027-01-01" })).toThrow(issue("date", "date.outsideTerm"));
    expect(() => record("2026-06-10", byPark, { quantity: undefined })).toThrow(issue("quantity", "required"));
    expect(record("2026-06-10", byPark, { obligationId: sharing, quantity: undefined })).not.toHaveProperty("quantity");
    expect(() => record("2026-06-10", byPark, {}, draft())).toThrow(code("agreement.state"));
    const revoked = transitAgreement(agreement, { to: "revoked", reason: "r", version: 2 }, act("2026-06-09"));
    expect(() => record("2026-06-10", byPark, {}, revoked)).toThrow(issue("date", "date.outsideTerm"));
  });

  test("is taken back by the side that said it, once, and counts no more", () => {
    const said = recordFulfilment(agreement, entry(), byPartner, act("2026-06-10"));
    expect(countFulfilment(said)).toEqual({ number: 5, entries: 1 });
    expect(() => withdrawFulfilment(said, "r", undefined, act())).toThrow(code("fulfilment.otherSide"));
    expect(() => withdrawFulfilment(said, "r", "ptn_2" as PartnerId, act())).toThrow(code("fulfilment.otherSide"));
    const taken = withdrawFulfilment(said, "重复", PARTNER, act());
    expect(countFulfilment(taken)).toEqual({ number: 0, entries: 0 });
    expect(() => withdrawFulfilment(taken, "r", PARTNER, act())).toThrow(code("fulfilment.withdrawn"));
  });

  test("an obligation is overdue from the day after its own, or the term's where it has a target, until it is met", () => {
    const shown = (today: string, fulfilled = agreement.fulfilled) =>
      readAgreement({ ...agreement, fulfilled }, act(today)).obligations.map(({ met, overdue }) =>
        met ? "met" : overdue ? "overdue" : "open",
      );
    expect(shown("2026-07-01")).toEqual(["open", "open"]);
    expect(shown("2026-07-02")).toEqual(["open", "overdue"]);
    expect(shown("2026-12-31")).toEqual(["open", "overdue"]);
    expect(shown("2027-01-01")).toEqual(["overdue", "overdue"]);
    const some = (number: number) => ({
      [supply]: { number, entries: 1 },
      [sharing]: { number: 0, entries: 1 },
    });
    expect(shown("2027-01-01", some(9))).toEqual(["overdue", "met"]);
    expect(shown("2027-01-01", some(10))).toEqual(["met", "met"]);
    const revoked = transitAgreement(agreement, { to: "revoked", reason: "r", version: 2 }, act("2026-06-09"));
    expect(readAgreement(revoked, act("2027-01-01")).obligations.some(({ overdue }) => overdue)).toBe(false);
  });
});

test("a partner ends and comes back, each once", () => {
  const partner = createPartner({ name: "站", kind: "station", division: "620800" }, act());
  expect(partner).toMatchObject({ status: "active", hasCoordinator: false, version: 1 });
  const ended = transitPartner(partner, { to: "ended", reason: "r" });
  expect(ended).toMatchObject({ status: "ended", statusReason: "r", version: 2 });
  expect(() => transitPartner(ended, { to: "ended", reason: "r" })).toThrow(code("partner.state"));
});

describe("demand", () => {
  const position = (place: string, occupation: string, open: number) => ({ place, occupation, open });

  test("is what open orders have seats for, by place and occupation", () => {
    const positions = [position("甲", "电工", 3), position("甲", "电工", 2), position("乙", "电工", 0)];
    expect(demandOf("open", positions)).toEqual([{ place: "甲", occupation: "电工", positions: 2, open: 5 }]);
    for (const status of ["draft", "closed", "cancelled", "fulfilled"] as const)
      expect(demandOf(status, positions)).toEqual([]);
  });

  test("for any course of an order, the changes add up to what it asks for now", () => {
    const cell = fc.record({
      place: fc.constantFrom("甲", "乙"),
      occupation: fc.constantFrom("电工", "焊工"),
      open: fc.integer({ min: 0, max: 9 }),
    });
    void fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), (course) => {
        const sums = new Map<string, number>();
        let before = demandOf("draft", []);
        for (const positions of course) {
          const after = demandOf("open", positions);
          for (const { place, occupation, open } of demandChange(before, after))
            sums.set(place + occupation, (sums.get(place + occupation) ?? 0) + open);
          before = after;
        }
        for (const { place, occupation, open } of before) expect(sums.get(place + occupation)).toBe(open);
        expect([...sums.values()].reduce((sum, open) => sum + open, 0)).toBe(readDemand(before).open);
      }),
    );
  });
});
