import { AgencyId } from "@shanhai/contract/scalar";
import { type AgencyLeadRecord, copyOf, factOf, followProgress } from "@shanhai/domain/agency-lead";
import type { LeadRecord } from "@shanhai/domain/lead";
import { catalogueRecord, type OfferingRecord } from "@shanhai/domain/offering";
import { getAgency } from "@shanhai/store/agency";
import { giveCopy, projectAgencyLead, renewCopy, takeCopyBack } from "@shanhai/store/agency-lead";
import { getLead, saveLeads } from "@shanhai/store/lead";
import { putCatalogue } from "@shanhai/store/offering";
import { recordOf } from "@shanhai/store/table";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { followProposals } from "./allies.ts";

/*
 * Between a park's leads and the agencies': an agency's request reaches its own partition alone, so what it is given is copied
 * there, and what it does about it is followed back. The assignment's number tells old news from new.
 */

type Image = Record<string, unknown>;

/** Gives the agency its copy, tells it what was learnt since, and takes back what an agency has no more. */
export async function parkLeadChanged(
  platform: Platform,
  parkId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const lead = recordOf<LeadRecord>(image);
  await followProposals(platform, parkId, lead);
  const [had, has] = [(before as unknown as LeadRecord | undefined)?.assignee?.agencyId, lead.assignee?.agencyId];
  if (had && had !== has) await takeCopyBack(platform.open(mintTenantScope(had, parkId)), lead);
  if (!has || lead.mergedInto) return;
  const table = platform.open(mintTenantScope(has, parkId));
  const copy = copyOf(table.scope.parkId, lead);
  await giveCopy(table, copy);
  await renewCopy(table, copy);
}

/** Tells the park what an agency did with a lead: of the park's own the lead itself, of the agency's that there is one. */
export async function agencyLeadChanged(platform: Platform, tenantId: string, image: Image): Promise<void> {
  const record = recordOf<AgencyLeadRecord & { takenBack?: true }>(image);
  if (record.takenBack) return;
  const agencyId = AgencyId.parse(tenantId);
  const table = platform.open(mintParkScope(record.parkId));
  if (record.origin === "own") {
    const agency = await getAgency(table, agencyId);
    return projectAgencyLead(table, factOf(agencyId, agency?.name ?? "", record));
  }
  const act = backgroundAct(platform, "followLead");
  return settle(async () => {
    const before = await getLead(table, record.leadId);
    const after = before && followProgress(before, agencyId, record, act);
    if (after) await saveLeads(table, act, [{ before, after }], undefined);
  });
}

/** The park's catalogue follows what agencies publish. */
export async function offeringChanged(platform: Platform, tenantId: string, image: Image): Promise<void> {
  const offering = recordOf<OfferingRecord>(image);
  const agencyId = AgencyId.parse(tenantId);
  const table = platform.open(mintParkScope(offering.parkId));
  const agency = await getAgency(table, agencyId);
  await putCatalogue(table, catalogueRecord(agencyId, agency?.name ?? "", offering));
}
