import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Order } from "@shanhai/contract/order";
import type { Position } from "@shanhai/contract/position";
import type { EnterpriseId, OrderId, PositionId, StatementId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { type OrderRecord, readOrder } from "@shanhai/domain/order";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { useRecord } from "./in-use.ts";
import { partition } from "./keys/owner.ts";
import { enterpriseOrderKey, enterpriseOrders, orderKey, positionKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/**
 * An order with the ids of its positions: two reads give the whole page, whatever the number of applications.
 * `revision` rises with every write, counters included; projections use it to count each change once.
 */
export interface StoredOrder extends OrderRecord {
  positionIds: PositionId[];
  /** Its statements, oldest first; the last one ends at `billedTo`. */
  statementIds?: StatementId[];
  parkId: string;
  revision: number;
}

/** Keeps a new order. Throws `notFound` when its enterprise has been taken out in the meantime. */
export async function insertOrder(table: Table<TenantScope>, act: Act, record: OrderRecord) {
  const stored: StoredOrder = { ...record, positionIds: [], parkId: table.scope.parkId, revision: 1 };
  try {
    return await commit(table, act, {
      writes: [
        { put: orderKey(table.scope, record.orderId), record: stored, condition: { absent: true } },
        {
          put: enterpriseOrderKey(table.scope, record.enterpriseId, record.orderId),
          record: { orderId: record.orderId },
        },
        useRecord(table.scope, record.enterpriseId),
      ],
      records: [record.orderId],
      result: readOrder(record),
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("notFound") : error;
  }
}

export async function getOrder(table: Table<TenantScope>, id: OrderId): Promise<StoredOrder | undefined> {
  return getRecord(table, orderKey(table.scope, id));
}

/** Orders by id, whole; in no order. */
export async function getOrders(table: Table<TenantScope>, ids: readonly OrderId[]): Promise<StoredOrder[]> {
  return getRecords(
    table,
    ids.map((id) => orderKey(table.scope, id)),
  );
}

/** One page of an enterprise's orders, newest first: the list points, the orders are read. */
export async function listOrdersOf(
  table: Table<TenantScope>,
  enterpriseId: EnterpriseId,
  page: PageQuery,
): Promise<Page<StoredOrder>> {
  const list = { name: `orders:${enterpriseId}`, partitions: [enterpriseOrders(table.scope, enterpriseId)] };
  const found = await listNewest<Pick<StoredOrder, "orderId">>(table, list, page);
  const keys = found.items.map(({ orderId }) => orderKey(table.scope, orderId));
  const byId = new Map((await getRecords<StoredOrder>(table, keys)).map((order) => [order.orderId, order]));
  return { ...found, items: found.items.flatMap(({ orderId }) => byId.get(orderId) ?? []) };
}

/** Orders by id as far as naming them goes; in no order. */
export async function getOrderNames(
  table: Table<TenantScope>,
  ids: readonly OrderId[],
): Promise<Pick<StoredOrder, "orderId" | "enterpriseName">[]> {
  const keys = ids.map((id) => orderKey(table.scope, id));
  return getRecords<StoredOrder>(table, keys, ["orderId", "enterpriseName"]);
}

/** Of orders by id, which park they are in and since when; in no order. */
export async function getOrderOrigins(
  table: Table<TenantItemsScope>,
  ids: readonly OrderId[],
): Promise<Pick<StoredOrder, "orderId" | "parkId" | "openedAt" | "createdAt">[]> {
  const keys = ids.map((id) => orderKey(table.scope, id));
  return getRecords<StoredOrder>(table, keys, ["orderId", "parkId", "openedAt", "createdAt"]);
}

export async function listOrders(table: Table<TenantScope>, page: PageQuery): Promise<Page<StoredOrder>> {
  return listNewest(table, { name: "order", partitions: [partition(table.scope, "order")] }, page);
}

/** Saves title, deadline, guarantee, status and fee rule over the version they were made from; counters are left alone. Throws `stale`. */
export async function saveOrder(table: Table<TenantScope>, act: Act, record: OrderRecord) {
  const { title, deadline, guaranteeDays, status, openedAt, feeRule, billedTo, version, updatedAt } = record;
  // The rule was decided on with the statements of then.
  const statements = billedTo === undefined ? { missing: ["billedTo"] } : {};
  try {
    return await commit(table, act, {
      writes: [
        {
          update: orderKey(table.scope, record.orderId),
          set: { title, deadline, guaranteeDays, status, openedAt, feeRule, version, updatedAt },
          add: { revision: 1 },
          condition: { equals: { version: version - 1 }, ...statements },
        },
      ],
      records: [record.orderId],
      result: readOrder(record),
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("stale", refusal.item ? { current: presentOrder(recordOf<StoredOrder>(refusal.item)) } : {});
  }
}

/** Every order of an agency. */
export async function allOrderIds(table: Table<TenantScope>): Promise<OrderId[]> {
  const query = { partition: partition(table.scope, "order"), limit: Number.MAX_SAFE_INTEGER, only: ["orderId"] };
  return (await queryItems(table, query)).map(({ orderId }) => orderId as OrderId);
}

/** The order's totals and revision moving with its positions; while it has this status, where one is needed. */
export function countSeats(
  scope: TenantScope,
  id: OrderId,
  change: { headcount: number; filled: number },
  status?: OrderRecord["status"],
): Write {
  const { headcount, filled } = change;
  return {
    update: orderKey(scope, id),
    add: { headcount, filled, open: headcount - filled, revision: 1 },
    condition: status ? { equals: { status } } : { exists: true },
  };
}

/** What the domain knows of an order, without what only the store needs. */
export function orderRecord(stored: StoredOrder): OrderRecord {
  const { positionIds: _ids, statementIds: _statements, parkId: _park, revision: _revision, ...record } = stored;
  return record;
}

/** The order as people see it. */
export function presentOrder(stored: StoredOrder): Order {
  return readOrder(orderRecord(stored));
}

/** What the park may know of an order: the facts that its own record is made of. */
export function orderFacts(stored: StoredOrder) {
  const { orderId, title, enterpriseName, deadline, headcount, filled, open, openedAt, createdAt, revision } = stored;
  const { status } = readOrder(stored);
  return { orderId, title, enterpriseName, status, deadline, headcount, filled, open, openedAt, createdAt, revision };
}

/** The writes that add positions to the order they were decided on, and those that take them out again, unused. */
export function positionWrites(
  scope: TenantScope,
  order: StoredOrder,
  change: { added?: readonly Position[]; removed?: readonly Position[] },
): Write[] {
  const { added = [], removed = [] } = change;
  if (added.length + removed.length === 0) return [];
  const sum = (positions: readonly Position[]) => positions.reduce((total, { headcount }) => total + headcount, 0);
  const gone = new Set(removed.map(({ positionId }) => positionId));
  const headcount = sum(added) - sum(removed);
  return [
    ...added.map((position) => ({
      put: positionKey(scope, position.positionId),
      record: position,
      condition: { absent: true } as const,
    })),
    ...removed.map(({ positionId, version, stages }) => ({
      remove: positionKey(scope, positionId),
      condition: { equals: { version, stages }, missing: ["posted"] },
    })),
    {
      update: orderKey(scope, order.orderId),
      set: {
        positionIds: [...order.positionIds.filter((id) => !gone.has(id)), ...added.map(({ positionId }) => positionId)],
      },
      add: { headcount, open: headcount, revision: 1 },
      condition: { equals: { positionIds: order.positionIds, status: order.status } },
    },
  ];
}

/** Adds a position to the order it was decided on; undefined when the order changed meanwhile. */
export async function insertPosition(table: Table<TenantScope>, act: Act, order: StoredOrder, position: Position) {
  try {
    return await commit(table, act, {
      writes: positionWrites(table.scope, order, { added: [position] }),
      records: [position.positionId, order.orderId],
      result: position,
    });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

export async function getPosition(table: Table<TenantScope>, id: PositionId): Promise<Position | undefined> {
  return getRecord(table, positionKey(table.scope, id));
}

/** Positions by id, in the order asked for. */
export async function getPositions(table: Table<TenantScope>, ids: readonly PositionId[]): Promise<Position[]> {
  if (ids.length === 0) return [];
  const records = await getRecords<Position>(
    table,
    ids.map((id) => positionKey(table.scope, id)),
  );
  const byId = new Map(records.map((record) => [record.positionId, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Saves a changed position and its order's totals. Throws `stale`; also when seats were filled or the order was closed meanwhile. */
export async function savePosition(
  table: Table<TenantScope>,
  act: Act,
  order: StoredOrder,
  before: Position,
  after: Position,
): Promise<Position> {
  const { positionId, orderId, filled: _f, open: _o, stages: _s, decided: _d, createdAt: _at, ...rest } = after;
  const { posted: _posted, ...fields } = rest;
  const difference = after.headcount - before.headcount;
  const totals =
    difference === 0 ? [] : [countSeats(table.scope, orderId, { headcount: difference, filled: 0 }, order.status)];
  try {
    return await commit(table, act, {
      writes: [
        {
          update: positionKey(table.scope, positionId),
          set: fields,
          unset: Object.keys(before).filter((name) => !(name in after)),
          add: { open: difference },
          // Seats may fill between reading and writing: the reduction must still leave none of them without a seat.
          condition: { equals: { version: before.version }, atLeast: { open: Math.max(0, -difference) } },
        },
        ...totals,
      ],
      records: [positionId],
      result: after,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const refusal = error.at(0);
    if (!refusal) throw new AppError("order.closed");
    throw new AppError("stale", refusal.item ? { current: recordOf(refusal.item) } : {});
  }
}
