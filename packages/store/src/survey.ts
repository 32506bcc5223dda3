import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ParkOrder } from "@shanhai/contract/park";
import type { OrderId, SurveyId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ComplaintRecord } from "@shanhai/domain/complaint";
import { countsChange } from "@shanhai/domain/service-facts";
import { ask, countSurvey, type SurveyRecord, surveyIdOf } from "@shanhai/domain/survey";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { insertComplaint } from "./complaint.ts";
import { countFacts } from "./count-facts.ts";
import { partition } from "./keys/owner.ts";
import { surveyKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import { once, type Write } from "./write.ts";

/** Asks the enterprise of a finished order, by way of the stream: once, however often the order is told. */
export async function askEnterprise(
  table: Table<ParkScope>,
  order: Parameters<typeof ask>[0] & Pick<ParkOrder, "status">,
  act: Pick<Act, "at" | "today">,
): Promise<void> {
  if (order.status !== "fulfilled" && order.status !== "closed") return;
  const record = ask(order, act);
  const key = surveyKey(table.scope, record.surveyId);
  if (await getRecord(table, key)) return;
  await once(table, [
    { put: key, record, condition: { absent: true } },
    ...countFacts(table.scope, record.agencyId, countSurvey(record)),
  ]);
}

export async function getSurvey(table: Table<ParkScope>, id: SurveyId): Promise<SurveyRecord | undefined> {
  return getRecord(table, surveyKey(table.scope, id));
}

/** The surveys about these orders, as far as there are any; in no order. */
export async function getSurveysOf(table: Table<ParkScope>, orders: readonly OrderId[]): Promise<SurveyRecord[]> {
  return getRecords(
    table,
    orders.map((id) => surveyKey(table.scope, surveyIdOf(id))),
  );
}

export async function listSurveys(table: Table<ParkScope>, page: PageQuery): Promise<Page<SurveyRecord>> {
  return listNewest(table, { name: "survey", partitions: [partition(table.scope, "survey")] }, page);
}

const replace = (scope: ParkScope, record: SurveyRecord): Write => ({
  put: surveyKey(scope, record.surveyId),
  record,
  condition: { equals: { version: record.version - 1 } },
});

/** Keeps an answer, and what it moves of the agency's facts. Throws `Refused` when another came between. */
export async function saveAnswers(
  table: Table<ParkScope>,
  act: Act,
  before: SurveyRecord,
  after: SurveyRecord,
): Promise<void> {
  const counts = countsChange(countSurvey(before), countSurvey(after));
  await commit(table, act, {
    writes: [replace(table.scope, after), ...countFacts(table.scope, after.agencyId, counts)],
    records: [after.surveyId],
    result: null,
  });
}

/** Keeps a complaint that came with a survey's link. Throws `Refused` when another came between. */
export async function saveSurveyComplaint(
  table: Table<ParkScope>,
  act: Act,
  after: SurveyRecord,
  complaint: ComplaintRecord,
): Promise<void> {
  await insertComplaint(table, act, complaint, [replace(table.scope, after)]);
}
