import type * as contract from "@shanhai/contract/agency";
import type { Agency } from "@shanhai/contract/agency";
import type { Page } from "@shanhai/contract/endpoint";
import { readAgency, registerAgency } from "@shanhai/domain/agency";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/agency";
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
