import type { ParsedOf } from "@shanhai/contract/endpoint";
import {
  COUNTED_BY_HEAD,
  type EventKind,
  OUTCOME_METRICS,
  type OutcomeMetric,
  type ParkEvent,
} from "@shanhai/contract/event";
import type { EventOutcome, EventReport, ReportStep, recordEventOutcome } from "@shanhai/contract/event-outcome";
import type { EventOutcomeId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { takesPlace } from "./event.ts";

/** One line of what came of an event. Throws `event.notBegun` before its first day, `event.cancelled`. */
export function recordOutcome(
  event: ParkEvent,
  { metric, count, note }: ParsedOf<typeof recordEventOutcome>["body"],
  act: Pick<Act, "at" | "today" | "name" | "newId">,
): EventOutcome {
  const { eventId, date } = takesPlace(event);
  if (date > act.today) throw new AppError("event.notBegun");
  return {
    outcomeId: act.newId<EventOutcomeId>("oct"),
    eventId,
    metric,
    count,
    ...(note ? { note } : {}),
    recordedBy: act.name,
    createdAt: act.at,
  };
}

/** What lines add up to. */
export function sumOutcomes(
  lines: readonly Pick<EventOutcome, "metric" | "count">[],
): Partial<Record<OutcomeMetric, number>> {
  const sums: Partial<Record<OutcomeMetric, number>> = {};
  for (const { metric, count } of lines) sums[metric] = (sums[metric] ?? 0) + count;
  return sums;
}

const CAME: readonly ReportStep[] = ["registered", "attended"];
const HIRING: readonly ReportStep[] = ["consultations", "applications", "interviews", "offers"];
const SETTLING: readonly ReportStep[] = [...CAME, "needs", "intents"];

/** The way people go at an event of each kind, widest first. At a fair nobody registers who only looks round. */
const FUNNELS: Readonly<Record<EventKind, readonly ReportStep[]>> = {
  roadshow: SETTLING,
  matchmaking: SETTLING,
  jobFair: HIRING,
  classVisit: HIRING,
  doctoralMatch: [...CAME, "matched", "offers"],
  training: CAME,
  forum: CAME,
  contest: CAME,
};

/** People who came by the event's codes, by the metric that counts them: the same people are not to be recorded by hand again. */
export type EventPeople = Partial<Record<OutcomeMetric, number>>;

function countOf(event: ParkEvent, step: ReportStep, people: EventPeople): number {
  const { kind, taken, attendedPeople, registered, attended, outcomes } = event;
  if (step !== "registered" && step !== "attended") return outcomes[step] + (people[step] ?? 0);
  if (COUNTED_BY_HEAD.includes(kind)) return step === "registered" ? taken : attendedPeople;
  const { agency, enterprise, person } = step === "registered" ? registered : attended;
  return agency + enterprise + person;
}

/**
 * What came of an event: the funnel of its kind, without the steps that counted nothing, and every other figure that counted
 * something beside it. A figure is the lines that were recorded by hand and those of the platform's own people together.
 */
export function reportOf(event: ParkEvent, people: EventPeople): EventReport {
  const counted = (steps: readonly ReportStep[]) =>
    steps.map((step) => ({ step, count: countOf(event, step, people) })).filter(({ count }) => count > 0);
  const funnel = FUNNELS[event.kind];
  // Who registered and came is said of every event by itself.
  const rest = OUTCOME_METRICS.filter((metric) => !funnel.includes(metric));
  return { event, steps: counted(funnel), besides: counted(rest) };
}
