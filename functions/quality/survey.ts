import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/survey";
import type { Survey } from "@shanhai/contract/survey";
import { found } from "@shanhai/domain/app-error";
import { readSurvey } from "@shanhai/domain/survey";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/survey";
import type { Platform } from "../platform.ts";
import { writeSurveyToken } from "../survey-token.ts";

export async function list(
  { scope, input }: Request<typeof contract.listSurveys>,
  platform: Platform,
): Promise<Page<Survey>> {
  const page = await store.listSurveys(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readSurvey) };
}

export async function getLink(
  { scope, input }: Request<typeof contract.getSurveyLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getSurveyLink>> {
  const table = platform.open(scope);
  const { surveyId, closesOn } = found(await store.getSurvey(table, input.params.surveyId));
  return { path: `/survey/${writeSurveyToken(table.keys, { parkId: scope.id, surveyId })}`, closesOn };
}
