import { CHECK_DAYS, type CheckDay, type Placement } from "@shanhai/contract/placement";
import type { CalendarDate, CalendarMonth, EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import { type Arrivals, countArrival, noArrivals } from "@shanhai/domain/retention";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { retentionKey } from "./keys/pipeline.ts";
import { sourceArrivalsKey } from "./keys/seeker.ts";
import { type Key, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A curve reaches back so many months of arrival, one item each. */
const MONTHS = 36;

/** A placement as it was and as it becomes; one of them is missing when it is made or removed. */
export interface Standing {
  before?: Placement | undefined;
  after?: Placement | undefined;
}

/** `arrived:15` or `lost30:15`: a month's item counts each day of arrival apart. */
const countersOf = (date: CalendarDate, { arrived, lost }: Arrivals): [string, number][] => {
  const day = date.slice(8);
  return [
    [`arrived:${day}`, arrived],
    [`lost7:${day}`, lost[7]],
    [`lost30:${day}`, lost[30]],
    [`lost90:${day}`, lost[90]],
  ];
};

/** The writes that keep the curves of orders, enterprises, the agency and sources in step with placements that change. */
export function countRetention(scope: TenantScope, changes: readonly Standing[]): Write[] {
  const bySubject = new Map<string, Map<CalendarDate, Arrivals>>();
  const count = (placement: Placement, by: 1 | -1) => {
    for (const subject of [placement.orderId, placement.enterpriseId, "agency"] as const) {
      const name = `${subject} ${placement.arrivalDate.slice(0, 7)}`;
      const days = bySubject.get(name) ?? new Map<CalendarDate, Arrivals>();
      const arrivals = days.get(placement.arrivalDate) ?? noArrivals();
      countArrival(arrivals, placement, by);
      days.set(placement.arrivalDate, arrivals);
      bySubject.set(name, days);
    }
  };
  for (const { before, after } of changes) {
    if (before) count(before, -1);
    if (after) count(after, 1);
  }
  const months = [...bySubject].flatMap(([name, days]) => {
    const [subject = "", month = ""] = name.split(" ");
    const counters = [...days].flatMap(([date, arrivals]) => countersOf(date, arrivals)).filter(([, by]) => by !== 0);
    if (counters.length === 0) return [];
    const update = retentionKey(scope, subject as OrderId, month);
    if (subject !== "agency") return { update, count: Object.fromEntries(counters) };
    // What the park sees of it follows by the stream: by way of the park's id, once for each revision.
    return { update, set: { parkId: scope.parkId }, count: { ...Object.fromEntries(counters), revision: 1 } };
  });
  return [...months, ...countSources(scope, changes)];
}

/** The same for where people had applied from: one item for a position and a day, whatever the number of sources. */
function countSources(scope: TenantScope, changes: readonly Standing[]): Write[] {
  const byDay = new Map<string, { update: Key; sources: Map<string, Arrivals> }>();
  const count = (placement: Placement | undefined, by: 1 | -1) => {
    if (!placement?.source) return;
    const { positionId, arrivalDate, source } = placement;
    const update = sourceArrivalsKey(scope, positionId, arrivalDate);
    const name = `${update.pk} ${update.sk}`;
    const day = byDay.get(name) ?? { update, sources: new Map() };
    byDay.set(name, day);
    const arrivals = day.sources.get(source.sourceId) ?? noArrivals();
    day.sources.set(source.sourceId, arrivals);
    countArrival(arrivals, placement, by);
  };
  for (const { before, after } of changes) {
    count(before, -1);
    count(after, 1);
  }
  return [...byDay.values()].flatMap(({ update, sources }): Write[] => {
    const counters = [...sources].flatMap(([sourceId, { arrived, lost }]): [string, number][] => [
      [`arrived:${sourceId}`, arrived],
      ...CHECK_DAYS.map((day): [string, number] => [`lost${day}:${sourceId}`, lost[day]]),
    ]);
    const moved = counters.filter(([, by]) => by !== 0);
    return moved.length === 0 ? [] : [{ update, count: Object.fromEntries(moved) }];
  });
}

/** One day's arrivals on a position, by source. */
export function readSourceArrivals(counters: Record<string, number>): Map<string, Arrivals> {
  const sources = new Map<string, Arrivals>();
  for (const [name, value] of Object.entries(counters)) {
    const [what = "", sourceId = ""] = name.split(":");
    const arrivals = sources.get(sourceId) ?? noArrivals();
    if (what === "arrived") arrivals.arrived = value;
    else arrivals.lost[Number(what.slice("lost".length)) as CheckDay] = value;
    sources.set(sourceId, arrivals);
  }
  return sources;
}

/** An agency's month of arrivals as kept: counters by day, the park they are told to, and how often they moved. */
export interface StoredArrivals {
  parkId?: string;
  revision?: number;
  [counter: string]: number | string | undefined;
}

/** Whether an attribute of a month's item counts a day of arrivals. */
export const isDayCounter = (name: string) => /^(arrived|lost\d+):\d\d$/.test(name);

/** Arrivals by day of one month's item. */
export function readArrivals(month: string, counters: Record<string, number>): Map<CalendarDate, Arrivals> {
  const days = new Map<CalendarDate, Arrivals>();
  for (const [name, value] of Object.entries(counters)) {
    if (!isDayCounter(name)) continue;
    const [what = "", day = ""] = name.split(":");
    const date = `${month}-${day}` as CalendarDate;
    const arrivals = days.get(date) ?? noArrivals();
    if (what === "arrived") arrivals.arrived = value;
    else arrivals.lost[Number(what.slice("lost".length)) as CheckDay] = value;
    days.set(date, arrivals);
  }
  return days;
}

/** Arrivals by day of an order, an enterprise or the agency: one query, however many people. */
export async function getArrivals(
  table: Table<TenantScope>,
  subject: OrderId | EnterpriseId | "agency",
): Promise<(readonly [CalendarDate, Arrivals])[]> {
  const { pk } = retentionKey(table.scope, subject, "");
  const items = await queryItems(table, { partition: pk, limit: MONTHS });
  return items.flatMap((item) => [...readArrivals(String(item.sk), recordOf<Record<string, number>>(item))]);
}

/** Every month of the agency's arrivals, as kept. */
export async function allArrivals(
  table: Table<TenantScope>,
): Promise<{ month: CalendarMonth; stored: StoredArrivals }[]> {
  const { pk } = retentionKey(table.scope, "agency", "");
  const items = await queryItems(table, { partition: pk, limit: Number.MAX_SAFE_INTEGER });
  return items.map((item) => ({ month: item.sk as CalendarMonth, stored: recordOf<StoredArrivals>(item) }));
}
