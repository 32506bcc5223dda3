import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/move";
import type { Move, MoveResult } from "@shanhai/contract/move";
import type { ApplicationId, MoveId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { AppError, found } from "@shanhai/domain/app-error";
import { type MoveRow, planMove } from "@shanhai/domain/move";
import { openForWork } from "@shanhai/domain/order";
import { arrive } from "@shanhai/domain/placement";
import type { Request } from "@shanhai/http/serve";
import { getMovable, isArriving, type MovableApplication } from "@shanhai/store/application";
import { remember } from "@shanhai/store/commit";
import * as store from "@shanhai/store/move";
import { getOrder, getPositions, type StoredOrder } from "@shanhai/store/order";
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

/** What is known of the rows before they are decided: read ahead for the first try, anew for each further one. */
type Known = Promise<ReadonlyMap<ApplicationId, MovableApplication>>;

async function plan(
  table: Table<TenantScope>,
  move: Pick<Move, "orderId" | "to">,
  rows: readonly MoveRow[],
  positionIds: readonly PositionId[],
  known: Known,
) {
  const [applications, positions] = await Promise.all([
    known,
    move.to === "onboarded" ? getPositions(table, positionIds) : ([] as Positions),
  ]);
  const seats = new Map(positions.map((position) => [position.positionId, position.open]));
  return { ...planMove({ ...move, rows, applications, seats }), positions };
}

const read = (table: Table<TenantScope>, rows: readonly MoveRow[], to: Stage): Known =>
  getMovable(
    table,
    rows.map((row) => row.applicationId),
    to,
  );

/** Why a part was refused, as the caller may know it; nothing when deciding again may help. */
async function explain(table: Table<TenantScope>, move: store.StoredMove): Promise<void> {
  const [current, order] = await Promise.all([
    store.getMove(table, move.orderId, move.moveId),
    getOrder(table, move.orderId),
  ]);
  if (current?.status === "undoing" || current?.status === "undone") throw new AppError("move.undone");
  openForWork(found(order));
}

/** Writes one part of the move, deciding anew as long as rows change underneath. */
async function movePart(
  table: Table<TenantScope>,
  { act, input }: MoveRequest,
  move: store.StoredMove,
  part: { chunk: number; rows: readonly MoveRow[]; last: boolean; movedBefore: number; ahead: Known },
  order: StoredOrder,
): Promise<store.MoveChunk> {
  const { reason, date } = input.body;
  for (let attempt = 1; ; attempt += 1) {
    const known = attempt === 1 ? part.ahead : read(table, part.rows, move.to);
    const { results, accepted, counters, positions } = await plan(table, move, part.rows, order.positionIds, known);
    const titles = new Map(positions.map((position) => [position.positionId, position.title]));
    const rows = accepted.map((application) => {
      const title = titles.get(application.positionId) ?? "";
      const placement = isArriving(application) ? arrive(application, title, order, date, act) : undefined;
      return { application, to: move.to, reason, moveId: move.moveId, placement };
    });
    const moved = rows.map(({ application, placement }) => {
      const { stage: from, reason: before, moveId } = application;
      return { from, reason: before, moveId, placementId: placement?.placementId };
    });
    const change = { move, chunk: { chunk: part.chunk, results, moved }, rows, counters };
    const moving = { moved: part.movedBefore + accepted.length };
    try {
      await store.saveMoveChunk(table, act, { ...change, state: part.last ? { ...moving, status: "done" } : moving });
      return change.chunk;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The same part may have been written by a retry that ran beside this one: then its outcome stands.
      const written = (await store.listMoveChunks(table, move.moveId)).find(({ chunk: index }) => index === part.chunk);
      if (written) return written;
      await explain(table, move);
      if (attempt === ATTEMPTS) throw new AppError("busy");
    }
  }
}

/** Runs a move from its first unwritten part to its end. */
async function run(
  table: Table<TenantScope>,
  request: MoveRequest,
  move: store.StoredMove,
  done: readonly store.MoveChunk[],
  order: StoredOrder,
): Promise<ResultOf<typeof contract.moveApplications>> {
  const rows = rowsOf(request.input.body);
  const { partSize } = move;
  const partOf = (chunk: number) => rows.slice(chunk * partSize, (chunk + 1) * partSize);
  const results: MoveResult[] = [];
  let movedBefore = 0;
  let ahead: Known | undefined;
  for (let chunk = 0; chunk * partSize < rows.length; chunk += 1) {
    const last = (chunk + 1) * partSize >= rows.length;
    let written = done[chunk];
    if (!written) {
      const known = ahead ?? read(table, partOf(chunk), move.to);
      // The next part is read while this one is written.
      ahead = last ? undefined : read(table, partOf(chunk + 1), move.to);
      // A failure of reading ahead is met when its turn comes, or not at all.
      ahead?.catch(() => undefined);
      const part = { chunk, rows: partOf(chunk), last, movedBefore, ahead: known };
      written = await movePart(table, request, move, part, order);
    }
    results.push(...written.results);
    movedBefore += written.moved.length;
  }
  return { moveId: move.moveId, preview: false, results };
}

/** The move that an earlier request with the same key began, with what it has written. */
async function resume(table: Table<TenantScope>, { act, input }: MoveRequest) {
  const begun = (await remember(table, act))?.result as store.StoredMove | undefined;
  if (!begun) return undefined;
  const move = found(await store.getMove(table, input.params.orderId, begun.moveId));
  if (move.status === "undoing" || move.status === "undone") throw new AppError("move.undone");
  return { move, done: await store.listMoveChunks(table, move.moveId) };
}

/**
 * One bulk act: decided row by row, written in parts of one transaction each. A retry with the same Idempotency-Key goes
 * on behind the last part that was written and answers alike, whatever has become of the order since.
 */
export async function moveMany(
  request: MoveRequest,
  platform: Platform,
): Promise<ResultOf<typeof contract.moveApplications>> {
  const { act, scope, input } = request;
  const { to, date, reason, preview } = input.body;
  const table = platform.open(scope);
  const order = found(await getOrder(table, input.params.orderId));
  const { orderId, positionIds } = order;
  const earlier = preview ? undefined : await resume(table, request);
  if (earlier) return run(table, request, earlier.move, earlier.done, order);
  openForWork(order);
  const rows = rowsOf(input.body);
  if (preview) {
    const { results } = await plan(table, { orderId, to }, rows, positionIds, read(table, rows, to));
    return { preview: true, results };
  }
  const moveId = act.newId<MoveId>("mov");
  const move = await store.insertMove(table, act, {
    moveId,
    orderId,
    to,
    date,
    reason,
    by: act.name,
    requested: rows.length,
    moved: 0,
    status: "running",
    createdAt: act.at,
    partSize: store.partSizeOf(to, positionIds.length),
  });
  // Another id than this try's own is that of a try which ran beside it.
  const done = move.moveId === moveId ? [] : await store.listMoveChunks(table, move.moveId);
  return run(table, request, move, done, order);
}

export async function list(
  { scope, input }: Request<typeof contract.listMoves>,
  platform: Platform,
): Promise<Page<Move>> {
  const table = platform.open(scope);
  const { orderId } = found(await getOrder(table, input.params.orderId));
  return store.listMoves(table, orderId, input.query);
}
