import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Instant, SavedFilterId, text } from "./scalar.ts";

/** Lists whose filters a person may keep. */
const FilteredList = z.enum(["candidates", "followUps", "placements", "audit"], { error: "option" });

/** Filters that one person may keep. */
export const MOST_SAVED_FILTERS = 50;

/** A filter of a list as its address spells it, kept under a name; one person's own. */
export const SavedFilter = z.lazy(() =>
  z
    .object({
      savedFilterId: SavedFilterId,
      list: FilteredList,
      name: z.string(),
      /** The words of the address, without `?`: `stage=screened&recruiter=mbr_…`. */
      words: z.string(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "SavedFilter" }),
);
export type SavedFilter = z.infer<typeof SavedFilter>;

export const saveFilter = endpoint({
  id: "saveFilter",
  method: "POST",
  path: "/saved-filters",
  tag: "member",
  summary: "Keep a list's filter under a name; the same name on the same list is replaced",
  permits: AGENCY,
  keys: "never",
  body: () => z.object({ list: FilteredList, name: text(30), words: text(500) }),
  result: () => SavedFilter,
  errors: ["savedFilter.many"],
});

export const listSavedFilters = endpoint({
  id: "listSavedFilters",
  method: "GET",
  path: "/saved-filters",
  tag: "member",
  summary: "The filters I keep",
  permits: AGENCY,
  keys: "never",
  query: () => PageQuery,
  result: () => pageOf(SavedFilter),
});

export const deleteSavedFilter = endpoint({
  id: "deleteSavedFilter",
  method: "DELETE",
  path: "/saved-filters/{savedFilterId}",
  tag: "member",
  summary: "Forget a filter I keep",
  permits: AGENCY,
  keys: "never",
  params: () => z.object({ savedFilterId: SavedFilterId }),
  result: () => SavedFilter,
});
