import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/onboarding";
import type { Onboarding, OnboardingComment, OnboardingDetail } from "@shanhai/contract/onboarding";
import { APPLY_PATH } from "@shanhai/contract/visitor-routes";
import { readAgency } from "@shanhai/domain/agency";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import * as domain from "@shanhai/domain/onboarding";
import { readOnboarding } from "@shanhai/domain/onboarding";
import type { Request } from "@shanhai/http/serve";
import { getAgency, resumeProvisioning } from "@shanhai/store/agency";
import { getInvitation } from "@shanhai/store/invitation";
import * as store from "@shanhai/store/onboarding";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { drawUpInvitation, linkOf } from "../invite.ts";
import { documentFile } from "../onboarding-file.ts";
import { writeApplyingToken } from "../onboarding-token.ts";
import type { Platform } from "../platform.ts";

export async function getLink(
  { scope }: Request<typeof contract.getOnboardingLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getOnboardingLink>> {
  return { path: APPLY_PATH.replace("{token}", writeApplyingToken(platform.keys.of(scope), scope.id)) };
}

export async function list(
  { scope, input }: Request<typeof contract.listOnboardings>,
  platform: Platform,
): Promise<Page<Onboarding>> {
  const { status, ...page } = input.query;
  const listed = await store.listOnboardings(platform.open(scope), status, page);
  return { ...listed, items: listed.items.map(readOnboarding) };
}

export async function get(
  { act, scope, input }: Request<typeof contract.getOnboarding>,
  platform: Platform,
): Promise<OnboardingDetail> {
  const table = platform.open(scope);
  const record = found(await store.getOnboarding(table, input.params.onboardingId));
  const [others, comments, agency] = await Promise.all([
    store.countOtherHolders(table, record),
    store.listOnboardingComments(table, record.onboardingId),
    record.agencyId ? getAgency(table, record.agencyId) : undefined,
  ]);
  const checks = domain.checkOnboarding(record, others, act);
  return { ...readOnboarding(record), checks, comments, ...(agency ? { agencyStatus: agency.status } : {}) };
}

export async function getDocument(
  { scope, input }: Request<typeof contract.getOnboardingDocument>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getOnboardingDocument>> {
  const { onboardingId, documentId } = input.params;
  const record = found(await store.getOnboarding(platform.open(scope), onboardingId));
  const { kind, type } = found(record.documents.find((document) => document.documentId === documentId));
  const fileName = `${record.name}-${kind}.${type}`;
  return { url: await platform.files.downloadUrl(scope, documentFile(onboardingId, documentId), fileName) };
}

export async function comment(
  { act, scope, input }: Request<typeof contract.commentOnboarding>,
  platform: Platform,
): Promise<OnboardingComment> {
  const table = platform.open(scope);
  const { onboardingId } = found(await store.getOnboarding(table, input.params.onboardingId));
  return store.insertOnboardingComment(table, act, onboardingId, domain.commentOnboarding(input.body, act, act.name));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitOnboarding>,
  platform: Platform,
): Promise<Onboarding> {
  const table = platform.open(scope);
  const before = found(await store.getOnboarding(table, input.params.onboardingId));
  sameVersion(readOnboarding(before), input.body.version);
  const after = domain.transitOnboarding(before, input.body, act);
  return readOnboarding(await store.saveOnboarding(table, act, before, after));
}

type Approval = ResultOf<typeof contract.approveOnboarding>;

/** What an approval made, as it is now; what was not set up to its end is taken up again. */
async function approvedBefore(
  table: Table<ParkScope>,
  record: domain.OnboardingRecord,
  at: Parameters<typeof resumeProvisioning>[2],
): Promise<Approval> {
  const { agencyId, invitationId } = record;
  if (!agencyId || !invitationId) throw new AppError("notFound");
  await resumeProvisioning(table, agencyId, at);
  const [agency, invitation] = await Promise.all([getAgency(table, agencyId), getInvitation(table, invitationId)]);
  const { email, expiresAt } = found(invitation);
  return {
    onboarding: readOnboarding(record),
    agency: readAgency(found(agency)),
    invitation: { invitationId, email, expiresAt, path: linkOf(table, invitationId).path },
  };
}

/**
 * Approves as one transaction of the park; the tenant's own parts follow by the stream (`projections/provisioning.ts`).
 * Asked again, it answers the same and has what is missing made.
 */
export async function approve(
  { act, scope, input }: Request<typeof contract.approveOnboarding>,
  platform: Platform,
): Promise<Approval> {
  const table = platform.open(scope);
  const before = found(await store.getOnboarding(table, input.params.onboardingId));
  if (before.status === "approved") return approvedBefore(table, before, act.at);
  sameVersion(readOnboarding(before), input.body.version);
  const { onboarding, agency } = domain.approveOnboarding(before, input.body, act);
  const organisation = { id: agency.agencyId, name: agency.name, kind: "agency" as const };
  const invitation = drawUpInvitation(table, act, organisation, { email: before.email, role: "owner" });
  const { invitationId, email, expiresAt } = invitation;
  const result = await store.saveApproval(
    table,
    act,
    { onboarding: { ...onboarding, invitationId }, agency, invitation },
    {
      onboarding: readOnboarding(onboarding),
      agency: readAgency(agency),
      invitation: { invitationId, email, expiresAt },
    },
  );
  // The link's secret is not kept with the answer to a retry: it follows from the invitation's id.
  return { ...result, invitation: { ...result.invitation, path: linkOf(table, result.invitation.invitationId).path } };
}
