import { getInterview, listInterviewDays, listInterviewees, listInterviews } from "@shanhai/contract/interview";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again whatever shows an interview or its people. */
export function refreshInterviews(queries: QueryClient): void {
  for (const endpoint of [getInterview, listInterviews, listInterviewDays, listInterviewees])
    void queries.invalidateQueries({ queryKey: [endpoint.id] });
}
