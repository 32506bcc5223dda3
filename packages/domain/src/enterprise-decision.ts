import type { Application } from "@shanhai/contract/application";
import { type DecisionOutcome, type EnterpriseDecision, isDecidable } from "@shanhai/contract/enterprise-decision";
import type { EnterpriseLinkId, Instant } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

type Decided = Pick<Application, "stage" | "enterpriseDecision">;

/** 1 where an application waits no longer for the enterprise, which has said yes or no; 0 elsewhere. */
export function countDecided({ stage, enterpriseDecision }: Decided): 0 | 1 {
  return enterpriseDecision && isDecidable(stage) ? 1 : 0;
}

/**
 * Whether going there asks the enterprise anew: somebody who was out and is recommended again. Taking a move back asks nobody, it
 * gives back what was.
 */
export function asksAnew({ from, to, undoing }: { from: Stage; to: Stage; undoing?: boolean | undefined }): boolean {
  return !undoing && to === "recommended" && !isDecidable(from);
}

/** One answer of an enterprise, and which answer before it was seen (its instant; none where there was none). */
export interface DecisionInput {
  outcome: DecisionOutcome;
  reason?: string | undefined;
  seen?: Instant | undefined;
}

/**
 * What the enterprise says of somebody. Throws `stale` where the person is no longer to be decided on, or somebody else of the
 * enterprise has answered since.
 */
export function decide(
  application: Decided,
  { outcome, reason, seen }: DecisionInput,
  enterpriseLinkId: EnterpriseLinkId,
  act: Pick<Act, "at" | "name">,
): EnterpriseDecision {
  if (!isDecidable(application.stage) || application.enterpriseDecision?.at !== seen) throw new AppError("stale");
  return { outcome, ...(reason ? { reason } : {}), at: act.at, by: act.name, enterpriseLinkId };
}
