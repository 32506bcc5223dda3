import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { SavedFilter } from "@shanhai/contract/saved-filter";
import type { SavedFilterId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { memberIdOf, savedFilterKey, savedFilterPartition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** The acting person's own: filters are kept by member, so that a colleague's id names nothing here. */
const keyOf = (table: Table<TenantScope>, act: Pick<Act, "subject">, id: SavedFilterId) =>
  savedFilterKey(table.scope, memberIdOf(act.subject), id);

export async function getSavedFilter(
  table: Table<TenantScope>,
  act: Pick<Act, "subject">,
  id: SavedFilterId,
): Promise<SavedFilter | undefined> {
  return getRecord(table, keyOf(table, act, id));
}

export async function listSavedFilters(
  table: Table<TenantScope>,
  act: Pick<Act, "subject">,
  page: PageQuery,
): Promise<Page<SavedFilter>> {
  const partitions = [savedFilterPartition(table.scope, memberIdOf(act.subject))];
  return listNewest(table, { name: "savedFilter", partitions }, page);
}

/** Keeps a filter, in the place of one with the same name. */
export async function putSavedFilter(table: Table<TenantScope>, act: Act, filter: SavedFilter): Promise<SavedFilter> {
  return commit(table, act, {
    writes: [{ put: keyOf(table, act, filter.savedFilterId), record: filter }],
    records: [filter.savedFilterId],
    result: filter,
  });
}

/** Forgets a filter. Throws `notFound` when it was forgotten meanwhile. */
export async function removeSavedFilter(
  table: Table<TenantScope>,
  act: Act,
  filter: SavedFilter,
): Promise<SavedFilter> {
  try {
    return await commit(table, act, {
      writes: [{ remove: keyOf(table, act, filter.savedFilterId), condition: { exists: true } }],
      records: [filter.savedFilterId],
      result: filter,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("notFound") : error;
  }
}
