import * as answeredSurveyContract from "@shanhai/contract/answered-survey";
import * as dueVisitContract from "@shanhai/contract/due-visit";
import * as engagementContract from "@shanhai/contract/engagement";
import * as enterpriseLinkContract from "@shanhai/contract/enterprise-link";
import { ENGAGEMENT_WORDS } from "@shanhai/contract/problems/engagement";
import { ENTERPRISE_LINK_WORDS } from "@shanhai/contract/problems/enterprise-link";
import * as surveyVisitContract from "@shanhai/contract/survey-visit";
import * as visitContract from "@shanhai/contract/visit";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as answeredSurvey from "./answered-survey.ts";
import * as dueVisit from "./due-visit.ts";
import * as engagement from "./engagement.ts";
import * as enterpriseLink from "./enterprise-link.ts";
import * as surveyVisit from "./survey-visit.ts";
import * as visit from "./visit.ts";

const routes = [
  serve(engagementContract.openEngagement, engagement.open),
  serve(engagementContract.listEngagements, engagement.list),
  serve(engagementContract.getEngagement, engagement.get),
  serve(engagementContract.closeStep, engagement.closeStep),
  serve(engagementContract.reopenStep, engagement.reopenStep),
  serve(engagementContract.stopEngagement, engagement.stop),
  serve(engagementContract.listParkEngagements, engagement.listForPark),
  serve(engagementContract.getEngagementFigures, engagement.getFigures),
  serve(answeredSurveyContract.listAnsweredSurveys, answeredSurvey.list),
  serve(visitContract.planVisit, visit.plan),
  serve(visitContract.listVisits, visit.list),
  serve(visitContract.getVisit, visit.get),
  serve(visitContract.changeVisit, visit.update),
  serve(visitContract.completeVisit, visit.complete),
  serve(visitContract.cancelVisit, visit.cancel),
  serve(surveyVisitContract.planSurveyVisits, surveyVisit.plan),
  serve(surveyVisitContract.getSurveyVisitFigures, surveyVisit.getFigures),
  serve(dueVisitContract.listDueVisits, dueVisit.list),
  serve(dueVisitContract.skipDueVisit, dueVisit.skip),
  serve(dueVisitContract.getVisitRule, dueVisit.getRule),
  serve(dueVisitContract.changeVisitRule, dueVisit.changeRule),
  serve(enterpriseLinkContract.createEnterpriseLink, enterpriseLink.create),
  serve(enterpriseLinkContract.listEnterpriseLinks, enterpriseLink.list),
  serve(enterpriseLinkContract.renewEnterpriseLink, enterpriseLink.renew),
  serve(enterpriseLinkContract.revokeEnterpriseLink, enterpriseLink.revoke),
];

export const create = (platform: Platform) =>
  handle(routes, { ...ENGAGEMENT_WORDS, ...ENTERPRISE_LINK_WORDS }, platform);
export const handler = create(awsPlatform());
