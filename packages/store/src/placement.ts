import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Placement } from "@shanhai/contract/placement";
import type { OrderId, PlacementId } from "@shanhai/contract/scalar";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { orderPlacements, placementKey, placementPartitions } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** The write that keeps a new placement, listed by itself and under its order. */
export function putPlacement(scope: TenantScope, placement: Placement): Write {
  return {
    put: placementKey(scope, placement.placementId),
    listing: { gsi1pk: orderPlacements(scope, placement.orderId), gsi1sk: placement.placementId },
    record: placement,
    condition: { absent: true },
  };
}

/** The write that takes an arrival back, while nothing has happened to it since. */
export function removePlacement(scope: TenantScope, id: PlacementId): Write {
  return { remove: placementKey(scope, id), condition: { equals: { status: "active" } } };
}

/** Placements newest first: of one order through the index, or all. */
export async function listPlacements(
  table: Table<TenantScope>,
  page: PageQuery & { orderId?: OrderId | undefined },
): Promise<Page<Placement>> {
  const { scope } = table;
  if (!page.orderId) return listNewest(table, { name: "placement", partitions: placementPartitions(scope) }, page);
  const partitions = [orderPlacements(scope, page.orderId)];
  return listNewest(table, { name: `placement:${page.orderId}`, partitions, index: true }, page);
}

/** Every placement of an order. Through the index: one made a moment ago may be missing, and is met the next time. */
export async function allPlacements(table: Table<TenantScope>, order: OrderId): Promise<Placement[]> {
  const query = { partition: orderPlacements(table.scope, order), index: true, limit: Number.MAX_SAFE_INTEGER };
  return (await queryItems(table, query)).map((item) => recordOf<Placement>(item));
}
