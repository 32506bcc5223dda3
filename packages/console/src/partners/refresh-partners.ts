import { getAgreement, getPartnerHome, listAgreements } from "@shanhai/contract/agreement";
import { getDemand } from "@shanhai/contract/demand";
import { listFulfilments } from "@shanhai/contract/fulfilment";
import { getPartner, listPartners } from "@shanhai/contract/partner";
import type { QueryClient } from "@tanstack/react-query";

const READS = [listPartners, getPartner, listAgreements, getAgreement, listFulfilments, getPartnerHome, getDemand];

/** Reads partners, agreements and what these open again: each act shows in several of them. */
export function refreshPartners(queries: QueryClient): void {
  for (const { id } of READS) void queries.invalidateQueries({ queryKey: [id] });
}
