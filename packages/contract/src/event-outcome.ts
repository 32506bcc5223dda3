import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { eventParams, OUTCOME_METRICS, ParkEvent } from "./event.ts";
import { EventId, EventOutcomeId, Instant, text, whole } from "./scalar.ts";

/** One line of what came of an event: counted by somebody, at a table or from a list. Lines are added up, never changed. */
export const EventOutcome = z.lazy(() =>
  z
    .object({
      outcomeId: EventOutcomeId,
      eventId: EventId,
      metric: z.enum(OUTCOME_METRICS),
      count: z.int(),
      note: z.optional(z.string()),
      recordedBy: z.string(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "EventOutcome" }),
);
export type EventOutcome = z.infer<typeof EventOutcome>;

export const recordEventOutcome = endpoint({
  id: "recordEventOutcome",
  method: "POST",
  path: "/events/{eventId}/outcomes",
  tag: "event",
  summary: "Record what came of an event; several lines of one figure are added up",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      metric: z.enum(OUTCOME_METRICS, { error: "option" }),
      count: whole(1, 1_000_000, "range"),
      note: z.optional(text(300, { lines: true })),
    }),
  result: () => EventOutcome,
  errors: ["event.notBegun", "event.cancelled"],
});

export const listEventOutcomes = endpoint({
  id: "listEventOutcomes",
  method: "GET",
  path: "/events/{eventId}/outcomes",
  tag: "event",
  summary: "What was recorded, newest first",
  permits: PARK,
  params: () => eventParams,
  query: () => PageQuery,
  result: () => pageOf(EventOutcome),
});

export const removeEventOutcome = endpoint({
  id: "removeEventOutcome",
  method: "DELETE",
  path: "/events/{eventId}/outcomes/{outcomeId}",
  tag: "event",
  summary: "Take back a line that was wrong",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ eventId: EventId, outcomeId: EventOutcomeId }),
  result: () => EventOutcome,
});

/** What a step of a report counts: registrations, those that came with their people, or a metric. */
const REPORT_STEPS = ["registered", "attended", ...OUTCOME_METRICS] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

const EventReport = z.lazy(() =>
  z
    .object({
      event: ParkEvent,
      /** The funnel of an event of its kind, widest first; steps at its ends that counted nothing are left out. */
      steps: z.array(z.object({ step: z.enum(REPORT_STEPS), count: z.int() })),
      /** Figures beside the funnel: what else came of it. */
      besides: z.array(z.object({ step: z.enum(REPORT_STEPS), count: z.int() })),
    })
    .register(z.globalRegistry, { id: "EventReport" }),
);
export type EventReport = z.infer<typeof EventReport>;

export const getEventReport = endpoint({
  id: "getEventReport",
  method: "GET",
  path: "/events/{eventId}/report",
  tag: "event",
  summary: "What came of an event: attendance, and its funnel",
  permits: PARK,
  params: () => eventParams,
  result: () => EventReport,
});

export const getEventReportFile = endpoint({
  id: "getEventReportFile",
  method: "GET",
  path: "/events/{eventId}/report-file",
  tag: "event",
  summary: "The report as a PDF of one page",
  permits: PARK,
  params: () => eventParams,
  result: () =>
    z.object({
      fileName: z.string(),
      /** Base64. A few kilobytes, so that they travel with the answer instead of lying in a folder. */
      pdf: z.string(),
    }),
});
