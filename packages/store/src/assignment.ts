import type { Application } from "@shanhai/contract/application";
import { ASSIGNABLE_STAGES, type AssignedApplication } from "@shanhai/contract/assignment";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Member } from "@shanhai/contract/member";
import type { ApplicationId, MemberId, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "@shanhai/domain/act";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { asRead, readApplication, type StoredApplication } from "./application.ts";
import { commit } from "./commit.ts";
import { applicationKey, assignedListing, assignedPartition } from "./keys/pipeline.ts";
import { listEarliest } from "./listing.ts";
import { getOrderNames, getPositions } from "./order.ts";
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
  const listing = recruiter
    ? assignedListing(scope, recruiter.memberId, application)
    : { gsi2pk: undefined, gsi2sk: undefined };
  return {
    update: applicationKey(scope, application.applicationId),
    set: { recruiterId: recruiter?.memberId, recruiterName: recruiter?.name, ...listing },
    // Over the recruiter it was read with too: whoever asked for those without one must not take them from a colleague.
    condition: asRead(application),
  };
}

/** Writes one part of an assignment. Throws `Refused` when an application moved on, or was given to somebody, since it was read. */
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
): Promise<Page<AssignedApplication>> {
  const { stage, positionId } = page;
  const stages = stage ? [stage] : ASSIGNABLE_STAGES;
  const within = positionId ? { from: `${positionId}#`, upTo: `${positionId}#~` } : { upTo: "~" };
  const list = {
    name: `assigned:${recruiter}:${stage ?? ""}:${positionId ?? ""}`,
    partitions: stages.map((one) => assignedPartition(table.scope, recruiter, one)),
    index: "assigned" as const,
    ...within,
  };
  const found = await listEarliest<StoredApplication>(table, list, page);
  return { ...found, items: await withNames(table, found.items) };
}

/** The applications with the names of where they lead: a batch of positions and one of orders. */
async function withNames(
  table: Table<TenantScope>,
  applications: readonly StoredApplication[],
): Promise<AssignedApplication[]> {
  const [positions, orders] = await Promise.all([
    getPositions(table, [...new Set(applications.map((one) => one.positionId))]),
    getOrderNames(table, [...new Set(applications.map((one) => one.orderId))]),
  ]);
  const titles = new Map(positions.map(({ positionId, title }) => [positionId, title]));
  const enterprises = new Map(orders.map(({ orderId, enterpriseName }) => [orderId, enterpriseName]));
  return applications.map((stored) => ({
    ...readApplication(stored),
    positionTitle: titles.get(stored.positionId) ?? "",
    enterpriseName: enterprises.get(stored.orderId) ?? "",
  }));
}
