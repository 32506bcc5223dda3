import type { ReceiptId, RelayId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ReceiptRecord } from "@shanhai/domain/receipt";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { receiptKey, receiptPartition } from "./keys/partner.ts";
import { moveMonth } from "./relay-month.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";

/** Receipts of one month that are looked at, the latest of them. */
const MOST_RECEIPTS = 500;

export async function getReceipt(
  table: Table<PartnerItemsScope>,
  relay: RelayId,
  id: ReceiptId,
): Promise<ReceiptRecord | undefined> {
  return getRecord(table, receiptKey(table.scope, relay, id));
}

export async function listReceipts(table: Table<PartnerItemsScope>, relay: RelayId): Promise<ReceiptRecord[]> {
  const items = await queryItems(table, { partition: receiptPartition(table.scope, relay), limit: MOST_RECEIPTS });
  return items.map((item) => recordOf<ReceiptRecord>(item));
}

/** Keeps a new receipt, or one that is undone, with what it moves in its month. Throws `Refused` when either changed: look again. */
export async function saveReceipt(
  table: Table<PartnerItemsScope>,
  act: Act,
  relay: RelayId,
  record: ReceiptRecord,
  month: RelayMonthRecord,
): Promise<ReceiptRecord> {
  const { receiptId } = record;
  const condition = record.undoneAt ? { exists: true as const, missing: ["undoneAt"] } : { absent: true as const };
  return commit(table, act, {
    writes: [{ put: receiptKey(table.scope, relay, receiptId), record, condition }, moveMonth(table.scope, month)],
    records: [receiptId, relay],
    result: record,
  });
}
