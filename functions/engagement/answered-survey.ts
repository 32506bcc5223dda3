import type * as contract from "@shanhai/contract/answered-survey";
import type { AnsweredSurvey } from "@shanhai/contract/answered-survey";
import type { Page } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/answered-survey";
import { getEnterprise } from "@shanhai/store/enterprise";
import type { Platform } from "../platform.ts";

export async function list(
  { scope, input }: Request<typeof contract.listAnsweredSurveys>,
  platform: Platform,
): Promise<Page<AnsweredSurvey>> {
  const table = platform.open(scope);
  const { enterpriseId } = found(await getEnterprise(table, input.params.enterpriseId));
  return store.listAnsweredSurveys(table, enterpriseId, input.query);
}
