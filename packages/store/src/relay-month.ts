import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { relayMonthKey } from "./keys.ts";
import { getRecord, type Table } from "./table.ts";
import type { Write } from "./write.ts";

export async function getRelayMonth(
  table: Table<PartnerItemsScope>,
  month: CalendarMonth,
): Promise<RelayMonthRecord | undefined> {
  return getRecord(table, relayMonthKey(table.scope, month));
}

/** Keeps a month in place of the one that it was made from; `Refused` when somebody else changed that. */
export function moveMonth(scope: PartnerItemsScope, after: RelayMonthRecord): Write {
  const condition = after.revision === 1 ? { absent: true as const } : { equals: { revision: after.revision - 1 } };
  return { put: relayMonthKey(scope, after.month), record: after, condition };
}
