import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, MemberId, ProgrammeId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { AssessmentRecord, Evaluator } from "@shanhai/domain/assessment";
import type { ColleagueRecord } from "@shanhai/domain/member";
import type { ServiceResultRecord } from "@shanhai/domain/service-result";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { memberIdOf, partition } from "./keys/owner.ts";
import {
  assessmentKey,
  interestKey,
  ownAssessmentKey,
  ownAssessmentPartition,
  programmeKey,
  serviceResultKey,
} from "./keys/park.ts";
import { listEarliest, listNewest } from "./listing.ts";
import type { MemberRecord } from "./member.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** The park's evaluators, at most a hundred, in no order. */
export async function listEvaluators(table: Table<ParkScope>): Promise<Evaluator[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "member"), limit: 100 });
  return items
    .map((item) => recordOf<ColleagueRecord>(item))
    .filter(({ role }) => role === "evaluator")
    .map(({ memberId, name }) => ({ memberId, name }));
}

/** Which of these evaluators is a member of which of these agencies: `agency member`. */
export async function getInterests(
  table: Table<ParkScope>,
  agencies: readonly AgencyId[],
  evaluators: readonly MemberId[],
): Promise<Set<string>> {
  const keys = agencies.flatMap((agency) => evaluators.map((member) => interestKey(table.scope, agency, member)));
  const found = await getRecords<{ agencyId: AgencyId; memberId: MemberId }>(table, keys);
  return new Set(found.map(({ agencyId, memberId }) => `${agencyId} ${memberId}`));
}

/**
 * Notes for the park that a person is a member of one of its agencies, by way of the stream: no more than that, and under
 * an id that names nobody. Writing it again, or an older one late, changes nothing.
 */
export async function copyInterest(table: Table<ParkScope>, record: MemberRecord): Promise<void> {
  const { subject, decidedAt, removed } = record;
  const agencyId = record.organisationId as AgencyId;
  const memberId = memberIdOf(subject);
  const Key = interestKey(table.scope, agencyId, memberId);
  const older = {
    TableName: table.name,
    ConditionExpression: "attribute_not_exists(pk) OR decidedAt < :decidedAt",
    ExpressionAttributeValues: { ":decidedAt": decidedAt },
  };
  await unlessRefused(() =>
    removed
      ? table.client.send(new DeleteCommand({ Key, ...older }))
      : table.client.send(new PutCommand({ Item: { ...Key, agencyId, memberId, decidedAt }, ...older })),
  );
}

/** That nobody who scores has an interest, and the pointers by which each finds the work. */
function evaluatorWrites(scope: ParkScope, record: AssessmentRecord, evaluators: readonly Evaluator[]): Write[] {
  const { programmeId, agencyId } = record;
  return evaluators.flatMap(({ memberId }) => [
    { check: interestKey(scope, agencyId, memberId), condition: { absent: true } as const },
    { put: ownAssessmentKey(scope, memberId, programmeId, agencyId), record: { programmeId, agencyId } },
  ]);
}

/**
 * Takes agencies into a programme that is open. Throws `assessment.duplicate`, `programme.state`, and
 * `evaluator.conflictOfInterest` for who became a member of the agency meanwhile.
 */
