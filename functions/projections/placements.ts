import type { Placement } from "@shanhai/contract/placement";
import { AgencyId, type Instant, type OrderId, type PlacementId } from "@shanhai/contract/scalar";
import { countPlacement } from "@shanhai/domain/service-facts";
import { getOrderOrigins } from "@shanhai/store/order";
import { countPlacements, type SeenPlacement } from "@shanhai/store/service-facts";
import { mintParkScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

/** An arrival that was taken back is gone for good: nothing that is told late is newer. */
const GONE = Number.MAX_SAFE_INTEGER;

function see({ before, after }: Change, publishedAt: Instant): SeenPlacement {
  const { placementId, positionId, version } = (after ?? before) as Placement;
  if (!after) return { placementId, positionId, version: GONE };
  return { placementId, positionId, version, figures: countPlacement(after as Placement, publishedAt) };
}

/**
 * Facts of service that follow from a batch's placements, counted for the park as figures: of each placement only its last
 * state matters. All of it may be done again.
 */
export async function followPlacements(platform: Platform, changes: readonly Change[]): Promise<void> {
  const placements = changes.filter(({ noun }) => noun === "placement");
  for (const owner of new Set(placements.map((change) => change.owner))) {
    const last = new Map<PlacementId, Change>();
    for (const change of placements)
      if (change.owner === owner) last.set((change.after ?? change.before)?.placementId, change);
    const orderOf = ({ before, after }: Change) => (after ?? before)?.orderId as OrderId;
    const ids = [...new Set([...last.values()].map(orderOf))];
    const orders = await getOrderOrigins(platform.open(mintTenantItemsScope(owner)), ids);
    const byId = new Map(orders.map((order) => [order.orderId, order]));
    const seen = [...last.values()].flatMap((change) => {
      const order = byId.get(orderOf(change));
      return order ? see(change, order.openedAt ?? order.createdAt) : [];
    });
    const [parkId] = orders.map((order) => order.parkId);
    if (parkId) await countPlacements(platform.open(mintParkScope(parkId)), AgencyId.parse(owner), seen);
  }
}
