import type { CheckDay, CheckOutcome, Placement } from "@shanhai/contract/placement";
import type { CheckResult } from "@shanhai/contract/placement-check";
import type { CalendarDate, PlacementId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { leave, type StandingChange } from "./placement.ts";

/** One row of a bulk act of results; `date` and `reason` go with `left`. */
export interface CheckRow {
  placementId: PlacementId;
  day: CheckDay;
  outcome: CheckOutcome;
  note?: string | undefined;
  date?: CalendarDate | undefined;
  reason?: string | undefined;
}

/** What is decided of a row: its result, and what is to be saved if anything. */
export interface CheckDecision {
  result: CheckResult;
  change?: { before: Placement; after: Placement } | StandingChange;
}

/** The placement with this check done; nothing else of it changes. */
function withResult(placement: Placement, row: CheckRow, act: Pick<Act, "at" | "today">): Placement {
  const { day, outcome, note } = row;
  return {
    ...placement,
    checks: placement.checks.map((check) =>
      check.day === day ? { day, due: check.due, doneDate: act.today, outcome, note } : check,
    ),
    version: placement.version + 1,
    updatedAt: act.at,
  };
}

/**
 * Decides one row. The same result given twice is recorded once and reads `recorded` both times; a check that is done is
 * not done over.
 */
export function decideCheck(
  placement: Placement | undefined,
  row: CheckRow,
  act: Pick<Act, "at" | "today">,
): CheckDecision {
  const { placementId, day, outcome } = row;
  if (!placement) return { result: { placementId, day, outcome: "notFound" } };
  const { version } = placement;
  const refuse = (outcome: "conflict" | "invalid", cause: CheckResult["cause"]): CheckDecision => ({
    result: { placementId, day, outcome, cause, version },
  });
  const check = placement.checks.find((one) => one.day === day);
  if (check?.outcome === outcome) return { result: { placementId, day, outcome: "recorded", version } };
  if (placement.status === "left") return refuse("conflict", "left");
  if (check?.outcome) return refuse("conflict", "recorded");
  if (!check || check.due > act.today) return refuse("invalid", "early");
  const result: CheckResult = { placementId, day, outcome: "recorded", version: version + 1 };
  const done = withResult(placement, row, act);
  const { date, reason } = row;
  if (outcome !== "left" || !date || !reason) return { result, change: { before: placement, after: done } };
  if (date < placement.arrivalDate || date > act.today) return refuse("invalid", "date");
  const change = leave(placement, { date, reason, version }, act);
  return { result, change: { ...change, after: { ...change.after, checks: done.checks } } };
}
