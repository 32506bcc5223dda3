import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, DivisionCode, EnterpriseId, Instant, MemberId, text, Version, VisitId } from "./scalar.ts";

/** 回访: a client is asked how it goes. 调研: an enterprise or a county is asked what it needs or offers. */
export const VISIT_PURPOSES = ["followUp", "survey"] as const;
export const VisitPurpose = z.enum(VISIT_PURPOSES, { error: "option" });
export type VisitPurpose = z.infer<typeof VisitPurpose>;

export const VISIT_STATUSES = ["planned", "done", "cancelled"] as const;
export const VisitStatus = z.enum(VISIT_STATUSES, { error: "option" });
export type VisitStatus = z.infer<typeof VisitStatus>;

/** Whoever may go on a visit: both kinds of organisation have visits of their own, by the same rules. */
const VISITORS = { agency: ["owner", "recruiter"], park: ["administrator", "evaluator"] } as const;

/** 回访、调研: planned for a day, done with findings, or called off. */
export const Visit = z.lazy(() =>
  z
    .object({
      visitId: VisitId,
      purpose: VisitPurpose,
      /** An agency's visit is to one of its client enterprises. */
      enterpriseId: z.optional(EnterpriseId),
      /** A park's is to an enterprise by name and USCC, or (`county`) to a county bureau, of a division of GB/T 2260. */
      subject: z.optional(z.enum(["enterprise", "county"])),
      name: z.string(),
      uscc: z.optional(z.string()),
      division: z.optional(DivisionCode),
      plannedDate: CalendarDate,
      memberId: MemberId,
      memberName: z.string(),
      status: VisitStatus,
      visitedOn: z.optional(CalendarDate),
      findings: z.optional(z.string()),
      /** Who was met. */
      met: z.optional(z.string()),
      nextStep: z.optional(z.string()),
      /** The visit that was planned with the report of this one. */
      nextVisitId: z.optional(VisitId),
      cancelReason: z.optional(z.string()),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Visit" }),
);
export type Visit = z.infer<typeof Visit>;

export const planVisit = endpoint({
  id: "planVisit",
  method: "POST",
  path: "/visits",
  tag: "visit",
  summary: "Plan a visit to a client enterprise; oneself goes unless a colleague is named",
  permits: AGENCY,
  body: () =>
    z.object({
      enterpriseId: EnterpriseId,
      purpose: z._default(VisitPurpose, "followUp"),
      plannedDate: CalendarDate,
      memberId: z.optional(MemberId),
    }),
  result: () => Visit,
});

export const listVisits = endpoint({
  id: "listVisits",
  method: "GET",
  path: "/visits",
  tag: "visit",
  summary:
    "Planned visits, the earliest first (unless another status is asked for: the latest first); or all of one enterprise or division, the latest first",
  permits: VISITORS,
  query: () =>
    z.extend(PageQuery, {
      status: z.optional(VisitStatus),
      enterpriseId: z.optional(EnterpriseId),
      division: z.optional(DivisionCode),
    }),
  result: () => pageOf(Visit),
});

const params = z.object({ visitId: VisitId });

export const getVisit = endpoint({
  id: "getVisit",
  method: "GET",
  path: "/visits/{visitId}",
  tag: "visit",
  summary: "One visit",
  permits: VISITORS,
  params: () => params,
  result: () => Visit,
});

const Findings = text(2000, { lines: true });
const Met = text(200);
const NextStep = text(300, { lines: true });

export const changeVisit = endpoint({
  id: "changeVisit",
  method: "PATCH",
  path: "/visits/{visitId}",
  tag: "visit",
  summary: "Move a planned visit to another day or person, or correct the report of a done one; names the version seen",
  permits: VISITORS,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      plannedDate: z.optional(CalendarDate),
      memberId: z.optional(MemberId),
      findings: z.optional(Findings),
      // `null` clears.
      met: z.nullish(Met),
      nextStep: z.nullish(NextStep),
    }),
  result: () => Visit,
  errors: ["stale", "visit.state"],
});

/** The next visit is planned in the same act. */
const NextVisit = z.object({ plannedDate: CalendarDate, memberId: z.optional(MemberId) });

export const completeVisit = endpoint({
  id: "completeVisit",
  method: "POST",
  path: "/visits/{visitId}/report",
  tag: "visit",
  summary: "Report a planned visit as done, with findings, and plan the next one in the same act",
  permits: VISITORS,
  params: () => params,
  body: () =>
    z.object({
      visitedOn: CalendarDate,
      findings: Findings,
      met: z.optional(Met),
      nextStep: z.optional(NextStep),
      next: z.optional(NextVisit),
    }),
  result: () => Visit,
  status: 200,
  errors: ["visit.state"],
});

export const cancelVisit = endpoint({
  id: "cancelVisit",
  method: "POST",
  path: "/visits/{visitId}/cancellation",
  tag: "visit",
  summary: "Call a planned visit off, with a reason",
  permits: VISITORS,
  params: () => params,
  body: () => z.object({ reason: text(200) }),
  result: () => Visit,
  status: 200,
  errors: ["visit.state"],
});
