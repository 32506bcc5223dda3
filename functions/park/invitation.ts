import type * as contract from "@shanhai/contract/invitation";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { createInvitation } from "@shanhai/domain/invitation";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import { insertInvitation } from "@shanhai/store/invitation";
import { getPark } from "@shanhai/store/park";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { hashSecret, newSecret, writeInvitationToken } from "../invitation-token.ts";
import type { Platform } from "../platform.ts";

/** Invites somebody into an organisation of the park; the link's secret is shown here and never again. */
export async function invite(
  platform: Platform,
  scope: ParkScope,
  act: Act,
  organisation: { id: string; name: string; kind: "park" | "agency" },
  input: { email: string; role: "administrator" | "evaluator" | "owner" | "recruiter" },
) {
  const secret = newSecret();
  const record = createInvitation(input, organisation, hashSecret(secret), act);
  const { secretHash: _hash, organisationKind: _kind, acceptedBy: _by, ...invitation } = record;
  const token = writeInvitationToken({ parkId: scope.id, invitationId: record.invitationId, secret });
  return insertInvitation(platform.open(scope), act, record, { ...invitation, token, path: `/invitations/${token}` });
}

export async function inviteToAgency(
  { act, scope, input }: Request<typeof contract.inviteToAgency>,
  platform: Platform,
) {
  const { agencyId, name } = found(await getAgency(platform.open(scope), input.params.agencyId));
  return invite(platform, scope, act, { id: agencyId, name, kind: "agency" }, input.body);
}

export async function inviteToPark({ act, scope, input }: Request<typeof contract.inviteToPark>, platform: Platform) {
  const { parkId, name } = found(await getPark(platform.open(scope)));
  return invite(platform, scope, act, { id: parkId, name, kind: "park" }, input.body);
}
