import type { Application } from "@shanhai/contract/application";
import { type AssignmentResult, isAssignable } from "@shanhai/contract/assignment";
import type { ApplicationId, MemberId, OrderId } from "@shanhai/contract/scalar";

/** What assigning needs to know of an application. */
type Assignable = Pick<Application, "applicationId" | "orderId" | "stage" | "version" | "recruiterId">;

interface Wanted {
  orderId: OrderId;
  applicationIds: readonly ApplicationId[];
  /** In turn; nobody when empty. */
  recruiterIds: readonly MemberId[];
  unassignedOnly: boolean;
}

/**
 * Decides who gets which application: each that may be assigned goes to the next recruiter in turn, beginning with the one
 * whose turn it is. Those who end up with the same recruiter as before count as assigned.
 */
export function planAssignment<A extends Assignable>(
  { orderId, applicationIds, recruiterIds, unassignedOnly }: Wanted,
  applications: ReadonlyMap<ApplicationId, A>,
  turn: number,
): { results: AssignmentResult[]; changes: { application: A; recruiterId: MemberId | undefined }[] } {
  const changes: { application: A; recruiterId: MemberId | undefined }[] = [];
  let next = turn;
  const results = applicationIds.map((applicationId): AssignmentResult => {
    const application = applications.get(applicationId);
    if (!application) return { applicationId, outcome: "notFound" };
    const { stage, version, recruiterId: before } = application;
    const known = { applicationId, version, ...(before ? { recruiterId: before } : {}) };
    if (application.orderId !== orderId || !isAssignable(stage)) return { ...known, outcome: "invalid" };
    if (unassignedOnly && before) return { ...known, outcome: "kept" };
    const recruiterId = recruiterIds[next % Math.max(recruiterIds.length, 1)];
    next += 1;
    if (recruiterId !== before) changes.push({ application, recruiterId });
    return { applicationId, outcome: "assigned", version, ...(recruiterId ? { recruiterId } : {}) };
  });
  return { results, changes };
}
