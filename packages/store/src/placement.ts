import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Placement, PlacementStatus } from "@shanhai/contract/placement";
import type { DueCheck } from "@shanhai/contract/placement-check";
import type { EnterpriseId, OrderId, PlacementId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { confirmationDue } from "@shanhai/domain/arrival-confirmation";
import type { CounterChange } from "@shanhai/domain/move";
import { nextCheck, type StandingChange } from "@shanhai/domain/placement";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { countStages, type MovableApplication, stepOn } from "./application.ts";
import { commit } from "./commit.ts";
import {
  arrivalsDenied,
  arrivalsToConfirm,
  checkKey,
  leaverKey,
  leaverPartitions,
  orderPlacements,
  placementKey,
  placementPartitions,
} from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { countSeats } from "./order.ts";
import { countRetention } from "./retention.ts";
import { getRecord, getRecords, type Key, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

function dueItem(placement: Placement): { key: (scope: TenantScope) => Key; record: DueCheck } | undefined {
  const check = nextCheck(placement);
  if (!check) return undefined;
  const { placementId, orderId, enterpriseName, positionTitle, candidateId, candidateName } = placement;
  const { arrivalDate, guaranteeUntil } = placement;
  const { day, due } = check;
  return {
    key: (scope) => checkKey(scope, due, placementId),
    record: {
      placementId,
      orderId,
      enterpriseName,
      positionTitle,
      candidateId,
      candidateName,
      arrivalDate,
      guaranteeUntil,
      day,
      due,
    },
  };
}

/** The writes that move a placement's place in the work list; none while the same check stays next. */
function moveCheck(scope: TenantScope, before: Placement | undefined, after: Placement | undefined): Write[] {
  const [from, to] = [before && dueItem(before), after && dueItem(after)];
  if (from?.record.due === to?.record.due) return [];
  return [...(from ? [{ remove: from.key(scope) }] : []), ...(to ? [{ put: to.key(scope), record: to.record }] : [])];
}

/** Where an arrival waits for the enterprise's word, or for somebody to look into its no; nowhere else. */
export function confirmationListing(scope: TenantItemsScope, placement: Placement) {
  const { placementId, enterpriseId, arrivalDate, confirmation } = placement;
  const due = confirmationDue(placement);
  if (!due) return {};
  return due === "confirm"
    ? { gsi2pk: arrivalsToConfirm(scope, enterpriseId), gsi2sk: `${arrivalDate}#${placementId}` }
    : { gsi2pk: arrivalsDenied(scope), gsi2sk: `${confirmation?.at}#${placementId}` };
}

function putPlacement(scope: TenantScope, placement: Placement, seen?: number): Write {
  const { placementId, orderId, status } = placement;
  return {
    put: placementKey(scope, placementId),
    listing: {
      gsi1pk: orderPlacements(scope, orderId, status),
      gsi1sk: placementId,
      ...confirmationListing(scope, placement),
    },
    record: placement,
    condition: seen === undefined ? { absent: true } : { equals: { version: seen } },
  };
}

/** The writes that keep a new placement, listed by itself and under its order, with its first check in the work list. */
export function insertPlacement(scope: TenantScope, placement: Placement): Write[] {
  return [putPlacement(scope, placement), ...moveCheck(scope, undefined, placement)];
}

/** The writes that take an arrival back, while nothing has happened to it since. */
export function removePlacement(scope: TenantScope, placement: Placement): Write[] {
  const { placementId, version } = placement;
  return [
    { remove: placementKey(scope, placementId), condition: { equals: { version } } },
    ...moveCheck(scope, placement, undefined),
  ];
}

/** A placement's way from one version to the next; with its application and seat where the person leaves or is back. */
export type PlacementChange =
  | { before: Placement; after: Placement }
  | (StandingChange & { application: MovableApplication });

/** At most so many writes a change needs: what it is itself, and its counters if it shares them with no other. */
export const CHANGE_WRITES = { record: 3, standing: 10 } as const;

function moveStanding(scope: TenantScope, act: Act, change: PlacementChange): Write[] {
  if (!("to" in change)) return [];
  const { before, after, application, to, reason } = change;
  return [
    stepOn(scope, act, { application, to, reason }),
    ...(before.leftDate ? [{ remove: leaverKey(scope, before.leftDate, before.placementId) }] : []),
    ...(after.leftDate
      ? [{ put: leaverKey(scope, after.leftDate, after.placementId), record: { placementId: after.placementId } }]
      : []),
  ];
}

/** The placement after the change; of somebody who leaves, with the version that this gives the application. */
function leftAs(change: PlacementChange): Placement {
  if (!("to" in change) || change.after.status !== "left") return change.after;
  return { ...change.after, leftVersion: change.application.version + 1 };
}

/** Seats and stages move once for each position and order, however many of its people change. */
function countStanding(scope: TenantScope, changes: readonly PlacementChange[]): Write[] {
  const positions = new Map<PositionId, CounterChange>();
  const orders = new Map<OrderId, number>();
  for (const change of changes) {
    if (!("to" in change)) continue;
    const { before, application, to, filled } = change;
    const counter = positions.get(before.positionId) ?? { stages: {}, filled: 0 };
    counter.stages[application.stage] = (counter.stages[application.stage] ?? 0) - 1;
    counter.stages[to] = (counter.stages[to] ?? 0) + 1;
    counter.filled += filled;
    positions.set(before.positionId, counter);
    orders.set(before.orderId, (orders.get(before.orderId) ?? 0) + filled);
  }
  return [
    ...[...positions].map(([positionId, counter]) => countStages(scope, positionId, counter)),
    ...[...orders].flatMap(([orderId, filled]) =>
      filled === 0 ? [] : countSeats(scope, orderId, { headcount: 0, filled }),
    ),
  ];
}

/**
 * Saves changed placements with all that follows from them (work list, application, seats, order totals, retention) in one
 * transaction. Throws `Refused` when a placement, an application or a seat changed since it was read.
 */
export async function savePlacements<R>(
  table: Table<TenantScope>,
  act: Act,
  changes: readonly PlacementChange[],
  result: R,
  detail: Record<string, unknown> = {},
  by: readonly string[] = [],
): Promise<R> {
  const { scope } = table;
  const standing = changes.filter((change) => "to" in change);
  return commit(table, act, {
    writes: [
      ...changes.flatMap((change) => [
        putPlacement(scope, leftAs(change), change.before.version),
        ...moveCheck(scope, change.before, change.after),
        ...moveStanding(scope, act, change),
      ]),
      ...countStanding(scope, changes),
      ...countRetention(scope, standing),
    ],
    records: [...changes.map(({ after }) => after.placementId), ...by],
    result,
    detail,
  });
}

export async function getPlacement(table: Table<TenantScope>, id: PlacementId): Promise<Placement | undefined> {
  return getRecord(table, placementKey(table.scope, id));
}

/** Placements by id; those that are not there are left out. */
export async function getPlacements(
  table: Table<TenantScope>,
  ids: readonly PlacementId[],
): Promise<Map<PlacementId, Placement>> {
  const records = await getRecords<Placement>(
    table,
    ids.map((id) => placementKey(table.scope, id)),
  );
  return new Map(records.map((record) => [record.placementId, record]));
}

/** Those who left, by date of leaving, latest first: the list points, the placements are read. */
async function listLeavers(table: Table<TenantScope>, page: PageQuery): Promise<Page<Placement>> {
  const list = { name: "leaver", partitions: leaverPartitions(table.scope) };
  const found = await listNewest<Pick<Placement, "placementId">>(table, list, page);
  const ids = found.items.map(({ placementId }) => placementId);
  const placements = await getPlacements(table, ids);
  return { ...found, items: ids.flatMap((id) => placements.get(id) ?? []) };
}

/** Arrivals of an enterprise's orders that it has not confirmed, by day, latest first. */
export async function listToConfirm(
  table: Table<TenantScope>,
  enterpriseId: EnterpriseId,
  page: PageQuery,
): Promise<Page<Placement>> {
  const partitions = [arrivalsToConfirm(table.scope, enterpriseId)];
  return listNewest(table, { name: `toConfirm:${enterpriseId}`, partitions, index: "assigned" }, page);
}

/** Arrivals that an enterprise says did not happen, latest no first. */
export async function listDenied(table: Table<TenantScope>, page: PageQuery): Promise<Page<Placement>> {
  return listNewest(table, { name: "denied", partitions: [arrivalsDenied(table.scope)], index: "assigned" }, page);
}

/** Placements newest first: of one order through the index, of one status there; or all; or those who left. */
export async function listPlacements(
  table: Table<TenantScope>,
  page: PageQuery & { orderId?: OrderId | undefined; status?: PlacementStatus | undefined },
): Promise<Page<Placement>> {
  const { scope } = table;
  const { orderId, status } = page;
  if (!orderId) {
    if (status === "left") return listLeavers(table, page);
    return listNewest(table, { name: "placement", partitions: placementPartitions(scope) }, page);
  }
  const statuses: PlacementStatus[] = status ? [status] : ["active", "left"];
  const partitions = statuses.map((one) => orderPlacements(scope, orderId, one));
  return listNewest(table, { name: `placement:${orderId}:${status ?? ""}`, partitions, index: "listing" }, page);
}

/** Every placement of an order. Through the index: one made a moment ago may be missing, and is met the next time. */
export async function allPlacements(table: Table<TenantScope>, order: OrderId): Promise<Placement[]> {
  const found = await Promise.all(
    (["active", "left"] as const).map((status) =>
      queryItems(table, {
        partition: orderPlacements(table.scope, order, status),
        index: "listing",
        limit: Number.MAX_SAFE_INTEGER,
      }),
    ),
  );
  return found.flat().map((item) => recordOf<Placement>(item));
}
