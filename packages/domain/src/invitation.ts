import type { Invitation } from "@shanhai/contract/invitation";
import type { InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { instant } from "./calendar.ts";

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;

/** An invitation as kept: only the hash of its secret, and who accepted it. */
export interface InvitationRecord extends Invitation {
  secretHash: string;
  organisationKind: "park" | "agency";
  acceptedBy?: string;
}

export function createInvitation(
  input: { email: string; role: Invitation["role"] },
  organisation: { id: string; name: string; kind: "park" | "agency" },
  secretHash: string,
  act: Act,
): InvitationRecord {
  return {
    invitationId: act.newId<InvitationId>("inv"),
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    email: input.email,
    role: input.role,
    status: "pending",
    expiresAt: instant(new Date(new Date(act.at).getTime() + SEVEN_DAYS)),
    createdAt: act.at,
    secretHash,
  };
}

/**
 * The invitation accepted by this person. Accepting again as the same person is no error, so that a lost answer can be
 * retried. Throws `invitation.invalid`, `.expired` or `.otherPerson`.
 */
export function acceptInvitation(
  invitation: InvitationRecord,
  person: { subject: string; email: string },
  act: Pick<Act, "at">,
): InvitationRecord {
  if (invitation.status === "accepted") {
    if (invitation.acceptedBy === person.subject) return invitation;
    throw new AppError("invitation.invalid");
  }
  if (invitation.expiresAt <= act.at) throw new AppError("invitation.expired");
  if (invitation.email !== person.email.trim().toLowerCase()) throw new AppError("invitation.otherPerson");
  return { ...invitation, status: "accepted", acceptedBy: person.subject };
}
