import type * as contract from "@shanhai/contract/batch-interview";
import type { BatchInterview } from "@shanhai/contract/batch-interview";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { BatchInterviewId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import {
  changeBatch,
  openBatch,
  passOn,
  planBatch,
  succeedRater,
  takeIn,
  waitsFor,
} from "@shanhai/domain/batch-interview";
import { openForWork } from "@shanhai/domain/order";
import { inUse } from "@shanhai/domain/question-set";
import { type Looking, readSheet } from "@shanhai/domain/rating";
import type { Request } from "@shanhai/http/serve";
import { getApplications, readApplication } from "@shanhai/store/application";
import { getAssignable } from "@shanhai/store/assignment";
import * as store from "@shanhai/store/batch-interview";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { getMembers } from "@shanhai/store/member";
import { getOrder, getPosition } from "@shanhai/store/order";
import { getQuestionSet } from "@shanhai/store/question-set";
import { findByPeople, getOwnRatings, getRatings, saveSuccession } from "@shanhai/store/rating";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";

/** Whoever looks, as far as what may be seen of ratings goes. */
export const lookingOf = ({ subject, role, name }: Act): Looking & { name: string } => ({
  memberId: memberIdOf(subject),
  role,
  name,
});

export const openedBatch = async (table: Table<TenantScope>, id: BatchInterviewId): Promise<BatchInterview> =>
  found(await store.getBatch(table, id));

export async function create(
  { act, scope, input }: Request<typeof contract.createBatchInterview>,
  platform: Platform,
): Promise<BatchInterview> {
  const table = platform.open(scope);
  const { positionId, questionSetId, raterIds } = input.body;
  const [known, set, members] = await Promise.all([
    getPosition(table, positionId),
    getQuestionSet(table, questionSetId),
    getMembers(table, raterIds),
  ]);
  const position = found(known);
  const { enterpriseName } = openForWork(found(await getOrder(table, position.orderId)));
  const raters = raterIds.map((id) => {
    const rater = members.get(id);
    if (!rater) throw new AppError("invalid", { issues: [{ field: "raterIds", code: "member.unknown" }] });
    return rater;
  });
  const record = planBatch(input.body, position, enterpriseName, inUse(found(set)), raters, act);
  return store.insertBatch(table, act, record);
}

export async function list(
  { scope, input }: Request<typeof contract.listBatchInterviews>,
  platform: Platform,
): Promise<Page<BatchInterview>> {
  const table = platform.open(scope);
  const { orderId, ...page } = input.query;
  if (orderId) found(await getOrder(table, orderId));
  return store.listBatches(table, orderId, page);
}

export async function get(
  { scope, input }: Request<typeof contract.getBatchInterview>,
  platform: Platform,
): Promise<BatchInterview> {
  return openedBatch(platform.open(scope), input.params.batchInterviewId);
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateBatchInterview>,
  platform: Platform,
): Promise<BatchInterview> {
  const table = platform.open(scope);
  const before = sameVersion(await openedBatch(table, input.params.batchInterviewId), input.body.version);
  return store.saveBatch(table, act, changeBatch(before, input.body, act));
}

export async function replace(
  { act, scope, input }: Request<typeof contract.replaceRater>,
  platform: Platform,
): Promise<BatchInterview> {
  const table = platform.open(scope);
  const { batchInterviewId } = input.params;
  const { version, memberId, successorId } = input.body;
  const [known, members] = await Promise.all([openedBatch(table, batchInterviewId), getMembers(table, [successorId])]);
  const after = succeedRater(openBatch(known), input.body, members.get(successorId), act);
  if (after) sameVersion(known, version);
  // First the batch: whoever is taken in from now on is given the successor.
  const batch = after ? await store.saveBatch(table, act, after) : known;
  const waiting = (await store.getRows(table, batchInterviewId)).filter((row) => waitsFor(row, memberId));
  // Rows that were passed on no longer wait: asked again, it goes on with the rest, and needs no memory of parts.
  const { idempotency: _once, ...plain } = act;
  const writesOf = () => 2;
  await inParts(
    table,
    plain,
    waiting.map(({ applicationId }) => applicationId),
    writesOf,
    async (part) => {
      const [rows, ratings] = await Promise.all([
        store.getRowsOf(table, batchInterviewId, part),
        getOwnRatings(table, batchInterviewId, part, memberId),
      ]);
      const changes = [...rows.values()]
        .filter((row) => waitsFor(row, memberId))
        .map((row) => ({
          before: row,
          after: passOn(row, memberId, successorId),
          draft: ratings.get(row.applicationId),
        }));
      if (changes.length > 0) await saveSuccession(table, plain, batchInterviewId, changes);
      return [];
    },
  );
  return batch;
}

export async function addMany(
  { act, scope, input }: Request<typeof contract.addToBatch>,
  platform: Platform,
): Promise<ResultOf<typeof contract.addToBatch>> {
  const table = platform.open(scope);
  const { batchInterviewId } = input.params;
  // The row, and what leads to it from the application.
  const writesOf = () => 2;
  const results = await inParts(table, act, input.body.applicationIds, writesOf, async (part, own) => {
    // Read anew for each part: the part before has taken numbers.
    const [batch, applications, rows] = await Promise.all([
      openedBatch(table, batchInterviewId),
      getAssignable(table, part),
      store.getRowsOf(table, batchInterviewId, part),
    ]);
    const taken = takeIn(openBatch(batch), part, { applications, rows: new Set(rows.keys()) });
    if (taken.rows.length === 0 && !own.idempotency) return taken.results;
    return store.saveRows(table, own, batch, taken.rows, taken.results);
  });
  return { results };
}

export async function getSheet(
  { act, scope, input }: Request<typeof contract.getSheet>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getSheet>> {
  const table = platform.open(scope);
  const { batchInterviewId } = input.params;
  const [batch, rows, ratings] = await Promise.all([
    openedBatch(table, batchInterviewId),
    store.getRows(table, batchInterviewId),
    getRatings(table, batchInterviewId),
  ]);
  const ids = rows.map(({ applicationId }) => applicationId);
  const [applications, byPeople] = await Promise.all([getApplications(table, ids), findByPeople(table, ids)]);
  const people = new Map([...applications].map(([id, record]) => [id, readApplication(record)]));
  return { batch, rows: readSheet(batch, rows, ratings, people, byPeople, lookingOf(act)) };
}
