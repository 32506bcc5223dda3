import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/member";
import type { Member } from "@shanhai/contract/member";
import { AppError, found } from "@shanhai/domain/app-error";
import { changeRole, handOver, removeColleague } from "@shanhai/domain/member";
import type { Request } from "@shanhai/http/serve";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { getColleague, listMembers, readMember, saveHandOver, saveRemoval, saveRole } from "@shanhai/store/member";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function list(
  { scope, input }: Request<typeof contract.listMembers>,
  platform: Platform,
): Promise<Page<Member>> {
  return listMembers(platform.open(scope), input.query);
}

/** Another role for a colleague. The membership itself follows by way of the stream, as with the two below. */
export async function changeMemberRole(
  { act, scope, input }: Request<typeof contract.changeMemberRole>,
  platform: Platform,
): Promise<Member> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = found(await getColleague(table, input.params.memberId));
    const after = changeRole(before, input.body.role, memberIdOf(act.subject), act);
    return after === before ? readMember(before) : saveRole(table, act, before, after);
  });
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeMember>,
  platform: Platform,
): Promise<Member> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = found(await getColleague(table, input.params.memberId));
    return saveRemoval(table, act, before, removeColleague(before, memberIdOf(act.subject), act));
  });
}

export async function transferOwnership(
  { act, scope, input }: Request<typeof contract.transferOwnership>,
  platform: Platform,
): Promise<Member> {
  const table = platform.open(scope);
  return settle(async () => {
    const [own, colleague] = await Promise.all([
      getColleague(table, memberIdOf(act.subject)),
      getColleague(table, input.params.memberId),
    ]);
    if (own?.role !== "owner") throw new AppError("forbidden");
    const before = { owner: own, colleague: found(colleague) };
    return saveHandOver(table, act, before, handOver(before, act));
  });
}
