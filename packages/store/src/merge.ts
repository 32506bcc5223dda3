import type { Candidate } from "@shanhai/contract/candidate";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Merge } from "@shanhai/contract/merge";
import type { CandidateId, MergeId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { MergeSnapshot } from "@shanhai/domain/merge";
import type { TenantScope } from "@shanhai/tenancy/scope";
import {
  allClaimsOf,
  claimIdentities,
  claimsWithout,
  findIdentities,
  handOverIdentities,
  hashIdentity,
  putCandidate,
  readCandidate,
  removeCandidate,
  replaceCandidate,
  type Tombstone,
} from "./candidate.ts";
import { commit } from "./commit.ts";
import { mergeKey, mergePartition, mergeSnapshotKey, tombstoneKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** The record with its phone's hash: merging and its undoing may change the main phone. */
function rehash(table: Table<TenantScope>, { phoneHash: _old, ...record }: CandidateRecord): CandidateRecord {
  return { ...record, ...hashIdentity(table, { phone: record.phone }) };
}

/**
 * Merges in one transaction: the survivor's next version, a tombstone where the other was, all that named the other
 * naming the survivor, both as they were for undoing. Throws `stale` when either changed since it was read.
 */
export async function saveMerge<R>(
  table: Table<TenantScope>,
  act: Act,
  merge: Merge,
  { before, other, after }: MergeSnapshot,
  resultOf: (after: CandidateRecord) => R,
): Promise<R> {
  const { scope } = table;
  const { candidateId, otherId, mergeId } = merge;
  const record = rehash(table, after);
  const tombstone: Tombstone = { candidateId: otherId, mergedInto: candidateId, mergeId };
  const snapshot: MergeSnapshot = { before, other, after: record };
  const ttl = Math.floor(Date.parse(merge.undoableUntil) / 1000);
  try {
    return await commit(table, act, {
      writes: [
        replaceCandidate(table, record, before.version),
        removeCandidate(table, otherId, other.version),
        { put: tombstoneKey(scope, otherId), record: tombstone, condition: { absent: true } },
        { put: mergeKey(scope, candidateId, mergeId), record: merge, condition: { absent: true } },
        { put: mergeSnapshotKey(scope, candidateId, mergeId), record: { ...snapshot, ttl } },
        ...handOverIdentities(table, otherId, candidateId, allClaimsOf(table, other)),
      ],
      records: [candidateId, otherId],
      result: resultOf(record),
      detail: { mergeId },
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("stale") : error;
  }
}

export async function listMerges(
  table: Table<TenantScope>,
  candidateId: CandidateId,
  page: PageQuery,
): Promise<Page<Merge>> {
  return listNewest(
    table,
    { name: `merge:${candidateId}`, partitions: [mergePartition(table.scope, candidateId)] },
    page,
  );
}

/** A merge, with both records as they were for as long as it may be undone. */
export async function getMerge(
  table: Table<TenantScope>,
  candidateId: CandidateId,
  id: MergeId,
): Promise<{ merge: Merge; snapshot: MergeSnapshot | undefined } | undefined> {
  const [merge, snapshot] = await Promise.all([
    getRecord<Merge>(table, mergeKey(table.scope, candidateId, id)),
    getRecord<MergeSnapshot>(table, mergeSnapshotKey(table.scope, candidateId, id)),
  ]);
  return merge && { merge, snapshot };
}

/**
 * Takes a merge back in one transaction. What named the other names it again: handed back by this one, or claimed anew
 * where it was let go since. Throws `identity.conflict` when it names somebody else by now, and `stale`.
 */
export async function saveUndo(
  table: Table<TenantScope>,
  act: Act,
  merge: Merge,
  over: number,
  undone: { record: CandidateRecord; other: CandidateRecord; kept: string[] },
): Promise<{ candidate: Candidate; other: Candidate; kept: string[] }> {
  const { scope } = table;
  const { candidateId, otherId, mergeId } = merge;
  const [record, other] = [rehash(table, undone.record), rehash(table, undone.other)];
  const claims = allClaimsOf(table, other);
  const names = await findIdentities(table, claims);
  const free = claims.filter(({ hash }) => !names.has(hash));
  const held = claimsWithout(claims, free);
  const taken = held.map(({ hash }) => names.get(hash)).find((owner) => owner !== candidateId);
  if (taken) throw new AppError("identity.conflict", { current: { candidateId: taken } });
  try {
    return await commit(table, act, {
      writes: [
        replaceCandidate(table, record, over),
        putCandidate(table, other),
        { remove: tombstoneKey(scope, otherId), condition: { equals: { mergeId } } },
        {
          update: mergeKey(scope, candidateId, mergeId),
          set: { undoneAt: act.at, version: merge.version + 1 },
          condition: { equals: { version: merge.version } },
        },
        { remove: mergeSnapshotKey(scope, candidateId, mergeId) },
        ...handOverIdentities(table, candidateId, otherId, held),
        ...claimIdentities(table, otherId, free),
      ],
      records: [candidateId, otherId],
      result: { candidate: readCandidate(record), other: readCandidate(other), kept: undone.kept },
      detail: { mergeId, kept: undone.kept },
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("stale") : error;
  }
}
