import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Move, MoveResult } from "@shanhai/contract/move";
import type { Placement } from "@shanhai/contract/placement";
import type { MoveId, OrderId, PlacementId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "@shanhai/domain/act";
import type { CounterChange } from "@shanhai/domain/move";
import { prefixOf, type TenantScope } from "@shanhai/tenancy/scope";
import { countStages, type Step, stepOn } from "./application.ts";
import { auditEntry, commit } from "./commit.ts";
import { moveChunkKey, moveKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { countSeats } from "./order.ts";
import { insertPlacement, removePlacement } from "./placement.ts";
import { countRetention } from "./retention.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, transact, type Write } from "./write.ts";

/** A move as kept: how many rows go into one transaction is settled when it begins, so that a retry meets the same parts. */
export interface StoredMove extends Omit<Move, "status"> {
  status: Move["status"] | "undoing";
  partSize: number;
}

/** Where a moved row came from: what an undo gives back to it. */
interface Origin {
  from: Stage;
  reason?: string | undefined;
  moveId?: MoveId | undefined;
  /** The placement that moving it made. */
  placementId?: PlacementId | undefined;
}

/** What one transaction of a move did; a retry finds it and goes on behind it, an undo reads it to go back. */
export interface MoveChunk {
  chunk: number;
  results: MoveResult[];
  /** Of the moved results, in their order. */
  moved: Origin[];
  undone?: MoveResult[];
}

/** A row's way from one stage to another, with the placement it makes or takes back. */
export interface Transition extends Step {
  placement?: Placement | undefined;
  removes?: Placement | undefined;
}

/** Places of a transaction that are not rows: outcome, audit, the move itself, the order's totals. */
const FIXED_WRITES = 4;
/** Arrivals of one act are of one day: the retention counters of order, enterprise and agency, and of each position's sources. */
const ARRIVAL_WRITES = 3;

/** Rows that fit one transaction beside the counters of so many positions; an arrival writes a placement and its check too. */
export function partSizeOf(to: Stage, positions: number): number {
  const places = MAX_WRITES - FIXED_WRITES - positions;
  return to === "onboarded" ? Math.floor((places - ARRIVAL_WRITES - positions) / 3) : places;
}

function readMove({ partSize: _size, status, ...move }: StoredMove): Move {
  return { ...move, status: status === "undoing" ? "undone" : status };
}

/** Begins a move: the act, its audit entry and the promise not to repeat it. Returns the earlier one on a retry. */
export async function insertMove(table: Table<TenantScope>, act: Act, move: StoredMove): Promise<StoredMove> {
  return commit(table, act, {
    writes: [{ put: moveKey(table.scope, move.orderId, move.moveId), record: move, condition: { absent: true } }],
    records: [move.moveId, move.orderId],
    result: move,
    resumes: true,
    detail: { to: move.to, requested: move.requested },
  });
}

export async function getMove(table: Table<TenantScope>, order: OrderId, id: MoveId): Promise<StoredMove | undefined> {
  return getRecord(table, moveKey(table.scope, order, id));
}

export async function listMoves(table: Table<TenantScope>, order: OrderId, page: PageQuery): Promise<Page<Move>> {
  const partitions = [`${prefixOf(table.scope)}move#${order}`];
  const found = await listNewest<StoredMove>(table, { name: `move:${order}`, partitions }, page);
  return { ...found, items: found.items.map(readMove) };
}

/** A chunk as kept: its rows as JSON text, since a hundred maps cost a fifth of the whole transaction to write. */
type StoredChunk = { [K in keyof MoveChunk]: MoveChunk[K] extends number ? number : string };

function writeChunk({ chunk, ...rows }: MoveChunk): StoredChunk {
  const texts = Object.entries(rows).map(([name, value]) => [name, JSON.stringify(value)]);
  return { chunk, ...Object.fromEntries(texts) };
}

function readChunk({ chunk, results, moved, undone }: StoredChunk): MoveChunk {
  const known = { chunk, results: JSON.parse(results), moved: JSON.parse(moved) };
  return undone === undefined ? known : { ...known, undone: JSON.parse(undone) };
}

/** The transactions of a move so far, in their order. */
export async function listMoveChunks(table: Table<TenantScope>, id: MoveId): Promise<MoveChunk[]> {
  const { pk } = moveChunkKey(table.scope, id, 0);
  const items = await queryItems(table, { partition: pk, limit: 1000, ascending: true });
  return items.map((item) => readChunk(recordOf<StoredChunk>(item)));
}

/** Takes a move over for undoing: from now on none of its parts can be written. Throws `Refused` when its status changed. */
export async function beginUndo(
  table: Table<TenantScope>,
  act: Act,
  move: StoredMove,
  status: "undoing" | "undone",
): Promise<void> {
  await transact(table, [
    {
      update: moveKey(table.scope, move.orderId, move.moveId),
      set: { status },
      condition: { equals: { status: move.status } },
    },
    auditEntry(table, act, [move.moveId, move.orderId], { status }),
  ]);
}

function writesOf(scope: TenantScope, act: Act, row: Transition): Write[] {
  const { placement, removes } = row;
  return [
    stepOn(scope, act, row),
    ...(placement ? insertPlacement(scope, placement) : []),
    ...(removes ? removePlacement(scope, removes) : []),
  ];
}

/**
 * Writes one part of a move or of its undoing: rows, counters, the order's totals, and what came of it, in one
 * transaction, while the move has the status it needs. Throws `Refused` when a row, a seat, the order or the move changed
 * since it was read: read and decide again.
 */
export async function saveMoveChunk(
  table: Table<TenantScope>,
  act: Act,
  change: {
    move: StoredMove;
    chunk: MoveChunk;
    rows: readonly Transition[];
    counters: ReadonlyMap<PositionId, CounterChange>;
    /** What the part changes of the move itself: how far it is, and how it stands after its last part. */
    state: Partial<Pick<Move, "status" | "moved">>;
  },
): Promise<void> {
  const { scope } = table;
  const { move, chunk, rows, counters, state } = change;
  const undoing = chunk.undone !== undefined;
  const filled = [...counters.values()].reduce((sum, counter) => sum + counter.filled, 0);
  const key = moveKey(scope, move.orderId, move.moveId);
  const condition = { equals: { status: undoing ? "undoing" : "running" } };
  await transact(table, [
    ...rows.flatMap((row) => writesOf(scope, act, row)),
    ...[...counters].map(([positionId, counter]) => countStages(scope, positionId, counter)),
    ...(filled === 0
      ? []
      : [countSeats(scope, move.orderId, { headcount: 0, filled }, filled > 0 ? "open" : undefined)]),
    ...countRetention(
      scope,
      rows.flatMap(({ placement, removes }) => (placement || removes ? { before: removes, after: placement } : [])),
    ),
    {
      put: moveChunkKey(scope, move.moveId, chunk.chunk),
      record: writeChunk(chunk),
      condition: undoing ? { missing: ["undone"] } : { absent: true },
    },
    auditEntry(table, act, [move.moveId, move.orderId], { chunk: chunk.chunk, rows: rows.length }),
    Object.keys(state).length > 0 ? { update: key, set: { ...state }, condition } : { check: key, condition },
  ]);
}
