import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CohortId, GraduateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { CohortRecord } from "@shanhai/domain/cohort";
import { type EnrolmentRecord, isInClass } from "@shanhai/domain/enrolment";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import { answerWrite } from "./cohort.ts";
import { commit } from "./commit.ts";
import { enrolmentKey, enrolmentPartition, inClassKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { getRecords, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** In which cohort somebody is trained, by graduate. */
export type InClass = ReadonlyMap<GraduateId, CohortId>;

/** Who of these is in a cohort, as far as they are. */
export async function getEnrolments(
  table: Table<PartnerScope>,
  cohortId: CohortId,
  ids: readonly GraduateId[],
): Promise<Map<GraduateId, EnrolmentRecord>> {
  const keys = ids.map((id) => enrolmentKey(table.scope, cohortId, id));
  const records = await getRecords<EnrolmentRecord>(table, keys);
  return new Map(records.map((record) => [record.graduateId, record]));
}

/** In which cohorts these are trained now. */
export async function getInClass(table: Table<PartnerScope>, ids: readonly GraduateId[]): Promise<InClass> {
  const keys = ids.map((id) => inClassKey(table.scope, id));
  const records = await getRecords<{ graduateId: GraduateId; cohortId: CohortId }>(table, keys);
  return new Map(records.map(({ graduateId, cohortId }) => [graduateId, cohortId]));
}

export async function listEnrolments(
  table: Table<PartnerScope>,
  cohortId: CohortId,
  page: PageQuery,
): Promise<Page<EnrolmentRecord>> {
  const partitions = [enrolmentPartition(table.scope, cohortId)];
  return listNewest(table, { name: `enrolment:${cohortId}`, partitions }, page);
}

/** Writes of one person's enrolment: over the version it was decided on, with the place in class that they take or leave. */
export function enrolmentWrites(
  scope: PartnerScope,
  before: EnrolmentRecord | undefined,
  after: EnrolmentRecord,
  inClass: InClass,
): Write[] {
  const { cohortId, graduateId } = after;
  const place = inClassKey(scope, graduateId);
  const held = inClass.get(graduateId);
  const [was, is] = [isInClass(before?.status), isInClass(after.status)];
  const takes: Write = {
    put: place,
    record: { graduateId, cohortId },
    condition: held ? { equals: { cohortId: held } } : { absent: true },
  };
  return [
    {
      put: enrolmentKey(scope, cohortId, graduateId),
      record: after,
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    ...(is && !was ? [takes] : []),
    ...(was && !is ? [{ remove: place, condition: { equals: { cohortId } } }] : []),
  ];
}

/** Keeps one part of a bulk act on a cohort's people, with the counts that it moves. Throws `Refused` when anything changed meanwhile. */
export async function saveEnrolments<R>(
  table: Table<PartnerScope>,
  act: Act,
  before: CohortRecord,
  after: CohortRecord,
  change: { writes: readonly Write[]; graduateIds: readonly GraduateId[]; result: R; detail?: Record<string, unknown> },
): Promise<R> {
  const { writes, graduateIds, result, detail = {} } = change;
  return commit(table, act, {
    writes: [...writes, answerWrite(table.scope, before, after)],
    records: [before.cohortId, ...graduateIds],
    result,
    detail,
  });
}
