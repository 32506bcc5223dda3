import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/interview";
import type { Interview, Interviewee } from "@shanhai/contract/interview";
import { found, sameVersion } from "@shanhai/domain/app-error";
import {
  changeInterview,
  type InterviewRecord,
  markAttendance,
  placeInterviewees,
  planInterview,
  readInterview,
  takesPlace,
} from "@shanhai/domain/interview";
import { openForWork } from "@shanhai/domain/order";
import type { Request } from "@shanhai/http/serve";
import { getAssignable } from "@shanhai/store/assignment";
import * as store from "@shanhai/store/interview";
import { getOrder, getPosition } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { writeCheckInToken } from "../check-in-token.ts";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

type Params = Request<typeof contract.getInterview>["input"]["params"];

async function open(table: Table<TenantScope>, { orderId, interviewId }: Params): Promise<InterviewRecord> {
  return found(await store.getInterview(table, orderId, interviewId));
}

export async function create(
  { act, scope, input }: Request<typeof contract.createInterview>,
  platform: Platform,
): Promise<Interview> {
  const table = platform.open(scope);
  const { orderId } = input.params;
  const [order, position] = await Promise.all([getOrder(table, orderId), getPosition(table, input.body.positionId)]);
  const { enterpriseName } = openForWork(found(order));
  const place = found(position?.orderId === orderId ? position : undefined);
  const record = planInterview(input.body, place, enterpriseName, act);
  return store.insertInterview(table, act, record, readInterview(record));
}

export async function list(
  { scope, input }: Request<typeof contract.listInterviews>,
  platform: Platform,
): Promise<Page<Interview>> {
  const table = platform.open(scope);
  const { orderId } = found(await getOrder(table, input.params.orderId));
  const page = await store.listInterviews(table, orderId, input.query);
  return { ...page, items: page.items.map(readInterview) };
}

export async function listDays(
  { act, scope, input }: Request<typeof contract.listInterviewDays>,
  platform: Platform,
): Promise<Page<Interview>> {
  const { from = act.today } = input.query;
  const page = await store.listInterviewDays(platform.open(scope), from, input.query);
  return { ...page, items: page.items.map(readInterview) };
}

export async function get(
  { scope, input }: Request<typeof contract.getInterview>,
  platform: Platform,
): Promise<Interview> {
  return readInterview(await open(platform.open(scope), input.params));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateInterview>,
  platform: Platform,
): Promise<Interview> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await open(table, input.params);
    sameVersion(readInterview(before), input.body.version);
    const after = changeInterview(before, input.body, act);
    return store.saveInterview(table, act, after, readInterview(after));
  });
}

export async function inviteMany(
  { act, scope, input }: Request<typeof contract.inviteToInterview>,
  platform: Platform,
): Promise<ResultOf<typeof contract.inviteToInterview>> {
  const table = platform.open(scope);
  const { applicationIds, slot } = input.body;
  const writesOf = () => 1;
  const results = await inParts(table, act, applicationIds, writesOf, async (part, own) => {
    // Read anew for each part: the part before has taken seats.
    const [interview, applications, interviewees] = await Promise.all([
      open(table, input.params),
      getAssignable(table, part),
      store.getInterviewees(table, input.params.interviewId, part),
    ]);
    const plan = placeInterviewees(takesPlace(interview), part, { applications, interviewees }, slot);
    if (plan.changes.length === 0 && !own.idempotency) return plan.results;
    return store.saveInterviewees(table, own, interview, plan.changes, plan.results);
  });
  return { results };
}

export async function listPeople(
  { scope, input }: Request<typeof contract.listInterviewees>,
  platform: Platform,
): Promise<Page<Interviewee>> {
  const table = platform.open(scope);
  const { interviewId } = await open(table, input.params);
  return store.listInterviewees(table, interviewId, input.query);
}

export async function mark(
  { act, scope, input }: Request<typeof contract.recordAttendance>,
  platform: Platform,
): Promise<ResultOf<typeof contract.recordAttendance>> {
  const table = platform.open(scope);
  const { applicationIds, attendance } = input.body;
  const writesOf = () => 1;
  const results = await inParts(table, act, applicationIds, writesOf, async (part, own) => {
    const [interview, interviewees] = await Promise.all([
      open(table, input.params),
      store.getInterviewees(table, input.params.interviewId, part),
    ]);
    const marked = markAttendance(takesPlace(interview), part, interviewees, attendance, own);
    if (marked.changes.length === 0 && !own.idempotency) return marked.results;
    return store.saveInterviewees(table, own, interview, marked.changes, marked.results);
  });
  return { results };
}

function linkOf(table: Table<TenantScope>, { orderId, interviewId, link, date }: InterviewRecord) {
  const token = { agencyId: table.scope.id, orderId, interviewId, link };
  return { path: `/check-in/${writeCheckInToken(table.keys, token)}`, date };
}

export async function getLink(
  { scope, input }: Request<typeof contract.getCheckInLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getCheckInLink>> {
  const table = platform.open(scope);
  return linkOf(table, takesPlace(await open(table, input.params)));
}

/** Another link in the place of the one before, which may have got into the wrong hands. */
export async function renewLink(
  { act, scope, input }: Request<typeof contract.renewCheckInLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.renewCheckInLink>> {
  const table = platform.open(scope);
  const link = act.newId<string>("lnk");
  return settle(async () => {
    const before = takesPlace(await open(table, input.params));
    const after = { ...before, link, version: before.version + 1, updatedAt: act.at };
    return store.saveInterview(table, act, after, linkOf(table, after));
  });
}
