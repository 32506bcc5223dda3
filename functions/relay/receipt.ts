import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/receipt";
import type { Receipt } from "@shanhai/contract/receipt";
import type { RelayId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { createReceipt, type ReceiptRecord, readReceipt, receiptChange, undoReceipt } from "@shanhai/domain/receipt";
import { changeMonth } from "@shanhai/domain/relay-month";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/receipt";
import { getRelay } from "@shanhai/store/relay";
import { getRelayMonth } from "@shanhai/store/relay-month";
import type { Table } from "@shanhai/store/table";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** Keeps a receipt with its month as it is now. */
async function save(table: Table<PartnerScope>, act: Act, relayId: RelayId, record: ReceiptRecord): Promise<Receipt> {
  const { month } = record;
  const before = await getRelayMonth(table, month);
  const after = changeMonth(before, { month, parkId: table.scope.parkId }, receiptChange(record));
  return readReceipt(await store.saveReceipt(table, act, relayId, record, after));
}

export async function create(
  { act, scope, input }: Request<typeof contract.createReceipt>,
  platform: Platform,
): Promise<Receipt> {
  const table = platform.open(scope);
  const { relayId } = input.params;
  const { month } = found(await getRelay(table, relayId));
  const record = createReceipt(input.body, month, act);
  return settle(() => save(table, act, relayId, record));
}

export async function list(
  { scope, input }: Request<typeof contract.listReceipts>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listReceipts>> {
  const table = platform.open(scope);
  const { relayId } = input.params;
  found(await getRelay(table, relayId));
  return { items: (await store.listReceipts(table, relayId)).map(readReceipt) };
}

export async function undo(
  { act, scope, input }: Request<typeof contract.undoReceipt>,
  platform: Platform,
): Promise<Receipt> {
  const table = platform.open(scope);
  const { relayId, receiptId } = input.params;
  return settle(async () => {
    const before = found(await store.getReceipt(table, relayId, receiptId));
    return before.undoneAt ? readReceipt(before) : save(table, act, relayId, undoReceipt(before, act));
  });
}
