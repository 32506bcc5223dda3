import type { Engagement } from "@shanhai/contract/engagement";
import { AgencyId } from "@shanhai/contract/scalar";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { followOrderStatus } from "@shanhai/store/due-visit";
import { allEngagements, projectEngagement } from "@shanhai/store/engagement";
import { getOrder, type StoredOrder } from "@shanhai/store/order";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** A client is followed up while it has an open order: opening and closing one moves its place in the work list. */
export async function followOrder(
  platform: Platform,
  tenantId: string,
  image: StoredOrder,
  before: StoredOrder | undefined,
): Promise<void> {
  if (image.status === before?.status || (!before && image.status === "draft")) return;
  const table = platform.open(mintTenantScope(tenantId, image.parkId));
  await settle(async () => {
    // As it is now: of two changes told out of order, the later decides.
    const order = await getOrder(table, image.orderId);
    if (order) await followOrderStatus(table, order, shanghaiDate(new Date(image.updatedAt)));
  });
}

/** The park is told with whom an agency is engaged, at which step, and by when. */
export async function engagementChanged(platform: Platform, tenantId: string, image: object): Promise<void> {
  const engagement = image as Engagement & { parkId: string };
  await projectEngagement(platform.open(mintParkScope(engagement.parkId)), AgencyId.parse(tenantId), engagement);
}

/**
 * An agency that has left goes on with nothing: its open engagements leave the park's lists and figures, and come back with it. They
 * are read where they are kept, so that one told late is placed as well.
 */
export async function agencyLeftOrCame(platform: Platform, parkId: string, agencyId: AgencyId): Promise<void> {
  const park = platform.open(mintParkScope(parkId));
  for (const engagement of await allEngagements(platform.open(mintTenantScope(agencyId, parkId))))
    if (engagement.status === "open") await projectEngagement(park, agencyId, engagement);
}
