import type { AddResult, BatchInterview } from "@shanhai/contract/batch-interview";
import { MOST_INTERVIEWED } from "@shanhai/contract/batch-interview";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ApplicationId, BatchInterviewId, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { BatchRowRecord } from "@shanhai/domain/batch-interview";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { batchInterviewKey, batchInterviews, batchOfKey, batchRowKey, batchRows, orderBatches } from "./keys/rating.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

export async function insertBatch(
  table: Table<TenantScope>,
  act: Act,
  record: BatchInterview,
): Promise<BatchInterview> {
  const { scope } = table;
  const { batchInterviewId, orderId } = record;
  return commit(table, act, {
    writes: [
      {
        put: batchInterviewKey(scope, batchInterviewId),
        record,
        listing: { gsi1pk: orderBatches(scope, orderId), gsi1sk: batchInterviewId },
        condition: { absent: true },
      },
    ],
    records: [batchInterviewId, orderId],
    result: record,
  });
}

export async function getBatch(
  table: Table<TenantItemsScope>,
  id: BatchInterviewId,
): Promise<BatchInterview | undefined> {
  return getRecord(table, batchInterviewKey(table.scope, id));
}

/** The agency's batches, or one order's, the latest first. */
export async function listBatches(
  table: Table<TenantScope>,
  order: OrderId | undefined,
  page: PageQuery,
): Promise<Page<BatchInterview>> {
  const { scope } = table;
  if (!order) return listNewest(table, { name: "batchInterview", partitions: [batchInterviews(scope)] }, page);
  const list = { name: `batchInterview:${order}`, partitions: [orderBatches(scope, order)], index: "listing" as const };
  return listNewest(table, list, page);
}

/** Saves title, tolerance, status and raters over the version they were made from; who is in it is left alone. Throws `stale`. */
export async function saveBatch(table: Table<TenantScope>, act: Act, record: BatchInterview): Promise<BatchInterview> {
  const { batchInterviewId, orderId, title, tolerance, status, raters, version, updatedAt } = record;
  return orStale(
    commit(table, act, {
      writes: [
        {
          update: batchInterviewKey(table.scope, batchInterviewId),
          set: { title, tolerance, status, raters, version, updatedAt },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [batchInterviewId, orderId],
      result: record,
      detail: { batch: status },
    }),
  );
}

/** Refuses what would be written to a batch that was closed meanwhile. */
export const stillOpen = (scope: TenantItemsScope, id: BatchInterviewId): Write => ({
  check: batchInterviewKey(scope, id),
  condition: { equals: { status: "open" } },
});

/** Takes a part of people in, with the batch's count. Throws `Refused` where somebody else took some in since it was read. */
export async function saveRows(
  table: Table<TenantScope>,
  act: Act,
  batch: BatchInterview,
  rows: readonly BatchRowRecord[],
  results: AddResult[],
): Promise<AddResult[]> {
  const { scope } = table;
  const { batchInterviewId, orderId, people, version } = batch;
  const writes: Write[] = rows.flatMap((row): Write[] => [
    { put: batchRowKey(scope, batchInterviewId, row.applicationId), record: row, condition: { absent: true } },
    {
      put: batchOfKey(scope, row.applicationId, batchInterviewId),
      record: { batchInterviewId, applicationId: row.applicationId },
    },
  ]);
  if (rows.length > 0)
    writes.push({
      update: batchInterviewKey(scope, batchInterviewId),
      add: { people: rows.length },
      // The version as well: raters may have changed since they were read.
      condition: { equals: { status: "open", people, version } },
    });
  const detail = { rows: rows.length };
  return commit(table, act, { writes, records: [batchInterviewId, orderId], result: results, detail });
}

/** Everybody in a batch. */
export async function getRows(table: Table<TenantScope>, id: BatchInterviewId): Promise<BatchRowRecord[]> {
  const items = await queryItems(table, { partition: batchRows(table.scope, id), limit: MOST_INTERVIEWED });
  return items.map((item) => recordOf<BatchRowRecord>(item));
}

/** Of those applications, who is in the batch. */
export async function getRowsOf(
  table: Table<TenantItemsScope>,
  id: BatchInterviewId,
  applications: readonly ApplicationId[],
): Promise<Map<ApplicationId, BatchRowRecord>> {
  const keys = applications.map((application) => batchRowKey(table.scope, id, application));
  const records = await getRecords<BatchRowRecord>(table, keys);
  return new Map(records.map((record) => [record.applicationId, record]));
}
