import { listApplications } from "@shanhai/contract/application";
import { listMoves } from "@shanhai/contract/move";
import { getOrder, listOrders } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again what a move of people changes: counters at once; a column on screen follows its counter, others when opened. */
export function refreshOrder(queries: QueryClient): void {
  for (const endpoint of [getOrder, listOrders, listMoves, listPlacements])
    void queries.invalidateQueries({ queryKey: [endpoint.id] });
  void queries.invalidateQueries({ queryKey: [listApplications.id], refetchType: "none" });
}
