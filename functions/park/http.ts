import * as agencyContract from "@shanhai/contract/agency";
import * as invitationContract from "@shanhai/contract/invitation";
import * as onboardingContract from "@shanhai/contract/onboarding";
import * as parkContract from "@shanhai/contract/park";
import { AGENCY_WORDS } from "@shanhai/contract/problems/agency";
import { DOCUMENT_WORDS } from "@shanhai/contract/problems/document";
import { MEMBER_WORDS } from "@shanhai/contract/problems/member";
import { ONBOARDING_WORDS } from "@shanhai/contract/problems/onboarding";
import { USCC_WORDS } from "@shanhai/contract/problems/uscc";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as agency from "./agency.ts";
import * as invitation from "./invitation.ts";
import * as onboarding from "./onboarding.ts";
import * as park from "./park.ts";

const routes = [
  serve(parkContract.getPark, park.getOverview),
  serve(parkContract.listParkOrders, park.listOrders),
  serve(parkContract.getParkOrder, park.getOrder),
  serve(invitationContract.inviteToPark, invitation.inviteToPark),
  serve(agencyContract.registerAgency, agency.register),
  serve(agencyContract.listAgencies, agency.list),
  serve(agencyContract.getAgency, agency.get),
  serve(agencyContract.updateAgency, agency.update),
  serve(agencyContract.transitAgency, agency.transit),
  serve(onboardingContract.getOnboardingLink, onboarding.getLink),
  serve(onboardingContract.listOnboardings, onboarding.list),
  serve(onboardingContract.getOnboarding, onboarding.get),
  serve(onboardingContract.getOnboardingDocument, onboarding.getDocument),
  serve(onboardingContract.commentOnboarding, onboarding.comment),
  serve(onboardingContract.transitOnboarding, onboarding.transit),
  serve(onboardingContract.approveOnboarding, onboarding.approve),
  serve(invitationContract.inviteToAgency, invitation.inviteToAgency),
];

const words = { ...AGENCY_WORDS, ...DOCUMENT_WORDS, ...MEMBER_WORDS, ...ONBOARDING_WORDS, ...USCC_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
