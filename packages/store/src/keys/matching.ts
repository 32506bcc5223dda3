import type { AllocationId, CandidateId, PositionId } from "@shanhai/contract/scalar";
import { prefixOf, type TenantItemsScope, type TenantScope } from "@shanhai/tenancy/scope";
import { key, shardOf } from "./key.ts";

/* Keys of what is listed for matching. See `key.ts`. */

/** An occupation is somebody's own words where the list does not have it. */
const named = (occupation: string) => occupation.replaceAll("#", "");

/** People of one occupation, by where they want to work or by where they live: the nearest lie together. */
export const matchablePartition = (scope: TenantItemsScope, occupation: string, by: "wanted" | "home") =>
  `${prefixOf(scope)}matchable#${named(occupation)}#${by}`;
export const matchableKey = (
  scope: TenantItemsScope,
  { occupation, by, division }: { occupation: string; by: "wanted" | "home"; division: string },
  id: CandidateId,
) => key(scope, `matchable#${named(occupation)}#${by}`, `${division}#${id}`);
/** Open positions of one occupation, by where they are. */
export const matchablePositions = (scope: TenantItemsScope, occupation: string) =>
  `${prefixOf(scope)}matchablePosition#${named(occupation)}`;
export const matchablePositionKey = (
  scope: TenantItemsScope,
  { occupation, division }: { occupation: string; division: string },
  id: PositionId,
) => key(scope, `matchablePosition#${named(occupation)}`, `${division}#${id}`);
/** What became of a person so far, as far as matching goes. */
export const matchPastKey = (scope: TenantItemsScope, id: CandidateId) => key(scope, `matchPast#${shardOf(id)}`, id);
/** How much each part of a score counts at this agency. */
export const matchWeightsKey = (scope: TenantItemsScope) => key(scope, "matchWeights", "-");
export const allocationKey = (scope: TenantScope, id: AllocationId) => key(scope, "allocation", id);
export const allocationPartition = (scope: TenantScope, id: AllocationId) => `${prefixOf(scope)}allocationPart#${id}`;
/** Rows, or positions, of an allocation: so many together. */
export const allocationPartKey = (scope: TenantScope, id: AllocationId, kind: "row" | "position", part: number) =>
  key(scope, `allocationPart#${id}`, `${kind}#${String(part).padStart(4, "0")}`);
