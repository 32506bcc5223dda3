import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import {
  AgencyId,
  CalendarDate,
  EngagementId,
  EnterpriseId,
  Instant,
  OrderId,
  SurveyId,
  text,
  Version,
  VisitId,
} from "./scalar.ts";

/** 需求挖掘 → 资源匹配 → 服务落地 → 效果追踪, always in this order. */
export const ENGAGEMENT_STEPS = ["discovery", "matching", "delivery", "tracking"] as const;
export const EngagementStep = z.enum(ENGAGEMENT_STEPS, { error: "option" });
export type EngagementStep = z.infer<typeof EngagementStep>;

/** Calendar days that each step has, from the day it begins. */
export const STEP_DAYS: Readonly<Record<EngagementStep, number>> = {
  discovery: 7,
  matching: 14,
  delivery: 30,
  tracking: 90,
};

/** `completed`: all four steps are closed. `stopped`: ended before, with a reason. */
export const EngagementStatus = z.enum(["open", "completed", "stopped"], { error: "option" });
export type EngagementStatus = z.infer<typeof EngagementStatus>;

/** How many of those who have reached a day were there still. */
const reached = () => z.object({ reached: z.int(), present: z.int() });

/** What the server saw when the step was closed, kept as it was then. */
export const StepEvidence = z.lazy(() =>
  z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("visit"), visitId: VisitId, visitedOn: CalendarDate, findings: z.string() }),
      z.object({
        kind: z.literal("recommendations"),
        orderId: OrderId,
        orderTitle: z.string(),
        recommended: z.int(),
        headcount: z.int(),
      }),
      z.object({
        kind: z.literal("arrivals"),
        orderId: OrderId,
        orderTitle: z.string(),
        filled: z.int(),
        headcount: z.int(),
      }),
      z.object({
        kind: z.literal("retention"),
        visitId: VisitId,
        visitedOn: CalendarDate,
        findings: z.string(),
        arrived: z.int(),
        day30: reached(),
        day90: reached(),
      }),
      /** That the client answered the park's survey, never what; and who stayed, as far as is known by then. */
      z.object({
        kind: z.literal("survey"),
        surveyId: SurveyId,
        answeredOn: CalendarDate,
        orderId: OrderId,
        orderTitle: z.string(),
        arrived: z.int(),
        day30: reached(),
        day90: reached(),
      }),
    ])
    .register(z.globalRegistry, { id: "StepEvidence" }),
);
export type StepEvidence = z.infer<typeof StepEvidence>;

/** One step; it has begun when the one before was closed. */
export const EngagementStepState = z.lazy(() =>
  z
    .object({
      step: EngagementStep,
      startedOn: z.optional(CalendarDate),
      due: z.optional(CalendarDate),
      closedOn: z.optional(CalendarDate),
      closedBy: z.optional(z.string()),
      note: z.optional(z.string()),
      evidence: z.optional(StepEvidence),
    })
    .register(z.globalRegistry, { id: "EngagementStepState" }),
);
export type EngagementStepState = z.infer<typeof EngagementStepState>;

