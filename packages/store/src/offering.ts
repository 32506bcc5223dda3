import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { OfferingKind } from "@shanhai/contract/offering";
import type { OfferingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type CatalogueRecord, type OfferingRecord, readOffering } from "@shanhai/domain/offering";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { catalogue, catalogueOf, offeringKey } from "./keys/event.ts";
import { partition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, recordOf, type Table, unlessRefused } from "./table.ts";

/** Keeps an offering, new or over the version it was made from. Throws `stale`. */
export async function putOffering(table: Table<TenantScope>, act: Act, record: OfferingRecord) {
  const { offeringId, version } = record;
  const condition = version === 1 ? { absent: true as const } : { equals: { version: version - 1 } };
  return orStale(
    commit(table, act, {
      writes: [{ put: offeringKey(table.scope, offeringId), record, condition }],
      records: [offeringId],
      result: readOffering(record),
    }),
    (item) => readOffering(recordOf<OfferingRecord>(item)),
  );
}

export async function getOffering(table: Table<TenantScope>, id: OfferingId): Promise<OfferingRecord | undefined> {
  return getRecord(table, offeringKey(table.scope, id));
}

export async function listOfferings(table: Table<TenantScope>, page: PageQuery): Promise<Page<OfferingRecord>> {
  return listNewest(table, { name: "offering", partitions: [partition(table.scope, "offering")] }, page);
}

/** What the park knows of an offering, by way of the stream: listed while it is published, and of two versions the later. */
export async function putCatalogue(table: Table<ParkScope>, record: CatalogueRecord): Promise<void> {
  const { scope } = table;
  const { offeringId, kind, published, version } = record;
  const listing = published
    ? { gsi1pk: catalogue(scope), gsi1sk: offeringId, gsi2pk: catalogueOf(scope, kind), gsi2sk: offeringId }
    : {};
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...offeringKey(scope, offeringId), ...listing, ...record },
        ConditionExpression: "attribute_not_exists(pk) OR version < :version",
        ExpressionAttributeValues: { ":version": version },
      }),
    ),
  );
}

/** What is published in the park, newest first; of one kind if told. */
export async function listCatalogue(
  table: Table<ParkScope>,
  kind: OfferingKind | undefined,
  page: PageQuery,
): Promise<Page<CatalogueRecord>> {
  const { scope } = table;
  const partitions = [kind ? catalogueOf(scope, kind) : catalogue(scope)];
  return listNewest(table, { name: `catalogue:${kind ?? ""}`, partitions, index: kind ? "assigned" : "listing" }, page);
}
