import * as cohortContract from "@shanhai/contract/cohort";
import * as enrolmentContract from "@shanhai/contract/enrolment";
import * as partnerContract from "@shanhai/contract/partner-cohort";
import { COHORT_WORDS } from "@shanhai/contract/problems/cohort";
import { NOT_OPEN_WORDS } from "@shanhai/contract/problems/not-open";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as cohort from "./cohort.ts";
import * as enrolment from "./enrolment.ts";
import * as partnerCohort from "./partner-cohort.ts";

const routes = [
  serve(cohortContract.createCohort, cohort.create),
  serve(cohortContract.listCohorts, cohort.list),
  serve(cohortContract.getCohort, cohort.get),
  serve(cohortContract.updateCohort, cohort.update),
  serve(cohortContract.transitCohort, cohort.transit),
  serve(cohortContract.getCohortFigures, cohort.getFigures),
  serve(partnerContract.listPartnerCohorts, partnerCohort.list),
  serve(partnerContract.getPartnerCohort, partnerCohort.get),
  serve(partnerContract.transitPartnerCohort, partnerCohort.transit),
  serve(partnerContract.recordPhase, partnerCohort.record),
  serve(enrolmentContract.enrolGraduates, enrolment.enrolMany),
  serve(enrolmentContract.listEnrolments, enrolment.list),
  serve(enrolmentContract.moveEnrolments, enrolment.moveMany),
  serve(enrolmentContract.sendGraduates, enrolment.sendMany),
];

const words = { ...COHORT_WORDS, ...NOT_OPEN_WORDS, ...ORDER_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
