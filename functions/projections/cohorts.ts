import { type CohortRecord, cohortFact, cohortStatus } from "@shanhai/domain/cohort";
import type { ToldApplication } from "@shanhai/domain/introduction";
import { copyAnswer, copyPlan, projectCohort } from "@shanhai/store/cohort";
import { countCohortApplication } from "@shanhai/store/cohort-outcome";
import { recordOf } from "@shanhai/store/table";
import { mintParkScope, mintPartnerItemsScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/*
 * Between an agency that plans cohorts and the schools that train them: the school has a copy of what was proposed, the agency of the
 * answer and the counts, the park of the counts alone. Each step may be done again, late or out of order.
 */

type Image = Record<string, unknown>;

async function plannedCohortChanged(platform: Platform, _tenantId: string, image: Image): Promise<void> {
  const record = recordOf<CohortRecord>(image);
  // A draft is the agency's alone, and so is what it writes anew of a plan that was declined.
  const isAsked = record.plan.proposal > 0 && cohortStatus(record) !== "declined";
  if (isAsked) await copyPlan(platform.open(mintPartnerItemsScope(record.partnerId)), record);
}

async function schoolCohortChanged(platform: Platform, _partnerId: string, image: Image): Promise<void> {
  const record = recordOf<CohortRecord>(image);
  if (record.answer) await copyAnswer(platform.open(mintTenantItemsScope(record.agencyId)), record);
  await projectCohort(platform.open(mintParkScope(record.parkId)), cohortFact(record));
}

/** What became of somebody who was trained in a cohort, counted for it. */
export async function countForCohort(
  platform: Platform,
  tenantId: string,
  application: ToldApplication,
): Promise<void> {
  const { cohort } = application.introduction ?? {};
  if (!cohort) return;
  const table = platform.open(mintTenantItemsScope(tenantId));
  await settle(() => countCohortApplication(table, cohort.cohortId, application));
}

/** By the item's partition without its owner; `*` stands for whatever comes behind the noun. */
export const COHORT_CONSEQUENCES = {
  "T#cohort#*": plannedCohortChanged,
  "N#cohort": schoolCohortChanged,
};
