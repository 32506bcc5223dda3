import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, EnterpriseId, OrderId, SurveyId } from "./scalar.ts";

/**
 * What an agency is told of a survey of its park: that the client answered, about which order and when. Never what: satisfaction
 * is hidden below five answers, and one enterprise's answers from everybody.
 */
export const AnsweredSurvey = z.lazy(() =>
  z
    .object({
      surveyId: SurveyId,
      enterpriseId: EnterpriseId,
      orderId: OrderId,
      orderTitle: z.string(),
      /** The day of the first answer; a corrected one leaves it. */
      answeredOn: CalendarDate,
    })
    .register(z.globalRegistry, { id: "AnsweredSurvey" }),
);
export type AnsweredSurvey = z.infer<typeof AnsweredSurvey>;

export const listAnsweredSurveys = endpoint({
  id: "listAnsweredSurveys",
  method: "GET",
  path: "/enterprises/{enterpriseId}/answered-surveys",
  tag: "survey",
  summary: "Which of the park's surveys a client enterprise has answered, last ordered first; never what it answered",
  permits: AGENCY,
  params: () => z.object({ enterpriseId: EnterpriseId }),
  query: () => PageQuery,
  result: () => pageOf(AnsweredSurvey),
});
