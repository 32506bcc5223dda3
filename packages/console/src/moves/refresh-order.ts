import { listApplications } from "@shanhai/contract/application";
import { listAssigned } from "@shanhai/contract/assignment";
import { listMoves } from "@shanhai/contract/move";
import { getOrder, listOrders } from "@shanhai/contract/order";
import { getPlacement, listPlacements } from "@shanhai/contract/placement";
import { listDueChecks } from "@shanhai/contract/placement-check";
import { getEnterpriseRetention, getOrderRetention, getRetention } from "@shanhai/contract/retention";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again what a move of people changes: counters at once; a column on screen follows its counter, others when opened. */
export function refreshOrder(queries: QueryClient): void {
  const follow = [getOrder, listOrders, listMoves, listPlacements, getPlacement, listDueChecks];
  for (const endpoint of [...follow, getOrderRetention, getEnterpriseRetention, getRetention])
    void queries.invalidateQueries({ queryKey: [endpoint.id] });
  void queries.invalidateQueries({ queryKey: [listApplications.id], refetchType: "none" });
  void queries.invalidateQueries({ queryKey: [listAssigned.id] });
}

/** Reads again the columns on screen: what changed is on the cards, and no counter tells of it. */
export function refreshApplications(queries: QueryClient): void {
  for (const endpoint of [listApplications, listAssigned]) void queries.invalidateQueries({ queryKey: [endpoint.id] });
}
