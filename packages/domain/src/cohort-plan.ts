import type * as contract from "@shanhai/contract/cohort";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Position } from "@shanhai/contract/position";
import type { CohortId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { type CohortPlan, type CohortRecord, cohortStatus, inState } from "./cohort.ts";

/* What the agency decides of a cohort: drawn up, written anew, proposed, given up. */

type Input = Omit<ParsedOf<typeof contract.createCohort>["body"], "partnerId">;

/** Seats of a position that other cohorts of its order plan and have not filled: those proposed or running. */
function plannedElsewhere(others: readonly CohortRecord[], positionId: PositionId): number {
  return others
    .filter((other) => ["proposed", "running"].includes(cohortStatus(other)))
    .flatMap((other) => other.plan.seats.map((seat, index) => ({ ...seat, onJob: other.outcome[index]?.onJob ?? 0 })))
    .filter((seat) => seat.positionId === positionId)
    .reduce((sum, { seats, onJob }) => sum + Math.max(0, seats - onJob), 0);
}

/** What a plan is checked against: the order's positions as they are, and the order's other cohorts. */
export interface CohortSurroundings {
  positions: readonly Pick<Position, "positionId" | "title" | "open">[];
  others: readonly CohortRecord[];
}

type Planned = Pick<CohortPlan, "from" | "to" | "phases"> & {
  seats: readonly { positionId: PositionId; seats: number }[];
};

/** The plan's seats with their titles. Throws `invalid` for a position of another order, `cohort.seats` for more than are open. */
function checkSeats({ seats }: Planned, { positions, others }: CohortSurroundings): CohortPlan["seats"] {
  return seats.map(({ positionId, seats: wanted }, index) => {
    const position = positions.find((one) => one.positionId === positionId);
    const field = `seats.${index}`;
    if (!position) throw new AppError("invalid", { issues: [{ field: `${field}.positionId`, code: "option" }] });
    const { title, open } = position;
    const planned = plannedElsewhere(others, positionId);
    const free = Math.max(0, open - planned);
    if (wanted > free) {
      const issues = [{ field: `${field}.seats`, code: "range" as const }];
      throw new AppError("cohort.seats", { title, open, planned, free, issues });
    }
    return { positionId, title, seats: wanted };
  });
}

/** Throws `invalid` for a last day that has passed, `cohort.phases` for phases that are not in their order or not within the days. */
function checkDays({ from, to, phases }: Planned, { today }: Pick<Act, "today">): void {
  if (to < today) throw new AppError("invalid", { issues: [{ field: "to", code: "date.past" }] });
  for (const [index, phase] of phases.entries()) {
    const earliest = phases[index - 1]?.from ?? from;
    if (phase.from >= earliest && phase.to <= to) continue;
    const field = `phases.${index}.${phase.from < earliest ? "from" : "to"}`;
    throw new AppError("cohort.phases", { number: index + 1, issues: [{ field, code: "range" }] });
  }
}

function contentOf(input: Input, around: CohortSurroundings, act: Pick<Act, "at" | "today">) {
  const { title, from, to, note } = input;
  const seats = checkSeats(input, around);
  checkDays(input, act);
  const phases = input.phases.map(({ hours, ...phase }) => ({ ...phase, ...(hours === undefined ? {} : { hours }) }));
  return { title, from, to, seats, phases, ...(note ? { note } : {}), updatedAt: act.at };
}

/** A draft. Throws `invalid`, `cohort.seats`, `cohort.phases`. */
export function planCohort(
  input: Input,
  named: Omit<
    CohortRecord,
    "cohortId" | "createdAt" | "plan" | "planVersion" | "answer" | "answerVersion" | "outcome" | "outcomeVersion"
  >,
  around: CohortSurroundings,
  act: Pick<Act, "at" | "today" | "newId">,
): CohortRecord {
  return {
    cohortId: act.newId<CohortId>("coh"),
    ...named,
    createdAt: act.at,
    plan: { ...contentOf(input, around, act), proposal: 0 },
    planVersion: 1,
    answerVersion: 0,
    outcome: [],
    outcomeVersion: 0,
  };
}

/** The plan written anew, before it was proposed or after the school declined it. Throws `cohort.state` and as `planCohort`. */
export function rewriteCohort(
  record: CohortRecord,
  input: Input,
  around: CohortSurroundings,
  act: Pick<Act, "at" | "today">,
): CohortRecord {
  inState(record, "draft", "declined");
  const plan = { ...contentOf(input, around, act), proposal: record.plan.proposal };
  return { ...record, plan, planVersion: record.planVersion + 1 };
}

/** The plan put to the school, checked against what is open by now. Throws `cohort.state` and as `planCohort`. */
export function proposeCohort(
  record: CohortRecord,
  around: CohortSurroundings,
  act: Pick<Act, "at" | "today">,
): CohortRecord {
  inState(record, "draft", "declined");
  checkSeats(record.plan, around);
  checkDays(record.plan, act);
  const plan = { ...record.plan, proposal: record.plan.proposal + 1, updatedAt: act.at };
  return { ...record, plan, planVersion: record.planVersion + 1 };
}

/** The cohort given up, for good. Throws `cohort.state`. */
export function cancelCohort(record: CohortRecord, reason: string, act: Pick<Act, "at" | "today">): CohortRecord {
  inState(record, "draft", "proposed", "declined", "running");
  const plan = { ...record.plan, cancelled: { on: act.today, reason }, updatedAt: act.at };
  return { ...record, plan, planVersion: record.planVersion + 1 };
}
