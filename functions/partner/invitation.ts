import type * as contract from "@shanhai/contract/invitation";
import { AppError, found } from "@shanhai/domain/app-error";
import { allowColleague, invitedSince } from "@shanhai/domain/invitation";
import { notEnded, PARTNER_MEMBERS } from "@shanhai/domain/partner";
import type { Request } from "@shanhai/http/serve";
import { invitationsSince } from "@shanhai/store/invitation";
import { countMembers } from "@shanhai/store/member";
import { getPartner, getPartnerCopy } from "@shanhai/store/partner";
import { invite } from "../invite.ts";
import type { Platform } from "../platform.ts";

/** The park invites a partner's first coordinator; from then on its people invite each other, and the park has no way in. */
export async function inviteToPartner(
  { act, scope, input }: Request<typeof contract.inviteToPartner>,
  platform: Platform,
) {
  const partner = notEnded(found(await getPartner(platform.open(scope), input.params.partnerId)));
  if (partner.hasCoordinator) throw new AppError("partner.hasCoordinator");
  return invite(platform, scope, act, { id: partner.partnerId, name: partner.name, kind: "partner" }, input.body);
}

export async function inviteCoordinator(
  { act, scope, organisationName, input }: Request<typeof contract.inviteCoordinator>,
  platform: Platform,
) {
  const table = platform.open(scope);
  const [members, invitations, copy] = await Promise.all([
    countMembers(table, PARTNER_MEMBERS),
    invitationsSince(table, invitedSince(act), PARTNER_MEMBERS),
    getPartnerCopy(table),
  ]);
  allowColleague({ members: PARTNER_MEMBERS }, { members, invitations }, act);
  const partner = { id: scope.id, name: copy?.name ?? organisationName, kind: "partner" as const };
  return invite(platform, scope, act, partner, input.body);
}
