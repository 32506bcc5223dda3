import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CohortId, OrderId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import {
  type CohortFact,
  type CohortRecord,
  cohortStatus,
  readCohort,
  readPartnerCohort,
} from "@shanhai/domain/cohort";
import type { ParkScope, PartnerItemsScope, PartnerScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { cohortFactKey, cohortFactPartition, cohortKey, cohortPartition, partnerCohortKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, putNewer, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** Cohorts of one order that a plan is checked against, and of one school that its park sums up: the latest of them. */
const MOST_COHORTS = 500;

const namesOf = ({ cohortId, orderId, partnerId }: CohortRecord) => [cohortId, orderId, partnerId];

/** Keeps a new plan. */
export async function insertCohort(table: Table<TenantScope>, act: Act, record: CohortRecord) {
  const put = cohortKey(table.scope, record.orderId, record.cohortId);
  return commit(table, act, {
    writes: [{ put, record, condition: { absent: true } }],
    records: namesOf(record),
    result: readCohort(record),
  });
}

export async function getCohort(
  table: Table<TenantItemsScope>,
  orderId: OrderId,
  id: CohortId,
): Promise<CohortRecord | undefined> {
  return getRecord(table, cohortKey(table.scope, orderId, id));
}

/** An order's cohorts, newest first. */
export async function listCohorts(
  table: Table<TenantScope>,
  orderId: OrderId,
  page: PageQuery,
): Promise<Page<CohortRecord>> {
  return listNewest(table, { name: `cohort:${orderId}`, partitions: [cohortPartition(table.scope, orderId)] }, page);
}

/** All of an order's cohorts, but for one. */
export async function otherCohorts(table: Table<TenantScope>, orderId: OrderId, but?: CohortId) {
  const items = await queryItems(table, { partition: cohortPartition(table.scope, orderId), limit: MOST_COHORTS });
  return items.map((item) => recordOf<CohortRecord>(item)).filter(({ cohortId }) => cohortId !== but);
}

/** Keeps the agency's part over the state it was decided on. Throws `stale`. */
export async function savePlan(table: Table<TenantScope>, act: Act, before: CohortRecord, after: CohortRecord) {
  const { orderId, cohortId, plan, planVersion } = after;
  return orStale(
    commit(table, act, {
      writes: [
        {
          update: cohortKey(table.scope, orderId, cohortId),
          set: { plan, planVersion },
          condition: { equals: { planVersion: before.planVersion, answerVersion: before.answerVersion } },
        },
      ],
      records: namesOf(after),
      result: readCohort(after),
      detail: { cohort: cohortStatus(after), ...(plan.cancelled ? { reason: plan.cancelled.reason } : {}) },
    }),
    (item) => readCohort(recordOf(item)),
  );
}

export async function getPartnerCohort(
  table: Table<PartnerItemsScope>,
  id: CohortId,
): Promise<CohortRecord | undefined> {
  return getRecord(table, partnerCohortKey(table.scope, id));
}

/** A school's cohorts by id, as far as there are any. */
export async function getPartnerCohorts(
  table: Table<PartnerItemsScope>,
  ids: readonly CohortId[],
): Promise<Map<CohortId, CohortRecord>> {
  const keys = [...new Set(ids)].map((id) => partnerCohortKey(table.scope, id));
  const records = await getRecords<CohortRecord>(table, keys);
  return new Map(records.map((record) => [record.cohortId, record]));
}

/** What was proposed to a school, newest first. */
export async function listPartnerCohorts(table: Table<PartnerScope>, page: PageQuery): Promise<Page<CohortRecord>> {
  return listNewest(table, { name: "cohort", partitions: [partition(table.scope, "cohort")] }, page);
}

/** The school's part over the state it was decided on; refused when either side changed its own meanwhile. */
export function answerWrite(scope: PartnerScope, before: CohortRecord, after: CohortRecord): Write {
  const { cohortId, answer, answerVersion } = after;
  return {
    update: partnerCohortKey(scope, cohortId),
    set: { answer, answerVersion },
    condition: { equals: { planVersion: before.planVersion, answerVersion: before.answerVersion } },
  };
}

/** Keeps what the school says of a cohort as a whole. Throws `stale`. */
export async function saveAnswer(table: Table<PartnerScope>, act: Act, before: CohortRecord, after: CohortRecord) {
  const reason = after.answer?.reason;
  return orStale(
    commit(table, act, {
      writes: [answerWrite(table.scope, before, after)],
      records: [after.cohortId],
      result: readPartnerCohort(after),
      detail: { cohort: cohortStatus(after), ...(reason ? { reason } : {}) },
    }),
    (item) => readPartnerCohort(recordOf(item)),
  );
}

/*
 * What follows on the other side, by way of the stream: each part is guarded by its own version, so that what is told twice, late or
 * out of order changes nothing.
 */

async function followPart(
  table: Table<PartnerItemsScope> | Table<TenantItemsScope>,
  write: Extract<Write, { update: unknown }>,
): Promise<void> {
  await transact(table, [write]).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

/** The school's copy of the plan, and of what became of its graduates. */
export async function copyPlan(table: Table<PartnerItemsScope>, record: CohortRecord): Promise<void> {
  const { cohortId, plan, planVersion, outcome, outcomeVersion } = record;
  const update = partnerCohortKey(table.scope, cohortId);
  const known = await getRecord<CohortRecord>(table, update);
  if (!known) {
    const { answer: _own, ...told } = record;
    const put: Write = { put: update, record: { ...told, answerVersion: 0 }, condition: { absent: true } };
    // Told by another delivery at the same moment: what is newer of this one still follows.
    await transact(table, [put]).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
  if (!known || known.planVersion < planVersion)
    await followPart(table, {
      update,
      set: { plan, planVersion },
      condition: { exists: true, below: { planVersion } },
    });
  if (!known || known.outcomeVersion < outcomeVersion)
    await followPart(table, {
      update,
      set: { outcome, outcomeVersion },
      condition: { exists: true, below: { outcomeVersion } },
    });
}

/** The agency's copy of the school's answer and counts, of a cohort that it has. */
export async function copyAnswer(table: Table<TenantItemsScope>, record: CohortRecord): Promise<void> {
  const { orderId, cohortId, answer, answerVersion } = record;
  const update = cohortKey(table.scope, orderId, cohortId);
  await followPart(table, {
    update,
    set: { answer, answerVersion },
    condition: { exists: true, below: { answerVersion } },
  });
}

/** What the park counts of a cohort; of two revisions the later stands. */
export async function projectCohort(table: Table<ParkScope>, fact: CohortFact): Promise<void> {
  await putNewer(table, cohortFactKey(table.scope, fact.partnerId, fact.cohortId), fact, "revision");
}

export async function listCohortFacts(table: Table<ParkScope>, partnerId: PartnerId): Promise<CohortFact[]> {
  const items = await queryItems(table, {
    partition: cohortFactPartition(table.scope, partnerId),
    limit: MOST_COHORTS,
  });
  return items.map((item) => recordOf<CohortFact>(item));
}
