import type { AgencyId, CalendarMonth, EventId } from "@shanhai/contract/scalar";
import { type CellCounts, type CountedCell, countsMoved, readCellName } from "@shanhai/domain/funnel";
import type { OwnerScope, ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { eventFunnelKey, funnelCopyKey, funnelKey, funnelMarkKey, funnelPartition } from "./keys/seeker.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** What was counted of an application or a placement: of which version, in which cell. */
export interface FunnelMark {
  id: string;
  version: number;
  cell: string;
  counts: CellCounts;
}

/** The same as it is to be counted now. */
export interface SeenInFunnel extends FunnelMark {
  cityName?: string | undefined;
  eventName?: string | undefined;
}

/** What a cell's item has besides its counters: the park that it is told to, and how often it moved. */
interface CellFacts {
  parkId: string;
  revision: number;
  cityName?: string;
  eventName?: string;
}
export type StoredCell = CellFacts & Record<string, number | string | undefined>;
/** An agency's cell as its park keeps it. */
export interface FunnelCopy {
  revision: number;
  counts: CellCounts;
}

/** Applications and placements of one transaction, each its mark, and at most a cell each. */
const PART = 40;
const ATTEMPTS = 8;

/** A cell's counters alone. */
export function cellCounts(stored: Record<string, unknown>): CellCounts {
  const { revision: _revision, ...rest } = stored;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "number")) as CellCounts;
}

function readCell(item: Record<string, unknown>): CountedCell {
  const { cityName, eventName } = item as Partial<CellFacts>;
  return { cell: readCellName(String(item.sk)), counts: cellCounts(recordOf(item)), cityName, eventName };
}

/** What was counted of these, by id. */
export async function getFunnelMarks(
  table: Table<TenantItemsScope>,
  ids: readonly string[],
): Promise<Map<string, FunnelMark>> {
  const keys = ids.map((id) => funnelMarkKey(table.scope, id));
  return new Map((await getRecords<FunnelMark>(table, keys)).map((mark) => [mark.id, mark]));
}

/** What a cell is called besides its counts. */
export const named = ({ cityName, eventName }: Pick<SeenInFunnel, "cityName" | "eventName">) => ({
  ...(cityName ? { cityName } : {}),
  ...(eventName ? { eventName } : {}),
});

async function countPart(table: Table<TenantItemsScope>, parkId: string, seen: readonly SeenInFunnel[]): Promise<void> {
  const { scope } = table;
  const marks = await getFunnelMarks(
    table,
    seen.map(({ id }) => id),
  );
  const writes: Write[] = [];
  const moved = new Map<string, { counts: CellCounts; names: object }>();
  for (const one of seen) {
    const mark = marks.get(one.id);
    if (mark && mark.version >= one.version) continue;
    // Where somebody counts is settled the first time.
    const { id, version, counts } = one;
    const cell = mark?.cell ?? one.cell;
    const condition = mark ? { equals: { version: mark.version } } : { absent: true as const };
    writes.push({ put: funnelMarkKey(scope, id), record: { id, version, cell, counts }, condition });
    const change = countsMoved(mark?.counts ?? {}, counts);
    const { counts: known, names } = moved.get(cell) ?? { counts: {} as CellCounts, names: {} };
    for (const [name, by] of Object.entries(change)) known[name] = (known[name] ?? 0) + by;
    moved.set(cell, { counts: known, names: { ...names, ...named(one) } });
  }
  if (writes.length === 0) return;
  for (const [cell, { counts, names }] of moved) {
    const change = countsMoved({}, counts);
    if (Object.keys(change).length === 0) continue;
    writes.push({ update: funnelKey(scope, cell), set: { parkId, ...names }, count: { ...change, revision: 1 } });
  }
  await transact(table, writes);
}

/**
 * Counts applications and placements into their agency's funnel. Delivered twice, late or out of order changes nothing: the
 * mark of what was counted is written in the same transaction as the counts.
 */
export async function countFunnel(
  table: Table<TenantItemsScope>,
  parkId: string,
  seen: readonly SeenInFunnel[],
): Promise<void> {
  for (let start = 0; start < seen.length; start += PART) {
    const part = seen.slice(start, start + PART);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await countPart(table, parkId, part);
        break;
      } catch (error) {
        if (!(error instanceof Refused) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** Cells of so many months fit what a screen asks for. */
const MOST_CELLS = 20_000;

/** An agency's or a park's cells of those months: one query. */
export async function listFunnel(
  table: Table<OwnerScope>,
  { from, to }: { from: CalendarMonth; to: CalendarMonth },
): Promise<CountedCell[]> {
  const partition = funnelPartition(table.scope);
  const items = await queryItems(table, { partition, between: [`${from}#`, `${to}#~`], limit: MOST_CELLS });
  return items.map(readCell);
}

/** Every cell of an agency, as kept. */
export async function allFunnelCells(table: Table<TenantItemsScope>): Promise<{ name: string; stored: StoredCell }[]> {
  const partition = funnelPartition(table.scope);
  const items = await queryItems(table, { partition, limit: Number.MAX_SAFE_INTEGER });
  return items.map((item) => ({ name: String(item.sk), stored: recordOf<StoredCell>(item) }));
}

/** What the platform counted of an event's people; nothing where nobody came by it. */
export async function getEventFunnel(table: Table<ParkScope>, event: EventId): Promise<CellCounts> {
  return cellCounts((await getRecord<Record<string, unknown>>(table, eventFunnelKey(table.scope, event))) ?? {});
}

/** Keeps an agency's cell for its park, without people, and moves the park's own, and its event's, by the difference. */
export async function projectFunnel(
  table: Table<ParkScope>,
  agencyId: AgencyId,
  name: string,
  stored: StoredCell,
): Promise<void> {
  const { scope } = table;
  const { revision } = stored;
  const put = funnelCopyKey(scope, agencyId, name);
  const before = await getRecord<FunnelCopy>(table, put);
  if (before && before.revision >= revision) return;
  const copy: FunnelCopy = { revision, counts: cellCounts(stored) };
  // What a cell has come to count at all, if by now nothing, its park's counts too: `rebuild.ts` makes the same.
  const fresh = Object.keys(copy.counts).filter((step) => before?.counts[step] === undefined);
  const change = {
    ...Object.fromEntries(fresh.map((step) => [step, 0])),
    ...countsMoved(before?.counts ?? {}, copy.counts),
  };
  const { eventId } = readCellName(name);
  const names = named(stored);
  const moves = Object.keys(change).length > 0;
  await transact(table, [
    { put, record: copy, condition: before ? { equals: { revision: before.revision } } : { absent: true } },
    ...(moves ? [{ update: funnelKey(scope, name), set: names, count: change }] : []),
    ...(moves && eventId ? [{ update: eventFunnelKey(scope, eventId as EventId), count: change }] : []),
  ]);
}
