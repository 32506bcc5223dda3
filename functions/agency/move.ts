import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/move";
import type { Move, MoveResult } from "@shanhai/contract/move";
import type { MoveId, PositionId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import { type MoveRow, planMove } from "@shanhai/domain/move";
import { openForWork } from "@shanhai/domain/order";
import { arrive } from "@shanhai/domain/placement";
import type { Request } from "@shanhai/http/serve";
import { getApplications } from "@shanhai/store/application";
import * as store from "@shanhai/store/move";
import { getOrder, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

type MoveRequest = Request<typeof contract.moveApplications>;

/** A part is tried again when a row changed between reading and writing; others rarely win this often. */
const ATTEMPTS = 10;

function rowsOf({ applicationIds, versions }: MoveRequest["input"]["body"]): MoveRow[] {
  return applicationIds.map((applicationId, index) => {
    const seen = Array.isArray(versions) ? versions[index] : versions?.[applicationId];
    return seen === undefined ? { applicationId } : { applicationId, seen };
  });
}

type Positions = readonly { positionId: PositionId; open: number; title: string }[];

async function plan(
  table: Table<TenantScope>,
  move: Pick<Move, "orderId" | "to">,
  rows: readonly MoveRow[],
  positionIds: readonly PositionId[],
) {
  const ids = rows.map((row) => row.applicationId);
  const [applications, positions] = await Promise.all([
    getApplications(table, ids),
    move.to === "onboarded" ? getPositions(table, positionIds) : ([] as Positions),
  ]);
  const seats = new Map(positions.map((position) => [position.positionId, position.open]));
  return { ...planMove({ ...move, rows, applications, seats }), positions };
}

/** Writes one part of the move, deciding anew as long as rows change underneath. */
async function movePart(
  table: Table<TenantScope>,
  { act, input }: MoveRequest,
  move: Move,
  part: { chunk: number; rows: readonly MoveRow[]; last: boolean; movedBefore: number },
  positionIds: readonly PositionId[],
): Promise<store.MoveChunk> {
  for (let attempt = 1; ; attempt += 1) {
    const { results, accepted, counters, positions } = await plan(table, move, part.rows, positionIds);
    const titles = new Map(positions.map((position) => [position.positionId, position.title]));
    const transitions = accepted.map((application) => ({
      application,
      to: move.to,
      reason: input.body.reason,
      placement:
        move.to === "onboarded"
          ? arrive(application, titles.get(application.positionId) ?? "", input.body.date, act)
          : undefined,
    }));
    const chunk: store.MoveChunk = {
      chunk: part.chunk,
      results,
      moved: transitions.map(({ application, placement }) => ({
        from: application.stage,
        ...(placement ? { placementId: placement.placementId } : {}),
      })),
    };
    const closing = { status: "done" as const, moved: part.movedBefore + accepted.length };
    try {
      const change = { move, chunk, rows: transitions, counters };
      await store.saveMoveChunk(table, act, part.last ? { ...change, closing } : change);
      return chunk;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
      // The same part may have been written by a retry that ran beside this one: then its outcome stands.
      const written = (await store.listMoveChunks(table, move.moveId)).find(({ chunk: index }) => index === part.chunk);
      if (written) return written;
    }
  }
}

/** Rows of one transaction: an arrival writes a placement too; counters, totals, outcome and audit need places. */
const rowsAtOnce = (move: Move, positions: number) =>
  Math.floor((100 - 5 - Math.min(positions, 50)) / (move.to === "onboarded" ? 2 : 1));

/**
 * One bulk act: decided row by row, written in parts of one transaction each. A retry with the same Idempotency-Key goes
 * on behind the last part that was written and answers alike.
 */
export async function moveMany(
  request: MoveRequest,
  platform: Platform,
): Promise<ResultOf<typeof contract.moveApplications>> {
  const { act, scope, input } = request;
  const { to, date, reason, preview } = input.body;
  const table = platform.open(scope);
  const order = found(await getOrder(table, input.params.orderId));
  openForWork(order);
  const rows = rowsOf(input.body);
  if (preview) {
    const { results } = await plan(table, { orderId: order.orderId, to }, rows, order.positionIds);
    return { preview: true, results };
  }
  const moveId = act.newId<MoveId>("mov");
  const move = await store.insertMove(table, act, {
    moveId,
    orderId: order.orderId,
    to,
    date,
    reason,
    by: act.subject,
    requested: rows.length,
    moved: 0,
    status: "running",
    createdAt: act.at,
  });
  // Another id than this try's own is an earlier try's: go on behind what it wrote.
  const done = move.moveId === moveId ? [] : await store.listMoveChunks(table, move.moveId);
  if (done.some((chunk) => chunk.undone)) throw new AppError("move.undone");
  const size = rowsAtOnce(move, order.positionIds.length);
  const results: MoveResult[] = [];
  let moved = 0;
  for (let chunk = 0; chunk * size < rows.length; chunk += 1) {
    const part = {
      chunk,
      rows: rows.slice(chunk * size, (chunk + 1) * size),
      last: (chunk + 1) * size >= rows.length,
      movedBefore: moved,
    };
    const written = done[chunk] ?? (await movePart(table, request, move, part, order.positionIds));
    results.push(...written.results);
    moved += written.moved.length;
  }
  return { moveId: move.moveId, preview: false, results };
}

export async function list(
  { scope, input }: Request<typeof contract.listMoves>,
  platform: Platform,
): Promise<Page<Move>> {
  const table = platform.open(scope);
  const { orderId } = found(await getOrder(table, input.params.orderId));
  return store.listMoves(table, orderId, input.query);
}
