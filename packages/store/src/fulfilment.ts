import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Fulfilment } from "@shanhai/contract/fulfilment";
import type { AgreementId, FulfilmentId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { countFulfilment, type FulfilmentRecord, readFulfilment } from "@shanhai/domain/fulfilment";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agreementKey, fulfilmentKey, fulfilmentPartition } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, putNewer, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

/*
 * Park and partners each write their own entries in their own partition; the other side's copies follow by the stream. The
 * sums are the park's, moved with each entry it makes or is told of; a partner moves its own copy too, so that it sees at once
 * what it has just recorded, and the park's sums overwrite that when they come.
 */

type Place = Table<ParkScope> | Table<PartnerItemsScope>;

/** The entry as it is now, and what that adds to its obligation. */
function entryWrites(
  { scope }: Place,
  before: FulfilmentRecord | undefined,
  after: FulfilmentRecord,
  states: Extract<Write, { update: unknown }>["condition"],
): Write[] {
  const { agreementId, fulfilmentId, obligationId, version } = after;
  const [was, is] = [countFulfilment(before), countFulfilment(after)];
  const place = `fulfilled.${obligationId}`;
  const add = { [`${place}.number`]: is.number - was.number, [`${place}.entries`]: is.entries - was.entries };
  return [
    {
      put: fulfilmentKey(scope, agreementId, fulfilmentId),
      record: after,
      condition: before ? { equals: { version: version - 1 } } : { absent: true },
    },
    {
      update: agreementKey(scope, agreementId),
      add: scope.kind === "park" ? { ...add, revision: 1 } : add,
      ...(states ? { condition: states } : {}),
    },
  ];
}

/** Keeps a new entry of one's own side. Throws `Refused` when the agreement was revoked meanwhile. */
export async function insertFulfilment(
  table: Place,
  act: Act,
  record: FulfilmentRecord,
  state: string,
): Promise<Fulfilment> {
  return commit(table, act, {
    writes: entryWrites(table, undefined, record, { equals: { state } }),
    records: [record.agreementId, record.fulfilmentId],
    result: readFulfilment(record),
  });
}

/** Keeps the taking back of an entry. Throws `Refused` when it was taken back meanwhile. */
export async function saveWithdrawal(
  table: Place,
  act: Act,
  before: FulfilmentRecord,
  after: FulfilmentRecord,
): Promise<Fulfilment> {
  return commit(table, act, {
    writes: entryWrites(table, before, after, { exists: true }),
    records: [after.agreementId, after.fulfilmentId],
    result: readFulfilment(after),
    detail: { reason: after.withdrawn?.reason },
  });
}

export async function getFulfilment(
  table: Place,
  agreement: AgreementId,
  id: FulfilmentId,
): Promise<FulfilmentRecord | undefined> {
  return getRecord(table, fulfilmentKey(table.scope, agreement, id));
}

export async function listFulfilments(
  table: Place,
  agreement: AgreementId,
  page: PageQuery,
): Promise<Page<FulfilmentRecord>> {
  const partitions = [fulfilmentPartition(table.scope, agreement)];
  return listNewest(table, { name: `fulfilment:${agreement}`, partitions }, page);
}

/**
 * Counts a partner's entry with the park, by way of the stream: once, whatever is delivered again, late or out of order. Throws
 * `Refused` when another delivery came between.
 */
export async function followFulfilment(table: Table<ParkScope>, entry: FulfilmentRecord): Promise<void> {
  const before = await getFulfilment(table, entry.agreementId, entry.fulfilmentId);
  if (before && before.version >= entry.version) return;
  await transact(table, entryWrites(table, before, entry, { exists: true }));
}

/** A party's copy of what another side recorded, by way of the stream. */
export async function copyFulfilment(table: Table<PartnerItemsScope>, entry: FulfilmentRecord): Promise<void> {
  await putNewer(table, fulfilmentKey(table.scope, entry.agreementId, entry.fulfilmentId), entry, "version");
}
