import type { Enterprise } from "@shanhai/contract/enterprise";
import type { FeeRule } from "@shanhai/contract/fee-rule";
import type { Order, OrderStatus } from "@shanhai/contract/order";
import type { CalendarDate, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { canonical } from "./canonical.ts";

/** An order as kept: `fulfilled` is never stored, it follows from the seats. */
export interface OrderRecord extends Omit<Order, "status"> {
  status: Exclude<OrderStatus, "fulfilled">;
}

/** When an order was first opened; one that never was has no such moment. */
function openedAt(record: OrderRecord, status: OrderRecord["status"], act: Pick<Act, "at">) {
  // Orders from before this was kept were open from their first day.
  if (record.openedAt || record.status !== "draft") return record.openedAt ?? record.createdAt;
  return status === "open" ? act.at : undefined;
}

/** Positions an order may hold; one page, one transaction. */
export const MAX_POSITIONS = 50;

/** The order as people see it: open with every seat filled reads as fulfilled. */
export function readOrder(record: OrderRecord): Order {
  const fulfilled = record.status === "open" && record.headcount > 0 && record.open === 0;
  return fulfilled ? { ...record, status: "fulfilled" } : record;
}

export function createOrder(
  input: {
    title: string;
    deadline: CalendarDate;
    guaranteeDays: number;
    status: "draft" | "open";
    feeRule?: FeeRule | undefined;
  },
  enterprise: Enterprise,
  act: Act,
): OrderRecord {
  if (input.deadline < act.today) throw new AppError("invalid", { issues: [{ field: "deadline", code: "date.past" }] });
  return {
    orderId: act.newId<OrderId>("ord"),
    enterpriseId: enterprise.enterpriseId,
    enterpriseName: enterprise.name,
    title: input.title,
    deadline: input.deadline,
    guaranteeDays: input.guaranteeDays,
    status: input.status,
    headcount: 0,
    filled: 0,
    open: 0,
    ...(input.feeRule ? { feeRule: input.feeRule } : {}),
    version: 1,
    ...(input.status === "open" ? { openedAt: act.at } : {}),
    createdAt: act.at,
    updatedAt: act.at,
  };
}

const TRANSITIONS: Record<OrderRecord["status"], readonly OrderRecord["status"][]> = {
  draft: ["open", "cancelled"],
  open: ["closed", "cancelled"],
  closed: ["open"],
  cancelled: [],
};

/**
 * The fee rule after a change. It stays while statements exist that were made with it: what they billed is what it gave,
 * and all of an order's lines sum to what one rule gives. Throws `feeRule.billed`.
 */
function changeFeeRule(record: OrderRecord, input: FeeRule | null | undefined): FeeRule | undefined {
  const next = input === undefined ? record.feeRule : (input ?? undefined);
  const changed = canonical(next ?? null) !== canonical(record.feeRule ?? null);
  if (changed && record.billedTo !== undefined) throw new AppError("feeRule.billed");
  return next;
}

/** Title, deadline, guarantee, status and fee rule after a change. Throws `stale`, `order.transition` or `feeRule.billed`. */
export function updateOrder(
  record: OrderRecord,
  input: {
    version: number;
    title?: string;
    deadline?: CalendarDate;
    guaranteeDays?: number;
    status?: "open" | "closed" | "cancelled";
    feeRule?: FeeRule | null;
  },
  act: Act,
): OrderRecord {
  if (record.version !== input.version) throw new AppError("stale", { current: readOrder(record) });
  if (input.deadline !== undefined && input.deadline < act.today && input.deadline !== record.deadline) {
    throw new AppError("invalid", { issues: [{ field: "deadline", code: "date.past" }] });
  }
  const status = input.status ?? record.status;
  if (status !== record.status && !TRANSITIONS[record.status].includes(status)) {
    throw new AppError("order.transition", { from: record.status, to: status });
  }
  return {
    ...record,
    title: input.title ?? record.title,
    deadline: input.deadline ?? record.deadline,
    guaranteeDays: input.guaranteeDays ?? record.guaranteeDays,
    status,
    openedAt: openedAt(record, status, act),
    feeRule: changeFeeRule(record, input.feeRule),
    version: record.version + 1,
    updatedAt: act.at,
  };
}

/** Refuses pipeline work on an order that is not open. */
export function openForWork(record: OrderRecord): OrderRecord {
  if (record.status === "draft") throw new AppError("order.draft");
  if (record.status !== "open") throw new AppError("order.closed");
  return record;
}
