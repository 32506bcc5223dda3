import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import { AgencyId, type CandidateId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { type Cell, readCounted } from "@shanhai/domain/supply";
import { allCells, countSupply, listMarked } from "@shanhai/store/park-supply";
import { allPlacements } from "@shanhai/store/placement";
import { getStanding, isErasing } from "@shanhai/store/standing";
import { countPeople } from "@shanhai/store/supply";
import { mintMemberScope, mintParkScope, mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

/*
 * Two steps, so that no person enters a park's partitions: an agency's people are counted in its own, and its counts are added up in
 * its park's.
 */

/** What a batch changes of an agency's people and their arrivals, counted at once. */
export async function countPeopleIn(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const own = changes.filter((change) => change.owner === owner);
    // Who is gone leaves arrivals behind under other ids as well.
    const people = own.filter(({ noun }) => noun === "candidate").flatMap(({ before, after }) => [before, after]);
    const candidateIds = people.flatMap((one) =>
      one ? [one.candidateId as CandidateId, ...((one.mergedIds as CandidateId[] | undefined) ?? [])] : [],
    );
    const placements = own
      .filter(({ noun }) => noun === "placement")
      .map(({ before, after }) => (after ?? before) as Placement);
    if (candidateIds.length + placements.length === 0) continue;
    // An erased agency's people leave no trace of having been removed.
    const removes = own.some(({ after }) => after === undefined);
    if (removes && (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner)))) continue;
    const byId = new Map(placements.map((one) => [one.placementId, one]));
    await countPeople(platform.open(mintTenantItemsScope(owner)), { candidateIds, placements: [...byId.values()] });
  }
}

/** What a batch changes of agencies' counts, added up for their parks. */
export async function addUpSupply(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const cells = changes
      .filter((change) => change.owner === owner)
      .map(({ noun, before, after }) => readCounted(noun as Cell["noun"], after ?? before ?? {}));
    const tenant = platform.open(mintTenantItemsScope(owner));
    const standing = cells.length > 0 ? await getStanding(tenant) : undefined;
    if (!standing) continue;
    await countSupply(platform.open(mintParkScope(standing.parkId)), tenant, AgencyId.parse(owner), cells);
  }
}

/** An agency's people leave the park's counts while it is suspended or gone, and come back with it. */
export async function followAgencySupply(platform: Platform, parkId: string, agency: AgencyRecord): Promise<void> {
  const { agencyId } = agency;
  const [park, tenant] = [platform.open(mintParkScope(parkId)), platform.open(mintTenantItemsScope(agencyId))];
  await countSupply(park, tenant, agencyId, [...(await allCells(tenant)), ...(await listMarked(park, agencyId))]);
}

/** Who arrived at a position arrives where it is now, and as what it is. */
export async function positionMoved(platform: Platform, tenantId: string, image: object, before: object | undefined) {
  const [position, was] = [image as Position, before as Position | undefined];
  if (!was || (was.place === position.place && was.occupation === position.occupation)) return;
  const standing = await getStanding(platform.open(mintTenantItemsScope(tenantId)));
  if (!standing) return;
  const table = platform.open(mintTenantScope(tenantId, standing.parkId));
  const placements = await allPlacements(table, position.orderId);
  const own = placements.filter(({ positionId }) => positionId === position.positionId);
  await countPeople(table, { candidateIds: [], placements: own });
}
