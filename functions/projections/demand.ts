import type { Position } from "@shanhai/contract/position";
import type { AgencyId, OrderId } from "@shanhai/contract/scalar";
import { type AgencyRecord, worksInPark } from "@shanhai/domain/agency";
import { demandOf } from "@shanhai/domain/demand";
import { readOrder } from "@shanhai/domain/order";
import { getAgency } from "@shanhai/store/agency";
import { countDemand, listCountedOrders } from "@shanhai/store/demand";
import { getOrder, getPositions } from "@shanhai/store/order";
import { recordOf } from "@shanhai/store/table";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/**
 * Counts what an order asks for into its park's demand. Order, positions and agency are read as they are now, so that a change
 * told late ends the same: what an agency asks for counts while the order is open and the agency works.
 */
export async function followDemand(
  platform: Platform,
  { agencyId, parkId, orderId }: { agencyId: AgencyId; parkId: string; orderId: OrderId },
): Promise<void> {
  const [tenant, park] = [platform.open(mintTenantScope(agencyId, parkId)), platform.open(mintParkScope(parkId))];
  const read = async () => {
    const [order, agency] = await Promise.all([getOrder(tenant, orderId), getAgency(park, agencyId)]);
    const works = worksInPark(agency);
    const positions = order && works ? await getPositions(tenant, order.positionIds) : [];
    const cells = order && works ? demandOf(readOrder(order).status, positions) : [];
    // Of what is gone there is no revision any more, and none to come.
    return { revision: order?.revision ?? Number.MAX_SAFE_INTEGER, cells };
  };
  return settle(() => countDemand(park, agencyId, orderId, read));
}

/** Another occupation or place moves demand without touching the order; other changes touch it, and come by it. */
export function movesDemand(image: Record<string, unknown>, before: Record<string, unknown> | undefined): boolean {
  const [now, was] = [recordOf<Position>(image), before && recordOf<Position>(before)];
  return was !== undefined && (now.place !== was.place || now.occupation !== was.occupation);
}

/** What an agency asks for leaves the park's demand while it is suspended or gone, and comes back with it. */
export async function followAgencyDemand(platform: Platform, parkId: string, agency: AgencyRecord): Promise<void> {
  const { agencyId } = agency;
  for (const orderId of await listCountedOrders(platform.open(mintParkScope(parkId)), agencyId))
    await followDemand(platform, { agencyId, parkId, orderId });
}
