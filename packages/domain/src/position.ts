import type { Position } from "@shanhai/contract/position";
import type { OrderId, PositionId } from "@shanhai/contract/scalar";
import { STAGES, type StageCounts } from "@shanhai/contract/stage";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { monthOf } from "./calendar.ts";
import { applyChange, type Change } from "./change.ts";
import { MAX_POSITIONS, type OrderRecord } from "./order.ts";
import { raisedTo } from "./raise.ts";

export type PositionInput = Omit<
  Position,
  "positionId" | "orderId" | "filled" | "open" | "stages" | "posted" | "raises" | "version" | "createdAt"
>;

const NO_APPLICATIONS = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as StageCounts;

/** A new position of an order, every seat open. Throws `order.closed` or `order.full`. */
export function addPosition(order: OrderRecord, positions: number, input: PositionInput, act: Act): Position {
  if (order.status === "closed" || order.status === "cancelled") throw new AppError("order.closed");
  if (positions >= MAX_POSITIONS) throw new AppError("order.full", { max: MAX_POSITIONS });
  return {
    ...input,
    positionId: act.newId<PositionId>("pos"),
    orderId: order.orderId as OrderId,
    filled: 0,
    open: input.headcount,
    stages: NO_APPLICATIONS,
    version: 1,
    createdAt: act.at,
  };
}

/**
 * The position after a change: seats follow the headcount, which never goes below the filled ones. A closed order's
 * positions stay as they were: its fulfilment is history.
 */
export function updatePosition(
  order: Pick<OrderRecord, "status">,
  position: Position,
  input: Change<PositionInput> & { version: number },
  act: Pick<Act, "today">,
): Position {
  if (order.status === "closed" || order.status === "cancelled") throw new AppError("order.closed");
  sameVersion(position, input.version);
  const next = { ...applyChange(position, input), version: position.version + 1 };
  if (next.headcount < position.filled) {
    throw new AppError("headcount.belowFilled", {
      filled: position.filled,
      issues: [{ field: "headcount", code: "range" }],
    });
  }
  if (next.payMin > next.payMax) throw new AppError("invalid", { issues: [{ field: "payMin", code: "pay.order" }] });
  const { raises: _raises, ...rest } = next;
  const raises = raisedTo(position, next.headcount, monthOf(act.today));
  return { ...rest, open: next.headcount - position.filled, ...(raises ? { raises } : {}) };
}
