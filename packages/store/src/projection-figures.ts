import type { AgencyId, CalendarMonth } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { type AgencyMonth, type FilingFacts, filingFacts, filingSums } from "@shanhai/domain/figures";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { countMonth } from "./figures.ts";
import { agencyKey, parkKey } from "./keys/owner.ts";
import { agencyArrivalsKey, agencyMonthKey } from "./keys/park.ts";
import { isDayCounter, type StoredArrivals } from "./retention.ts";
import { getRecord, type Table } from "./table.ts";
import { transact } from "./write.ts";

/*
 * The park's figures by month, as they follow from filings and arrivals by way of the stream. Each carries the source
 * item's version, written with the sums it moved: a record delivered twice, late or out of order counts once. `rebuild.ts`
 * makes the same items from their sources.
 */

/** An agency's arrivals of one month as its park keeps them: counters by day, of the source's revision. */
export interface ArrivalsCopy {
  revision: number;
  days: Record<string, number>;
}

/** The part of an agency's month that names it. */
function named(agencyId: AgencyId, agency: AgencyRecord | undefined, month: CalendarMonth) {
  return { agencyId, agencyName: agency?.name ?? "", month };
}

/** Keeps an agency's filing for the park, and moves the month's and the park's sums by the difference. */
export async function projectFiling(
  table: Table<ParkScope>,
  agencyId: AgencyId,
  month: CalendarMonth,
  filing: FilingFacts,
): Promise<void> {
  const key = agencyMonthKey(table.scope, month, agencyId);
  const [before, agency] = await Promise.all([
    getRecord<AgencyMonth>(table, key),
    getRecord<AgencyRecord>(table, agencyKey(table.scope, agencyId)),
  ]);
  const seen = before?.filing;
  if (seen && seen.version >= filing.version) return;
  const [from, to] = [filingSums(seen), filingSums(filing)];
  const change = {
    filings: to.filings - from.filings,
    revenue: to.revenue - from.revenue,
    tax: to.tax - from.tax,
  };
  await transact(table, [
    {
      update: key,
      set: { ...named(agencyId, agency, month), filing: filingFacts(filing) },
      condition: seen ? { equals: { "filing.version": seen.version } } : { missing: ["filing"] },
    },
    countMonth(table.scope, month, change),
    { update: parkKey(table.scope), count: change },
  ]);
}

/** The counters by day of an arrivals item. */
export function dayCounters(stored: StoredArrivals): Record<string, number> {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => isDayCounter(name))) as Record<string, number>;
}

/** How many people arrived, of counters by day. */
export function arrivalsIn(days: Readonly<Record<string, number>>): number {
  return Object.entries(days).reduce((sum, [name, count]) => (name.startsWith("arrived:") ? sum + count : sum), 0);
}

/** Keeps an agency's arrivals of a month for the park, day by day and without people, and moves the month's by the difference. */
export async function projectArrivals(
  table: Table<ParkScope>,
  agencyId: AgencyId,
  month: CalendarMonth,
  stored: StoredArrivals,
): Promise<void> {
  const { revision } = stored;
  if (revision === undefined) return;
  const key = agencyArrivalsKey(table.scope, month, agencyId);
  const [before, agency] = await Promise.all([
    getRecord<ArrivalsCopy>(table, key),
    getRecord<AgencyRecord>(table, agencyKey(table.scope, agencyId)),
  ]);
  if (before && before.revision >= revision) return;
  const days = dayCounters(stored);
  const change = Object.fromEntries(Object.entries(days).map(([name, to]) => [name, to - (before?.days[name] ?? 0)]));
  const copy: ArrivalsCopy = { revision, days };
  await transact(table, [
    { put: key, record: copy, condition: before ? { equals: { revision: before.revision } } : { absent: true } },
    {
      update: agencyMonthKey(table.scope, month, agencyId),
      set: { ...named(agencyId, agency, month), arrivals: arrivalsIn(days) },
    },
    countMonth(table.scope, month, {}, change),
  ]);
}
