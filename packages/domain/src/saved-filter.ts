import { MOST_SAVED_FILTERS, type SavedFilter } from "@shanhai/contract/saved-filter";
import type { SavedFilterId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/**
 * A filter to keep; its id is made of list and name, so that the same name takes the place of the one before. Throws
 * `savedFilter.many` when the person keeps as many as one may.
 */
export function saveFilter(
  kept: readonly SavedFilter[],
  savedFilterId: SavedFilterId,
  input: Pick<SavedFilter, "list" | "name" | "words">,
  act: Pick<Act, "at">,
): SavedFilter {
  const replaces = kept.some((one) => one.savedFilterId === savedFilterId);
  if (!replaces && kept.length >= MOST_SAVED_FILTERS) throw new AppError("savedFilter.many");
  const { list, name, words } = input;
  return { savedFilterId, list, name, words, createdAt: act.at };
}
