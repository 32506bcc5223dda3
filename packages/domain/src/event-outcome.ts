import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { EventKind, OutcomeMetric, ParkEvent } from "@shanhai/contract/event";
import {
  type EventOutcome,
  type EventReport,
  REPORT_STEPS,
  type ReportStep,
  type recordEventOutcome,
} from "@shanhai/contract/event-outcome";
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

function countOf({ registered, attended, outcomes }: ParkEvent, step: ReportStep): number {
  const all = ({ agency, enterprise, person }: ParkEvent["registered"]) => agency + enterprise + person;
  if (step === "registered") return all(registered);
  return step === "attended" ? all(attended) : outcomes[step];
}

/**
 * What came of an event: the funnel of its kind, without the steps that counted nothing, and every other figure that counted
 * something beside it.
 */
export function reportOf(event: ParkEvent): EventReport {
  const counted = (steps: readonly ReportStep[]) =>
    steps.map((step) => ({ step, count: countOf(event, step) })).filter(({ count }) => count > 0);
  const funnel = FUNNELS[event.kind];
  const rest = REPORT_STEPS.filter((step) => !funnel.includes(step));
  return { event, steps: counted(funnel), besides: counted(rest) };
}
