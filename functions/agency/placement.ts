import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/placement";
import type { Placement } from "@shanhai/contract/placement";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import { getOrder } from "@shanhai/store/order";
import { listPlacements } from "@shanhai/store/placement";
import type { Platform } from "../platform.ts";

/** Placements of one order (which must be the caller's), or all. */
export async function list(
  { scope, input }: Request<typeof contract.listPlacements>,
  platform: Platform,
): Promise<Page<Placement>> {
  const table = platform.open(scope);
  const { orderId } = input.query;
  if (orderId) found(await getOrder(table, orderId));
  return listPlacements(table, input.query);
}
