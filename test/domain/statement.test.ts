import type { StatementId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type OrderRecord, updateOrder } from "@shanhai/domain/order";
import {
  billableRule,
  computeLines,
  draftStatement,
  type LineRecord,
  readStatement,
  removable,
  type StatementRecord,
  sumLines,
  transitStatement,
} from "@shanhai/domain/statement";
import { describe, expect, test } from "vitest";
import { day, monthly, perHead, placement, until } from "./billing.ts";

describe("a statement's way", () => {
  const act = (role = "owner"): Act => ({
    action: "test",
    subject: "s",
    name: "甲",
    role,
    requestId: "r",
    at: "2026-02-01T00:00:00.000Z" as Act["at"],
    today: day("2026-02-01"),
    newId: <Id extends string>(prefix: string) => `${prefix}_1` as Id,
  });
  const order = {
    orderId: "ord_1",
    title: "订单",
    enterpriseName: "企业",
    version: 1,
    status: "open",
    feeRule: perHead(),
  };
  const record = order as unknown as OrderRecord;
  const people = [placement(), placement()];
  const lines = computeLines(people, perHead(), until("2026-01-31"), []);

  function draft(): StatementRecord {
    const drafted = draftStatement(record, until("2026-01-31"), perHead(), "机构", act());
    const kept = { lines: lines.length, totals: sumLines(lines, 600), contentHash: "h", factsHash: "f" };
    return { ...drafted, ...kept, status: "draft" };
  }
  const step = (
    from: StatementRecord,
    to: Parameters<typeof transitStatement>[1]["to"],
    role?: string,
    of: LineRecord[] = [],
  ) => transitStatement(from, { to, version: from.version }, of, act(role));

  test("drafted, sent, confirmed, settled; each step is kept", () => {
    const settled = step(step(step(draft(), "sent", "recruiter"), "confirmed"), "settled");
    expect(settled).toMatchObject({ status: "settled", version: 4 });
    expect(settled.steps.map(({ to }) => to)).toEqual(["draft", "sent", "confirmed", "settled"]);
  });

  test("a recruiter drafts and sends; only the owner confirms and settles", () => {
    expect(() => step(step(draft(), "sent", "recruiter"), "confirmed", "recruiter")).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
    expect(() => step(step(step(draft(), "sent"), "confirmed"), "settled", "recruiter")).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  test.each([
    ["draft", ["draft", "confirmed", "disputed", "settled"]],
    ["confirmed", ["draft", "sent", "confirmed", "disputed"]],
    ["settled", ["draft", "sent", "confirmed", "disputed", "settled"]],
  ] as const)("from %s there is no way to %s", (status, ways) => {
    for (const to of ways) {
      expect(() => step({ ...draft(), status }, to, "owner", lines)).toThrow(
        expect.objectContaining({ code: "statement.transition" }),
      );
    }
  });

  test("disputed lines are frozen and stay out of what is settled; a withdrawn dispute frees them", () => {
    const disputed = step(step(draft(), "sent"), "disputed", "recruiter", lines.slice(0, 1));
    expect(readStatement(disputed)).toMatchObject({
      disputed: 1,
      totals: { net: 200_000 },
      undisputed: { net: 100_000, vat: 6000, gross: 106_000 },
    });
    const more = step(disputed, "disputed", "recruiter", lines);
    expect(readStatement(more)).toMatchObject({ disputed: 2, undisputed: { net: 0 } });
    expect(readStatement(step(more, "sent"))).toMatchObject({ disputed: 0, undisputed: { net: 200_000 } });
    expect(readStatement(step(disputed, "settled"))).toMatchObject({ status: "settled", disputed: 1 });
    expect(() => step(disputed, "disputed", "owner", lines.slice(0, 1))).toThrow(
      expect.objectContaining({ code: "invalid" }),
    );
  });

  test("another version is stale", () => {
    expect(() => transitStatement(draft(), { to: "sent", version: 7 }, [], act())).toThrow(
      expect.objectContaining({ code: "stale" }),
    );
  });

  test("periods end by today, begin after the last one, and need a rule", () => {
    expect(billableRule(record, until("2026-02-01"), act())).toEqual(perHead());
    expect(() => billableRule(record, until("2026-02-02"), act())).toThrow(
      expect.objectContaining({ code: "invalid" }),
    );
    const billedTo = { ...record, billedTo: day("2026-01-31") };
    expect(() => billableRule(billedTo, until("2026-02-01", "2026-01-31"), act())).toThrow(
      expect.objectContaining({ code: "statement.overlap" }),
    );
    expect(() => billableRule({ ...record, feeRule: undefined }, until("2026-02-01"), act())).toThrow(
      expect.objectContaining({ code: "feeRule.missing" }),
    );
  });

  test("only the last draft can be removed", () => {
    const [first, second] = ["stm_1", "stm_2"] as StatementId[];
    expect(removable(draft(), [first as StatementId])).toMatchObject({ statementId: "stm_1" });
    expect(() => removable(draft(), [first, second] as StatementId[])).toThrow(
      expect.objectContaining({ code: "statement.notLast" }),
    );
    expect(() => removable({ ...draft(), status: "sent" }, [first as StatementId])).toThrow(
      expect.objectContaining({ code: "statement.state" }),
    );
  });

  test("a fee rule stays once something was billed with it", () => {
    const change = { version: 1, feeRule: monthly };
    expect(updateOrder(record, change, act()).feeRule).toEqual(monthly);
    expect(updateOrder(record, { version: 1, feeRule: null }, act()).feeRule).toBeUndefined();
    const statedOnce = { ...record, billedTo: day("2026-01-31") };
    expect(() => updateOrder(statedOnce, change, act())).toThrow(expect.objectContaining({ code: "feeRule.billed" }));
    expect(updateOrder(statedOnce, { version: 1, feeRule: perHead(), title: "新" }, act()).title).toBe("新");
  });
});
