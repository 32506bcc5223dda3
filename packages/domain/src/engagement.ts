import {
  ENGAGEMENT_STEPS,
  type Engagement,
  type EngagementStep,
  type EngagementStepState,
  type ParkEngagement,
  STEP_DAYS,
  type StepEvidence,
} from "@shanhai/contract/engagement";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { AgencyId, CalendarDate, EngagementId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { plusDays } from "./calendar.ts";

const begun = (step: EngagementStep, on: CalendarDate): EngagementStepState => ({
  step,
  startedOn: on,
  due: plusDays(on, STEP_DAYS[step]),
});

/**
 * An engagement on its first day: the first step has begun. Work that began before it was written down brings its day along.
 * Throws `invalid` for a day to come.
 */
export function openEngagement(
  { enterpriseId, name }: Enterprise,
  act: Pick<Act, "at" | "today" | "newId">,
  startedOn = act.today,
): Engagement {
  if (startedOn > act.today) throw new AppError("invalid", { issues: [{ field: "startedOn", code: "date.future" }] });
  return atStep({
    engagementId: act.newId<EngagementId>("eng"),
    enterpriseId,
    enterpriseName: name,
    status: "open",
    steps: ENGAGEMENT_STEPS.map((step, index) => (index === 0 ? begun(step, startedOn) : { step })),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  });
}

/** With the step that is next and its day on the record itself, for lists; neither once it has ended. */
function atStep({ step: _step, due: _due, ...engagement }: Engagement): Engagement {
  const next = engagement.status === "open" ? engagement.steps.find(({ closedOn }) => !closedOn) : undefined;
  return next?.due ? { ...engagement, step: next.step, due: next.due } : engagement;
}

/** Refuses an act on another version, or on an engagement that has ended. Throws `stale` or `engagement.ended`. */
function openOne(engagement: Engagement, version: number): Engagement {
  sameVersion(engagement, version);
  if (engagement.status !== "open") throw new AppError("engagement.ended");
  return engagement;
}

/** The state of the step that is to be closed. Throws `stale`, `engagement.ended`, or `engagement.step` for any other. */
export function currentStep(engagement: Engagement, version: number, step: EngagementStep): EngagementStepState {
  const current = openOne(engagement, version).steps.find((one) => one.step === step);
  if (engagement.step !== step || !current) throw new AppError("engagement.step");
  return current;
}

/** The current step closed on what was seen; the next begins today, and after the fourth the engagement is completed. */
export function closeStep(
  engagement: Engagement,
  evidence: StepEvidence,
  note: string | undefined,
  act: Pick<Act, "at" | "today" | "name">,
): Engagement {
  const index = engagement.steps.findIndex(({ step }) => step === engagement.step);
  const steps = engagement.steps.map((state, place): EngagementStepState => {
    if (place === index)
      return { ...state, closedOn: act.today, closedBy: act.name, evidence, ...(note ? { note } : {}) };
    return place === index + 1 ? begun(state.step, act.today) : state;
  });
  const isLast = index === steps.length - 1;
  const end = isLast ? { status: "completed" as const, endedOn: act.today } : {};
  return atStep({ ...engagement, steps, ...end, version: engagement.version + 1, updatedAt: act.at });
}

/**
 * A closed step open again, and those after it not begun: what they rested on is in question. Its days begin anew today, or
 * it would be overdue at once. An engagement that had ended is open again. Throws `stale` or `engagement.notClosed`.
 */
export function reopenStep(
  engagement: Engagement,
  { version, step }: { version: number; step: EngagementStep },
  act: Pick<Act, "at" | "today">,
): Engagement {
  sameVersion(engagement, version);
  const index = engagement.steps.findIndex((one) => one.step === step);
  // Of one that was stopped, the step that it stopped at is taken up again.
  const stoppedHere = engagement.status === "stopped" && engagement.steps[index]?.startedOn !== undefined;
  if (!engagement.steps[index]?.closedOn && !stoppedHere) throw new AppError("engagement.notClosed");
  const steps = engagement.steps.map((state, place): EngagementStepState => {
    if (place < index) return state;
    return place === index ? begun(step, act.today) : { step: state.step };
  });
  const { stopReason: _reason, endedOn: _ended, ...rest } = engagement;
  return atStep({ ...rest, status: "open", steps, version: engagement.version + 1, updatedAt: act.at });
}

/** Ended before its fourth step. Throws `stale` or `engagement.ended`. */
export function stopEngagement(
  engagement: Engagement,
  { version, reason }: { version: number; reason: string },
  act: Pick<Act, "at" | "today">,
): Engagement {
  const before = openOne(engagement, version);
  const end = { status: "stopped" as const, stopReason: reason, endedOn: act.today };
  return atStep({ ...before, ...end, version: version + 1, updatedAt: act.at });
}

/** An engagement as its park keeps it; `revision` is the version that it was copied from. */
export interface ParkEngagementRecord extends ParkEngagement {
  revision: number;
  /** Its agency has left: while it is open, nobody goes on with it, and no day of it is due. */
  agencyLeft: boolean;
}

/** The facts of an engagement that its park may see. */
export function factsOf(
  engagement: Engagement,
  agency: { agencyId: AgencyId; name: string; left: boolean },
): ParkEngagementRecord {
  const { engagementId, enterpriseName, status, step, due, endedOn, steps, createdAt, version } = engagement;
  return {
    engagementId,
    agencyId: agency.agencyId,
    agencyName: agency.name,
    enterpriseName,
    status,
    ...(step && due ? { step, due } : {}),
    ...(endedOn ? { endedOn } : {}),
    closed: Object.fromEntries(steps.flatMap((one) => (one.closedOn ? [[one.step, one.closedOn]] : []))),
    createdAt,
    revision: version,
    agencyLeft: agency.left,
  };
}

/**
 * Where an engagement is counted: open ones under their step by the day that is due, others by how they ended. Open ones of an
 * agency that has left are counted apart, until it comes back.
 */
export function placeOf({
  status,
  step,
  due,
  agencyLeft = false,
}: Pick<ParkEngagement, "status" | "step" | "due"> & { agencyLeft?: boolean }) {
  if (status === "open" && agencyLeft) return { group: "left", day: "count" };
  return step && due ? { group: `${step}#${due.slice(0, 7)}`, day: due.slice(8) } : { group: status, day: "count" };
}

/** What counters by place say today. */
export function figuresOf(counts: Iterable<readonly [group: string, day: string, count: number]>, today: CalendarDate) {
  const steps = ENGAGEMENT_STEPS.map((step) => ({ step, open: 0, overdue: 0 }));
  const ended = { completed: 0, stopped: 0 };
  for (const [group, day, count] of counts) {
    const [name, month] = group.split("#");
    const step = steps.find((one) => one.step === name);
    if (step) {
      step.open += count;
      if (`${month}-${day}` < today) step.overdue += count;
    } else if (name === "completed" || name === "stopped") ended[name] += count;
  }
  return { steps, ...ended };
}
