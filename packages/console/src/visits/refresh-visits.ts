import { getVisitRule, listDueVisits } from "@shanhai/contract/due-visit";
import { getEngagement, listEngagements } from "@shanhai/contract/engagement";
import { getSurveyVisitFigures } from "@shanhai/contract/survey-visit";
import { getVisit, listVisits } from "@shanhai/contract/visit";
import type { QueryClient } from "@tanstack/react-query";

const READS = [
  getVisit,
  listVisits,
  listDueVisits,
  getVisitRule,
  getSurveyVisitFigures,
  getEngagement,
  listEngagements,
];

/** Reads anew whatever shows visits, and what closes on them. */
export function refreshVisits(queries: QueryClient): void {
  for (const { id } of READS) void queries.invalidateQueries({ queryKey: [id] });
}
