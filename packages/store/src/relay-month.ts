import type { CalendarMonth, PartnerId } from "@shanhai/contract/scalar";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { relayMonthKey, stationMonthKey } from "./keys/partner.ts";
import { getRecord, putNewer, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A year. */
const MOST_MONTHS = 12;
/** Stations of one park and month. */
const MOST_STATIONS = 500;

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

export async function listRelayMonths(table: Table<PartnerItemsScope>): Promise<RelayMonthRecord[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "relayMonth"), limit: MOST_MONTHS });
  return items.map((item) => recordOf<RelayMonthRecord>(item));
}

/** A station's month as its park has it: figures, by way of the stream. */
export async function copyRelayMonth(
  table: Table<ParkScope>,
  partnerId: PartnerId,
  record: RelayMonthRecord,
): Promise<void> {
  await putNewer(table, stationMonthKey(table.scope, record.month, partnerId), { ...record, partnerId }, "revision");
}

export async function listStationMonths(
  table: Table<ParkScope>,
  month: CalendarMonth,
): Promise<(RelayMonthRecord & { partnerId: PartnerId })[]> {
  const query = { partition: partition(table.scope, "relayMonth"), beginsWith: `${month}#`, limit: MOST_STATIONS };
  return (await queryItems(table, query)).map((item) => recordOf(item));
}
