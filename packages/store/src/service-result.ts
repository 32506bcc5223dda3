import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, ProgrammeId } from "@shanhai/contract/scalar";
import type { ServiceResult } from "@shanhai/contract/service-result";
import type { Act } from "@shanhai/domain/act";
import { readServiceResult, type ServiceResultRecord } from "@shanhai/domain/service-result";
import type { OwnerScope, ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { serviceResultKey } from "./keys/park.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { saveSide } from "./two-sided.ts";
import { once } from "./write.ts";

export async function getServiceResult(
  table: Table<OwnerScope>,
  programme: ProgrammeId,
  agency: AgencyId,
): Promise<ServiceResultRecord | undefined> {
  return getRecord(table, serviceResultKey(table.scope, programme, agency));
}

/** The agency's own, latest programme first. */
export async function listOwnResults(
  table: Table<TenantItemsScope>,
  page: PageQuery,
): Promise<Page<ServiceResultRecord>> {
  return listNewest(table, { name: "serviceResult", partitions: [partition(table.scope, "serviceResult")] }, page);
}

/** A programme's, in the order of the agencies' registration. */
export async function listResults(
  table: Table<ParkScope>,
  programme: ProgrammeId,
  page: PageQuery,
): Promise<Page<ServiceResultRecord>> {
  const partitions = [partition(table.scope, "serviceResult")];
  const list = { name: `serviceResult:${programme}`, partitions, from: `${programme}#`, upTo: `${programme}$` };
  return listEarliest(table, list, page);
}

/** All of a programme's results: a board is made of the whole. */
export async function allResults(table: Table<ParkScope>, programme: ProgrammeId): Promise<ServiceResultRecord[]> {
  const items = await queryItems(table, {
    partition: partition(table.scope, "serviceResult"),
    beginsWith: `${programme}#`,
    limit: Number.MAX_SAFE_INTEGER,
  });
  return items.map((item) => recordOf<ServiceResultRecord>(item));
}

/** Keeps the appeal, or the decision: whichever side's table this is. Throws `stale`. */
export async function saveServiceResult(
  table: Table<OwnerScope>,
  act: Act,
  before: ServiceResultRecord,
  after: ServiceResultRecord,
): Promise<ServiceResult> {
  const { programmeId, agencyId } = before;
  const key = serviceResultKey(table.scope, programmeId, agencyId);
  return saveSide(table, act, { key, before, after, read: readServiceResult, records: [programmeId, agencyId] });
}

/** Marks an agency's result as published, by way of the stream; once marked it stays so. */
export async function followPublication(
  table: Table<ParkScope>,
  programme: ProgrammeId,
  agency: AgencyId,
  publishedAt: string,
): Promise<void> {
  await once(table, [
    {
      update: serviceResultKey(table.scope, programme, agency),
      set: { "byPark.publishedAt": publishedAt },
      add: { parkVersion: 1 },
      condition: { exists: true, missing: ["byPark.publishedAt"] },
    },
  ]);
}
