import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/placement";
import type { Placement, PlacementDetail } from "@shanhai/contract/placement";
import { found } from "@shanhai/domain/app-error";
import * as domain from "@shanhai/domain/placement";
import type { Request } from "@shanhai/http/serve";
import { getMovable } from "@shanhai/store/application";
import { listCareServices } from "@shanhai/store/care-service";
import { getOrder, getPosition } from "@shanhai/store/order";
import * as store from "@shanhai/store/placement";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** Placements of one order (which must be the caller's), or all; or those whose arrival the client denies. */
export async function list(
  { scope, input }: Request<typeof contract.listPlacements>,
  platform: Platform,
): Promise<Page<Placement>> {
  const table = platform.open(scope);
  const { orderId, confirmation } = input.query;
  if (confirmation) return store.listDenied(table, input.query);
  if (orderId) found(await getOrder(table, orderId));
  return store.listPlacements(table, input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getPlacement>,
  platform: Platform,
): Promise<PlacementDetail> {
  const table = platform.open(scope);
  const { placementId } = input.params;
  const [placement, services] = await Promise.all([
    store.getPlacement(table, placementId),
    listCareServices(table, placementId),
  ]);
  return { ...found(placement), services };
}

async function applicationOf(table: Table<TenantScope>, { applicationId }: Placement) {
  return found((await getMovable(table, [applicationId])).get(applicationId));
}

export async function leave(
  { act, scope, input }: Request<typeof contract.leavePlacement>,
  platform: Platform,
): Promise<Placement> {
  const table = platform.open(scope);
  return settle(async () => {
    const placement = found(await store.getPlacement(table, input.params.placementId));
    const change = domain.leave(placement, input.body, act);
    const application = await applicationOf(table, placement);
    return store.savePlacements(table, act, [{ ...change, application }], change.after);
  });
}

export async function takeBack(
  { act, scope, input }: Request<typeof contract.takeBackLeave>,
  platform: Platform,
): Promise<Placement> {
  const table = platform.open(scope);
  return settle(async () => {
    const placement = found(await store.getPlacement(table, input.params.placementId));
    const [application, position] = await Promise.all([
      applicationOf(table, placement),
      getPosition(table, placement.positionId),
    ]);
    const { stage, version } = application;
    const now = { stage, version, open: found(position).open };
    const change = domain.takeBackLeave(placement, now, act);
    return store.savePlacements(table, act, [{ ...change, application }], change.after);
  });
}
