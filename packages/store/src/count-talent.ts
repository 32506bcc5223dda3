import type { AgencyId, OrderId } from "@shanhai/contract/scalar";
import { worksInPark } from "@shanhai/domain/agency";
import { cellChanges, sumCells } from "@shanhai/domain/cell";
import { chainOf } from "@shanhai/domain/chain";
import { namesOf } from "@shanhai/domain/division";
import { type OrderCell, orderCells } from "@shanhai/domain/talent-cell";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { getAgency } from "./agency.ts";
import { getEnterprise } from "./enterprise.ts";
import { talentKey, talentMarkKey } from "./keys/partner.ts";
import { getOrder, getPositions } from "./order.ts";
import { getRecord, type Table } from "./table.ts";
import type { TalentMark } from "./talent.ts";
import { Refused, transact, type Write } from "./write.ts";

/* What orders ask for, counted into their park's talent map: of each order behind the mark of what was counted of it. */

/** Counts that one transaction moves; an order of fifty positions is counted in several, each a step of its mark. */
export const MOST_MOVES = 60;
const ATTEMPTS = 8;

/**
 * The write that moves a count, with what its division is called: whoever reads it carries no list of them. A position's pay is
 * no sum, but the difference from what its row said before.
 */
export const moveOf = (scope: ParkScope, cell: OrderCell): Write => ({
  update: talentKey(scope, cell),
  set: { ...cell.of, divisionName: namesOf(cell.of.division)?.at(-1) ?? cell.of.division },
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
  // Once more: whoever read what was true meanwhile may have found nothing to change, and left no mark that would have refused this.
  return true;
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
