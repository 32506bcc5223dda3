import { getEngagement, listEngagements } from "@shanhai/contract/engagement";
import type { QueryClient } from "@tanstack/react-query";

export function refreshEngagements(queries: QueryClient): void {
  for (const { id } of [getEngagement, listEngagements]) void queries.invalidateQueries({ queryKey: [id] });
}
