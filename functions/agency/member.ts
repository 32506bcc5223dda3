import type { ResultOf } from "@shanhai/contract/endpoint";
import type { inviteColleague } from "@shanhai/contract/invitation";
import type { Request } from "@shanhai/http/serve";
import { invite } from "../invite.ts";
import type { Platform } from "../platform.ts";

export async function inviteOne(
  { act, scope, organisationName: name, input }: Request<typeof inviteColleague>,
  platform: Platform,
): Promise<ResultOf<typeof inviteColleague>> {
  return invite(platform, scope, act, { id: scope.id, name, kind: "agency" }, input.body);
}
