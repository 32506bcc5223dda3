import type { Quotas } from "@shanhai/contract/agency";
import type { Invitation } from "@shanhai/contract/invitation";
import type { Membership } from "@shanhai/contract/member";
import type { Instant, InvitationId, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { instant } from "./calendar.ts";

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;

/** An invitation as kept: only the hash of its secret, and who accepted it. */
export interface InvitationRecord extends Invitation {
  secretHash: string;
  organisationKind: "park" | "agency" | "partner";
  parkId: ParkId;
  acceptedBy?: string;
}

/** What its inviter sees of an invitation. */
export function readInvitation(record: InvitationRecord): Invitation {
  const { secretHash: _hash, organisationKind: _kind, parkId: _park, acceptedBy: _by, ...invitation } = record;
  return invitation;
}

/** The invitation taken back; taking it back again changes nothing. Throws `invitation.accepted`. */
export function revokeInvitation(record: InvitationRecord): InvitationRecord {
  if (record.status === "accepted") throw new AppError("invitation.accepted");
  return { ...record, status: "revoked" };
}

/** Whether somebody may still come in by it. */
export const isPending = ({ status, expiresAt }: Pick<Invitation, "status" | "expiresAt">, { at }: Pick<Act, "at">) =>
  status === "pending" && expiresAt > at;

/** Invitations from before are over by now. */
export const invitedSince = ({ at }: Pick<Act, "at">): Instant =>
  instant(new Date(new Date(at).getTime() - SEVEN_DAYS));

/**
 * Whether one more person may be invited: members and open invitations together are within the agency's quota. Two
 * invitations at the same moment may both see the last place. Throws `quota.members`.
 */
export function allowColleague(
  { members: max }: Pick<Quotas, "members">,
  now: { members: number; invitations: readonly Invitation[] },
  act: Pick<Act, "at">,
): void {
  const invited = now.invitations.filter((invitation) => isPending(invitation, act));
  if (now.members + invited.length >= max) throw new AppError("quota.members", { max });
}

export function createInvitation(
  input: { email: string; role: Invitation["role"] },
  organisation: { id: string; name: string; kind: "park" | "agency" | "partner"; parkId: ParkId },
  secret: { invitationId: InvitationId; hash: string },
  act: Act,
): InvitationRecord {
  return {
    invitationId: secret.invitationId,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    parkId: organisation.parkId,
    email: input.email,
    role: input.role,
    status: "pending",
    expiresAt: instant(new Date(new Date(act.at).getTime() + SEVEN_DAYS)),
    createdAt: act.at,
    secretHash: secret.hash,
  };
}

/**
 * A park's administrator invites the first people of its agencies and partners, but has no way into what these keep: who
 * could be both would let himself in. Evaluators may belong to an agency; they are refused when they score it.
 */
function onBothSides(invitation: InvitationRecord, memberships: readonly Membership[]): boolean {
  const here = memberships.filter(({ parkId }) => parkId === invitation.parkId);
  if (invitation.organisationKind !== "park") return here.some(({ role }) => role === "administrator");
  return invitation.role === "administrator" && here.some(({ kind }) => kind !== "park");
}

/**
 * The invitation accepted by this person. Accepting again as the same person is no error, so that a lost answer can be
 * retried. Throws `invitation.invalid`, `.expired`, `.otherPerson`, `.otherSide`, or `.owner` for an agency's owner, who
 * would become less by it: the last one's agency would be nobody's.
 */
export function acceptInvitation(
  invitation: InvitationRecord,
  person: { subject: string; email: string; memberships: readonly Membership[] },
  act: Pick<Act, "at">,
): InvitationRecord {
  if (invitation.status === "accepted") {
    // Not for ever: after a removal what keeps old links shut is forgotten in time.
    if (invitation.acceptedBy === person.subject && invitation.expiresAt > act.at) return invitation;
    throw new AppError("invitation.invalid");
  }
  if (invitation.status === "revoked") throw new AppError("invitation.invalid");
  if (invitation.expiresAt <= act.at) throw new AppError("invitation.expired");
  if (invitation.email !== person.email.trim().toLowerCase()) throw new AppError("invitation.otherPerson");
  if (onBothSides(invitation, person.memberships)) throw new AppError("invitation.otherSide");
  const known = person.memberships.find(({ organisationId }) => organisationId === invitation.organisationId);
  if (known?.role === "owner" && invitation.role !== "owner") throw new AppError("invitation.owner");
  return { ...invitation, status: "accepted", acceptedBy: person.subject };
}
