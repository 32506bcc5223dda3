import type { acceptInvitation as acceptEndpoint } from "@shanhai/contract/invitation";
import type { getMe as getMeEndpoint, Me, Membership } from "@shanhai/contract/member";
import { InvitationId } from "@shanhai/contract/scalar";
import { AppError } from "@shanhai/domain/app-error";
import { acceptInvitation } from "@shanhai/domain/invitation";
import type { Request } from "@shanhai/http/serve";
import { getInvitation, saveAcceptance } from "@shanhai/store/invitation";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { membershipsOf, putMembership, readMembership } from "@shanhai/store/member";
import { Refused } from "@shanhai/store/write";
import { mintOwnerScope } from "@shanhai/tenancy/mint";
import { subjectOf, verifyIdToken } from "../identity.ts";
import { opens, readInvitationToken } from "../invitation-token.ts";
import type { Platform } from "../platform.ts";

/** Who I am. Read anew each time: right after accepting an invitation it must be there. */
export async function getMe(
  { act, scope, organisation }: Request<typeof getMeEndpoint>,
  platform: Platform,
): Promise<Me> {
  const records = await membershipsOf(platform.open(scope), act.subject);
  const memberships = records.map(readMembership);
  const membership = organisation
    ? memberships.find(({ organisationId }) => organisationId === organisation)
    : memberships.length === 1
      ? memberships[0]
      : undefined;
  return {
    subject: act.subject,
    memberId: memberIdOf(act.subject),
    memberships,
    ...(membership ? { membership } : {}),
  };
}

/**
 * Accepts an invitation. It is marked first and the membership written second, because they belong to different owners;
 * a retry by the same person completes what a failure left half done.
 */
export async function accept(
  { act, scope, input }: Request<typeof acceptEndpoint>,
  platform: Platform,
): Promise<Membership> {
  const token = readInvitationToken(input.body.token);
  if (!token) throw new AppError("invitation.invalid");
  const inviter = platform.open(mintOwnerScope(token.ownerId));
  const invitation = await getInvitation(inviter, InvitationId.parse(token.invitationId));
  if (!invitation || !opens(token.secret, invitation.secretHash)) throw new AppError("invitation.invalid");
  const claims = await verifyIdToken(platform.identity, input.body.idToken).catch(() => undefined);
  const samePerson = act.subject === subjectOf(platform.identity, claims?.sub ?? "");
  if (!claims?.email || !samePerson) throw new AppError("invitation.otherPerson");
  const known = await membershipsOf(platform.open(scope), act.subject);
  const accepted = acceptInvitation(invitation, { subject: act.subject, email: claims.email, memberships: known }, act);
  if (accepted !== invitation) {
    await saveAcceptance(inviter, act, accepted).catch((error: unknown) => {
      throw error instanceof Refused ? new AppError("invitation.invalid") : error;
    });
  }
  const {
    createdAt: decidedAt,
    organisationId,
    organisationKind: kind,
    organisationName: name,
    parkId,
    role,
    email,
  } = invitation;
  const membership = { organisationId, kind, name, role, parkId } as Membership;
  const written = await putMembership(platform.open(scope), {
    ...membership,
    subject: act.subject,
    email,
    decidedAt,
  });
  if (!written) throw new AppError("invitation.invalid");
  return membership;
}
