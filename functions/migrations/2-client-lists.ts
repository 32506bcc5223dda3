import type { Placement } from "@shanhai/contract/placement";
import type { StatementRecord } from "@shanhai/domain/statement";
import { confirmationListing } from "@shanhai/store/placement";
import { sentListing } from "@shanhai/store/statement";
import type { Item } from "@shanhai/store/walk";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { type Migration, placeOf } from "./migration.ts";

/** A statement that is being written or taken away is its request's business. */
const UNFINISHED: readonly unknown[] = ["drafting", "removing"];

function listingOf(item: Item, scope: TenantItemsScope): { gsi2pk?: string | undefined; gsi2sk?: string | undefined } {
  const record: unknown = item;
  return placeOf(item).noun === "placement"
    ? confirmationListing(scope, record as Placement)
    : sentListing(scope, record as StatementRecord);
}

/** The second index came later than the arrivals and statements that it lists for their enterprise. */
export const clientLists: Migration = {
  version: 2,
  name: "client-lists",
  describe: "Arrivals that wait for their enterprise, and statements it was sent, stand in the second index.",
  select(item) {
    const { kind, noun } = placeOf(item);
    return kind === "T" && (noun === "placement" || (noun === "statement" && !UNFINISHED.includes(item.status)));
  },
  change(item, scope) {
    const { gsi2pk, gsi2sk } = listingOf(item, scope as TenantItemsScope);
    if (item.gsi2pk === gsi2pk && item.gsi2sk === gsi2sk) return [];
    const { gsi2pk: _pk, gsi2sk: _sk, ...rest } = item;
    return [{ become: gsi2pk && gsi2sk ? { ...rest, gsi2pk, gsi2sk } : rest }];
  },
};
