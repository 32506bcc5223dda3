import type { Allocation, AllocationLock, AllocationPosition, AllocationSummary } from "@shanhai/contract/allocation";
import type { MatchWeights } from "@shanhai/contract/match";
import { UNDO_WITHIN_MS } from "@shanhai/contract/move";
import type { AllocationId, Instant, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** An allocation, just asked for. */
export function createAllocation(
  input: { orderIds?: OrderId[] | undefined; fairness: number; locks: AllocationLock[] },
  weights: MatchWeights,
  act: Pick<Act, "at" | "name" | "newId">,
): Allocation {
  const { orderIds, fairness, locks } = input;
  return {
    allocationId: act.newId<AllocationId>("alo"),
    ...(orderIds ? { orderIds } : {}),
    weights,
    fairness,
    locks,
    status: "queued",
    progress: 0,
    by: act.name,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

type Status = Allocation["status"];

/** Whether a worker has something to do with it. */
export const isUnderWay = ({ status }: Pick<Allocation, "status">): boolean =>
  status === "queued" || status === "running" || status === "applying" || status === "undoing";

function from(allocation: Allocation, allowed: readonly Status[], next: Status, at: Instant): Allocation {
  const { status } = allocation;
  if (!allowed.includes(status)) throw new AppError("allocation.state", { status });
  return { ...allocation, status: next, step: undefined, progress: 0, updatedAt: at };
}

/** Stopped before it was worked out. Throws `allocation.state`. */
export const cancelAllocation = (allocation: Allocation, act: Pick<Act, "at">): Allocation =>
  from(allocation, ["queued", "running"], "cancelled", act.at);

/** To be applied. Throws `allocation.state`. */
export const applyAllocation = (allocation: Allocation, act: Pick<Act, "at">): Allocation => ({
  ...from(allocation, ["ready"], "applying", act.at),
  appliedAt: act.at,
});

/** To be taken back. Throws `allocation.state`, and `allocation.late` after a day. */
export function undoAllocation(allocation: Allocation, act: Pick<Act, "at">): Allocation {
  const next = from(allocation, ["applied"], "undoing", act.at);
  if (Date.parse(act.at) - Date.parse(allocation.appliedAt ?? allocation.updatedAt) > UNDO_WITHIN_MS)
    throw new AppError("allocation.late");
  return next;
}

/** Where the rows of one position lie, or of one kind left over, or all: rows are kept by position, those left over behind. */
export function rowsWithin(
  summary: AllocationSummary | undefined,
  positions: readonly AllocationPosition[],
  wanted: { positionId?: PositionId | undefined; left?: "lockFailed" | "noSeat" | "noFit" | undefined },
): { from: number; to: number } {
  if (!summary) return { from: 0, to: 0 };
  if (wanted.positionId) {
    const place = positions.findIndex(({ positionId }) => positionId === wanted.positionId);
    if (place < 0) throw new AppError("notFound");
    const from = positions.slice(0, place).reduce((sum, { plan }) => sum + plan, 0);
    return { from, to: from + (positions[place]?.plan ?? 0) };
  }
  const { lockFailed, noSeat, noFit } = summary;
  const seated = summary.plan.people;
  switch (wanted.left) {
    case "lockFailed":
      return { from: seated, to: seated + lockFailed };
    case "noSeat":
      return { from: seated + lockFailed, to: seated + lockFailed + noSeat };
    case "noFit":
      return { from: seated + lockFailed + noSeat, to: seated + lockFailed + noSeat + noFit };
    default:
      return { from: 0, to: summary.people };
  }
}
