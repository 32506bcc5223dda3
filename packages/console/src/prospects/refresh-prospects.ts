import { listContactRequests } from "@shanhai/contract/contact-request";
import { getProspect, listProspects } from "@shanhai/contract/prospect";
import { getAllyFigures } from "@shanhai/contract/prospect-proposal";
import type { QueryClient } from "@tanstack/react-query";

const READS = [listProspects, getProspect, listContactRequests, getAllyFigures];

/** Reads anew whatever shows prospects; comes once what is on the screen is read. */
export async function refreshProspects(queries: QueryClient): Promise<void> {
  await Promise.all(READS.map(({ id }) => queries.invalidateQueries({ queryKey: [id] })));
}
