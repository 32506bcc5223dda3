import * as z from "zod/mini";
import { AGENCY, AGENCY_OWNER, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, EnterpriseId, text, Version, whole } from "./scalar.ts";

/** Days ahead that the work list looks: enough to plan a week's round. */
export const DAYS_AHEAD = 7;

/** A client with an open order and no visit planned, whose follow-up is due on a day. */
export const DueVisit = z.lazy(() =>
  z
    .object({
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      due: CalendarDate,
      /** The last done visit or skipped follow-up, or the opening of the oldest open order: whichever is latest. */
      since: CalendarDate,
      lastVisit: z.optional(CalendarDate),
      openOrders: z.int(),
    })
    .register(z.globalRegistry, { id: "DueVisit" }),
);
export type DueVisit = z.infer<typeof DueVisit>;

export const listDueVisits = endpoint({
  id: "listDueVisits",
  method: "GET",
  path: "/due-visits",
  tag: "visit",
  summary: "Clients whose follow-up is due within seven days or overdue, the longest overdue first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(DueVisit),
});

export const skipDueVisit = endpoint({
  id: "skipDueVisit",
  method: "POST",
  path: "/enterprises/{enterpriseId}/skipped-visits",
  tag: "visit",
  summary: "Skip a client's follow-up this once, with a reason: it is due again after as many days as always",
  permits: AGENCY,
  params: () => z.object({ enterpriseId: EnterpriseId }),
  body: () => z.object({ reason: text(200) }),
  result: () => z.object({ enterpriseId: EnterpriseId, skippedOn: CalendarDate }),
  status: 200,
  errors: ["dueVisit.none"],
});

/** How often an agency follows up: every so many days while a client has an open order; 0 is never. */
export const VisitRule = z.lazy(() =>
  z.object({ everyDays: z.int(), version: z.int() }).register(z.globalRegistry, { id: "VisitRule" }),
);
export type VisitRule = z.infer<typeof VisitRule>;

export const getVisitRule = endpoint({
  id: "getVisitRule",
  method: "GET",
  path: "/visit-rule",
  tag: "visit",
  summary: "How often the agency follows up with clients",
  permits: AGENCY,
  result: () => VisitRule,
});

export const changeVisitRule = endpoint({
  id: "changeVisitRule",
  method: "PATCH",
  path: "/visit-rule",
  tag: "visit",
  summary: "Change how often; the work list follows at once. Names the version seen, 0 for the rule nobody changed",
  permits: AGENCY_OWNER,
  body: () => z.object({ everyDays: whole(0, 365, "range"), version: z.union([z.literal(0), Version]) }),
  result: () => VisitRule,
  errors: ["stale"],
});
