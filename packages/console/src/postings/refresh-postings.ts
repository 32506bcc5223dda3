import { getOrder } from "@shanhai/contract/order";
import { getPosting, listPostings } from "@shanhai/contract/posting";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again whatever shows postings; the order says of a position whether it has any. */
export function refreshPostings(queries: QueryClient): void {
  for (const { id } of [listPostings, getPosting, getOrder]) void queries.invalidateQueries({ queryKey: [id] });
}
