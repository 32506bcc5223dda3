import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Position } from "@shanhai/contract/position";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { createOrder, type OrderRecord, openForWork, readOrder, updateOrder } from "@shanhai/domain/order";
import { addPosition, type PositionInput, updatePosition } from "@shanhai/domain/position";
import fc from "fast-check";
import { expect, test } from "vitest";

const act = {
  at: "2026-11-01T00:00:00.000Z",
  today: "2026-11-01",
  newId: (prefix: string) => `${prefix}_1`,
} as unknown as Act;
const enterprise = { enterpriseId: "ent_1", name: "衢州金格兰石英有限公司" } as Enterprise;
const date = (text: string) => text as CalendarDate;
const order = (more: Partial<OrderRecord> = {}): OrderRecord => ({
  ...createOrder(
    { title: "技术人才", deadline: date("2026-12-31"), guaranteeDays: 30, status: "open" },
    enterprise,
    act,
  ),
  ...more,
});
const position = { headcount: 10, payMin: 1, payMax: 2 } as PositionInput;

test("a deadline that has passed is refused; today is not", () => {
  const create = (deadline: string) => () =>
    createOrder({ title: "t", deadline: date(deadline), guaranteeDays: 30, status: "open" }, enterprise, act);
  expect(create("2026-10-31")).toThrow("invalid");
  expect(create("2026-11-01")).not.toThrow();
});

test("fulfilled follows from the seats and is never stored", () => {
  expect(readOrder(order({ headcount: 5, filled: 5, open: 0 })).status).toBe("fulfilled");
  expect(readOrder(order({ headcount: 5, filled: 4, open: 1 })).status).toBe("open");
  expect(readOrder(order({ headcount: 0, filled: 0, open: 0 })).status).toBe("open");
  expect(readOrder(order({ status: "closed", headcount: 5, filled: 5, open: 0 })).status).toBe("closed");
});

test("an order goes draft → open → closed and back, or is cancelled for good", () => {
  const go = (from: OrderRecord["status"], status: "open" | "closed" | "cancelled") => () =>
    updateOrder(order({ status: from }), { version: 1, status }, act);
  expect(go("draft", "open")()).toMatchObject({ status: "open", version: 2 });
  expect(go("open", "closed")().status).toBe("closed");
  expect(go("closed", "open")().status).toBe("open");
  expect(go("cancelled", "open")).toThrow("order.transition");
  expect(go("draft", "closed")).toThrow("order.transition");
  expect(() => updateOrder(order(), { version: 7 }, act)).toThrow("stale");
});

test("pipeline work needs an open order", () => {
  expect(() => openForWork(order({ status: "draft" }))).toThrow("order.draft");
  expect(() => openForWork(order({ status: "closed" }))).toThrow("order.closed");
  expect(() => addPosition(order({ status: "cancelled" }), 0, position, act)).toThrow("order.closed");
  expect(() => addPosition(order(), 50, position, act)).toThrow("order.full");
});

test("headcount = filled + open whatever the headcount is changed to, and never below filled", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.integer({ min: 1, max: 200 }), (filled, headcount) => {
      const before = { ...addPosition(order(), 0, { ...position, headcount: 100 }, act), filled, open: 100 - filled };
      const change = () => updatePosition(order(), before as Position, { version: 1, headcount }, act);
      if (headcount < filled) {
        expect(change).toThrow("headcount.belowFilled");
      } else {
        const after = change();
        expect(after.headcount).toBe(after.filled + after.open);
      }
    }),
  );
});

test("a calendar date is Shanghai's: it changes at 16:00 UTC", () => {
  expect(shanghaiDate(new Date("2026-11-01T15:59:59.999Z"))).toBe("2026-11-01");
  expect(shanghaiDate(new Date("2026-11-01T16:00:00.000Z"))).toBe("2026-11-02");
});
