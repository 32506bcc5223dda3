import type { ApplicationId, CalendarMonth, PositionId } from "@shanhai/contract/scalar";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { relayedKey } from "./keys/partner.ts";
import { moveMonth } from "./relay-month.ts";
import { getRecord, type Table } from "./table.ts";
import { transact } from "./write.ts";

/** An application that came by a station, as the station's figures know it: of nobody in particular. */
export interface RelayedRecord {
  applicationId: ApplicationId;
  positionId: PositionId;
  /** Of the application. */
  month: CalendarMonth;
  /** Minutes since the posting was open, where the month's relay has it. */
  waited?: number;
  arrived: boolean;
}

export async function getRelayed(
  table: Table<PartnerItemsScope>,
  id: ApplicationId,
): Promise<RelayedRecord | undefined> {
  return getRecord(table, relayedKey(table.scope, id));
}

/** Keeps it over what it was made from, with the month that it moves. Throws `Refused` when either changed: look again. */
export async function saveRelayed(
  table: Table<PartnerItemsScope>,
  before: RelayedRecord | undefined,
  after: RelayedRecord,
  month: RelayMonthRecord,
): Promise<void> {
  const condition = before ? { equals: { arrived: before.arrived } } : { absent: true as const };
  const put = relayedKey(table.scope, after.applicationId);
  await transact(table, [{ put, record: after, condition }, moveMonth(table.scope, month)]);
}
