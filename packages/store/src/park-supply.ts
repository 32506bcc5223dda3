import type { AgencyId, CalendarMonth } from "@shanhai/contract/scalar";
import type { SupplyBasis } from "@shanhai/contract/two-places";
import { type AgencyRecord, worksInPark } from "@shanhai/domain/agency";
import { cellChanges, sumCells } from "@shanhai/domain/cell";
import {
  type ArrivalCell,
  type Cell,
  type FlowCell,
  readCell,
  readCounted,
  type SupplyCell,
} from "@shanhai/domain/supply";
import { withinOf } from "@shanhai/domain/within";
import type { ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { agencyKey, partition } from "./keys/owner.ts";
import { agencyMarkKey, agencyMarkPartition, cellKey } from "./keys/partner.ts";
import { dropEmpty, moveCell } from "./supply.ts";
import { getRecord, getRecords, queryItems, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/* Agencies' counts of their people, added up for their park: as they are now, behind the mark of what was added before. */

/** What was counted of one of an agency's counts. */
export interface AgencyMark {
  cell: Cell;
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
}

/** Each takes its mark and the park's count. */
const PART = 45;
const ATTEMPTS = 8;
const ALL = Number.MAX_SAFE_INTEGER;

const zero = (cell: Cell): Cell => readCounted(cell.noun, { ...cell.of });

async function countPart(
  table: Table<ParkScope>,
  tenant: Table<TenantItemsScope>,
  agencyId: AgencyId,
  cells: readonly Cell[],
): Promise<boolean> {
  const { scope } = table;
  const keyOf = (cell: Cell) => agencyMarkKey(scope, agencyId, cellKey(tenant.scope, cell));
  const marks = await getRecords<AgencyMark>(table, cells.map(keyOf));
  const keys = cells.map((cell) => cellKey(tenant.scope, cell));
  const [agency, counts] = await Promise.all([
    getRecord<AgencyRecord>(table, agencyKey(scope, agencyId)),
    getRecords<Record<string, unknown>>(tenant, keys),
  ]);
  const items = worksInPark(agency) ? counts : [];
  const placeOf = (cell: Cell) => JSON.stringify(cellKey(tenant.scope, cell));
  const marked = new Map(marks.map((mark) => [placeOf(mark.cell), mark]));
  const now = new Map(
    items.map((item) => {
      const noun = item.basis !== undefined ? "supply" : item.chain !== undefined ? "arrival" : "flow";
      const cell = readCounted(noun, item);
      return [placeOf(cell), cell];
    }),
  );
  const moved: Cell[] = [];
  const writes = cells.flatMap((cell): Write[] => {
    const mark = marked.get(placeOf(cell));
    const after = now.get(placeOf(cell)) ?? zero(cell);
    const changes = cellChanges(mark ? [mark.cell] : [], [after]);
    if (changes.length === 0) return [];
    const record: AgencyMark = { cell: after, told: (mark?.told ?? 0) + 1 };
    const condition = mark ? { equals: { told: mark.told } } : { absent: true as const };
    moved.push(...changes);
    const gone = Object.values(after.counts).every((count) => count === 0);
    const kept: Write = gone ? { remove: keyOf(cell), condition } : { put: keyOf(cell), record, condition };
    return [kept, ...changes.map((change) => moveCell(scope, change))];
  });
  if (writes.length > 0) await transact(table, writes);
  await dropEmpty(table, moved);
  return writes.length > 0;
}

/**
 * Counts an agency's counts into its park's, as they are now; nothing of an agency that does not work. Told again, late or out of
 * order, it ends the same.
 */
export async function countSupply(
  table: Table<ParkScope>,
  tenant: Table<TenantItemsScope>,
  agencyId: AgencyId,
  cells: readonly Cell[],
): Promise<void> {
  const own = [...new Map(cells.map((cell) => [JSON.stringify(cellKey(tenant.scope, cell)), cell])).values()];
  for (let start = 0; start < own.length; start += PART) {
    let refusals = 0;
    // Once more after each writing: whoever read what was true meanwhile may have found nothing to change, and left no mark.
    for (let again = true; again; ) {
      try {
        again = await countPart(table, tenant, agencyId, own.slice(start, start + PART));
      } catch (error) {
        refusals += 1;
        if (!(error instanceof Refused) || refusals === ATTEMPTS) throw error;
      }
    }
  }
}

const NOUNS = ["supply", "flow", "arrival"] as const;

/** Every count of an agency or a park, those of nothing included. */
export async function allCells(table: Table<TenantItemsScope | ParkScope>): Promise<Cell[]> {
  const found = await Promise.all(
    NOUNS.map(async (noun) => {
      const items = await queryItems(table, { partition: partition(table.scope, noun), limit: ALL });
      return items.map((item) => readCounted(noun, item));
    }),
  );
  return found.flat();
}

/** What a park has counted of an agency. */
export async function listMarked(table: Table<ParkScope>, agencyId: AgencyId): Promise<Cell[]> {
  const items = await queryItems(table, { partition: agencyMarkPartition(table.scope, agencyId), limit: ALL });
  return items.map(({ cell }) => cell as Cell);
}

/** At most this many counts are put right in one transaction. */
const AT_ONCE = 50;

/** Puts counts right that are not the sum of what was counted; how many there were. For a table at rest. */
export async function repairCells(
  table: Table<TenantItemsScope | ParkScope>,
  counted: readonly Cell[],
): Promise<number> {
  const changes = cellChanges(await allCells(table), sumCells(counted));
  for (let start = 0; start < changes.length; start += AT_ONCE)
    await transact(
      table,
      changes.slice(start, start + AT_ONCE).map((cell) => moveCell(table.scope, cell)),
    );
  return changes.length;
}

/** Cells of one place or time that are read; there are some thirty for each occupation of a county. */
const MOST_CELLS = 50_000;

/** People of a park's agencies at a place: a province, city or county; or of whom no place is known. */
export async function listSupply(table: Table<ParkScope>, basis: SupplyBasis, division: string): Promise<SupplyCell[]> {
  const beginsWith = `${basis}#${withinOf(division)}`;
  const items = await queryItems(table, { partition: partition(table.scope, "supply"), beginsWith, limit: MOST_CELLS });
  return items.map((item) => readCell("supply", item) as SupplyCell);
}

/** Arrivals of these months, from where to where. */
export async function listFlows(table: Table<ParkScope>, from: CalendarMonth, to: CalendarMonth): Promise<FlowCell[]> {
  const between = [from, `${to}~`] as const;
  const items = await queryItems(table, { partition: partition(table.scope, "flow"), between, limit: MOST_CELLS });
  return items.map((item) => readCell("flow", item) as FlowCell);
}

/** Arrivals of these months, by chain, occupation and division. */
export async function listArrivalCells(
  table: Table<ParkScope>,
  from: CalendarMonth,
  to: CalendarMonth,
): Promise<ArrivalCell[]> {
  const between = [from, `${to}~`] as const;
  const items = await queryItems(table, { partition: partition(table.scope, "arrival"), between, limit: MOST_CELLS });
  return items.map((item) => readCounted("arrival", item) as ArrivalCell);
}
