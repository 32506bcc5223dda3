import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Interviewee } from "@shanhai/contract/interview";
import type { ApplicationId, CalendarDate, InterviewId, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import {
  countInterview,
  type InterviewCount,
  type IntervieweeChange,
  type IntervieweeRecord,
  type InterviewRecord,
} from "@shanhai/domain/interview";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { getApplications, readApplication } from "./application.ts";
import { commit } from "./commit.ts";
import {
  interviewDays,
  intervieweeKey,
  intervieweePartition,
  interviewKey,
  interviewPartition,
} from "./keys/pipeline.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** An interview is kept with its order, and listed among the agency's by its day. */
function dayListing(scope: TenantScope, { date, interviewId }: InterviewRecord) {
  return { gsi1pk: interviewDays(scope), gsi1sk: `${date}#${interviewId}` };
}

export async function insertInterview<R>(
  table: Table<TenantScope>,
  act: Act,
  record: InterviewRecord,
  result: R,
): Promise<R> {
  const { scope } = table;
  const { orderId, interviewId } = record;
  const put = interviewKey(scope, orderId, interviewId);
  return commit(table, act, {
    writes: [{ put, record, listing: dayListing(scope, record), condition: { absent: true } }],
    records: [interviewId, orderId],
    result,
  });
}

export async function getInterview(
  table: Table<TenantItemsScope>,
  order: OrderId,
  id: InterviewId,
): Promise<InterviewRecord | undefined> {
  return getRecord(table, interviewKey(table.scope, order, id));
}

export async function listInterviews(
  table: Table<TenantScope>,
  order: OrderId,
  page: PageQuery,
): Promise<Page<InterviewRecord>> {
  return listNewest(table, { name: `interview:${order}`, partitions: [interviewPartition(table.scope, order)] }, page);
}

/** The agency's interviews from a day on, in the order of their days. */
export async function listInterviewDays(
  table: Table<TenantScope>,
  from: CalendarDate,
  page: PageQuery,
): Promise<Page<InterviewRecord>> {
  const partitions = [interviewDays(table.scope)];
  const list = { name: `interviewDays:${from}`, partitions, from, upTo: "~", index: "listing" as const };
  return listEarliest(table, list, page);
}

/** Saves day, place, words, status and link over the version they were made from; counters are left alone. Throws `Refused`. */
export async function saveInterview<R>(
  table: Table<TenantScope>,
  act: Act,
  record: InterviewRecord,
  result: R,
): Promise<R> {
  const { orderId, interviewId, date, place, contact, note, status, link, version, updatedAt } = record;
  const key = interviewKey(table.scope, orderId, interviewId);
  const { gsi1sk } = dayListing(table.scope, record);
  return commit(table, act, {
    writes: [
      {
        update: key,
        set: { date, place, contact, note, status, link, version, updatedAt, gsi1sk },
        condition: { equals: { version: version - 1 } },
      },
    ],
    records: [interviewId, orderId],
    result,
  });
}

/** Of those applications, who is invited. */
export async function getInterviewees(
  table: Table<TenantItemsScope>,
  id: InterviewId,
  applications: readonly ApplicationId[],
): Promise<Map<ApplicationId, IntervieweeRecord>> {
  const keys = applications.map((application) => intervieweeKey(table.scope, id, application));
  const records = await getRecords<IntervieweeRecord>(table, keys);
  return new Map(records.map((record) => [record.applicationId, record]));
}

/** Who is invited, by slot, with their applications as they are now. */
export async function listInterviewees(
  table: Table<TenantScope>,
  id: InterviewId,
  page: PageQuery,
): Promise<Page<Interviewee>> {
  const partitions = [intervieweePartition(table.scope, id)];
  const list = { name: `interviewee:${id}`, partitions, upTo: "~", index: "listing" as const };
  const found = await listEarliest<IntervieweeRecord>(table, list, page);
  const applications = await getApplications(
    table,
    found.items.map(({ applicationId }) => applicationId),
  );
  const items = found.items.flatMap(({ applicationId, slot, attendance, markedAt, markedBy }) => {
    const application = applications.get(applicationId);
    if (!application) return [];
    const marked = { ...(markedAt ? { markedAt } : {}), ...(markedBy ? { markedBy } : {}) };
    return [{ interviewId: id, slot, attendance, ...marked, application: readApplication(application) }];
  });
  return { ...found, items };
}

/** The interview's counters, moved while it takes place and no slot holds more than it may. */
function countOn(scope: TenantItemsScope, interview: InterviewRecord, count: InterviewCount): Write {
  const { orderId, interviewId, capacity } = interview;
  const moved = Object.entries(count.booked as Record<string, number>).filter(([, by]) => by !== 0);
  const below = moved.filter(([, by]) => by > 0).map(([at, by]) => [`booked.${at}`, capacity - by + 1] as const);
  return {
    update: interviewKey(scope, orderId, interviewId),
    add: {
      ...Object.fromEntries(moved.map(([at, by]) => [`booked.${at}`, by])),
      attended: count.attended,
      absent: count.absent,
    },
    condition: { equals: { status: "planned" }, below: Object.fromEntries(below) },
  };
}

const isStill = ({ booked, attended, absent }: InterviewCount) =>
  attended === 0 && absent === 0 && Object.values(booked).every((by) => by === 0);

/**
 * Writes one part of inviting or marking: the people, and the interview's counters with them. Throws `Refused` when a seat
 * was taken, a person changed or the interview was cancelled since it was read.
 */
export async function saveInterviewees<R>(
  table: Table<TenantItemsScope>,
  act: Act,
  interview: InterviewRecord,
  changes: readonly IntervieweeChange[],
  result: R,
): Promise<R> {
  const { scope } = table;
  const { interviewId, orderId } = interview;
  const count = countInterview(changes);
  const writes: Write[] = changes.map(({ before, after }) => ({
    put: intervieweeKey(scope, interviewId, after.applicationId),
    record: after,
    listing: { gsi1pk: intervieweePartition(scope, interviewId), gsi1sk: `${after.slot}#${after.applicationId}` },
    condition: before ? { equals: { version: before.version } } : { absent: true },
  }));
  if (!isStill(count)) writes.push(countOn(scope, interview, count));
  return commit(table, act, {
    writes,
    records: [interviewId, orderId],
    result,
    detail: { rows: changes.length, ...(changes[0] ? { attendance: changes[0].after.attendance } : {}) },
  });
}
