import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/offering";
import type { CatalogueEntry, Offering } from "@shanhai/contract/offering";
import { found } from "@shanhai/domain/app-error";
import { createOffering, readCatalogue, readOffering, updateOffering } from "@shanhai/domain/offering";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/offering";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createOffering>,
  platform: Platform,
): Promise<Offering> {
  return store.putOffering(platform.open(scope), act, createOffering(input.body, scope.parkId, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listOfferings>,
  platform: Platform,
): Promise<Page<Offering>> {
  const page = await store.listOfferings(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readOffering) };
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateOffering>,
  platform: Platform,
): Promise<Offering> {
  const table = platform.open(scope);
  const current = found(await store.getOffering(table, input.params.offeringId));
  return store.putOffering(table, act, updateOffering(current, input.body, act));
}

export async function listCatalogue(
  { scope, input }: Request<typeof contract.listCatalogue>,
  platform: Platform,
): Promise<Page<CatalogueEntry>> {
  const { kind, ...page } = input.query;
  const listed = await store.listCatalogue(platform.open(scope), kind, page);
  return { ...listed, items: listed.items.map(readCatalogue) };
}
