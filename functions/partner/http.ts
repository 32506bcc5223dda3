import * as agreementContract from "@shanhai/contract/agreement";
import { getDemand } from "@shanhai/contract/demand";
import * as fulfilmentContract from "@shanhai/contract/fulfilment";
import { inviteCoordinator, inviteToPartner } from "@shanhai/contract/invitation";
import * as partnerContract from "@shanhai/contract/partner";
import * as partnerPostingContract from "@shanhai/contract/partner-posting";
import { MEMBER_WORDS } from "@shanhai/contract/problems/member";
import { PARTNER_WORDS } from "@shanhai/contract/problems/partner";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as agreement from "./agreement.ts";
import * as demand from "./demand.ts";
import * as fulfilment from "./fulfilment.ts";
import * as grant from "./grant.ts";
import * as invitation from "./invitation.ts";
import * as partner from "./partner.ts";
import * as partnerPosting from "./partner-posting.ts";

const routes = [
  serve(partnerContract.createPartner, partner.create),
  serve(partnerContract.listPartners, partner.list),
  serve(partnerContract.getPartner, partner.get),
  serve(partnerContract.updatePartner, partner.update),
  serve(partnerContract.transitPartner, partner.transit),
  serve(inviteToPartner, invitation.inviteToPartner),
  serve(inviteCoordinator, invitation.inviteCoordinator),
  serve(agreementContract.createAgreement, agreement.create),
  serve(agreementContract.listAgreements, agreement.list),
  serve(agreementContract.getAgreement, agreement.get),
  serve(agreementContract.updateAgreement, agreement.update),
  serve(agreementContract.transitAgreement, agreement.transit),
  serve(agreementContract.renewAgreement, agreement.renew),
  serve(agreementContract.discardAgreement, agreement.discard),
  serve(agreementContract.getPartnerHome, partner.getHome),
  serve(fulfilmentContract.recordFulfilment, fulfilment.record),
  serve(fulfilmentContract.listFulfilments, fulfilment.list),
  serve(fulfilmentContract.withdrawFulfilment, fulfilment.withdraw),
  serve(getDemand, demand.get),
  serve(partnerPostingContract.listPartnerPostings, partnerPosting.list),
  serve(partnerPostingContract.listAudiences, partnerPosting.listAudiences),
];

const words = { ...PARTNER_WORDS, ...MEMBER_WORDS };

export const create = (platform: Platform) =>
  handle(routes, words, platform, { requireGrant: grant.requireOn(platform) });
export const handler = create(awsPlatform());
