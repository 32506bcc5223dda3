import type { EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import { enterpriseOrderKey } from "@shanhai/store/keys/pipeline";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { type Migration, placeOf } from "./migration.ts";

/** Orders that were made before enterprises had links: their enterprise's list does not name them. */
export const orderPointers: Migration = {
  version: 1,
  name: "order-pointers",
  describe: "Each order is listed below its enterprise, where the enterprise's own pages look.",
  select(item) {
    const { kind, noun } = placeOf(item);
    return kind === "T" && noun === "order";
  },
  change({ orderId, enterpriseId }, scope) {
    const key = enterpriseOrderKey(scope as TenantItemsScope, enterpriseId as EnterpriseId, orderId as OrderId);
    return [{ add: { ...key, orderId } }];
  },
};
