import type * as contract from "@shanhai/contract/invitation";
import type { InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import { createInvitation } from "@shanhai/domain/invitation";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import { insertInvitation } from "@shanhai/store/invitation";
import { getPark } from "@shanhai/store/park";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { hashSecret, writeInvitationToken } from "../invitation-token.ts";
import type { Platform } from "../platform.ts";

/**
 * Invites somebody into an organisation of the park. The link's secret follows from the park's key and the invitation's id,
 * so that a retry can show the same link again although only a hash of it is kept.
 */
export async function invite(
  platform: Platform,
  scope: ParkScope,
  act: Act,
  organisation: { id: string; name: string; kind: "park" | "agency" },
  input: { email: string; role: "administrator" | "evaluator" | "owner" | "recruiter" },
) {
  const table = platform.open(scope);
  const secretOf = (id: string) => table.keys.hash("invitation", id);
  const invitationId = act.newId<InvitationId>("inv");
  const secret = { invitationId, hash: hashSecret(secretOf(invitationId)) };
  const record = createInvitation(input, { ...organisation, parkId: scope.id }, secret, act);
  const { secretHash: _hash, organisationKind: _kind, parkId, acceptedBy: _by, ...invitation } = record;
  const issued = await insertInvitation(table, act, record, invitation);
  const { invitationId: id } = issued;
  const token = writeInvitationToken({ parkId, invitationId: id, secret: secretOf(id) });
  return { ...issued, token, path: `/invitations/${token}` };
}

/** The park invites an agency's first owner; from then on the agency is its owner's, and the park has no way in. */
export async function inviteToAgency(
  { act, scope, input }: Request<typeof contract.inviteToAgency>,
  platform: Platform,
) {
  const { agencyId, name, hasOwner } = found(await getAgency(platform.open(scope), input.params.agencyId));
  if (hasOwner) throw new AppError("agency.hasOwner");
  return invite(platform, scope, act, { id: agencyId, name, kind: "agency" }, input.body);
}

export async function inviteToPark({ act, scope, input }: Request<typeof contract.inviteToPark>, platform: Platform) {
  const { parkId, name } = found(await getPark(platform.open(scope)));
  return invite(platform, scope, act, { id: parkId, name, kind: "park" }, input.body);
}
