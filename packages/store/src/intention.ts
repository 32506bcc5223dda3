import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { IntentionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { IntentionRecord } from "@shanhai/domain/intention";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { goneIntentionKey, intentionKey, intentionOfKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { moveMonth } from "./relay-month.ts";
import { getRecord, type Table } from "./table.ts";

const claimKey = (table: Table<PartnerItemsScope>, phone: string) =>
  intentionOfKey(table.scope, table.keys.hash("phone", phone));

export async function getIntention(
  table: Table<PartnerItemsScope>,
  id: IntentionId,
): Promise<IntentionRecord | undefined> {
  return getRecord(table, intentionKey(table.scope, id));
}

/** Who of the station's people has the phone of this hash. */
export async function findIntentionByHash(
  table: Table<PartnerItemsScope>,
  phoneHash: string,
): Promise<IntentionRecord | undefined> {
  const claim = await getRecord<{ intentionId: IntentionId }>(table, intentionOfKey(table.scope, phoneHash));
  return claim && getIntention(table, claim.intentionId);
}

/** Who of the station's people has this phone. */
export async function findIntention(
  table: Table<PartnerItemsScope>,
  phone: string,
): Promise<IntentionRecord | undefined> {
  return findIntentionByHash(table, table.keys.hash("phone", phone));
}

/** How a request to write somebody down began: sent again it goes on from there. */
export interface KeptIntention {
  intentionId: IntentionId;
  again: boolean;
}

/** Keeps a new person with the claim on the phone and the month's count. Throws `Refused` when the phone came meanwhile: look again. */
export async function insertIntention(
  table: Table<PartnerItemsScope>,
  act: Act,
  record: IntentionRecord,
  month: RelayMonthRecord,
): Promise<KeptIntention> {
  const { intentionId } = record;
  const absent = { absent: true as const };
  return commit<KeptIntention>(table, act, {
    writes: [
      { put: claimKey(table, record.phone), record: { intentionId }, condition: absent },
      { put: intentionKey(table.scope, intentionId), record, condition: absent },
      moveMonth(table.scope, month),
    ],
    records: [intentionId],
    result: { intentionId, again: false },
    resumes: true,
  });
}

/** Keeps a person over the version that it was made from. Throws `Refused` when that changed: look again. */
export async function saveIntention(
  table: Table<PartnerItemsScope>,
  act: Act,
  record: IntentionRecord,
): Promise<KeptIntention> {
  const { intentionId, version } = record;
  const condition = { equals: { version: version - 1 } };
  return commit<KeptIntention>(table, act, {
    writes: [{ put: intentionKey(table.scope, intentionId), record, condition }],
    records: [intentionId],
    result: { intentionId, again: true },
    resumes: true,
  });
}

export async function listIntentions(table: Table<PartnerItemsScope>, page: PageQuery): Promise<Page<IntentionRecord>> {
  return listNewest(table, { name: "intention", partitions: [partition(table.scope, "intention")] }, page);
}

/** Removes a person and the claim on the phone; that somebody was written down that month stays, without a name. */
export async function removeIntention(
  table: Table<PartnerItemsScope>,
  act: Act,
  { intentionId, phone, month, version }: IntentionRecord,
): Promise<void> {
  await commit(table, act, {
    writes: [
      { remove: intentionKey(table.scope, intentionId), condition: { equals: { version } } },
      { remove: claimKey(table, phone) },
      { put: goneIntentionKey(table.scope, intentionId), record: { month } },
    ],
    records: [intentionId],
    result: {},
  });
}
