import type { AllocationPosition, AllocationRow } from "@shanhai/contract/allocation";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AllocationId, PositionId } from "@shanhai/contract/scalar";
import { rowsWithin } from "@shanhai/domain/allocation";
import { getAllocation, listAllocationPositions, listAllocationRows } from "@shanhai/store/allocation";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { withNames } from "../allocation/rows.ts";

/** A row of an allocation with the positions it names. */
export interface AllocatedPerson {
  row: AllocationRow;
  position: AllocationPosition | undefined;
  today: AllocationPosition | undefined;
}

async function readHead(table: Table<TenantScope>, id: AllocationId) {
  const [allocation, positions] = await Promise.all([getAllocation(table, id), listAllocationPositions(table, id)]);
  return {
    within: rowsWithin(allocation?.summary, [], {}),
    positions: new Map(positions.map((position) => [position.positionId, position])),
  };
}

/** Pages of who goes where; what all of them need is read with the first. */
export function allocatedPeople(table: Table<TenantScope>, id: AllocationId) {
  let reading: ReturnType<typeof readHead> | undefined;
  return async (query: PageQuery): Promise<Page<AllocatedPerson>> => {
    reading ??= readHead(table, id);
    const { within, positions } = await reading;
    const { items, ...rest } = await listAllocationRows(table, id, within, query);
    const positionOf = (positionId: PositionId | undefined) => positionId && positions.get(positionId);
    return {
      ...rest,
      items: (await withNames(table, items)).map((row) => ({
        row,
        position: positionOf(row.positionId),
        today: positionOf(row.todayPositionId),
      })),
    };
  };
}
