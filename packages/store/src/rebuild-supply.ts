import type { Placement } from "@shanhai/contract/placement";
import type { AgencyId, CandidateId, PlacementId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import type { Cell, PersonMark } from "@shanhai/domain/supply";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { personMarkPartitions } from "./keys/partner.ts";
import { candidatePartitions, placementPartitions } from "./keys/pipeline.ts";
import { allCells, countSupply, listMarked, repairCells } from "./park-supply.ts";
import { countPeople } from "./supply.ts";
import { queryItems, type Table } from "./table.ts";

const ALL = Number.MAX_SAFE_INTEGER;

async function readAll<T>(table: Table, partitions: readonly string[], only: (keyof T & string)[]): Promise<T[]> {
  const found = await Promise.all(partitions.map((one) => queryItems(table, { partition: one, limit: ALL, only })));
  return found.flat() as T[];
}

/** Counts an agency's people anew, whatever was counted of them; how many of its counts were wrong. */
async function recountAgency(table: Table<TenantScope>): Promise<number> {
  const { scope } = table;
  const marksOf = () => readAll<PersonMark>(table, personMarkPartitions(scope), ["candidateId", "journeys", "cells"]);
  const [people, placements, marks] = await Promise.all([
    readAll<{ candidateId: CandidateId }>(table, candidatePartitions(scope), ["candidateId"]),
    readAll<Placement>(table, placementPartitions(scope), ["placementId", "candidateId"]),
    marksOf(),
  ]);
  const counted = marks.flatMap(({ candidateId, journeys }) =>
    Object.keys(journeys).map((placementId) => ({ placementId: placementId as PlacementId, candidateId })),
  );
  const candidateIds = [...people, ...marks].map(({ candidateId }) => candidateId);
  await countPeople(table, { candidateIds, placements: [...placements, ...counted] });
  return repairCells(
    table,
    (await marksOf()).flatMap(({ cells }) => cells),
  );
}

/**
 * Makes the counts of a park's supply and flows anew from its agencies' people and placements; how many counts were wrong. For an
 * operator, while the projections rest.
 */
export async function rebuildSupply(
  table: Table<ParkScope>,
  open: (agencyId: AgencyId) => Table<TenantScope>,
): Promise<number> {
  const agencies = await queryItems(table, { partition: partition(table.scope, "agency"), limit: ALL });
  const added: Cell[] = [];
  let repaired = 0;
  for (const { agencyId } of agencies as unknown as AgencyRecord[]) {
    const tenant = open(agencyId);
    repaired += await recountAgency(tenant);
    await countSupply(table, tenant, agencyId, [...(await allCells(tenant)), ...(await listMarked(table, agencyId))]);
    added.push(...(await listMarked(table, agencyId)));
  }
  return repaired + (await repairCells(table, added));
}
