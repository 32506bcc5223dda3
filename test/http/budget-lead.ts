import { getAgency, transitAgency } from "@shanhai/contract/agency";
import * as agencyLeadContract from "@shanhai/contract/agency-lead";
import * as eventContract from "@shanhai/contract/event";
import * as leadContract from "@shanhai/contract/lead";
import * as offeringContract from "@shanhai/contract/offering";
import { listOnboardings } from "@shanhai/contract/onboarding";
import type { AgencyId, ParkId } from "@shanhai/contract/scalar";
import { createOffering } from "@shanhai/domain/offering";
import { backgroundAct } from "@shanhai/functions/background-act";
import { putCatalogue } from "@shanhai/store/offering";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { Direct } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";
import { event } from "./budget-event.ts";

/** Calls every endpoint of a park's leads and its catalogue once. */
export async function measureLeads(direct: Direct, staff: Person, offers: AgencyId, parkId: string) {
  const { eventId } = await staff.call(eventContract.createEvent, { body: event });
  await staff.call(transitAgency, {
    params: { agencyId: offers },
    body: {
      version: (await staff.call(getAgency, { params: { agencyId: offers } })).version,
      to: "active",
      reason: "r",
    },
  });
  const { parkId: _park, ...published } = createOffering(
    { name: "批量面试", kind: "batchEvaluation", published: true },
    parkId as ParkId,
    backgroundAct(direct.platform, "createOffering"),
  );
  await putCatalogue(direct.platform.open(mintParkScope(parkId)), {
    ...published,
    agencyId: offers,
    agencyName: "机构",
  });
  await staff.call(offeringContract.listCatalogue, { query: {} });
  const capture = async (kind: "settlement" | "service", phone: string) => {
    const body = { kind, contactName: "汪洋", phone, eventId, offeringKind: "batchEvaluation" as const };
    return (await staff.call(leadContract.createLead, { body })).lead;
  };
  const [need, intent, twin] = [
    await capture("service", "19900000011"),
    await capture("settlement", "19900000012"),
    await capture("settlement", "19900000013"),
  ];
  await capture("service", "19900000011");
  await staff.call(leadContract.listLeads, { query: {} });
  await staff.call(leadContract.listLeads, { query: { status: "overdue" } });
  await staff.call(leadContract.getLead, { params: need });
  await staff.call(leadContract.assignLead, { params: need, body: { version: 2 } });
  await staff.call(leadContract.transitLead, { params: need, body: { to: "lost", note: "n", version: 3 } });
  await staff.call(leadContract.transitLead, { params: need, body: { to: "reopened", version: 4 } });
  await staff.call(leadContract.updateLead, { params: intent, body: { version: 1, licensed: true } });
  await staff.call(leadContract.mergeLeads, { params: intent, body: { version: 2, otherId: twin.leadId } });
  await staff.call(leadContract.separateLead, { params: twin, body: { version: 2 } });
  await staff.call(leadContract.getLeadOnboardingLink, { params: intent });
  const { items } = await staff.call(listOnboardings, { query: {} });
  const body = { version: 4, onboardingId: items[0]?.onboardingId ?? "" };
  await staff.call(leadContract.convertLead, { params: intent, body });
  await staff.call(leadContract.getLeadFigures, {});
}

/** Calls every endpoint of an agency's leads and offerings once. */
export async function measureAgencyLeads(owner: Person) {
  const capture = async (phone: string) =>
    (await owner.call(agencyLeadContract.createAgencyLead, { body: { kind: "service", contactName: "汪", phone } }))
      .lead;
  const lead = await capture("19900000021");
  await owner.call(agencyLeadContract.listAgencyLeads, { query: {} });
  await owner.call(agencyLeadContract.getAgencyLead, { params: lead });
  const lost = { to: "lost" as const, note: "n", version: 1 };
  await owner.call(agencyLeadContract.transitAgencyLead, { params: lead, body: lost });
  await owner.call(agencyLeadContract.transitAgencyLead, { params: lead, body: { to: "reopened", version: 2 } });
  const became = await owner.call(agencyLeadContract.convertAgencyLead, {
    params: lead,
    body: { version: 3, uscc: uscc(77) },
  });
  const engageWith = became.target?.enterpriseId;
  await owner.call(agencyLeadContract.convertAgencyLead, { params: lead, body: { version: 4, engageWith } });
  const { offeringId } = await owner.call(offeringContract.createOffering, {
    body: { name: "图谱", kind: "talentMap" },
  });
  await owner.call(offeringContract.listOfferings, { query: {} });
  await owner.call(offeringContract.updateOffering, {
    params: { offeringId },
    body: { version: 1, published: true },
  });
}
