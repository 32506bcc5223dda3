import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Posting } from "@shanhai/contract/posting";
import type { PositionId, PostingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { PostingRecord } from "@shanhai/domain/posting";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { positionKey } from "./keys/pipeline.ts";
import { postingKey, postingOfKey, postingsOf } from "./keys/seeker.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** Postings of one position: one for everybody and one for each partner. */
const MOST_AUDIENCES = 100;

/**
 * Keeps a new posting and marks its position, whose later changes lead to the board by that mark. Throws `posting.exists` when
 * the position has one for the same people, `notFound` when it was taken out meanwhile.
 */
export async function insertPosting(
  table: Table<TenantScope>,
  act: Act,
  record: PostingRecord,
  result: Posting,
): Promise<Posting> {
  const { scope } = table;
  const { postingId, positionId, partnerId } = record;
  try {
    return await commit(table, act, {
      writes: [
        {
          put: postingOfKey(scope, positionId, partnerId ?? "public"),
          record: { postingId },
          condition: { absent: true },
        },
        { put: postingKey(scope, postingId), record, condition: { absent: true } },
        { update: positionKey(scope, positionId), set: { posted: true }, condition: { exists: true } },
      ],
      records: [postingId, positionId],
      result,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new AppError(error.at(0) ? "posting.exists" : "notFound");
  }
}

/** Saves a posting over the version it was made from. Throws `stale`. */
export async function savePosting(
  table: Table<TenantScope>,
  act: Act,
  record: PostingRecord,
  read: (record: PostingRecord) => Posting,
): Promise<Posting> {
  const { postingId, positionId, version } = record;
  return orStale(
    commit(table, act, {
      writes: [{ put: postingKey(table.scope, postingId), record, condition: { equals: { version: version - 1 } } }],
      records: [postingId, positionId],
      result: read(record),
    }),
    (item) => read(recordOf<PostingRecord>(item)),
  );
}

export async function getPosting(table: Table<TenantScope>, id: PostingId): Promise<PostingRecord | undefined> {
  return getRecord(table, postingKey(table.scope, id));
}

/** The agency's postings, newest first. */
export async function listPostings(table: Table<TenantScope>, page: PageQuery): Promise<Page<PostingRecord>> {
  return listNewest(table, { name: "posting", partitions: [partition(table.scope, "posting")] }, page);
}

/** The ids of a position's postings. */
export async function postingIdsOf(table: Table<TenantScope>, position: PositionId): Promise<PostingId[]> {
  const query = { partition: postingsOf(table.scope, position), limit: MOST_AUDIENCES, ascending: true };
  return (await queryItems(table, query)).map(({ postingId }) => postingId as PostingId);
}

/** A position's posting for everybody, in whatever state it is. */
export async function getPublicPosting(
  table: Table<TenantItemsScope>,
  position: PositionId,
): Promise<PostingRecord | undefined> {
  const claim = await getRecord<{ postingId: PostingId }>(table, postingOfKey(table.scope, position, "public"));
  return claim && getRecord<PostingRecord>(table, postingKey(table.scope, claim.postingId));
}

/** A position's postings, newest first. */
export async function listPostingsOf(table: Table<TenantScope>, position: PositionId): Promise<PostingRecord[]> {
  const ids = await postingIdsOf(table, position);
  if (ids.length === 0) return [];
  const keys = ids.map((id) => postingKey(table.scope, id));
  const records = await getRecords<PostingRecord>(table, keys);
  return records.sort((a, b) => (a.postingId < b.postingId ? 1 : -1));
}
