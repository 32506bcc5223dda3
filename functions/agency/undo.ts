import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/move";
import type { MoveResult } from "@shanhai/contract/move";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import { allowUndo, countersOf } from "@shanhai/domain/move";
import { openForWork } from "@shanhai/domain/order";
import { isUntouched } from "@shanhai/domain/placement";
import type { Request } from "@shanhai/http/serve";
import { getMovable } from "@shanhai/store/application";
import * as store from "@shanhai/store/move";
import { getOrder } from "@shanhai/store/order";
import { getPlacements } from "@shanhai/store/placement";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

const ATTEMPTS = 10;

/** What a part's rows have become since: the applications, and the placements that moving them made. */
async function readSince(table: Table<TenantScope>, chunk: store.MoveChunk) {
  const ids = chunk.results.filter((result) => result.outcome === "moved").map((result) => result.applicationId);
  const placementIds = chunk.moved.flatMap(({ placementId }) => placementId ?? []);
  const [applications, placements] = await Promise.all([getMovable(table, ids), getPlacements(table, placementIds)]);
  return { applications, placements };
}

/** Where each moved row of a part goes back to; rows that went on since, or whose placement did, are conflicts and stay. */
function goBack(chunk: store.MoveChunk, { applications, placements }: Awaited<ReturnType<typeof readSince>>) {
  const moved = chunk.results.filter((result) => result.outcome === "moved");
  const rows: store.Transition[] = [];
  const results = moved.map((result, index): MoveResult => {
    const { applicationId } = result;
    const application = applications.get(applicationId);
    const origin = chunk.moved[index];
    if (!application || !origin) return { applicationId, outcome: "notFound" };
    const { stage, version } = application;
    if (version !== result.version) return { applicationId, outcome: "conflict", cause: "version", stage, version };
    const { from: to, reason, moveId, placementId } = origin;
    const removes = placementId && placements.get(placementId);
    if (placementId && !isUntouched(removes)) {
      return { applicationId, outcome: "conflict", cause: "placement", stage, version };
    }
    rows.push({ application, to, reason, moveId, removes, undoing: true });
    return { applicationId, outcome: "moved", stage: origin.from, version: version + 1 };
  });
  return { rows, results };
}

async function undoPart(
  table: Table<TenantScope>,
  act: Act,
  move: store.StoredMove,
  chunk: store.MoveChunk,
  last: boolean,
): Promise<MoveResult[]> {
  if (chunk.undone) return chunk.undone;
  for (let attempt = 1; ; attempt += 1) {
    const { rows, results } = goBack(chunk, await readSince(table, chunk));
    const change = { move, chunk: { ...chunk, undone: results }, rows, counters: countersOf(rows) };
    try {
      await store.saveMoveChunk(table, act, { ...change, state: last ? { status: "undone" } : {} });
      return results;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
      const written = (await store.listMoveChunks(table, move.moveId)).find((one) => one.chunk === chunk.chunk);
      if (written?.undone) return written.undone;
    }
  }
}

/** Takes the move over, so that none of its parts can be written any more: a running one stops where it stands. */
async function takeOver(table: Table<TenantScope>, act: Act, move: store.StoredMove): Promise<void> {
  if (move.status === "undoing" || move.status === "undone") return;
  allowUndo(move, act.at);
  openForWork(found(await getOrder(table, move.orderId)));
  try {
    await store.beginUndo(table, act, move, "undoing");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return takeOver(table, act, found(await store.getMove(table, move.orderId, move.moveId)));
  }
}

/** Undoes a move part by part; asking again, or after a failure, goes on with what is left and answers alike. */
export async function undo(
  { act, scope, input }: Request<typeof contract.undoMove>,
  platform: Platform,
): Promise<ResultOf<typeof contract.undoMove>> {
  const table = platform.open(scope);
  const { orderId, moveId } = input.params;
  const move = found(await store.getMove(table, orderId, moveId));
  await takeOver(table, act, move);
  const chunks = await store.listMoveChunks(table, moveId);
  if (chunks.length === 0 && move.status !== "undone") {
    await store.beginUndo(table, act, { ...move, status: "undoing" }, "undone").catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
  const results: MoveResult[] = [];
  for (const [index, chunk] of chunks.entries()) {
    results.push(...(await undoPart(table, act, move, chunk, index === chunks.length - 1)));
  }
  return { moveId, results };
}
