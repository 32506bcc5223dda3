import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/score-draft";
import type { AssistantSetting } from "@shanhai/contract/score-draft";
import { found, sameVersion } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import { getRowsOf } from "@shanhai/store/batch-interview";
import * as store from "@shanhai/store/score-draft";
import type { Platform } from "../platform.ts";

export async function getSetting(
  { scope }: Request<typeof contract.getAssistantSetting>,
  platform: Platform,
): Promise<AssistantSetting> {
  return store.getAssistantSetting(platform.open(scope));
}

export async function changeSetting(
  { act, scope, input }: Request<typeof contract.changeAssistantSetting>,
  platform: Platform,
): Promise<AssistantSetting> {
  const table = platform.open(scope);
  const { enabled, version } = input.body;
  const before = sameVersion(await store.getAssistantSetting(table), version);
  return store.saveAssistantSetting(table, act, { enabled, version: before.version + 1 });
}

/** For somebody who says it to a colleague; by the progress page people say it themselves. */
export async function byPeople(
  { act, scope, input }: Request<typeof contract.assessByPeople>,
  platform: Platform,
): Promise<ResultOf<typeof contract.assessByPeople>> {
  const table = platform.open(scope);
  const { batchInterviewId, applicationId } = input.params;
  found((await getRowsOf(table, batchInterviewId, [applicationId])).get(applicationId));
  return store.saveByPeople(table, act, applicationId, { at: act.at, by: act.name }, { applicationId });
}