export async function insertAssessments<R>(
  table: Table<ParkScope>,
  act: Act,
  records: readonly AssessmentRecord[],
  result: R,
): Promise<R> {
  const { scope } = table;
  const [first] = records;
  if (!first) return result;
  const programme: Write = {
    update: programmeKey(scope, first.programmeId),
    add: { agencies: records.length },
    condition: { equals: { status: "open" } },
  };
  const puts: Write[] = records.map((record) => ({
    put: assessmentKey(scope, record.programmeId, record.agencyId),
    record,
    condition: { absent: true },
  }));
  try {
    return await commit(table, act, {
      writes: [programme, ...puts, ...records.flatMap((record) => evaluatorWrites(scope, record, record.evaluators))],
      records: [first.programmeId, ...records.map(({ agencyId }) => agencyId)],
      result,
      detail: { rows: records.length },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.at(0)) throw new AppError("programme.state");
    const taken = records.some((_, index) => error.at(index + 1));
    throw new AppError(taken ? "assessment.duplicate" : "evaluator.conflictOfInterest");
  }
}

export async function getAssessment(
  table: Table<ParkScope>,
  programme: ProgrammeId,
  agency: AgencyId,
): Promise<AssessmentRecord | undefined> {
  return getRecord(table, assessmentKey(table.scope, programme, agency));
}

/** Agencies of a programme, in the order of their registration. */
export async function listAssessments(
  table: Table<ParkScope>,
  programme: ProgrammeId,
  page: PageQuery,
): Promise<Page<AssessmentRecord>> {
  const partitions = [partition(table.scope, "assessment")];
  // `$` follows `#` at once: everything of that programme lies between.
  const list = { name: `assessment:${programme}`, partitions, from: `${programme}#`, upTo: `${programme}$` };
  return listEarliest(table, list, page);
}

/** All of a programme's assessments: for what is computed of the whole. */
export async function allAssessments(table: Table<ParkScope>, programme: ProgrammeId): Promise<AssessmentRecord[]> {
  const items = await queryItems(table, {
    partition: partition(table.scope, "assessment"),
    beginsWith: `${programme}#`,
    limit: Number.MAX_SAFE_INTEGER,
    ascending: true,
  });
  return items.map((item) => recordOf<AssessmentRecord>(item));
}

/** What an evaluator was given, latest programme first: the list points, the assessments are read. */
export async function listOwnAssessments(
  table: Table<ParkScope>,
  evaluator: MemberId,
  page: PageQuery,
): Promise<Page<AssessmentRecord>> {
  const { scope } = table;
  const list = { name: `ownAssessment:${evaluator}`, partitions: [ownAssessmentPartition(scope, evaluator)] };
  const found = await listNewest<Pick<AssessmentRecord, "programmeId" | "agencyId">>(table, list, page);
  const keys = found.items.map(({ programmeId, agencyId }) => assessmentKey(scope, programmeId, agencyId));
  const records = await getRecords<AssessmentRecord>(table, keys);
  const byPlace = new Map(records.map((record) => [`${record.programmeId}#${record.agencyId}`, record]));
  return { ...found, items: found.items.flatMap((one) => byPlace.get(`${one.programmeId}#${one.agencyId}`) ?? []) };
}

/**
 * Keeps an assessment's next state while its programme is open; with other evaluators, also where they find it. Throws
 * `Refused` when somebody was faster, `programme.state`, `evaluator.conflictOfInterest`.
 */
export async function saveAssessment<R>(
  table: Table<ParkScope>,
  act: Act,
  before: AssessmentRecord,
  after: AssessmentRecord,
  result: R,
): Promise<R> {
  const { scope } = table;
  const { programmeId, agencyId } = after;
  const isIn = (list: readonly Evaluator[], one: Evaluator) => list.some(({ memberId }) => memberId === one.memberId);
  const added = after.evaluators.filter((one) => !isIn(before.evaluators, one));
  const gone = before.evaluators.filter((one) => !isIn(after.evaluators, one));
  try {
    return await commit(table, act, {
      writes: [
        {
          put: assessmentKey(scope, programmeId, agencyId),
          record: after,
          condition: { equals: { version: before.version } },
        },
        { check: programmeKey(scope, programmeId), condition: { equals: { status: "open" } } },
        ...evaluatorWrites(scope, after, added),
        ...gone.map(({ memberId }) => ({ remove: ownAssessmentKey(scope, memberId, programmeId, agencyId) })),
      ],
      records: [programmeId, agencyId],
      result,
    });
  } catch (error) {
    if (!(error instanceof Refused) || error.at(0)) throw error;
    throw new AppError(error.at(1) ? "programme.state" : "evaluator.conflictOfInterest");
  }
}

/** Keeps it over the version that a person saw. Throws `stale` with the current one as `read` shows it, and as above. */
export async function replaceAssessment<R>(
  table: Table<ParkScope>,
  act: Act,
  before: AssessmentRecord,
  after: AssessmentRecord,
  read: (record: AssessmentRecord) => R,
): Promise<R> {
  return saveAssessment(table, act, before, after, read(after)).catch((error: unknown) => {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    const current = refusal.item ? { current: read(recordOf<AssessmentRecord>(refusal.item)) } : {};
    throw new AppError("stale", current);
  });
}

/** Freezes assessments with their results, up to 40 at once. Throws `Refused` when one changed since it was read. */
export async function freezeAssessments(
  table: Table<ParkScope>,
  act: Act,
  pairs: readonly { assessment: AssessmentRecord; result: ServiceResultRecord }[],
): Promise<void> {
  const { scope } = table;
  await commit(table, act, {
    writes: pairs.flatMap(({ assessment, result }): Write[] => [
      {
        update: assessmentKey(scope, assessment.programmeId, assessment.agencyId),
        set: { concludedAt: act.at },
        condition: { equals: { version: assessment.version }, missing: ["concludedAt"] },
      },
      {
        put: serviceResultKey(scope, result.programmeId, result.agencyId),
        record: result,
        condition: { absent: true },
      },
    ]),
    records: [...new Set(pairs.map(({ result }) => result.programmeId))],
    result: null,
    detail: { rows: pairs.length },
  });
}
