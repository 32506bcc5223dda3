import type * as contract from "@shanhai/contract/assignment";
import type { AssignedApplication, AssignmentResult } from "@shanhai/contract/assignment";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import { AppError, found } from "@shanhai/domain/app-error";
import { planAssignment } from "@shanhai/domain/assignment";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/assignment";
import { getMemberOrFormer, getMembers } from "@shanhai/store/member";
import { getOrder, getPosition } from "@shanhai/store/order";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";

/** Gives applications to recruiters in turn: the turn goes on from part to part, so that everybody gets as many. */
export async function assignMany(
  { act, scope, input }: Request<typeof contract.assignApplications>,
  platform: Platform,
): Promise<ResultOf<typeof contract.assignApplications>> {
  const table = platform.open(scope);
  const { applicationIds, recruiterIds, unassignedOnly } = input.body;
  const [order, members] = await Promise.all([getOrder(table, input.params.orderId), getMembers(table, recruiterIds)]);
  const { orderId } = found(order);
  const results = await inParts(
    table,
    act,
    applicationIds,
    () => 1,
    async (part, own, before: readonly AssignmentResult[]) => {
      // Not before: a retry is answered as the first try was, whoever has left since.
      if (recruiterIds.some((id) => !members.has(id))) {
        throw new AppError("invalid", { issues: [{ field: "recruiterIds", code: "member.unknown" }] });
      }
      const turn = before.filter(({ outcome }) => outcome === "assigned").length;
      const applications = await store.getAssignable(table, part);
      const plan = planAssignment({ orderId, applicationIds: part, recruiterIds, unassignedOnly }, applications, turn);
      if (plan.changes.length === 0 && !own.idempotency) return plan.results;
      const changes = plan.changes.map(({ application, recruiterId }) => ({
        application,
        recruiter: recruiterId && members.get(recruiterId),
      }));
      return store.saveAssignments(table, own, orderId, changes, plan.results);
    },
  );
  return { results };
}

/** What a recruiter looks after, or has left behind; 404 for who never was a colleague. */
export async function list(
  { scope, input }: Request<typeof contract.listAssigned>,
  platform: Platform,
): Promise<Page<AssignedApplication>> {
  const table = platform.open(scope);
  const { memberId } = input.params;
  const { positionId } = input.query;
  const [member, position] = await Promise.all([
    getMemberOrFormer(table, memberId),
    positionId && getPosition(table, positionId),
  ]);
  found(member);
  if (positionId) found(position || undefined);
  return store.listAssigned(table, memberId, input.query);
}
