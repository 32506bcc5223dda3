import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { TimelineEntry } from "@shanhai/contract/timeline";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { Told } from "@shanhai/domain/timeline";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Repeatable } from "./batch.ts";
import { timelineKey, timelinePartition } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getPositions } from "./order.ts";
import type { Table } from "./table.ts";

/** The writes that keep what was told; telling the same again writes the same items. */
export function keepTold(scope: TenantItemsScope, told: readonly Told[]): Repeatable[] {
  return told.map(({ candidateId, id, entry }) => ({
    put: timelineKey(scope, candidateId as CandidateId, entry.at, id),
    record: entry,
  }));
}

/**
 * One page of a person's timeline, and of those merged into them, newest first: a query for each of these records, and
 * one batch for the titles of the positions named.
 */
export async function listTimeline(
  table: Table<TenantScope>,
  { candidateId, mergedIds = [] }: CandidateRecord,
  page: PageQuery,
): Promise<Page<TimelineEntry>> {
  const partitions = [candidateId, ...mergedIds].map((id) => timelinePartition(table.scope, id));
  const found = await listNewest<TimelineEntry>(table, { name: `timeline:${candidateId}`, partitions }, page);
  const named = found.items.flatMap((entry) => (entry.kind === "application" ? entry.positionId : []));
  const positions = named.length > 0 ? await getPositions(table, [...new Set(named)]) : [];
  const titles = new Map(positions.map(({ positionId, title }) => [positionId, title]));
  return {
    ...found,
    items: found.items.map((entry) => {
      const positionTitle = entry.kind === "application" ? titles.get(entry.positionId) : undefined;
      return positionTitle === undefined ? entry : { ...entry, positionTitle };
    }),
  };
}
