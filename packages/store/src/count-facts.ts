import type { AgencyId, Quarter } from "@shanhai/contract/scalar";
import type { FactCounts } from "@shanhai/domain/service-facts";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { serviceFactsKey } from "./keys/park.ts";
import type { Write } from "./write.ts";

/** The writes that move an agency's facts, one a quarter: beside whatever they follow from. */
export function countFacts(scope: ParkScope, agencyId: AgencyId, change: FactCounts): Write[] {
  return Object.entries(change).map(([quarter, counts]) => ({
    update: serviceFactsKey(scope, quarter as Quarter, agencyId),
    set: { agencyId },
    count: { ...counts },
  }));
}
