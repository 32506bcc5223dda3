import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/survey-visit";
import type { SurveyVisitFigures } from "@shanhai/contract/survey-visit";
import { planSurveyVisits, surveyedName } from "@shanhai/domain/visit";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/visit";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";
import { visitorsAmong } from "./visitor.ts";

export async function plan(
  { act, scope, input }: Request<typeof contract.planSurveyVisits>,
  platform: Platform,
): Promise<ResultOf<typeof contract.planSurveyVisits>> {
  const table = platform.open(scope);
  const { visits: rows } = input.body;
  const visitorOf = await visitorsAmong(
    table,
    act,
    rows.map(({ memberId }) => memberId),
    "visits",
  );
  const writesOf = () => store.SURVEY_WRITES;
  const results = await inParts(table, act, rows, writesOf, async (part, own) => {
    const taken = await store.surveyedAmong(table, part.map(surveyedName));
    const { visits, results: decided } = planSurveyVisits(part, taken, visitorOf, own);
    if (visits.length === 0 && !own.idempotency) return decided;
    return store.saveVisits(
      table,
      own,
      visits.map((after) => ({ after })),
      decided,
    );
  });
  return { results };
}

export async function getFigures(
  { scope }: Request<typeof contract.getSurveyVisitFigures>,
  platform: Platform,
): Promise<SurveyVisitFigures> {
  return store.getSurveyVisitFigures(platform.open(scope));
}
