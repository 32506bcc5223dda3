import * as z from "zod/mini";
import { endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, CalendarDate, Instant, OrderId, Quarter, SurveyId } from "./scalar.ts";

/**
 * 满意度调查: the enterprise of a finished order is asked how it was served. What it answered is in nobody's list: from five
 * answers on, means are part of the facts.
 */
const Survey = z.lazy(() =>
  z
    .object({
      surveyId: SurveyId,
      orderId: OrderId,
      orderTitle: z.string(),
      enterpriseName: z.string(),
      agencyId: AgencyId,
      agencyName: z.string(),
      /** The quarter it counts in: that of asking. */
      quarter: Quarter,
      closesOn: CalendarDate,
      answered: z.boolean(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Survey" }),
);
export type Survey = z.infer<typeof Survey>;

export const listSurveys = endpoint({
  id: "listSurveys",
  method: "GET",
  path: "/surveys",
  tag: "survey",
  summary: "Whom the park asks: one survey an order, made when it was fulfilled or closed, last ordered first",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(Survey),
});

export const getSurveyLink = endpoint({
  id: "getSurveyLink",
  method: "GET",
  path: "/surveys/{surveyId}/link",
  tag: "survey",
  summary: "The link that the park sends to the enterprise; agencies never see it",
  permits: PARK,
  keys: "never",
  params: () => z.object({ surveyId: SurveyId }),
  result: () => z.object({ path: z.string(), closesOn: CalendarDate }),
});
