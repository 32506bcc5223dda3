import type { DemandCell } from "@shanhai/contract/demand";
import type { AgencyId, OrderId } from "@shanhai/contract/scalar";
import { demandChange } from "@shanhai/domain/demand";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { demandKey, demandOfKey, demandOfPartition } from "./keys/partner.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, transact, type Write } from "./write.ts";

/** What was counted of one order, and of which of its revisions: so that each change counts once. */
interface OrderDemand {
  revision: number;
  cells: readonly DemandCell[];
}

interface Counted extends OrderDemand {
  orderId: OrderId;
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
}

function count(scope: ParkScope, { place, occupation, positions, open }: DemandCell): Write {
  return { update: demandKey(scope, place, occupation), set: { place, occupation }, count: { positions, open } };
}

/**
 * Counts an order's demand into its park's, by the difference to what was counted of it before. What it asks for is read behind the
 * mark of what was counted, so that whoever read an older state is refused. Told again, late or out of order, it counts once; an older
 * revision counts nothing. Throws `Refused` when another delivery came between.
 */
export async function countDemand(
  table: Table<ParkScope>,
  agency: AgencyId,
  orderId: OrderId,
  read: () => Promise<OrderDemand>,
): Promise<void> {
  const key = demandOfKey(table.scope, agency, orderId);
  const before = await getRecord<Counted>(table, key);
  const order = await read();
  if (before && before.revision > order.revision) return;
  const changes = demandChange(before?.cells ?? [], order.cells);
  if (changes.length === 0) return;
  const condition = before ? { equals: { told: before.told } } : { absent: true as const };
  // Fifty positions that all changed at once are more than a transaction holds: the old ones go first.
  const fits = changes.length < MAX_WRITES;
  const record: Counted = {
    orderId,
    revision: order.revision,
    cells: fits ? order.cells : [],
    told: (before?.told ?? 0) + 1,
  };
  const moves = fits ? changes : demandChange(before?.cells ?? [], []);
  await transact(table, [{ put: key, record, condition }, ...moves.map((cell) => count(table.scope, cell))]);
  if (!fits) await countDemand(table, agency, orderId, read);
}

/** Orders of an agency that were counted. */
export async function listCountedOrders(table: Table<ParkScope>, agency: AgencyId): Promise<OrderId[]> {
  const query = { partition: demandOfPartition(table.scope, agency), limit: 10_000, only: ["orderId"] };
  return (await queryItems(table, query)).map(({ orderId }) => orderId as OrderId);
}

const MOST_CELLS = 5000;

/** All of a park's demand. */
export async function listDemand(table: Table<ParkScope>): Promise<DemandCell[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "demand"), limit: MOST_CELLS });
  return items.map((item) => recordOf<DemandCell>(item));
}
