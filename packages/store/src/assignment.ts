import type { Application } from "@shanhai/contract/application";
import { ASSIGNABLE_STAGES } from "@shanhai/contract/assignment";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Member } from "@shanhai/contract/member";
import type { ApplicationId, MemberId, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "@shanhai/domain/act";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { StoredApplication } from "./application.ts";
import { commit } from "./commit.ts";
import { applicationKey, assignedListing, assignedPartition } from "./keys.ts";
import { listEarliest } from "./listing.ts";
import { getRecords, type Table } from "./table.ts";
import type { Write } from "./write.ts";

const ASSIGNABLE = [
  "applicationId",
  "orderId",
  "positionId",
  "stage",
  "movedAt",
  "recruiterId",
  "version",
] as const satisfies readonly (keyof Application)[];
export type AssignableApplication = Pick<Application, (typeof ASSIGNABLE)[number]>;

/** Applications by id as far as assigning them goes. */
export async function getAssignable(
  table: Table<TenantScope>,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, AssignableApplication>> {
  const keys = ids.map((id) => applicationKey(table.scope, id));
  const records = await getRecords<AssignableApplication>(table, keys, ASSIGNABLE);
  return new Map(records.map((record) => [record.applicationId, record]));
}

/** The write that gives an application to a recruiter, or takes it back; over the version it was read with, which stays. */
function setRecruiter(
  scope: TenantScope,
  application: AssignableApplication,
  recruiter: Pick<Member, "memberId" | "name"> | undefined,
): Write {
  const { applicationId, version } = application;
  const listing = recruiter
    ? assignedListing(scope, recruiter.memberId, application)
    : { gsi2pk: undefined, gsi2sk: undefined };
  return {
    update: applicationKey(scope, applicationId),
    set: { recruiterId: recruiter?.memberId, recruiterName: recruiter?.name, ...listing },
    condition: { equals: { version } },
  };
}

/** Writes one part of an assignment. Throws `Refused` when an application moved on since it was read. */
export async function saveAssignments<R>(
  table: Table<TenantScope>,
  act: Act,
  orderId: OrderId,
  changes: readonly {
    application: AssignableApplication;
    recruiter: Pick<Member, "memberId" | "name"> | undefined;
  }[],
  result: R,
): Promise<R> {
  const names = [...new Set(changes.flatMap(({ recruiter }) => recruiter?.name ?? []))];
  return commit(table, act, {
    writes: changes.map(({ application, recruiter }) => setRecruiter(table.scope, application, recruiter)),
    records: [orderId],
    result,
    detail: { rows: changes.length, recruiters: names },
  });
}

/** What a recruiter looks after: of one stage or all still on their way, of one position or all. */
export async function listAssigned(
  table: Table<TenantScope>,
  recruiter: MemberId,
  page: PageQuery & { stage?: Stage | undefined; positionId?: PositionId | undefined },
): Promise<Page<StoredApplication>> {
  const { stage, positionId } = page;
  const stages = stage ? [stage] : ASSIGNABLE_STAGES;
  const within = positionId ? { from: `${positionId}#`, upTo: `${positionId}#~` } : { upTo: "~" };
  const list = {
    name: `assigned:${recruiter}:${stage ?? ""}:${positionId ?? ""}`,
    partitions: stages.map((one) => assignedPartition(table.scope, recruiter, one)),
    index: "assigned" as const,
    ...within,
  };
  return listEarliest(table, list, page);
}
