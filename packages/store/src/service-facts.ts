import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, PlacementId, PositionId, Quarter } from "@shanhai/contract/scalar";
import type { ServiceFacts } from "@shanhai/contract/service-facts";
import {
  countReplacements,
  countsChange,
  type FactCounts,
  type FactsRecord,
  moveSeats,
  type PlacementFigures,
  readFacts,
  type SeatHistory,
  sumCounts,
} from "@shanhai/domain/service-facts";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { getAgencyNames } from "./agency.ts";
import { countFacts } from "./count-facts.ts";
import { countedPlacementKey, seatHistoryKey, serviceFactsKey, serviceFactsPartition } from "./keys/park.ts";
import { listOldest } from "./listing.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** A placement as a delivery of the stream tells it; without figures where the arrival was taken back. */
export interface SeenPlacement {
  placementId: PlacementId;
  positionId: PositionId;
  /** The placement's own: an older one than was counted changes nothing. */
  version: number;
  figures?: PlacementFigures;
}

/** What was counted of a placement. */
export interface CountedPlacement extends SeenPlacement {
  agencyId: AgencyId;
}

/** The history of a position's seats as kept. */
export interface SeatHistoryRecord extends SeatHistory {
  positionId: PositionId;
  agencyId: AgencyId;
  version: number;
}

/** Placements of one transaction: each its mark, and at most a position; the facts of a few quarters besides. */
const PART = 40;
/** Two deliveries may count the same position at once; they rarely meet this often. */
const ATTEMPTS = 8;

async function countPart(table: Table<ParkScope>, agencyId: AgencyId, seen: readonly SeenPlacement[]): Promise<void> {
  const { scope } = table;
  const [marks, histories] = await Promise.all([
    getRecords<CountedPlacement>(
      table,
      seen.map(({ placementId }) => countedPlacementKey(scope, placementId)),
    ),
    getRecords<SeatHistoryRecord>(
      table,
      [...new Set(seen.map(({ positionId }) => positionId))].map((id) => seatHistoryKey(scope, id)),
    ),
  ]);
  const known = new Map(marks.map((mark) => [mark.placementId, mark]));
  const before = new Map(histories.map((history) => [history.positionId, history]));
  const after = new Map(before);
  const changes: FactCounts[] = [];
  const writes: Write[] = [];
  for (const one of seen) {
    const mark = known.get(one.placementId);
    if (mark && mark.version >= one.version) continue;
    const { positionId } = one;
    const history = after.get(positionId) ?? { positionId, agencyId, version: 0, arrivals: {}, reopenings: {} };
    after.set(positionId, { ...history, ...moveSeats(history, mark?.figures, one.figures) });
    changes.push(countsChange(mark?.figures?.counts ?? {}, one.figures?.counts ?? {}));
    writes.push({
      put: countedPlacementKey(scope, one.placementId),
      record: { ...one, agencyId },
      condition: mark ? { equals: { version: mark.version } } : { absent: true },
    });
  }
  if (writes.length === 0) return;
  for (const [positionId, history] of after) {
    const was = before.get(positionId);
    if (was === history) continue;
    changes.push(countsChange(was ? countReplacements(was) : {}, countReplacements(history)));
    writes.push({
      put: seatHistoryKey(scope, positionId),
      record: { ...history, version: history.version + 1 },
      condition: was ? { equals: { version: was.version } } : { absent: true },
    });
  }
  await transact(table, [...writes, ...countFacts(scope, agencyId, countsChange({}, sumCounts(changes)))]);
}

/**
 * Counts an agency's placements into its facts, by way of the stream. Delivered twice, late or out of order changes nothing:
 * the mark of what was counted is written in the same transaction as the counts.
 */
export async function countPlacements(
  table: Table<ParkScope>,
  agencyId: AgencyId,
  seen: readonly SeenPlacement[],
): Promise<void> {
  for (let start = 0; start < seen.length; start += PART) {
    const part = seen.slice(start, start + PART);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await countPart(table, agencyId, part);
        break;
      } catch (error) {
        if (!(error instanceof Refused) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** An agency's facts of a quarter as they are now. */
export async function getFacts(table: Table<ParkScope>, quarter: Quarter, agencyId: AgencyId): Promise<ServiceFacts> {
  const record = await getRecord<FactsRecord>(table, serviceFactsKey(table.scope, quarter, agencyId));
  return readFacts(agencyId, quarter, record);
}

/** Facts of several agencies in a quarter as they are now; every one of them has some. */
export async function getFactsOf(
  table: Table<ParkScope>,
  quarter: Quarter,
  agencies: readonly AgencyId[],
): Promise<Map<AgencyId, ServiceFacts>> {
  const keys = agencies.map((agency) => serviceFactsKey(table.scope, quarter, agency));
  const records = await getRecords<FactsRecord & { agencyId: AgencyId }>(table, keys);
  const known = new Map(records.map((record) => [record.agencyId, record]));
  return new Map(agencies.map((agency) => [agency, readFacts(agency, quarter, known.get(agency))]));
}

/** Facts of a quarter, agency by agency, with the agencies' names. */
export async function listFacts(
  table: Table<ParkScope>,
  quarter: Quarter,
  page: PageQuery,
): Promise<Page<ServiceFacts & { agencyName: string }>> {
  const { scope } = table;
  const list = { name: `serviceFacts:${quarter}`, partition: serviceFactsPartition(scope, quarter) };
  const found = await listOldest<FactsRecord & { agencyId: AgencyId }>(table, list, page);
  const names = await getAgencyNames(
    table,
    found.items.map(({ agencyId }) => agencyId),
  );
  const items = found.items.map((record) => ({
    ...readFacts(record.agencyId, quarter, record),
    agencyName: names.get(record.agencyId) ?? "",
  }));
  return { ...found, items };
}
