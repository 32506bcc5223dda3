import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import { AgencyId, type OrderId } from "@shanhai/contract/scalar";
import { countFunnel, projectFunnel, type StoredCell } from "@shanhai/store/funnel";
import { getOrderOrigins } from "@shanhai/store/order";
import { isErasing } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintMemberScope, mintParkScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import { seeFunnel } from "../funnel-cell.ts";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

/** The last change of each thing of a batch: only its last state matters. */
function lastOf(changes: readonly Change[], noun: string, id: string): Change[] {
  const last = new Map<unknown, Change>();
  for (const change of changes) {
    if (change.noun === noun) last.set((change.after ?? change.before)?.[id], change);
  }
  return [...last.values()];
}

/**
 * What a batch's applications and placements count in their agency's funnel. All of it may be done again. Cells are the
 * agency's; its park follows by their own changes, and never learns of a person.
 */
export async function followFunnel(platform: Platform, changes: readonly Change[]): Promise<void> {
  const about = changes.filter(({ noun }) => noun === "application" || noun === "placement");
  for (const owner of new Set(about.map((change) => change.owner))) {
    const own = about.filter((change) => change.owner === owner);
    if (own.some(({ after }) => !after) && (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner))))
      continue;
    const table = platform.open(mintTenantItemsScope(owner));
    // Applications are never taken out but with their agency.
    const applications = lastOf(own, "application", "applicationId").flatMap(({ after }) => after ?? []);
    const placements = lastOf(own, "placement", "placementId").map(({ before, after }) => ({
      placement: (after ?? before) as Placement,
      gone: !after,
    }));
    const orderIds = [...applications, ...placements.map(({ placement }) => placement)].map(
      ({ orderId }) => orderId as OrderId,
    );
    const [origin] = await getOrderOrigins(table, [...new Set(orderIds)]);
    if (!origin) continue;
    const seen = await seeFunnel(table, applications as Application[], placements);
    await countFunnel(table, origin.parkId, seen);
  }
}

/** A cell of an agency changed: its park's follow. */
export async function funnelChanged(platform: Platform, tenantId: string, image: object): Promise<void> {
  const { sk, ...rest } = image as { sk: string; pk: string };
  const stored = recordOf<StoredCell>({ ...rest, sk });
  await projectFunnel(platform.open(mintParkScope(stored.parkId)), AgencyId.parse(tenantId), sk, stored);
}
