import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { ApplicationId, CandidateId, PlacementId } from "@shanhai/contract/scalar";
import type { TimelineEntry } from "@shanhai/contract/timeline";
import type { Act } from "@shanhai/domain/act";
import { plusMonths, shanghaiDate } from "@shanhai/domain/calendar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import {
  ERASED_NAME,
  type ErasureReceipt,
  type ErasureRecord,
  type PendingAtPark,
  type PendingErasure,
  type PendingPartnerErasure,
  redactApplication,
  redactPlacement,
} from "@shanhai/domain/erasure";
import type { ParkScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { allClaimsOf, releaseIdentities, removeCandidate } from "./candidate.ts";
import { commit } from "./commit.ts";
import { inUseKey } from "./keys/owner.ts";
import {
  applicationKey,
  careServiceKey,
  mergePartition,
  mergeSnapshotPartition,
  placementKey,
  timelinePartition,
  tombstoneKey,
} from "./keys/pipeline.ts";
import {
  erasureKey,
  erasureReceiptKey,
  pendingAtPark,
  pendingAtParkKey,
  pendingErasureKey,
  pendingErasures,
  pendingPartnerErasureKey,
  pendingPartnerErasures,
} from "./keys/seeker.ts";
import { getRecord, getRecords, type Key, queryItems, recordOf, type Table } from "./table.ts";
import { once, Refused, transact } from "./write.ts";

/** A de-identified service record, and that somebody was erased, are kept for three years. */
const KEPT_MONTHS = 36;
const forgetAt = (at: string) => Date.parse(plusMonths(shanghaiDate(new Date(at)), KEPT_MONTHS)) / 1000;

/** Nobody has more of anything that names them. */
const MOST = 1000;

/** What names somebody, as far as their timeline tells: it follows a moment after each change. */
export async function findNaming(
  table: Table<TenantItemsScope>,
  ids: readonly CandidateId[],
): Promise<{ applicationIds: ApplicationId[]; placementIds: PlacementId[] }> {
  const pages = await Promise.all(
    ids.map((id) => queryItems(table, { partition: timelinePartition(table.scope, id), limit: MOST })),
  );
  const entries = pages.flat().map((item) => recordOf<TimelineEntry>(item));
  const applicationIds = entries.flatMap((entry) => (entry.kind === "application" ? entry.applicationId : []));
  const placementIds = entries.flatMap((entry) => ("placementId" in entry ? entry.placementId : []));
  return { applicationIds: [...new Set(applicationIds)], placementIds: [...new Set(placementIds)] };
}

export async function getPlacementsOf(
  table: Table<TenantItemsScope>,
  ids: readonly PlacementId[],
): Promise<Placement[]> {
  return getRecords<Placement>(
    table,
    ids.map((id) => placementKey(table.scope, id)),
  );
}

/** What an agency keeps of having erased somebody. */
export async function getErasure(table: Table<TenantScope>, id: CandidateId): Promise<ErasureRecord | undefined> {
  return getRecord(table, erasureKey(table.scope, id));
}

/**
 * Takes a person out, with all that finds them, in one transaction with the note of what still names them: nobody can be
 * recommended under these ids any more. Throws `Refused` when the person changed since it was read.
 */
export async function saveErasure(
  table: Table<TenantScope>,
  act: Act,
  person: CandidateRecord,
  erasure: ErasureRecord,
): Promise<void> {
  const { scope } = table;
  const { candidateId } = person;
  await commit(table, act, {
    writes: [
      removeCandidate(table, candidateId, person.version),
      ...releaseIdentities(table, candidateId, allClaimsOf(table, person)),
      ...erasure.ids.map((id) => ({ put: inUseKey(scope, id), record: { id, gone: 1 } })),
      { put: erasureKey(scope, candidateId), record: { ...erasure, ttl: forgetAt(erasure.at) } },
    ],
    records: [candidateId],
    result: {},
    detail: { receiptId: erasure.receiptId },
  });
}

/** De-identifies an application; nothing when it is so already. */
export async function eraseFromApplication(table: Table<TenantScope>, application: Application): Promise<void> {
  if (application.candidateName === ERASED_NAME) return;
  const update = applicationKey(table.scope, application.applicationId);
  // No version: how far it is does not change, and who moves it at this moment may go on.
  await transact(table, [{ update, ...redactApplication(application), condition: { exists: true } }]);
}

/** De-identifies a placement that is over, and the services given to it. Throws `Refused` when it changed since it was read. */
export async function eraseFromPlacement(table: Table<TenantScope>, placement: Placement): Promise<void> {
  const { scope } = table;
  const { placementId, version } = placement;
  const { pk } = careServiceKey(scope, placementId, "" as never);
  const services = await queryItems(table, { partition: pk, limit: MOST });
  for (const { sk, note } of services) {
    if (note !== undefined) await transact(table, [{ update: { pk, sk: String(sk) }, unset: ["note"] }]);
  }
  if (placement.candidateName === ERASED_NAME) return;
  const update = placementKey(scope, placementId);
  await transact(table, [
    { update, ...redactPlacement(placement), add: { version: 1 }, condition: { equals: { version } } },
  ]);
}

const keysOf = async (table: Table<TenantScope>, partition: string): Promise<Key[]> =>
  (await queryItems(table, { partition, limit: MOST, only: ["pk", "sk"] })) as unknown as Key[];

/** Removes what is about these ids alone: what happened to them, and how they were merged. */
export async function removeHistory(table: Table<TenantScope>, ids: readonly CandidateId[]): Promise<void> {
  const { scope } = table;
  const partitions = ids.flatMap((id) => [
    timelinePartition(scope, id),
    mergePartition(scope, id),
    mergeSnapshotPartition(scope, id),
  ]);
  const keys = await Promise.all(partitions.map((partition) => keysOf(table, partition)));
  const tombstones = ids.map((id) => tombstoneKey(scope, id));
  await writeRepeatable(
    table,
    [...keys.flat(), ...tombstones].map((remove) => ({ remove })),
  );
}

/** Notes at the park that somebody is to be erased; once noted, it stays as it was. */
export async function notePending(table: Table<ParkScope>, pending: PendingErasure): Promise<void> {
  const put = pendingErasureKey(table.scope, pending.agencyId, pending.candidateId);
  await once(table, [{ put, record: pending, condition: { absent: true } }]);
}

/** Erasures that the clock still looks after. */
export async function listPending(table: Table<ParkScope>): Promise<PendingErasure[]> {
  const items = await queryItems(table, { partition: pendingErasures(table.scope), limit: MOST, ascending: true });
  return items.map((item) => recordOf<PendingErasure>(item));
}

export async function removePending(table: Table<ParkScope>, { agencyId, candidateId }: PendingErasure): Promise<void> {
  await transact(table, [{ remove: pendingErasureKey(table.scope, agencyId, candidateId) }]);
}

/** Notes that the park is to erase what it has itself; once noted, it stays as it was. */
export async function noteAtPark(table: Table<ParkScope>, pending: PendingAtPark): Promise<void> {
  const put = pendingAtParkKey(table.scope, pending.receiptId);
  await once(table, [{ put, record: pending, condition: { absent: true } }]);
}

export async function listAtPark(table: Table<ParkScope>): Promise<PendingAtPark[]> {
  const items = await queryItems(table, { partition: pendingAtPark(table.scope), limit: MOST, ascending: true });
  return items.map((item) => recordOf<PendingAtPark>(item));
}

export async function removeAtPark(table: Table<ParkScope>, { receiptId }: PendingAtPark): Promise<void> {
  await transact(table, [{ remove: pendingAtParkKey(table.scope, receiptId) }]);
}

/** Notes at the park that somebody is to be taken out of its partners' lists; once noted, it stays as it was. */
export async function notePartners(table: Table<ParkScope>, pending: PendingPartnerErasure): Promise<void> {
  const put = pendingPartnerErasureKey(table.scope, pending.receiptId);
  await once(table, [{ put, record: pending, condition: { absent: true } }]);
}

/** Those whom the clock has not taken out of every partner's lists yet. */
export async function listPendingPartners(table: Table<ParkScope>): Promise<PendingPartnerErasure[]> {
  const query = { partition: pendingPartnerErasures(table.scope), limit: MOST, ascending: true };
  return (await queryItems(table, query)).map((item) => recordOf<PendingPartnerErasure>(item));
}

export async function removePendingPartners(table: Table<ParkScope>, receiptId: string): Promise<void> {
  await transact(table, [{ remove: pendingPartnerErasureKey(table.scope, receiptId) }]);
}

/** The receipt of a form's number: what was begun by it, or came of it. */
export async function getErasureReceipt(table: Table<ParkScope>, request: string): Promise<ErasureReceipt | undefined> {
  return getRecord(table, erasureReceiptKey(table.scope, request));
}

/** Begins a receipt, or gives the one that the same form has begun already. */
export async function beginReceipt(
  table: Table<ParkScope>,
  act: Act,
  request: string,
  receipt: ErasureReceipt,
): Promise<ErasureReceipt> {
  const put = erasureReceiptKey(table.scope, request);
  const record = { ...receipt, ttl: forgetAt(receipt.at) };
  try {
    return await commit(table, act, {
      writes: [{ put, record, condition: { absent: true } }],
      records: [receipt.receiptId],
      result: receipt,
    });
  } catch (error) {
    const kept = error instanceof Refused ? await getErasureReceipt(table, request) : undefined;
    if (!kept) throw error;
    return kept;
  }
}

/** Says on a receipt what came of it. */
export async function finishReceipt(
  table: Table<ParkScope>,
  request: string,
  { agencies, doneAt }: ErasureReceipt,
): Promise<void> {
  const update = erasureReceiptKey(table.scope, request);
  await transact(table, [{ update, set: { agencies, doneAt }, condition: { exists: true } }]);
}
