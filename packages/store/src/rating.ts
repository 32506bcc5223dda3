import { MOST_INTERVIEWED } from "@shanhai/contract/batch-interview";
import type { RatingResult } from "@shanhai/contract/rating";
import type { ApplicationId, BatchInterviewId, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { BatchRowRecord } from "@shanhai/domain/batch-interview";
import type { RatingChange, RatingRecord } from "@shanhai/domain/rating";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { stillOpen } from "./batch-interview.ts";
import { commit } from "./commit.ts";
import { batchRowKey, byPeopleKey, ratingKey, ratings, scoreDrafts } from "./keys/rating.ts";
import { orStale } from "./replace.ts";
import { getRecords, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** Two raters and a third. */
const MOST_RATERS_OF_ONE = 3;

function grouped(records: readonly RatingRecord[]): Map<ApplicationId, RatingRecord[]> {
  const groups = new Map<ApplicationId, RatingRecord[]>();
  for (const record of records) {
    const group = groups.get(record.applicationId) ?? [];
    groups.set(record.applicationId, group);
    group.push(record);
  }
  return groups;
}

/** All that was given in a batch, by person: for whom may see what, see the domain. */
export async function getRatings(
  table: Table<TenantScope>,
  id: BatchInterviewId,
): Promise<Map<ApplicationId, RatingRecord[]>> {
  const limit = MOST_INTERVIEWED * MOST_RATERS_OF_ONE;
  const items = await queryItems(table, { partition: ratings(table.scope, id), limit });
  return grouped(items.map((item) => recordOf<RatingRecord>(item)));
}

/** What was given to one person of a batch. */
export async function getRatingsOf(
  table: Table<TenantItemsScope>,
  id: BatchInterviewId,
  application: ApplicationId,
): Promise<RatingRecord[]> {
  const query = { partition: ratings(table.scope, id), beginsWith: `${application}#`, limit: MOST_RATERS_OF_ONE };
  return (await queryItems(table, query)).map((item) => recordOf<RatingRecord>(item));
}

/** One rater's own of some people. */
export async function getOwnRatings(
  table: Table<TenantScope>,
  id: BatchInterviewId,
  applications: readonly ApplicationId[],
  rater: MemberId,
): Promise<Map<ApplicationId, RatingRecord>> {
  const keys = applications.map((application) => ratingKey(table.scope, id, application, rater));
  const records = await getRecords<RatingRecord>(table, keys);
  return new Map(records.map((record) => [record.applicationId, record]));
}

/** Of those applications, for whom the assistant drafted something in a batch. */
export async function findDrafted(
  table: Table<TenantScope>,
  batch: BatchInterviewId,
  applications: readonly ApplicationId[],
): Promise<Set<ApplicationId>> {
  const found = await Promise.all(
    applications.map(async (id) => {
      const query = { partition: scoreDrafts(table.scope, id), beginsWith: `${batch}#`, limit: 1 };
      const [first] = await queryItems(table, query);
      return first ? [id] : [];
    }),
  );
  return new Set(found.flat());
}

/** Who wants to be assessed by people alone. */
export async function findByPeople(
  table: Table<TenantItemsScope>,
  applications: readonly ApplicationId[],
): Promise<Set<ApplicationId>> {
  const keys = applications.map((id) => byPeopleKey(table.scope, id));
  const records = await getRecords<{ applicationId: ApplicationId }>(table, keys);
  return new Set(records.map(({ applicationId }) => applicationId));
}

function putRow(scope: TenantScope, before: BatchRowRecord, after: BatchRowRecord): Write {
  const { batchInterviewId, applicationId } = after;
  return {
    put: batchRowKey(scope, batchInterviewId, applicationId),
    record: after,
    condition: { equals: { version: before.version } },
  };
}

/** Refuses what a rater saves who was replaced meanwhile. */
const stillRates = (scope: TenantScope, { batchInterviewId, applicationId, version }: BatchRowRecord): Write => ({
  check: batchRowKey(scope, batchInterviewId, applicationId),
  condition: { equals: { version } },
});

/**
 * Saves a part of one rater's rows while the batch is open; what is submitted with the row that says so. Throws `Refused` where a
 * row changed since it was read: two who submit at the same moment must not each take the other for missing.
 */
export async function saveRatings(
  table: Table<TenantScope>,
  act: Act,
  id: BatchInterviewId,
  changes: readonly RatingChange[],
  results: RatingResult[],
): Promise<RatingResult[]> {
  const { scope } = table;
  const writes = changes.flatMap(({ before, after, row, seen }): Write[] => [
    {
      put: ratingKey(scope, id, after.applicationId, after.memberId),
      record: after,
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    row ? putRow(scope, row.before, row.after) : stillRates(scope, seen),
  ]);
  if (changes.length > 0) writes.push(stillOpen(scope, id));
  // No name and no score: the audit says who rated how many, the ratings say what.
  return commit(table, act, { writes, records: [id], result: results, detail: { rows: changes.length } });
}

/** Gives rows that wait for one rater to another, with what the first began. Throws `Refused` where a row changed since it was read. */
export async function saveSuccession(
  table: Table<TenantScope>,
  act: Act,
  id: BatchInterviewId,
  changes: readonly { before: BatchRowRecord; after: BatchRowRecord; draft: RatingRecord | undefined }[],
): Promise<void> {
  const { scope } = table;
  const writes = changes.flatMap(({ before, after, draft }): Write[] => [
    putRow(scope, before, after),
    ...(draft ? [{ remove: ratingKey(scope, id, draft.applicationId, draft.memberId) }] : []),
  ]);
  await commit(table, act, { writes, records: [id], result: undefined, detail: { rows: changes.length } });
}

/** Keeps what was decided on a row. Throws `stale`. */
export async function saveRow<R>(
  table: Table<TenantScope>,
  act: Act,
  before: BatchRowRecord,
  after: BatchRowRecord,
  result: R,
): Promise<R> {
  const { batchInterviewId, applicationId } = after;
  return orStale(
    commit(table, act, {
      writes: [putRow(table.scope, before, after), stillOpen(table.scope, batchInterviewId)],
      records: [batchInterviewId, applicationId],
      result,
    }),
    () => result,
  );
}
