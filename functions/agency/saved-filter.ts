import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/saved-filter";
import { MOST_SAVED_FILTERS, type SavedFilter } from "@shanhai/contract/saved-filter";
import { found } from "@shanhai/domain/app-error";
import { saveFilter } from "@shanhai/domain/saved-filter";
import type { Request } from "@shanhai/http/serve";
import { savedFilterIdOf } from "@shanhai/store/keys/owner";
import * as store from "@shanhai/store/saved-filter";
import type { Platform } from "../platform.ts";

export async function save(
  { act, scope, input }: Request<typeof contract.saveFilter>,
  platform: Platform,
): Promise<SavedFilter> {
  const table = platform.open(scope);
  const { items } = await store.listSavedFilters(table, act, { limit: MOST_SAVED_FILTERS });
  const id = savedFilterIdOf(scope, act.subject, input.body);
  return store.putSavedFilter(table, act, saveFilter(items, id, input.body, act));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listSavedFilters>,
  platform: Platform,
): Promise<Page<SavedFilter>> {
  return store.listSavedFilters(platform.open(scope), act, input.query);
}

export async function remove(
  { act, scope, input }: Request<typeof contract.deleteSavedFilter>,
  platform: Platform,
): Promise<SavedFilter> {
  const table = platform.open(scope);
  const filter = found(await store.getSavedFilter(table, act, input.params.savedFilterId));
  return store.removeSavedFilter(table, act, filter);
}
