import type { AllocationRow } from "@shanhai/contract/allocation";
import { ALLOCATION_UNDONE } from "@shanhai/contract/allocation-limit";
import type { Application } from "@shanhai/contract/application";
import type { Position } from "@shanhai/contract/position";
import { mayRenew } from "./application.ts";
import type { CandidateRecord } from "./candidate.ts";

/** Whom and what a row brings together, as they are when it is applied. */
export interface RowNow<Own extends Application = Application> {
  person?: CandidateRecord | undefined;
  position?: Position | undefined;
  /** Whether the position's order is open. */
  orderOpen: boolean;
  /** Whether the person is on a job or chosen for one. */
  placed: boolean;
  /** The person's application for this position, and whether this allocation made it. */
  own?: Own | undefined;
  ownMade: boolean;
}

/** What is to be done about a row: nothing more, or its person is recommended, for the first time or anew. */
export type RowDecision<Own extends Application = Application> =
  | { kind: "settled"; row: AllocationRow }
  | { kind: "recommend"; position: Position; person: CandidateRecord }
  | { kind: "renew"; application: Own };

/** Whether applying still has to do something about this row. */
export const isToApply = ({ kind, outcome }: AllocationRow): boolean =>
  (kind === "added" || kind === "moved") && outcome === undefined;

/** Whether an undo has to take this row back. */
export const isToUndo = ({ outcome, undone }: AllocationRow): boolean => outcome === "created" && undone === undefined;

/**
 * What applying an allocation does about one row. Since it was worked out the person may have been erased, placed or have refused,
 * the position be full or gone; such a row is stale, and says why. An undone recommendation is no refusal: it is renewed.
 */
export function decideRow<Own extends Application>(row: AllocationRow, now: RowNow<Own>): RowDecision<Own> {
  const stale = (cause: AllocationRow["cause"]): RowDecision<Own> => settled({ ...row, outcome: "stale", cause });
  const { person, position, own } = now;
  if (!person || person.automatedMatching === "refused") return stale("person");
  if (!position) return stale("position");
  if (own && now.ownMade && own.version === 1) return settled(madeRow(row, own, "created"));
  if (!now.orderOpen) return stale("order");
  const renews = own && mayRenew(own.stage) && own.reason === ALLOCATION_UNDONE;
  if (own && !renews)
    return own.stage === "rejected" || own.stage === "withdrawn"
      ? stale("out")
      : settled(madeRow(row, own, "existing"));
  if (now.placed) return stale("placed");
  if (position.open < 1) return stale("seat");
  return renews ? { kind: "renew", application: own } : { kind: "recommend", position, person };
}

const settled = (row: AllocationRow) => ({ kind: "settled" as const, row });

/** A row whose application there is: made by applying it, or before. */
export const madeRow = (
  row: AllocationRow,
  { applicationId, version }: Pick<Application, "applicationId"> & { version?: number },
  outcome: "created" | "existing",
): AllocationRow => ({ ...row, outcome, applicationId, ...(version === undefined ? {} : { version }) });
