import type * as contract from "@shanhai/contract/allocation";
import type { Allocation } from "@shanhai/contract/allocation";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { Act } from "@shanhai/domain/act";
import * as rule from "@shanhai/domain/allocation";
import { AppError, found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/allocation";
import { getCandidates } from "@shanhai/store/candidate";
import { getMatchRule } from "@shanhai/store/match-rule";
import { getOrders, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { withNames } from "./rows.ts";

/** Refuses what names a record that is not there. */
function allFound(asked: readonly string[], there: readonly unknown[]): void {
  if (new Set(asked).size !== there.length) throw new AppError("notFound");
}

async function checkNamed(
  table: Table<TenantScope>,
  { orderIds = [], locks }: Request<typeof contract.createAllocation>["input"]["body"],
): Promise<void> {
  const [candidateIds, positionIds] = [
    [...new Set(locks.map(({ candidateId }) => candidateId))],
    [...new Set(locks.map(({ positionId }) => positionId))],
  ];
  const [orders, candidates, positions] = await Promise.all([
    getOrders(table, [...new Set(orderIds)]),
    getCandidates(table, candidateIds),
    getPositions(table, positionIds),
  ]);
  allFound(orderIds, orders);
  allFound(candidateIds, candidates);
  allFound(positionIds, positions);
}

export async function create(
  { act, scope, input }: Request<typeof contract.createAllocation>,
  platform: Platform,
): Promise<Allocation> {
  const table = platform.open(scope);
  await checkNamed(table, input.body);
  const { weights } = await getMatchRule(table);
  return store.insertAllocation(table, act, rule.createAllocation(input.body, weights, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listAllocations>,
  platform: Platform,
): Promise<Page<Allocation>> {
  return store.listAllocations(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getAllocation>,
  platform: Platform,
): Promise<Allocation> {
  return found(await store.getAllocation(platform.open(scope), input.params.allocationId));
}

export async function listPositions(
  { scope, input }: Request<typeof contract.listAllocationPositions>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listAllocationPositions>> {
  const table = platform.open(scope);
  const { allocationId } = found(await store.getAllocation(table, input.params.allocationId));
  return { items: await store.listAllocationPositions(table, allocationId) };
}

export async function listRows(
  { scope, input }: Request<typeof contract.listAllocationRows>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listAllocationRows>> {
  const table = platform.open(scope);
  const allocation = found(await store.getAllocation(table, input.params.allocationId));
  const { positionId, left, ...page } = input.query;
  const positions = positionId ? await store.listAllocationPositions(table, allocation.allocationId) : [];
  const within = rule.rowsWithin(allocation.summary, positions, { positionId, left });
  const { items, cursor } = await store.listAllocationRows(table, allocation.allocationId, within, page);
  return { items: await withNames(table, items), cursor };
}

/** One step of an allocation's life that a person asks for. */
async function stepOn(
  { act, scope, input }: Pick<Request<typeof contract.cancelAllocation>, "act" | "scope" | "input">,
  platform: Platform,
  step: (allocation: Allocation, act: Act) => Allocation,
): Promise<Allocation> {
  const table = platform.open(scope);
  const allocation = found(await store.getAllocation(table, input.params.allocationId));
  return store.saveAllocationStatus(table, act, step(allocation, act), allocation.status);
}

export const cancel = (request: Request<typeof contract.cancelAllocation>, platform: Platform) =>
  stepOn(request, platform, rule.cancelAllocation);
export const apply = (request: Request<typeof contract.applyAllocation>, platform: Platform) =>
  stepOn(request, platform, rule.applyAllocation);
export const undo = (request: Request<typeof contract.undoAllocation>, platform: Platform) =>
  stepOn(request, platform, rule.undoAllocation);
