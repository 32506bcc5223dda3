import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import {
  CalendarDate,
  CohortId,
  Instant,
  listOf,
  OrderId,
  PartnerId,
  PositionId,
  text,
  Version,
  whole,
} from "./scalar.ts";

/** Positions of the order that one cohort is trained to, and phases of one plan. */
export const MOST_COHORT_SEATS = 10;
export const MOST_PHASES = 12;

/**
 * `draft` is the agency's alone; `proposed` waits for the school, which accepts (`running`) or says no (`declined`: changed, it is
 * proposed again). `finished` once everybody has graduated or dropped out; graduates still go to the positions then.
 */
const COHORT_STATUSES = ["draft", "proposed", "declined", "running", "finished", "cancelled"] as const;
export const CohortStatus = z.enum(COHORT_STATUSES, { error: "option" });
export type CohortStatus = z.infer<typeof CohortStatus>;

/** 培养阶段: theory, practice, placement in the enterprise; in their order, within the cohort's days. */
const phase = {
  title: text(50),
  from: CalendarDate,
  to: CalendarDate,
  hours: z.optional(whole(1, 10_000, "range")),
};
const Phase = z
  .object({
    ...phase,
    title: z.string(),
    hours: z.optional(z.int()),
    /** When the school says that it was done, and how many completed it. */
    doneOn: z.optional(CalendarDate),
    completed: z.optional(z.int()),
  })
  .register(z.globalRegistry, { id: "CohortPhase" });

/** People by how far they are: counts, never a person. */
const counts = {
  /** All who were taken in and did not drop out, graduates included. */
  enrolled: z.int(),
  training: z.int(),
  graduated: z.int(),
  dropped: z.int(),
  /** Graduates sent to the position, who applied, arrived, and are on the job still. */
  sent: z.int(),
  applied: z.int(),
  onboarded: z.int(),
  onJob: z.int(),
};
export const CohortCounts = z.object(counts).register(z.globalRegistry, { id: "CohortCounts" });
export type CohortCounts = z.infer<typeof CohortCounts>;

const seat = { title: z.string(), seats: z.int(), ...counts };

/** What both sides see of a cohort. */
export const cohort = () => ({
  cohortId: CohortId,
  title: z.string(),
  status: CohortStatus,
  /** Why the school said no, or the agency cancelled. */
  reason: z.optional(z.string()),
  agencyName: z.string(),
  enterpriseName: z.string(),
  from: CalendarDate,
  /** The last day. */
  to: CalendarDate,
  phases: z.array(Phase),
  note: z.optional(z.string()),
  seats: z.array(z.object(seat)),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});

/** 技能人才订单班: a cohort that a school trains to an order of the agency; its graduates flow to the order's positions. */
export const Cohort = z.lazy(() =>
  z
    .object({
      ...cohort(),
      orderId: OrderId,
      partnerId: PartnerId,
      partnerName: z.string(),
      seats: z.array(z.object({ positionId: PositionId, ...seat })),
    })
    .register(z.globalRegistry, { id: "Cohort" }),
);
export type Cohort = z.infer<typeof Cohort>;

const inOrder = z.refine<{ from: string; to: string }>(({ from, to }) => from <= to, {
  path: ["to"],
  error: "period.order",
});

const plan = () => ({
  title: text(100),
  from: CalendarDate,
  to: CalendarDate,
  /** Seats planned for each position, no more than it has open. */
  seats: listOf(z.object({ positionId: PositionId, seats: whole(1, 1000, "range") }), MOST_COHORT_SEATS).check(
    z.minLength(1, { error: "required" }),
    z.refine((seats) => new Set(seats.map(({ positionId }) => positionId)).size === seats.length, {
      error: "duplicate",
    }),
  ),
  phases: listOf(z.object(phase).check(inOrder), MOST_PHASES).check(z.minLength(1, { error: "required" })),
  note: z.optional(text(1000, { lines: true })),
});

export const createCohort = endpoint({
  id: "createCohort",
  method: "POST",
  path: "/orders/{orderId}/cohorts",
  tag: "cohort",
  summary: "Plan a cohort with a school to which an agreement opens cohorts; a draft, which the school does not see",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  body: () => z.object({ partnerId: PartnerId, ...plan() }).check(inOrder),
  result: () => Cohort,
  errors: ["order.closed", "order.draft", "cohort.seats", "cohort.phases", "cohort.school"],
});

export const listCohorts = endpoint({
  id: "listCohorts",
  method: "GET",
  path: "/orders/{orderId}/cohorts",
  tag: "cohort",
  summary: "An order's cohorts, newest first: people as counts alone",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  query: () => PageQuery,
  result: () => pageOf(Cohort),
});

const params = () => z.object({ orderId: OrderId, cohortId: CohortId });

export const getCohort = endpoint({
  id: "getCohort",
  method: "GET",
  path: "/orders/{orderId}/cohorts/{cohortId}",
  tag: "cohort",
  summary: "One cohort: plan, phases, and how many are how far",
  permits: AGENCY,
  params,
  result: () => Cohort,
});

export const updateCohort = endpoint({
  id: "updateCohort",
  method: "PATCH",
  path: "/orders/{orderId}/cohorts/{cohortId}",
  tag: "cohort",
  summary: "Write a plan anew, all of it: a draft, or one that the school declined",
  permits: AGENCY,
  params,
  body: () => z.object({ version: Version, ...plan() }).check(inOrder),
  result: () => Cohort,
  errors: ["stale", "cohort.state", "order.closed", "order.draft", "cohort.seats", "cohort.phases"],
});

export const transitCohort = endpoint({
  id: "transitCohort",
  method: "POST",
  path: "/orders/{orderId}/cohorts/{cohortId}/transitions",
  tag: "cohort",
  summary: "Propose a plan to its school, or cancel a cohort with a reason",
  permits: AGENCY,
  params,
  body: () =>
    z
      .object({
        to: z.enum(["proposed", "cancelled"], { error: "option" }),
        /** Of a cancellation. */
        reason: z.optional(text(200)),
        version: Version,
      })
      .check(
        z.refine(({ to, reason }) => to === "proposed" || reason !== undefined, {
          path: ["reason"],
          error: "required",
        }),
      ),
  result: () => Cohort,
  status: 200,
  errors: ["stale", "cohort.state", "order.closed", "order.draft", "cohort.seats", "cohort.phases", "cohort.school"],
});

/** What a park knows of a school's cohorts: sums of counts, no order and nobody. */
export const CohortFigures = z
  .object({ cohorts: z.int(), running: z.int(), seats: z.int(), ...counts })
  .register(z.globalRegistry, { id: "CohortFigures" });
export type CohortFigures = z.infer<typeof CohortFigures>;

export const getCohortFigures = endpoint({
  id: "getCohortFigures",
  method: "GET",
  path: "/partners/{partnerId}/cohorts",
  tag: "cohort",
  summary: "How many cohorts a school was proposed and how far their people are, summed up",
  permits: PARK,
  params: () => z.object({ partnerId: PartnerId }),
  result: () => CohortFigures,
});
