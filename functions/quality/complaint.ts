import type * as contract from "@shanhai/contract/complaint";
import type { Complaint } from "@shanhai/contract/complaint";
import type { Page } from "@shanhai/contract/endpoint";
import type { MemberId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import { answer, changeComplaint, closeWith, readComplaint, recordComplaint } from "@shanhai/domain/complaint";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import * as store from "@shanhai/store/complaint";
import { getColleague } from "@shanhai/store/member";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { oneself } from "../oneself.ts";
import type { Platform } from "../platform.ts";

/** Somebody of the park's staff; a stranger is an issue of the field. */
async function staffMember(table: Table<ParkScope>, id: MemberId) {
  const colleague = await getColleague(table, id);
  if (!colleague) throw new AppError("invalid", { issues: [{ field: "ownerId", code: "member.unknown" }] });
  return { memberId: id, name: colleague.name };
}

export async function create(
  { act, scope, input }: Request<typeof contract.createComplaint>,
  platform: Platform,
): Promise<Complaint> {
  const table = platform.open(scope);
  const { agencyId, ownerId } = input.body;
  const owner = ownerId ? await staffMember(table, ownerId) : oneself(act, "ownerId");
  const agency = await getAgency(table, agencyId);
  return store.insertComplaint(table, act, recordComplaint(input.body, found(agency).name, owner, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listComplaints>,
  platform: Platform,
): Promise<Page<Complaint>> {
  const { state } = input.query;
  const page =
    scope.kind === "park" && state === "open"
      ? await store.listOpenComplaints(platform.open(scope), input.query)
      : await store.listComplaints(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readComplaint) };
}

export async function get(
  { scope, input }: Request<typeof contract.getComplaint>,
  platform: Platform,
): Promise<Complaint> {
  return readComplaint(found(await store.getComplaint(platform.open(scope), input.params.complaintId)));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateComplaint>,
  platform: Platform,
): Promise<Complaint> {
  const table = platform.open(scope);
  const { ownerId } = input.body;
  const [complaint, owner] = await Promise.all([
    store.getComplaint(table, input.params.complaintId),
    ownerId ? staffMember(table, ownerId) : undefined,
  ]);
  const before = found(complaint);
  return store.saveComplaint(table, act, before, changeComplaint(before, input.body, owner, act));
}

export async function answerOne(
  { act, scope, input }: Request<typeof contract.answerComplaint>,
  platform: Platform,
): Promise<Complaint> {
  const table = platform.open(scope);
  const before = found(await store.getComplaint(table, input.params.complaintId));
  return store.saveAnswer(table, act, before, answer(before, input.body, act));
}

export async function close(
  { act, scope, input }: Request<typeof contract.closeComplaint>,
  platform: Platform,
): Promise<Complaint> {
  const table = platform.open(scope);
  const before = found(await store.getComplaint(table, input.params.complaintId));
  return store.saveComplaint(table, act, before, closeWith(before, input.body, act));
}
