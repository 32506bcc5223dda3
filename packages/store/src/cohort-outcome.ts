import type { ApplicationId, CohortId } from "@shanhai/contract/scalar";
import type { CohortOutcome } from "@shanhai/domain/cohort";
import { moveOutcome, outcomeOf } from "@shanhai/domain/enrolment";
import type { ToldApplication } from "@shanhai/domain/introduction";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { getCohort } from "./cohort.ts";
import { cohortApplicationKey, cohortKey } from "./keys/partner.ts";
import { getRecord, type Table } from "./table.ts";
import { transact } from "./write.ts";

/** What was counted of one application into its cohort's outcome: of nobody in particular. */
export interface CohortApplication extends CohortOutcome {
  applicationId: ApplicationId;
  cohortId: CohortId;
  seat: number;
  /** The application's version that was counted. */
  version: number;
}

/**
 * Counts where an application stands into its cohort's outcome, by the difference to what was counted of it before: once a version,
 * whatever is told again, late or out of order. Throws `Refused` when another was counted meanwhile: look again.
 */
export async function countCohortApplication(
  table: Table<TenantItemsScope>,
  cohortId: CohortId,
  application: ToldApplication,
): Promise<void> {
  const { applicationId, orderId, positionId, version } = application;
  const mark = cohortApplicationKey(table.scope, cohortId, applicationId);
  const [before, cohort] = await Promise.all([
    getRecord<CohortApplication>(table, mark),
    getCohort(table, orderId, cohortId),
  ]);
  if (!cohort || (before && before.version >= version)) return;
  const seat = before?.seat ?? cohort.plan.seats.findIndex((one) => one.positionId === positionId);
  const counted = outcomeOf(application);
  const outcome = moveOutcome(cohort, seat, before ?? outcomeOf(undefined), counted);
  await transact(table, [
    {
      put: mark,
      record: { applicationId, cohortId, seat, version, ...counted },
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    {
      update: cohortKey(table.scope, orderId, cohortId),
      set: { outcome, outcomeVersion: cohort.outcomeVersion + 1 },
      condition: { equals: { outcomeVersion: cohort.outcomeVersion } },
    },
  ]);
}
