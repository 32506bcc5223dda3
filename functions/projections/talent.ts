import type { Enterprise } from "@shanhai/contract/enterprise";
import { AgencyId, type EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { chainOf } from "@shanhai/domain/chain";
import { countTalent } from "@shanhai/store/count-talent";
import { allOrderIds, listOrdersOf } from "@shanhai/store/order";
import { allPlacements } from "@shanhai/store/placement";
import { getStanding } from "@shanhai/store/standing";
import { countPeople } from "@shanhai/store/supply";
import { listTalentMarks } from "@shanhai/store/talent";
import { mintParkScope, mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

async function followTalent(platform: Platform, agencyId: AgencyId, parkId: string, orderId: OrderId): Promise<void> {
  const [tenant, park] = [platform.open(mintTenantScope(agencyId, parkId)), platform.open(mintParkScope(parkId))];
  await countTalent(park, tenant, agencyId, orderId);
}

/** What a batch changes of orders and positions, each order counted once. */
export async function countOrdersIn(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const own = changes.filter((change) => change.owner === owner);
    const standing = await getStanding(platform.open(mintTenantItemsScope(owner)));
    if (!standing) continue;
    for (const id of new Set(own.map(({ before, after }) => (after ?? before)?.orderId as string)))
      await followTalent(platform, AgencyId.parse(owner), standing.parkId, OrderId.parse(id));
  }
}

/** What was asked for by a client of another chain, and who came to it, is counted there from its beginning. */
export async function chainMoved(platform: Platform, owner: string, image: object, before: object | undefined) {
  const [enterprise, was] = [image as Enterprise, before as Enterprise | undefined];
  if (!was || chainOf(was.chain) === chainOf(enterprise.chain)) return;
  const standing = await getStanding(platform.open(mintTenantItemsScope(owner)));
  if (!standing) return;
  const agencyId = AgencyId.parse(owner);
  const table = platform.open(mintTenantScope(agencyId, standing.parkId));
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listOrdersOf(table, enterprise.enterpriseId as EnterpriseId, { limit: 100, cursor });
    for (const { orderId } of page.items) {
      await followTalent(platform, agencyId, standing.parkId, orderId);
      await countPeople(table, { candidateIds: [], placements: await allPlacements(table, orderId) });
    }
    cursor = page.cursor;
  }
}

/** What an agency asks for leaves the park's talent map while it is suspended or gone, and comes back with it. */
export async function followAgencyTalent(platform: Platform, parkId: string, agency: AgencyRecord): Promise<void> {
  const { agencyId } = agency;
  const marks = await listTalentMarks(platform.open(mintParkScope(parkId)), agencyId);
  const own = await allOrderIds(platform.open(mintTenantScope(agencyId, parkId)));
  for (const orderId of new Set([...own, ...marks.map((mark) => mark.orderId)]))
    await followTalent(platform, agencyId, parkId, orderId);
}
