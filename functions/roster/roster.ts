import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/roster";
import type { Roster } from "@shanhai/contract/roster";
import type { RosterId } from "@shanhai/contract/scalar";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/roster";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createRoster>,
  platform: Platform,
): Promise<Roster> {
  const rosterId = act.newId<RosterId>("rst");
  const roster = { rosterId, ...input.body, graduates: 0, createdAt: act.at };
  return store.insertRoster(platform.open(scope), act, roster);
}

export async function list(
  { scope, input }: Request<typeof contract.listRosters>,
  platform: Platform,
): Promise<Page<Roster>> {
  return store.listRosters(platform.open(scope), input.query);
}
