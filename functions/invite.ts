import type { InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { createInvitation, type InvitationRecord, readInvitation } from "@shanhai/domain/invitation";
import { insertInvitation } from "@shanhai/store/invitation";
import type { Table } from "@shanhai/store/table";
import type { OwnerScope, ParkScope, PartnerScope, TenantScope } from "@shanhai/tenancy/scope";
import { hashSecret, writeInvitationToken } from "./invitation-token.ts";
import type { Platform } from "./platform.ts";

interface Invited {
  id: string;
  name: string;
  kind: "park" | "agency" | "partner";
}

const secretOf = (table: Table<OwnerScope>, id: string) => table.keys.hash("invitation", id);

/** The link of an owner's invitation: where it leads, whoever holds it. */
export function linkOf(table: Table<OwnerScope>, invitationId: InvitationId): { token: string; path: string } {
  const token = writeInvitationToken({ ownerId: table.scope.id, invitationId, secret: secretOf(table, invitationId) });
  return { token, path: `/invitations/${token}` };
}

/** An invitation that is not kept yet. */
export function drawUpInvitation(
  table: Table<ParkScope | TenantScope | PartnerScope>,
  act: Act,
  organisation: Invited,
  input: { email: string; role: InvitationRecord["role"] },
): InvitationRecord {
  const invitationId = act.newId<InvitationId>("inv");
  const secret = { invitationId, hash: hashSecret(secretOf(table, invitationId)) };
  const { scope } = table;
  const parkId = scope.kind === "park" ? scope.id : scope.parkId;
  return createInvitation(input, { ...organisation, parkId }, secret, act);
}

/**
 * Invites somebody into an organisation: of the park, or the agency or partner itself. The invitation is kept with whoever invites;
 * its secret follows from that owner's key and the invitation's id, so that a retry can show the same link again although
 * only a hash of it is kept.
 */
export async function invite(
  platform: Platform,
  scope: ParkScope | TenantScope | PartnerScope,
  act: Act,
  organisation: Invited,
  input: { email: string; role: InvitationRecord["role"] },
) {
  const table = platform.open(scope);
  const record = drawUpInvitation(table, act, organisation, input);
  const issued = await insertInvitation(table, act, record, readInvitation(record));
  return { ...issued, ...linkOf(table, issued.invitationId) };
}
