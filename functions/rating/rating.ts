import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/rating";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import { openBatch } from "@shanhai/domain/batch-interview";
import { askThird, rate, settleOn as settleRow } from "@shanhai/domain/rating";
import type { Request } from "@shanhai/http/serve";
import { getRowsOf } from "@shanhai/store/batch-interview";
import { getMembers } from "@shanhai/store/member";
import * as store from "@shanhai/store/rating";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";
import { lookingOf, openedBatch } from "./batch-interview.ts";

export async function saveMany(
  { act, scope, input }: Request<typeof contract.saveRatings>,
  platform: Platform,
): Promise<ResultOf<typeof contract.saveRatings>> {
  const table = platform.open(scope);
  const { batchInterviewId } = input.params;
  const viewer = lookingOf(act);
  // The rating, and the row that says who has submitted.
  const writesOf = () => 2;
  const results = await inParts(table, act, input.body.rows, writesOf, async (part, own) => {
    const ids = part.map(({ applicationId }) => applicationId);
    const submitted = part.filter(({ submit }) => submit).map(({ applicationId }) => applicationId);
    const [batch, rows, ratings, drafted] = await Promise.all([
      openedBatch(table, batchInterviewId),
      getRowsOf(table, batchInterviewId, ids),
      store.getOwnRatings(table, batchInterviewId, ids, viewer.memberId),
      store.findDrafted(table, batchInterviewId, submitted),
    ]);
    const rated = rate(openBatch(batch), part, { rows, ratings, drafted }, viewer, own);
    if (rated.changes.length === 0 && !own.idempotency) return rated.results;
    return store.saveRatings(table, own, batchInterviewId, rated.changes, rated.results);
  });
  return { results };
}

type RowParams = Request<typeof contract.settleRating>["input"]["params"];

/** The row that was seen, with all that was given to it. Throws `stale`. */
async function openedRow(table: Table<TenantScope>, { batchInterviewId, applicationId }: RowParams, seen: number) {
  const [batch, rows, ratings] = await Promise.all([
    openedBatch(table, batchInterviewId),
    getRowsOf(table, batchInterviewId, [applicationId]),
    store.getRatingsOf(table, batchInterviewId, applicationId),
  ]);
  const row = found(rows.get(applicationId));
  // What the row is now may be more than the caller may see: the sheet says it.
  sameVersion({ applicationId, version: row.version }, seen);
  return { batch: openBatch(batch), row, ratings };
}

export async function settleOn(
  { act, scope, input }: Request<typeof contract.settleRating>,
  platform: Platform,
): Promise<ResultOf<typeof contract.settleRating>> {
  const table = platform.open(scope);
  const { batch, row, ratings } = await openedRow(table, input.params, input.body.version);
  const after = settleRow(batch, row, ratings, input.body, lookingOf(act), act);
  return store.saveRow(table, act, row, after, { applicationId: row.applicationId, version: after.version });
}

export async function askAThird(
  { act, scope, input }: Request<typeof contract.askThirdRater>,
  platform: Platform,
): Promise<ResultOf<typeof contract.askThirdRater>> {
  const table = platform.open(scope);
  const { version, memberId } = input.body;
  const [{ batch, row, ratings }, members] = await Promise.all([
    openedRow(table, input.params, version),
    getMembers(table, [memberId]),
  ]);
  const after = askThird(batch, row, ratings, memberId, lookingOf(act));
  // An owner has seen what the two gave.
  if (members.get(memberId)?.role !== "recruiter") throw new AppError("rating.third");
  return store.saveRow(table, act, row, after, { applicationId: row.applicationId, version: after.version });
}
