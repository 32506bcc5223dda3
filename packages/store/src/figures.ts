import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { type AgencyMonth, type MonthCounters, noCounters, type ParkMonth } from "@shanhai/domain/figures";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { agencyMonths, parkMonthKey } from "./keys/park.ts";
import { readArrivals } from "./retention.ts";
import { queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A park's month as kept: its counters, and `arrived:15` and the like of each day, in one flat item that can be added to. */
type StoredMonth = MonthCounters & Record<string, number>;

const ALL = Number.MAX_SAFE_INTEGER;

/** The counters of a month's item, days apart. */
function readMonth(month: CalendarMonth, stored: StoredMonth): ParkMonth {
  const counters = noCounters();
  for (const name of Object.keys(counters) as (keyof MonthCounters)[]) counters[name] = stored[name] ?? 0;
  return { month, counters, arrivals: readArrivals(month, stored) };
}

/**
 * The write that moves a month's counters. It names every counter, so that a month has the same attributes whatever
 * made it, and making it again from its sources gives the same bytes.
 */
export function countMonth(
  scope: ParkScope,
  month: CalendarMonth,
  change: Partial<MonthCounters>,
  days: Readonly<Record<string, number>> = {},
): Write {
  return { update: parkMonthKey(scope, month), count: { ...noCounters(), ...change, ...days } };
}

/** The park's months from one on, oldest first: one query, an item a month. */
export async function getMonths(table: Table<ParkScope>, from: CalendarMonth): Promise<ParkMonth[]> {
  const { pk, sk } = parkMonthKey(table.scope, from);
  const items = await queryItems(table, { partition: pk, between: [sk, "9999-12"], limit: ALL, ascending: true });
  return items.map((item) => readMonth(String(item.sk) as CalendarMonth, recordOf<StoredMonth>(item)));
}

/** Agencies' figures of some months: one query, a small item for each agency and month that has any. */
export async function getAgencyMonths(
  table: Table<ParkScope>,
  from: CalendarMonth,
  to: CalendarMonth,
): Promise<AgencyMonth[]> {
  const items = await queryItems(table, {
    partition: agencyMonths(table.scope),
    between: [`${from}#`, `${to}#~`],
    limit: ALL,
    ascending: true,
  });
  return items.map((item) => recordOf<AgencyMonth>(item));
}

/** Every agency of the park as far as naming it goes. */
export async function listAgencyNames(
  table: Table<ParkScope>,
): Promise<Pick<AgencyRecord, "agencyId" | "name" | "status" | "createdAt">[]> {
  const only = ["agencyId", "name", "status", "createdAt"];
  const items = await queryItems(table, { partition: partition(table.scope, "agency"), limit: ALL, only });
  return items.map((item) => recordOf<AgencyRecord>(item));
}
