import type { Application } from "@shanhai/contract/application";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Move, MoveResult } from "@shanhai/contract/move";
import type { Placement } from "@shanhai/contract/placement";
import type { MoveId, OrderId, PlacementId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "@shanhai/domain/act";
import type { CounterChange } from "@shanhai/domain/move";
import { prefixOf, type TenantScope } from "@shanhai/tenancy/scope";
import { applicationListing, countStages } from "./application.ts";
import { auditEntry, commit } from "./commit.ts";
import { applicationKey, moveChunkKey, moveKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { countSeats } from "./order.ts";
import { putPlacement, removePlacement } from "./placement.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

/** What one transaction of a move did; a retry finds it and goes on behind it, an undo reads it to go back. */
export interface MoveChunk {
  chunk: number;
  results: MoveResult[];
  /** Stage each moved row came from and the placement it made, in the order of the moved results. */
  moved: { from: Stage; placementId?: PlacementId }[];
  undone?: MoveResult[];
}

/** A row's way from one stage to another, with what it leaves behind or makes. */
export interface Transition {
  application: Application;
  to: Stage;
  reason?: string | undefined;
  placement?: Placement | undefined;
  removes?: PlacementId | undefined;
}

/** Begins a move: the act, its audit entry and the promise not to repeat it. Returns the earlier one on a retry. */
export async function insertMove(table: Table<TenantScope>, act: Act, move: Move): Promise<Move> {
  return commit(table, act, {
    writes: [{ put: { ...moveKey(table.scope, move.orderId, move.moveId), ...move }, condition: { absent: true } }],
    records: [move.moveId, move.orderId],
    result: move,
    detail: { to: move.to, requested: move.requested },
  });
}

export async function getMove(table: Table<TenantScope>, order: OrderId, id: MoveId): Promise<Move | undefined> {
  return getRecord(table, moveKey(table.scope, order, id));
}

export async function listMoves(table: Table<TenantScope>, order: OrderId, page: PageQuery): Promise<Page<Move>> {
  return listNewest(table, { name: `move:${order}`, partitions: [`${prefixOf(table.scope)}move#${order}`] }, page);
}

/** The transactions of a move so far, in their order. */
export async function listMoveChunks(table: Table<TenantScope>, id: MoveId): Promise<MoveChunk[]> {
  const { pk } = moveChunkKey(table.scope, id, 0);
  const items = await queryItems(table, { partition: pk, limit: 1000, ascending: true });
  return items.map((item) => recordOf<MoveChunk>(item));
}

function writesOf(scope: TenantScope, act: Act, moveId: MoveId | undefined, row: Transition): Write[] {
  const { application, to, reason, placement, removes } = row;
  const { version } = application;
  return [
    {
      update: applicationKey(scope, application.applicationId),
      set: {
        stage: to,
        version: version + 1,
        gsi1pk: applicationListing(scope, application, to).gsi1pk,
        movedBy: act.subject,
        movedAt: act.at,
        moveId,
        reason,
      },
      condition: { equals: { version } },
    },
    ...(placement ? [putPlacement(scope, placement)] : []),
    ...(removes ? [removePlacement(scope, removes)] : []),
  ];
}

/**
 * Writes one part of a move or of its undoing: rows, counters, the order's totals, and what came of it, in one
 * transaction. Throws `Refused` when a row or a seat changed since it was read: read and decide again.
 */
export async function saveMoveChunk(
  table: Table<TenantScope>,
  act: Act,
  change: {
    move: Move;
    chunk: MoveChunk;
    rows: readonly Transition[];
    counters: ReadonlyMap<PositionId, CounterChange>;
    /** The move's state after its last part. */
    closing?: Pick<Move, "status" | "moved">;
  },
): Promise<void> {
  const { scope } = table;
  const { move, chunk, rows, counters, closing } = change;
  const undoing = chunk.undone !== undefined;
  const filled = [...counters.values()].reduce((sum, counter) => sum + counter.filled, 0);
  const chunkKey = moveChunkKey(scope, move.moveId, chunk.chunk);
  await transact(table, [
    ...rows.flatMap((row) => writesOf(scope, act, undoing ? undefined : move.moveId, row)),
    ...[...counters].map(([positionId, counter]) => countStages(scope, positionId, counter)),
    ...(filled === 0 ? [] : [countSeats(scope, move.orderId, { headcount: 0, filled })]),
    { put: { ...chunkKey, ...chunk }, condition: undoing ? { missing: ["undone"] } : { absent: true } },
    auditEntry(table, act, [move.moveId, move.orderId], { chunk: chunk.chunk, rows: rows.length }),
    ...(closing ? [{ update: moveKey(scope, move.orderId, move.moveId), set: { ...closing } }] : []),
  ]);
}
