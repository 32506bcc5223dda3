import type { Application } from "@shanhai/contract/application";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { DECIDABLE_STAGES } from "@shanhai/contract/enterprise-decision";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId, Instant, MoveId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { leftFrom } from "@shanhai/domain/application";
import { asksAnew } from "@shanhai/domain/enterprise-decision";
import type { CounterChange } from "@shanhai/domain/move";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { useRecord } from "./in-use.ts";
import { applicationKey, assignedListing, positionKey, stagePartition, stagePartitions } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecords, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, Refused, type Write } from "./write.ts";

/** An application as kept; `act` is the request that recommended it, so that a retry knows its own rows. */
export interface StoredApplication extends Application {
  act: string;
  /** The number of the form by which somebody applied: the link to this application's progress names it. */
  request?: string;
  /** The form by which the person applied again after a withdrawal, and when: its link shows what came since. */
  renewal?: { request: string; at: Instant };
}

export function readApplication(record: StoredApplication): Application {
  const { act: _act, request: _request, renewal: _renewal, ...application } = record;
  return application;
}

/** Where the index lists an application: by position and stage, in order of recommendation. */
function applicationListing(scope: TenantScope, application: Application) {
  return {
    gsi1pk: stagePartition(scope, application.positionId, application.stage),
    gsi1sk: `${application.createdAt}#${application.applicationId}`,
  };
}

/** Applications by id, whichever order they belong to. */
export async function getApplications(
  table: Table<TenantItemsScope>,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, StoredApplication>> {
  const records = await getRecords<StoredApplication>(
    table,
    ids.map((id) => applicationKey(table.scope, id)),
  );
  return new Map(records.map((record) => [record.applicationId, record]));
}

/** What deciding and writing a move needs of an application: a third of what it weighs. */
const MOVABLE = [
  "applicationId",
  "orderId",
  "positionId",
  "stage",
  "reason",
  "moveId",
  "recruiterId",
  "enterpriseDecision",
  "version",
] as const satisfies readonly (keyof Application)[];
/** Who it is, and where they came from: a placement says so too. */
const PERSON = ["candidateId", "candidateName", "source"] as const satisfies readonly (keyof Application)[];
export type MovableApplication = Pick<Application, (typeof MOVABLE)[number]>;
type ArrivingApplication = MovableApplication & Pick<Application, (typeof PERSON)[number]>;

/** Whether the application was read with who it is: those that move to `onboarded` are. */
export function isArriving(application: MovableApplication): application is ArrivingApplication {
  return "candidateId" in application;
}

/** Applications by id as far as moving them goes; with who they are when moving them makes placements. */
export async function getMovable(
  table: Table<TenantScope>,
  ids: readonly ApplicationId[],
  to?: Stage,
): Promise<Map<ApplicationId, MovableApplication>> {
  const keys = ids.map((id) => applicationKey(table.scope, id));
  const only = to === "onboarded" ? [...MOVABLE, ...PERSON] : MOVABLE;
  const records = await getRecords<ArrivingApplication>(table, keys, only);
  return new Map(records.map((record) => [record.applicationId, record]));
}

/** A position's applications, newest first; all stages, or one. */
export async function listApplications(
  table: Table<TenantScope>,
  positionId: PositionId,
  page: PageQuery & { stage?: Stage | undefined },
): Promise<Page<StoredApplication>> {
  const partitions = page.stage
    ? [stagePartition(table.scope, positionId, page.stage)]
    : stagePartitions(table.scope, positionId);
  return listNewest(
    table,
    { name: `application:${positionId}:${page.stage ?? ""}`, partitions, index: "listing" },
    page,
  );
}

/** Pages that one answer reads at most: a searched page may be short, and still go on. */
const MOST_READS = 5;

/** Whom the enterprise is asked about, newest first: those it has not answered for, or those it has. */
export async function listDecidable(
  table: Table<TenantScope>,
  positionId: PositionId,
  { limit, cursor, decided }: PageQuery & { decided: boolean },
): Promise<Page<StoredApplication>> {
  const partitions = DECIDABLE_STAGES.map((stage) => stagePartition(table.scope, positionId, stage));
  const list = { name: `decidable:${positionId}`, partitions, index: "listing" as const };
  const items: StoredApplication[] = [];
  let next = cursor;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const found = await listNewest<StoredApplication>(table, list, { limit: limit - items.length, cursor: next });
    items.push(...found.items.filter(({ enterpriseDecision }) => (enterpriseDecision !== undefined) === decided));
    next = found.cursor;
    if (next === undefined || items.length >= limit) break;
  }
  return { items, ...(next === undefined ? {} : { cursor: next }) };
}

/** A position's counters moving with its applications; an arrival needs an open seat. */
export function countStages(scope: TenantScope, positionId: PositionId, change: CounterChange): Write {
  const stages = Object.entries(change.stages).map(([stage, amount]) => [`stages.${stage}`, amount] as const);
  return {
    update: positionKey(scope, positionId),
    add: { ...Object.fromEntries(stages), filled: change.filled, open: -change.filled },
    ...(change.decided ? { count: { decided: change.decided } } : {}),
    condition: change.filled > 0 ? { atLeast: { open: change.filled } } : { exists: true },
  };
}

/** The writes that keep one new application and count it; refused when it is there, or its person was taken out. */
export function insertApplication(scope: TenantScope, record: StoredApplication): Write[] {
  const put = applicationKey(scope, record.applicationId);
  return [
    { put, listing: applicationListing(scope, record), record, condition: { absent: true } },
    useRecord(scope, record.candidateId),
    countStages(scope, record.positionId, { stages: { [record.stage]: 1 }, filled: 0 }),
  ];
}

