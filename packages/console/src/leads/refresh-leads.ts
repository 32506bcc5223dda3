import { getAgencyLead, listAgencyLeads } from "@shanhai/contract/agency-lead";
import { getEventReport } from "@shanhai/contract/event-outcome";
import { getLead, getLeadFigures, listLeads } from "@shanhai/contract/lead";
import type { QueryClient } from "@tanstack/react-query";

const READS = [getLead, listLeads, getLeadFigures, getAgencyLead, listAgencyLeads, getEventReport];

/** Reads anew whatever shows leads: lists, counts and reports move with one another. Comes once what is on the screen is read. */
export async function refreshLeads(queries: QueryClient): Promise<void> {
  await Promise.all(READS.map(({ id }) => queries.invalidateQueries({ queryKey: [id] })));
}
