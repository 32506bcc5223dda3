import type { AgencyId, CalendarMonth, OrderId } from "@shanhai/contract/scalar";
import {
  type DemandedCell,
  type LiveCell,
  type OrderCell,
  readTalentOf,
  type SeatCell,
} from "@shanhai/domain/talent-cell";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { talentMarkPartition, talentSeatsOf } from "./keys/partner.ts";
import { queryItems, type Table } from "./table.ts";

/* What a park's orders ask for, by chain, occupation and division. */

/** What was counted of one order. */
export interface TalentMark {
  orderId: OrderId;
  cells: readonly OrderCell[];
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
}

/** A count with what its division is called. */
type Kept<Cell> = Cell & { name: string };

const ALL = Number.MAX_SAFE_INTEGER;

/** What a park has counted of an agency's orders. */
export async function listTalentMarks(table: Table<ParkScope>, agencyId: AgencyId): Promise<TalentMark[]> {
  const items = await queryItems(table, { partition: talentMarkPartition(table.scope, agencyId), limit: ALL });
  return items.map(({ orderId, cells, told }) => ({ orderId, cells, told }) as TalentMark);
}

const numbersOf = (item: Record<string, unknown>, is: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(item).filter(([name, value]) => typeof value === "number" && is(name)));

/** A count from the item that keeps it. */
export function readOrderCell(noun: OrderCell["noun"], item: Record<string, unknown>): OrderCell {
  const of = readTalentOf(item);
  const name = String(item.divisionName ?? of.division);
  if (noun === "talentMonth") {
    const month = String(item.month) as CalendarMonth;
    return { noun, name, of: { month, ...of }, counts: { demanded: Number(item.demanded ?? 0) } };
  }
  const counts = numbersOf(item, (name) => noun === "talentLive" || ["open", "payMin", "payMax"].includes(name));
  if (noun === "talentLive") return { noun, name, of, counts: counts as LiveCell["counts"] };
  const { agencyId, orderId, positionId } = item as unknown as SeatCell["of"];
  return { noun, name, of: { ...of, agencyId, orderId, positionId }, counts: counts as SeatCell["counts"] };
}

/**
 * Months that are read: seven chains times the occupations asked for times the divisions asked in; a park that asks for 200 kinds
 * at places a month has 4,800 in two years.
 */
const MOST_CELLS = 50_000;

/** Seats that were asked for in these months, by chain, occupation and division. */
export async function listDemanded(
  table: Table<ParkScope>,
  from: CalendarMonth,
  to: CalendarMonth,
): Promise<Kept<DemandedCell>[]> {
  const between = [from, `${to}~`] as const;
  const query = { partition: partition(table.scope, "talentMonth"), between, limit: MOST_CELLS };
  return (await queryItems(table, query)).map((item) => readOrderCell("talentMonth", item) as Kept<DemandedCell>);
}

/** Open seats as they are now. */
export async function listLive(table: Table<ParkScope>): Promise<Kept<LiveCell>[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "talentLive"), limit: MOST_CELLS });
  return items
    .map((item) => readOrderCell("talentLive", item) as Kept<LiveCell>)
    .filter(({ counts }) => counts.open > 0);
}

/** Positions of an occupation with open seats that are listed; the counts are of all. */
const MOST_SEATS = 2000;

/** The positions behind an occupation's open seats. */
export async function listSeats(table: Table<ParkScope>, occupation: string): Promise<Kept<SeatCell>[]> {
  const beginsWith = talentSeatsOf(occupation);
  const query = { partition: partition(table.scope, "talentSeat"), beginsWith, limit: MOST_SEATS };
  return (await queryItems(table, query)).map((item) => readOrderCell("talentSeat", item) as Kept<SeatCell>);
}
