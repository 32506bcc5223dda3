import type { InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { createInvitation, readInvitation } from "@shanhai/domain/invitation";
import { insertInvitation } from "@shanhai/store/invitation";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { hashSecret, writeInvitationToken } from "./invitation-token.ts";
import type { Platform } from "./platform.ts";

/**
 * Invites somebody into an organisation: of the park, or the agency itself. The invitation is kept with whoever invites;
 * its secret follows from that owner's key and the invitation's id, so that a retry can show the same link again although
 * only a hash of it is kept.
 */
export async function invite(
  platform: Platform,
  scope: ParkScope | TenantScope,
  act: Act,
  organisation: { id: string; name: string; kind: "park" | "agency" },
  input: { email: string; role: "administrator" | "evaluator" | "owner" | "recruiter" },
) {
  const table = platform.open(scope);
  const secretOf = (id: string) => table.keys.hash("invitation", id);
  const invitationId = act.newId<InvitationId>("inv");
  const secret = { invitationId, hash: hashSecret(secretOf(invitationId)) };
  const parkId = scope.kind === "park" ? scope.id : scope.parkId;
  const record = createInvitation(input, { ...organisation, parkId }, secret, act);
  const issued = await insertInvitation(table, act, record, readInvitation(record));
  const { invitationId: id } = issued;
  const token = writeInvitationToken({ ownerId: scope.id, invitationId: id, secret: secretOf(id) });
  return { ...issued, token, path: `/invitations/${token}` };
}
