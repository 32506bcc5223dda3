import { listApplications } from "@shanhai/contract/application";
import { listMoves } from "@shanhai/contract/move";
import { getOrder, listOrders } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again what a move of people changes: counters at once, the rest when it is looked at. */
export function refreshOrder(queries: QueryClient): void {
  for (const endpoint of [getOrder, listOrders, listMoves, listPlacements])
    void queries.invalidateQueries({ queryKey: [endpoint.id] });
  void queries.resetQueries({ queryKey: [listApplications.id] });
}
