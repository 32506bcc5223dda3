import * as agencyLeadContract from "@shanhai/contract/agency-lead";
import * as leadContract from "@shanhai/contract/lead";
import * as offeringContract from "@shanhai/contract/offering";
import { LEAD_WORDS } from "@shanhai/contract/problems/lead";
import { USCC_WORDS } from "@shanhai/contract/problems/uscc";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as agencyLead from "./agency-lead.ts";
import * as assignment from "./assignment.ts";
import * as lead from "./lead.ts";
import * as offering from "./offering.ts";

const routes = [
  serve(leadContract.createLead, lead.create),
  serve(leadContract.listLeads, lead.list),
  serve(leadContract.getLead, lead.get),
  serve(leadContract.updateLead, lead.update),
  serve(leadContract.assignLead, assignment.assign),
  serve(leadContract.transitLead, lead.transit),
  serve(leadContract.convertLead, lead.convert),
  serve(leadContract.getLeadOnboardingLink, lead.getOnboardingLink),
  serve(leadContract.mergeLeads, lead.merge),
  serve(leadContract.separateLead, lead.separate),
  serve(leadContract.getLeadFigures, lead.getFigures),
  serve(agencyLeadContract.createAgencyLead, agencyLead.create),
  serve(agencyLeadContract.listAgencyLeads, agencyLead.list),
  serve(agencyLeadContract.getAgencyLead, agencyLead.get),
  serve(agencyLeadContract.transitAgencyLead, agencyLead.transit),
  serve(agencyLeadContract.convertAgencyLead, agencyLead.convert),
  serve(offeringContract.createOffering, offering.create),
  serve(offeringContract.listOfferings, offering.list),
  serve(offeringContract.updateOffering, offering.update),
  serve(offeringContract.listCatalogue, offering.listCatalogue),
];

const words = { ...LEAD_WORDS, ...USCC_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
