import type * as contract from "@shanhai/contract/invitation";
import { AppError, found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import { getPark } from "@shanhai/store/park";
import { invite } from "../invite.ts";
import type { Platform } from "../platform.ts";

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
