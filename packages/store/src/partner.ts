import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Partner, PartnerKind } from "@shanhai/contract/partner";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { PartnerCopy } from "@shanhai/domain/partner";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { partnerCopyKey, partnerKey, partnersOf } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, putNewer, queryItems, type Table } from "./table.ts";

export async function insertPartner(table: Table<ParkScope>, act: Act, record: Partner): Promise<Partner> {
  const { partnerId, kind } = record;
  const listing = { gsi1pk: partnersOf(table.scope, kind), gsi1sk: partnerId };
  return commit(table, act, {
    writes: [{ put: partnerKey(table.scope, partnerId), record, listing, condition: { absent: true } }],
    records: [partnerId],
    result: record,
  });
}

export async function getPartner(table: Table<ParkScope>, id: PartnerId): Promise<Partner | undefined> {
  return getRecord(table, partnerKey(table.scope, id));
}

/** Partners of the park by id; who is none is missing. */
export async function getPartners(table: Table<ParkScope>, ids: readonly PartnerId[]): Promise<Partner[]> {
  return getRecords(
    table,
    ids.map((id) => partnerKey(table.scope, id)),
  );
}

export async function listPartners(
  table: Table<ParkScope>,
  kind: PartnerKind | undefined,
  page: PageQuery,
): Promise<Page<Partner>> {
  const { scope } = table;
  const list = kind
    ? { name: `partner:${kind}`, partitions: [partnersOf(scope, kind)], index: "listing" as const }
    : { name: "partner", partitions: [partition(scope, "partner")] };
  return listNewest(table, list, page);
}

/** Where the park's newest hundred partners are, newest first. */
export async function listPartnerPlaces(table: Table<ParkScope>): Promise<Pick<Partner, "division">[]> {
  const query = { partition: partition(table.scope, "partner"), limit: 100, only: ["division"] };
  return (await queryItems(table, query)).map(({ division }) => ({ division: String(division) }));
}

/** Saves what the park decides about a partner over the version it was decided on. Throws `stale`. */
export async function savePartner(table: Table<ParkScope>, act: Act, after: Partner): Promise<Partner> {
  const { partnerId, name, division, contactName, contactPhone, note, status, statusReason, version } = after;
  return orStale(
    commit(table, act, {
      writes: [
        {
          // Set, not put: its first coordinator may come in at the same moment.
          update: partnerKey(table.scope, partnerId),
          set: { name, division, contactName, contactPhone, note, status, statusReason, version },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [partnerId],
      result: after,
      detail: { partner: status, ...(statusReason ? { reason: statusReason } : {}) },
    }),
  );
}

/** The partner's copy of its place with the park, by way of the stream; of two versions the later stands. */
export async function copyPartner(table: Table<PartnerItemsScope>, copy: PartnerCopy): Promise<void> {
  await putNewer(table, partnerCopyKey(table.scope), copy, "version");
}

export async function getPartnerCopy(table: Table<PartnerItemsScope>): Promise<PartnerCopy | undefined> {
  return getRecord(table, partnerCopyKey(table.scope));
}
