import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/scorecard";
import type { Scorecard } from "@shanhai/contract/scorecard";
import { found } from "@shanhai/domain/app-error";
import { changeScorecard, draftScorecard, publish } from "@shanhai/domain/scorecard";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/scorecard";
import type { Platform } from "../platform.ts";

export async function list(
  { scope, input }: Request<typeof contract.listScorecards>,
  platform: Platform,
): Promise<Page<Scorecard>> {
  return store.listScorecards(platform.open(scope), input.query);
}

export async function create(
  { act, scope }: Request<typeof contract.createScorecard>,
  platform: Platform,
): Promise<Scorecard> {
  const table = platform.open(scope);
  return store.insertScorecard(table, act, draftScorecard(await store.getLastScorecard(table), act));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateScorecard>,
  platform: Platform,
): Promise<Scorecard> {
  const table = platform.open(scope);
  const before = found(await store.getScorecard(table, input.params.scorecardVersion));
  return store.saveScorecard(table, act, changeScorecard(before, input.body));
}

export async function makePublic(
  { act, scope, input }: Request<typeof contract.publishScorecard>,
  platform: Platform,
): Promise<Scorecard> {
  const table = platform.open(scope);
  const before = found(await store.getScorecard(table, input.params.scorecardVersion));
  return store.saveScorecard(table, act, publish(before, input.body.version, act));
}
