import type * as contract from "@shanhai/contract/match";
import type { MatchRule } from "@shanhai/contract/match";
import { sameVersion } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/match-rule";
import type { Platform } from "../platform.ts";

export async function get({ scope }: Request<typeof contract.getMatchRule>, platform: Platform): Promise<MatchRule> {
  return store.getMatchRule(platform.open(scope));
}

export async function change(
  { act, scope, input }: Request<typeof contract.changeMatchRule>,
  platform: Platform,
): Promise<MatchRule> {
  const table = platform.open(scope);
  const { weights, version } = input.body;
  const before = sameVersion(await store.getMatchRule(table), version);
  return store.saveMatchRule(table, act, { weights, version: before.version + 1 });
}
