import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/invitation";
import type { Invitation } from "@shanhai/contract/invitation";
import { found } from "@shanhai/domain/app-error";
import { readInvitation, revokeInvitation } from "@shanhai/domain/invitation";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/invitation";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function list(
  { scope, input }: Request<typeof contract.listInvitations>,
  platform: Platform,
): Promise<Page<Invitation>> {
  const page = await store.listInvitations(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readInvitation) };
}

export async function revoke(
  { act, scope, input }: Request<typeof contract.revokeInvitation>,
  platform: Platform,
): Promise<Invitation> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = found(await store.getInvitation(table, input.params.invitationId));
    const after = revokeInvitation(before);
    return before.status === after.status
      ? readInvitation(before)
      : store.saveRevocation(table, act, after, readInvitation(after));
  });
}
