import * as contactRequestContract from "@shanhai/contract/contact-request";
import { ALLY_WORDS } from "@shanhai/contract/problems/ally";
import { PARTNER_WORDS } from "@shanhai/contract/problems/partner";
import * as prospectContract from "@shanhai/contract/prospect";
import * as proposalContract from "@shanhai/contract/prospect-proposal";
import * as sharedProspectContract from "@shanhai/contract/shared-prospect";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as contactRequest from "./contact-request.ts";
import * as prospect from "./prospect.ts";
import * as proposal from "./prospect-proposal.ts";
import * as sharedProspect from "./shared-prospect.ts";

const routes = [
  serve(prospectContract.createProspect, prospect.create),
  serve(prospectContract.createProspectFromLead, prospect.createFromLead),
  serve(prospectContract.listProspects, prospect.list),
  serve(prospectContract.getProspect, prospect.get),
  serve(prospectContract.updateProspect, prospect.update),
  serve(prospectContract.shareProspect, prospect.share),
  serve(prospectContract.transitProspect, prospect.transit),
  serve(prospectContract.recordProspectConsent, prospect.recordConsent),
  serve(prospectContract.withdrawProspectConsent, prospect.withdrawConsent),
  serve(contactRequestContract.listContactRequests, contactRequest.list),
  serve(contactRequestContract.declineContactRequest, contactRequest.decline),
  serve(sharedProspectContract.listSharedProspects, sharedProspect.list),
  serve(sharedProspectContract.getSharedProspect, sharedProspect.get),
  serve(sharedProspectContract.askForContact, sharedProspect.ask),
  serve(sharedProspectContract.revealProspectContact, sharedProspect.reveal),
  serve(proposalContract.createProspectProposal, proposal.create),
  serve(proposalContract.listProspectProposals, proposal.list),
  serve(proposalContract.getAllyFigures, proposal.getFigures),
];

const words = { ...ALLY_WORDS, ...PARTNER_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
