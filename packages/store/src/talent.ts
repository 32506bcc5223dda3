import type { AgencyId, CalendarMonth, OrderId } from "@shanhai/contract/scalar";
import { worksInPark } from "@shanhai/domain/agency";
import { cellChanges, sumCells } from "@shanhai/domain/cell";
import { chainOf } from "@shanhai/domain/chain";
import {
  type DemandedCell,
  type LiveCell,
  type OrderCell,
  orderCells,
  readTalentOf,
  type SeatCell,
} from "@shanhai/domain/talent-cell";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { getAgency } from "./agency.ts";
import { getEnterprise } from "./enterprise.ts";
import { partition } from "./keys/owner.ts";
import { talentKey, talentMarkKey, talentMarkPartition, talentSeatsOf } from "./keys/partner.ts";
import { getOrder, getPositions } from "./order.ts";
import { getRecord, queryItems, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/* What a park's orders ask for, by chain, occupation and division: of each order behind the mark of what was counted of it. */

/** What was counted of one order. */
export interface TalentMark {
  orderId: OrderId;
  cells: readonly OrderCell[];
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
}

/** Counts that one transaction moves; an order of fifty positions is counted in several, each a step of its mark. */
export const MOST_MOVES = 60;
const ATTEMPTS = 8;
const ALL = Number.MAX_SAFE_INTEGER;

/** The write that moves a count. A position's pay is no sum, but the difference from what its row said before. */
export const moveOf = (scope: ParkScope, cell: OrderCell): Write => ({
  update: talentKey(scope, cell),
  set: { ...cell.of },
  count: { ...cell.counts },
});

/** Removes counts that have come to nothing: what they name may be somebody's own words. */
export async function dropNothing(table: Table<ParkScope>, moved: readonly OrderCell[]): Promise<void> {
  for (const { noun, of, counts } of moved) {
    const what = noun === "talentMonth" ? "demanded" : "open";
    if (((counts as Record<string, number>)[what] ?? 0) >= 0) continue;
    const remove: Write = { remove: talentKey(table.scope, { noun, of }), condition: { equals: { [what]: 0 } } };
    await transact(table, [remove]).catch((error) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}

/** What an order asks for as it is now: nothing while its agency does not work. */
async function readCells(
  table: Table<ParkScope>,
  tenant: Table<TenantScope>,
  agencyId: AgencyId,
  orderId: OrderId,
): Promise<OrderCell[]> {
  const [order, agency] = await Promise.all([getOrder(tenant, orderId), getAgency(table, agencyId)]);
  if (!order || !worksInPark(agency)) return [];
  const [positions, enterprise] = await Promise.all([
    getPositions(tenant, order.positionIds),
    getEnterprise(tenant, order.enterpriseId),
  ]);
  return orderCells(order, positions, { agencyId, chain: chainOf(enterprise?.chain) });
}

async function countStep(
  table: Table<ParkScope>,
  tenant: Table<TenantScope>,
  agencyId: AgencyId,
  orderId: OrderId,
): Promise<boolean> {
  const key = talentMarkKey(table.scope, agencyId, orderId);
  const mark = await getRecord<TalentMark>(table, key);
  const changes = cellChanges(mark?.cells ?? [], await readCells(table, tenant, agencyId, orderId));
  if (changes.length === 0) return false;
  const moves = changes.slice(0, MOST_MOVES);
  const cells = sumCells([...(mark?.cells ?? []), ...moves]);
  const condition = mark ? { equals: { told: mark.told } } : { absent: true as const };
  const record: TalentMark = { orderId, cells, told: (mark?.told ?? 0) + 1 };
  await transact(table, [
    cells.length > 0 ? { put: key, record, condition } : { remove: key, condition },
    ...moves.map((cell) => moveOf(table.scope, cell)),
  ]);
  await dropNothing(table, moves);
  return moves.length < changes.length;
}

/**
 * Counts what an order asks for into its park's counts, by the difference to what was counted of it before. Order, positions, client
 * and agency are read behind the mark, so that whoever read an older state is refused: told again, late or out of order, it ends
 * the same.
 */
export async function countTalent(
  table: Table<ParkScope>,
  tenant: Table<TenantScope>,
  agencyId: AgencyId,
  orderId: OrderId,
): Promise<void> {
  let refusals = 0;
  for (let more = true; more; ) {
    try {
      more = await countStep(table, tenant, agencyId, orderId);
    } catch (error) {
      refusals += 1;
      if (!(error instanceof Refused) || refusals === ATTEMPTS) throw error;
    }
  }
}

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
  if (noun === "talentMonth") {
    const month = String(item.month) as CalendarMonth;
    return { noun, of: { month, ...of }, counts: { demanded: Number(item.demanded ?? 0) } };
  }
  const counts = numbersOf(item, (name) => noun === "talentLive" || ["open", "payMin", "payMax"].includes(name));
  if (noun === "talentLive") return { noun, of, counts: counts as LiveCell["counts"] };
  const { agencyId, orderId, positionId } = item as unknown as SeatCell["of"];
  return { noun, of: { ...of, agencyId, orderId, positionId }, counts: counts as SeatCell["counts"] };
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
): Promise<DemandedCell[]> {
  const between = [from, `${to}~`] as const;
  const query = { partition: partition(table.scope, "talentMonth"), between, limit: MOST_CELLS };
  return (await queryItems(table, query)).map((item) => readOrderCell("talentMonth", item) as DemandedCell);
}

/** Open seats as they are now. */
export async function listLive(table: Table<ParkScope>): Promise<LiveCell[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "talentLive"), limit: MOST_CELLS });
  return items.map((item) => readOrderCell("talentLive", item) as LiveCell).filter(({ counts }) => counts.open > 0);
}

/** Positions of an occupation with open seats that are listed; the counts are of all. */
const MOST_SEATS = 2000;

/** The positions behind an occupation's open seats. */
export async function listSeats(table: Table<ParkScope>, occupation: string): Promise<SeatCell[]> {
  const beginsWith = talentSeatsOf(occupation);
  const query = { partition: partition(table.scope, "talentSeat"), beginsWith, limit: MOST_SEATS };
  return (await queryItems(table, query)).map((item) => readOrderCell("talentSeat", item) as SeatCell);
}