/** 四步闭环 of an agency with one of its client enterprises. */
export const Engagement = z.lazy(() =>
  z
    .object({
      engagementId: EngagementId,
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      status: EngagementStatus,
      /** The step that is to be closed next; none once it is completed. */
      step: z.optional(EngagementStep),
      /** That step's day; past it, the engagement is overdue. */
      due: z.optional(CalendarDate),
      steps: z.array(EngagementStepState),
      stopReason: z.optional(z.string()),
      endedOn: z.optional(CalendarDate),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Engagement" }),
);
export type Engagement = z.infer<typeof Engagement>;

export const openEngagement = endpoint({
  id: "openEngagement",
  method: "POST",
  path: "/engagements",
  tag: "engagement",
  summary: "Open an engagement with a client enterprise, one at a time; of today, or of the earlier day it began",
  permits: AGENCY,
  body: () => z.object({ enterpriseId: EnterpriseId, startedOn: z.optional(CalendarDate) }),
  result: () => Engagement,
  errors: ["engagement.open"],
});

const EngagementFilter = z.enum(["open", "overdue", "ended"], { error: "option" });

export const listEngagements = endpoint({
  id: "listEngagements",
  method: "GET",
  path: "/engagements",
  tag: "engagement",
  summary:
    "Open engagements, the longest overdue first; or only the overdue, those that ended, or those of one enterprise",
  permits: AGENCY,
  query: () =>
    z.extend(PageQuery, { show: z._default(EngagementFilter, "open"), enterpriseId: z.optional(EnterpriseId) }),
  result: () => pageOf(Engagement),
});

const params = z.object({ engagementId: EngagementId });

export const getEngagement = endpoint({
  id: "getEngagement",
  method: "GET",
  path: "/engagements/{engagementId}",
  tag: "engagement",
  summary: "One engagement with its four steps and their evidence",
  permits: AGENCY,
  params: () => params,
  result: () => Engagement,
});

export const closeStep = endpoint({
  id: "closeStep",
  method: "POST",
  path: "/engagements/{engagementId}/closed-steps",
  tag: "engagement",
  summary:
    "Close the current step on evidence: a done visit (discovery, tracking), an order (matching, delivery) or a survey that the client answered (tracking); what is seen is kept",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      step: EngagementStep,
      visitId: z.optional(VisitId),
      orderId: z.optional(OrderId),
      surveyId: z.optional(SurveyId),
      note: z.optional(text(300, { lines: true })),
    }),
  result: () => Engagement,
  status: 200,
  errors: [
    "stale",
    "engagement.ended",
    "engagement.step",
    "engagement.visitNeeded",
    "engagement.visitTooOld",
    "engagement.orderNeeded",
    "engagement.nobodyRecommended",
    "engagement.nobodyArrived",
    "engagement.nobodyAtDay30",
    "engagement.surveyNeeded",
    "engagement.surveyTooOld",
  ],
});

export const reopenStep = endpoint({
  id: "reopenStep",
  method: "POST",
  path: "/engagements/{engagementId}/reopened-steps",
  tag: "engagement",
  summary: "Open a closed step again with a reason, and with it those after it; its days begin anew today",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ version: Version, step: EngagementStep, reason: text(200) }),
  result: () => Engagement,
  status: 200,
  errors: ["stale", "engagement.notClosed", "engagement.open"],
});

export const stopEngagement = endpoint({
  id: "stopEngagement",
  method: "POST",
  path: "/engagements/{engagementId}/end",
  tag: "engagement",
  summary: "End an engagement before its fourth step, with a reason",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ version: Version, reason: text(200) }),
  result: () => Engagement,
  status: 200,
  errors: ["stale", "engagement.ended"],
});

/** What a park sees of an agency's engagement: with whom, at which step, by when; none of its evidence. */
export const ParkEngagement = z.lazy(() =>
  z
    .object({
      engagementId: EngagementId,
      agencyId: AgencyId,
      agencyName: z.string(),
      enterpriseName: z.string(),
      status: EngagementStatus,
      step: z.optional(EngagementStep),
      due: z.optional(CalendarDate),
      endedOn: z.optional(CalendarDate),
      /** When each step was closed, by step. */
      closed: z.partialRecord(EngagementStep, CalendarDate),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "ParkEngagement" }),
);
export type ParkEngagement = z.infer<typeof ParkEngagement>;

export const listParkEngagements = endpoint({
  id: "listParkEngagements",
  method: "GET",
  path: "/park-engagements",
  tag: "engagement",
  summary: "Engagements of the park's agencies, the longest overdue first; or only the overdue, or those that ended",
  permits: PARK,
  query: () => z.extend(PageQuery, { show: z._default(EngagementFilter, "open") }),
  result: () => pageOf(ParkEngagement),
});

/** Open engagements by the step they are at, and how many of those are overdue today; and how others ended. */
export const EngagementFigures = z.lazy(() =>
  z
    .object({
      steps: z.array(z.object({ step: EngagementStep, open: z.int(), overdue: z.int() })),
      completed: z.int(),
      stopped: z.int(),
    })
    .register(z.globalRegistry, { id: "EngagementFigures" }),
);
export type EngagementFigures = z.infer<typeof EngagementFigures>;

export const getEngagementFigures = endpoint({
  id: "getEngagementFigures",
  method: "GET",
  path: "/park-engagements/figures",
  tag: "engagement",
  summary: "How many engagements of the park's agencies are at each step, and how many of them are overdue",
  permits: PARK,
  result: () => EngagementFigures,
});
