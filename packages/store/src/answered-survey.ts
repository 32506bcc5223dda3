import type { AnsweredSurvey } from "@shanhai/contract/answered-survey";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { EnterpriseId, SurveyId } from "@shanhai/contract/scalar";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { answeredSurveyKey, answeredSurveysOf } from "./keys/event.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { once } from "./write.ts";

/** Tells an agency that its client answered, by way of the stream: once, however often the answer is corrected or told. */
export async function tellAnswered(table: Table<TenantItemsScope>, record: AnsweredSurvey): Promise<void> {
  const put = answeredSurveyKey(table.scope, record.enterpriseId, record.surveyId);
  await once(table, [{ put, record, condition: { absent: true } }]);
}

/** Undefined while the client has not answered, or for another's survey. */
export async function getAnsweredSurvey(
  table: Table<TenantItemsScope>,
  client: EnterpriseId,
  id: SurveyId,
): Promise<AnsweredSurvey | undefined> {
  return getRecord(table, answeredSurveyKey(table.scope, client, id));
}

export async function listAnsweredSurveys(
  table: Table<TenantItemsScope>,
  client: EnterpriseId,
  page: PageQuery,
): Promise<Page<AnsweredSurvey>> {
  const partitions = [answeredSurveysOf(table.scope, client)];
  return listNewest(table, { name: `answeredSurvey:${client}`, partitions }, page);
}
