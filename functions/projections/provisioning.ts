import type { ParkId } from "@shanhai/contract/scalar";
import { type AgencyRecord, activateAgency, standingOf } from "@shanhai/domain/agency";
import { putOrganisation, putStanding, saveActivation } from "@shanhai/store/standing";
import { mintMemberScope, mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";

/**
 * What follows for a tenant from its park's record of it: its own copy with what it may use, its data key, what the
 * authorizer looks at, and last that it is active. Cut off anywhere, the stream delivers the record again and every step
 * that was done is done to the same effect.
 */
export async function provision(platform: Platform, parkId: string, agency: AgencyRecord): Promise<void> {
  // Nothing is made again of what is being erased.
  if (agency.erasing) return;
  const tenant = platform.open(mintTenantScope(agency.agencyId, parkId));
  await putStanding(tenant, standingOf(parkId as ParkId, agency));
  await putOrganisation(platform.open(mintMemberScope()), agency);
  const activated = activateAgency(agency);
  if (!activated) return;
  await tenant.keys.sealing();
  await saveActivation(platform.open(mintParkScope(parkId)), backgroundAct(platform, "activateAgency"), activated);
}
