import type { JobSource } from "@shanhai/contract/job-source";
import type { CalendarDate, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { Arrivals } from "@shanhai/domain/retention";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { jobSourceKey, sourceArrivalsKey } from "./keys/seeker.ts";
import { readSourceArrivals } from "./retention.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** A source of a position as kept; one that nobody has applied from has no count yet. */
export interface StoredJobSource extends JobSource {
  applications?: number;
}

/** What is read of a position's sources: named places, and events, booths and posters that people came by. */
const MOST_SOURCES = 500;
/** Days of arrivals that figures reach back. */
const MOST_DAYS = 1100;

/** Counts one application where it came from, under the name of today. */
export function countJobSource(scope: TenantScope, position: PositionId, source: JobSource): Write {
  const { kind, sourceId, name } = source;
  return { update: jobSourceKey(scope, position, sourceId), set: { kind, sourceId, name }, count: { applications: 1 } };
}

/** Keeps a named place of a position; one that is there stays as it is. */
export async function insertJobSource(
  table: Table<TenantScope>,
  act: Act,
  position: PositionId,
  source: JobSource,
): Promise<JobSource> {
  const put = jobSourceKey(table.scope, position, source.sourceId);
  try {
    return await commit(table, act, {
      writes: [{ put, record: source, condition: { absent: true } }],
      records: [source.sourceId, position],
      result: source,
    });
  } catch (error) {
    if (error instanceof Refused) return source;
    throw error;
  }
}

export async function getJobSource(
  table: Table<TenantScope>,
  position: PositionId,
  id: string,
): Promise<StoredJobSource | undefined> {
  return getRecord(table, jobSourceKey(table.scope, position, id));
}

/** Every source of a position, in no order: one query. */
export async function listJobSources(table: Table<TenantScope>, position: PositionId): Promise<StoredJobSource[]> {
  const { pk } = jobSourceKey(table.scope, position, "");
  const items = await queryItems(table, { partition: pk, limit: MOST_SOURCES });
  return items.map((item) => recordOf<StoredJobSource>(item));
}

/** A position's arrivals by source and day: one query. */
export async function getSourceArrivals(
  table: Table<TenantScope>,
  position: PositionId,
): Promise<Map<string, (readonly [CalendarDate, Arrivals])[]>> {
  const { pk } = sourceArrivalsKey(table.scope, position, "");
  const items = await queryItems(table, { partition: pk, limit: MOST_DAYS });
  const bySource = new Map<string, (readonly [CalendarDate, Arrivals])[]>();
  for (const item of items)
    for (const [sourceId, arrivals] of readSourceArrivals(recordOf<Record<string, number>>(item))) {
      bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), [item.sk as CalendarDate, arrivals]]);
    }
  return bySource;
}
