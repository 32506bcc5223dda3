import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { inviteColleague } from "@shanhai/contract/invitation";
import type * as contract from "@shanhai/contract/member";
import type { Member } from "@shanhai/contract/member";
import type { Request } from "@shanhai/http/serve";
import { listMembers } from "@shanhai/store/member";
import { invite } from "../invite.ts";
import type { Platform } from "../platform.ts";

export async function list(
  { scope, input }: Request<typeof contract.listMembers>,
  platform: Platform,
): Promise<Page<Member>> {
  return listMembers(platform.open(scope), input.query);
}

export async function inviteOne(
  { act, scope, organisationName: name, input }: Request<typeof inviteColleague>,
  platform: Platform,
): Promise<ResultOf<typeof inviteColleague>> {
  return invite(platform, scope, act, { id: scope.id, name, kind: "agency" }, input.body);
}
