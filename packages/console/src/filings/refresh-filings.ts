import { getFiling, listDueFilings, listFilings } from "@shanhai/contract/filing";
import { useQueryClient } from "@tanstack/react-query";

/** Reads again whatever shows filings. */
export function useRefreshFilings(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const { id } of [listFilings, getFiling, listDueFilings]) void queries.invalidateQueries({ queryKey: [id] });
  };
}
