import type { Allocation, AllocationLock } from "@shanhai/contract/allocation";
import type { MatchWeights } from "@shanhai/contract/match";
import { UNDO_WITHIN_MS } from "@shanhai/contract/move";
import type { AllocationId, Instant, OrderId } from "@shanhai/contract/scalar";
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
