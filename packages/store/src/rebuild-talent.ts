import type { AgencyId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { cellChanges, sumCells } from "@shanhai/domain/cell";
import type { OrderCell } from "@shanhai/domain/talent-cell";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { countTalent, dropNothing, MOST_MOVES, moveOf } from "./count-talent.ts";
import { partition } from "./keys/owner.ts";
import { allOrderIds } from "./order.ts";
import { queryItems, type Table } from "./table.ts";
import { listTalentMarks, readOrderCell } from "./talent.ts";
import { transact } from "./write.ts";

const ALL = Number.MAX_SAFE_INTEGER;

/** Every count of orders that a park keeps. */
async function allOrderCells(table: Table<ParkScope>): Promise<OrderCell[]> {
  const found = await Promise.all(
    (["talentMonth", "talentLive", "talentSeat"] as const).map(async (noun) => {
      const items = await queryItems(table, { partition: partition(table.scope, noun), limit: ALL });
      return items.map((item) => readOrderCell(noun, item));
    }),
  );
  return found.flat();
}

/** Puts counts right that are not the sum of what was counted; how many there were. For a table at rest. */
async function repairTalent(table: Table<ParkScope>, counted: readonly OrderCell[]): Promise<number> {
  const changes = cellChanges(await allOrderCells(table), sumCells(counted));
  for (let start = 0; start < changes.length; start += MOST_MOVES) {
    const moves = changes.slice(start, start + MOST_MOVES);
    await transact(
      table,
      moves.map((cell) => moveOf(table.scope, cell)),
    );
    await dropNothing(table, moves);
  }
  return changes.length;
}

/**
 * Makes the counts of a park's demand by chain anew from its agencies' orders; how many counts were wrong. For an operator, while the
 * projections rest.
 */
export async function rebuildTalent(
  table: Table<ParkScope>,
  open: (agencyId: AgencyId) => Table<TenantScope>,
): Promise<number> {
  const agencies = await queryItems(table, { partition: partition(table.scope, "agency"), limit: ALL });
  const counted: OrderCell[] = [];
  for (const { agencyId } of agencies as unknown as AgencyRecord[]) {
    const tenant = open(agencyId);
    const marks = await listTalentMarks(table, agencyId);
    for (const orderId of new Set([...(await allOrderIds(tenant)), ...marks.map((mark) => mark.orderId)]))
      await countTalent(table, tenant, agencyId, orderId);
    counted.push(...(await listTalentMarks(table, agencyId)).flatMap(({ cells }) => cells));
  }
  return repairTalent(table, counted);
}