/** An application's way to another stage, over the version it was read with. */
export interface Step {
  application: MovableApplication;
  to: Stage;
  reason?: string | undefined;
  moveId?: MoveId | undefined;
  /** Back to where it was: what the enterprise said stays. */
  undoing?: boolean;
  /** What the person sent who applied again. */
  sent?: Pick<StoredApplication, "applied" | "renewal">;
}

/**
 * That an application is as it was read, with the recruiter it had. Who looks after it is no part of its version: giving
 * it to somebody must not stand in the way of an undo.
 */
export function asRead({ version, recruiterId }: Pick<Application, "version" | "recruiterId">) {
  return recruiterId
    ? { equals: { version, recruiterId } }
    : { equals: { version }, missing: ["recruiterId"] as const };
}

/** That the enterprise has said nothing since: what it says is no part of the version either, and counted by stage. */
export function asDecided({ enterpriseDecision }: Pick<Application, "enterpriseDecision">) {
  return enterpriseDecision
    ? { equals: { "enterpriseDecision.at": enterpriseDecision.at } }
    : { missing: ["enterpriseDecision"] as const };
}

export function stepOn(
  scope: TenantScope,
  act: Pick<Act, "name" | "at">,
  { application, to, reason, moveId, undoing, sent }: Step,
): Write {
  const { applicationId, positionId, recruiterId, version, stage: from } = application;
  const [read, decided] = [asRead(application), asDecided(application)];
  const at = { applicationId, positionId, stage: to, movedAt: act.at };
  return {
    update: applicationKey(scope, applicationId),
    set: {
      stage: to,
      version: version + 1,
      gsi1pk: stagePartition(scope, positionId, to),
      movedBy: act.name,
      movedAt: act.at,
      moveId,
      reason,
      outFrom: leftFrom(application.stage, to),
      ...sent,
      ...(recruiterId ? assignedListing(scope, recruiterId, at) : {}),
      ...(asksAnew({ from, to, undoing }) ? { enterpriseDecision: undefined } : {}),
    },
    condition: {
      equals: { ...read.equals, ...decided.equals },
      missing: [...(read.missing ?? []), ...(decided.missing ?? [])],
    },
  };
}

/** Rows of one transaction, two writes each: the position's counters, the audit entry and the idempotency record need a place too. */
const ROWS_AT_ONCE = Math.floor((MAX_WRITES - 3) / 2);

/** What kept applications from being written: they exist already, or their person has been taken out in the meantime. */
interface NotInserted {
  existing: Map<ApplicationId, StoredApplication>;
  gone: Set<ApplicationId>;
}

/**
 * Keeps new applications and counts them, in transactions of up to 48; those that exist already are left as they are and
 * returned, as are those whose person is gone. The first transaction carries the act's idempotency record, the others are
 * made safe by the rows' own ids.
 */
export async function insertApplications(
  table: Table<TenantScope>,
  act: Act,
  position: Position,
  records: readonly StoredApplication[],
): Promise<NotInserted> {
  const { idempotency: _once, ...later } = act;
  const all: NotInserted = { existing: new Map(), gone: new Set() };
  for (let start = 0; start < records.length; start += ROWS_AT_ONCE) {
    const part = records.slice(start, start + ROWS_AT_ONCE);
    const { existing, gone } = await insertPart(table, start === 0 ? act : later, position, part);
    for (const [id, record] of existing) all.existing.set(id, record);
    for (const id of gone) all.gone.add(id);
  }
  return all;
}

async function insertPart(
  table: Table<TenantScope>,
  act: Act,
  position: Position,
  records: readonly StoredApplication[],
): Promise<NotInserted> {
  const existing = new Map<ApplicationId, StoredApplication>();
  const gone = new Set<ApplicationId>();
  for (;;) {
    const fresh = records.filter(({ applicationId }) => !existing.has(applicationId) && !gone.has(applicationId));
    if (fresh.length === 0) return { existing, gone };
    const writes: Write[] = fresh.map((record) => ({
      put: applicationKey(table.scope, record.applicationId),
      listing: applicationListing(table.scope, record),
      record,
      condition: { absent: true },
    }));
    writes.push(...fresh.map(({ candidateId }) => useRecord(table.scope, candidateId)));
    writes.push(countStages(table.scope, position.positionId, { stages: { recommended: fresh.length }, filled: 0 }));
    try {
      const { by } = await commit(table, act, {
        writes,
        records: [position.positionId, position.orderId],
        result: { by: act.requestId },
        resumes: true,
        detail: { recommended: fresh.length },
      });
      if (by === act.requestId) return { existing, gone };
      // Another request with the same key has written this part: its rows are there to be read.
      const ids = records.map(({ applicationId }) => applicationId);
      return { existing: await getApplications(table, ids), gone };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      for (const { index, item } of error.refusals) {
        const record = fresh[index];
        const person = fresh[index - fresh.length];
        if (record && item) existing.set(record.applicationId, recordOf<StoredApplication>(item));
        if (person) gone.add(person.applicationId);
      }
      // Nobody's row was in the way: the position itself has been taken out.
      if (fresh.every(({ applicationId }) => !existing.has(applicationId) && !gone.has(applicationId)))
        throw new AppError("notFound");
    }
  }
}
