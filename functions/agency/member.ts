import type { ResultOf } from "@shanhai/contract/endpoint";
import type { inviteColleague } from "@shanhai/contract/invitation";
import { QUOTAS } from "@shanhai/domain/agency";
import { allowColleague, invitedSince } from "@shanhai/domain/invitation";
import type { Request } from "@shanhai/http/serve";
import { invitationsSince } from "@shanhai/store/invitation";
import { countMembers } from "@shanhai/store/member";
import { getStanding } from "@shanhai/store/standing";
import { invite } from "../invite.ts";
import type { Platform } from "../platform.ts";

export async function inviteOne(
  { act, scope, organisationName: name, input }: Request<typeof inviteColleague>,
  platform: Platform,
): Promise<ResultOf<typeof inviteColleague>> {
  const table = platform.open(scope);
  const { quotas = QUOTAS } = (await getStanding(table)) ?? {};
  const [members, invitations] = await Promise.all([
    countMembers(table, quotas.members),
    invitationsSince(table, invitedSince(act), quotas.members),
  ]);
  allowColleague(quotas, { members, invitations }, act);
  return invite(platform, scope, act, { id: scope.id, name, kind: "agency" }, input.body);
}
