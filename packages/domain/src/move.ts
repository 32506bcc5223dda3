import type { Application } from "@shanhai/contract/application";
import { type MoveResult, UNDO_WITHIN_MS } from "@shanhai/contract/move";
import type { ApplicationId, Instant, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { AppError } from "./app-error.ts";
import { leadsTo } from "./application.ts";
import { asksAnew, countDecided } from "./enterprise-decision.ts";

/** What deciding a move needs to know of an application. */
type Movable = Pick<
  Application,
  "applicationId" | "orderId" | "positionId" | "stage" | "enterpriseDecision" | "version"
>;

/** Refuses to undo what others have relied on for a day. Throws `move.late`. */
export function allowUndo(move: { createdAt: Instant }, at: Instant): void {
  if (Date.parse(at) - Date.parse(move.createdAt) > UNDO_WITHIN_MS) throw new AppError("move.late");
}

/** One row of a bulk act: the application asked for, and the version the caller saw of it, if told. */
export interface MoveRow {
  applicationId: ApplicationId;
  seen?: number;
}

/** What one bulk act does to a position's counters. */
export interface CounterChange {
  stages: Partial<Record<Stage, number>>;
  filled: number;
  /** Of those the enterprise is asked about, of whom it has said yes or no. */
  decided?: number;
}

export interface MovePlan<A extends Movable> {
  results: MoveResult[];
  /** Applications to write, as they are before the act. */
  accepted: A[];
  /** Counter changes by position: the sum of the accepted rows. */
  counters: Map<PositionId, CounterChange>;
}

/** How the counters change when these applications go to their new stages, or (`undoing`) back to those before. */
export function countersOf(
  rows: readonly {
    application: Pick<Application, "positionId" | "stage" | "enterpriseDecision">;
    to: Stage;
    undoing?: boolean;
  }[],
): Map<PositionId, CounterChange> {
  const counters = new Map<PositionId, CounterChange>();
  for (const { application, to, undoing } of rows) {
    const { stage: from, enterpriseDecision } = application;
    const after = asksAnew({ from, to, undoing }) ? 0 : countDecided({ stage: to, enterpriseDecision });
    const change = counters.get(application.positionId) ?? { stages: {}, filled: 0 };
    change.stages[application.stage] = (change.stages[application.stage] ?? 0) - 1;
    change.stages[to] = (change.stages[to] ?? 0) + 1;
    change.filled += (to === "onboarded" ? 1 : 0) - (application.stage === "onboarded" ? 1 : 0);
    const decided = after - countDecided(application);
    if (decided !== 0) change.decided = (change.decided ?? 0) + decided;
    counters.set(application.positionId, change);
  }
  return counters;
}

function judge(
  row: MoveRow,
  application: Movable | undefined,
  orderId: OrderId,
  to: Stage,
  seats: Map<PositionId, number>,
): MoveResult {
  const { applicationId } = row;
  if (!application) return { applicationId, outcome: "notFound" };
  const { stage, version } = application;
  if (application.orderId !== orderId) return { applicationId, outcome: "invalid", cause: "order" };
  if (row.seen !== undefined && row.seen !== version) {
    return { applicationId, outcome: "conflict", cause: "version", stage, version };
  }
  if (!leadsTo(stage, to)) return { applicationId, outcome: "invalid", cause: "stage", stage, version };
  if (to === "onboarded") {
    const open = seats.get(application.positionId) ?? 0;
    if (open < 1) return { applicationId, outcome: "conflict", cause: "seat", stage, version };
    seats.set(application.positionId, open - 1);
  }
  return { applicationId, outcome: "moved", stage: to, version: version + 1 };
}

/**
 * Decides a bulk act row by row, in the caller's order: ownership, version seen, stage, open seats. `seats` are the open
 * seats by position; rows beyond them are conflicts until the headcount is raised.
 */
export function planMove<A extends Movable>(input: {
  orderId: OrderId;
  to: Stage;
  rows: readonly MoveRow[];
  applications: ReadonlyMap<ApplicationId, A>;
  seats: ReadonlyMap<PositionId, number>;
}): MovePlan<A> {
  const seats = new Map(input.seats);
  const accepted: A[] = [];
  const results = input.rows.map((row) => {
    const application = input.applications.get(row.applicationId);
    const result = judge(row, application, input.orderId, input.to, seats);
    if (result.outcome === "moved" && application) accepted.push(application);
    return result;
  });
  return { results, accepted, counters: countersOf(accepted.map((application) => ({ application, to: input.to }))) };
}
