import type * as contract from "@shanhai/contract/agency";
import type { Agency } from "@shanhai/contract/agency";
import type { Page } from "@shanhai/contract/endpoint";
import type { AgencyId } from "@shanhai/contract/scalar";
import { type AgencyRecord, readAgency, registerAgency, transitAgency, updateAgency } from "@shanhai/domain/agency";
import { found, sameVersion } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/agency";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

export async function register(
  { act, scope, input }: Request<typeof contract.registerAgency>,
  platform: Platform,
): Promise<Agency> {
  const record = registerAgency(input.body, act);
  return store.insertAgency(platform.open(scope), act, record, readAgency(record));
}

export async function list(
  { scope, input }: Request<typeof contract.listAgencies>,
  platform: Platform,
): Promise<Page<Agency>> {
  const page = await store.listAgencies(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readAgency) };
}

export async function get({ scope, input }: Request<typeof contract.getAgency>, platform: Platform): Promise<Agency> {
  return readAgency(found(await store.getAgency(platform.open(scope), input.params.agencyId)));
}

/** The agency, in the version that the caller saw. Throws `stale` with the agency as it is now. */
async function seen(
  table: Table<ParkScope>,
  { params, body }: { params: { agencyId: AgencyId }; body: { version: number } },
): Promise<AgencyRecord> {
  const record = found(await store.getAgency(table, params.agencyId));
  sameVersion(readAgency(record), body.version);
  return record;
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateAgency>,
  platform: Platform,
): Promise<Agency> {
  const table = platform.open(scope);
  const before = await seen(table, input);
  return store.saveAgency(table, act, before, updateAgency(before, input.body, act));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitAgency>,
  platform: Platform,
): Promise<Agency> {
  const table = platform.open(scope);
  const before = await seen(table, input);
  return store.saveAgency(table, act, before, transitAgency(before, input.body, act));
}
