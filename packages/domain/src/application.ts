import type { Application } from "@shanhai/contract/application";
import type { Candidate } from "@shanhai/contract/candidate";
import { maskPhone } from "@shanhai/contract/identity";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "./act.ts";

const WAY_OUT = ["rejected", "withdrawn"] as const satisfies readonly Stage[];

/** Where each stage leads: one step on, or out; those who are out can be recommended again. Onboarded is final. */
const NEXT: Record<Stage, readonly Stage[]> = {
  recommended: ["screened", ...WAY_OUT],
  screened: ["interviewed", ...WAY_OUT],
  interviewed: ["offered", ...WAY_OUT],
  offered: ["onboarded", ...WAY_OUT],
  onboarded: [],
  rejected: ["recommended"],
  withdrawn: ["recommended"],
};

/** Whether somebody has left the pipeline on the way. */
const isOut = (stage: Stage): boolean => WAY_OUT.some((out) => out === stage);

/** The stage from which a step leaves the pipeline; undefined for a step that does not. */
export const leftFrom = (from: Stage, to: Stage): Stage | undefined => (isOut(to) && !isOut(from) ? from : undefined);

/** The furthest that an application got on its way: where it is, or where it left the pipeline from. */
export const furthest = ({ stage, outFrom }: Pick<Application, "stage" | "outFrom">): Stage =>
  isOut(stage) ? (outFrom ?? "recommended") : stage;

/** Whether an application may go from one stage to another. */
export function leadsTo(from: Stage, to: Stage): boolean {
  return NEXT[from].includes(to);
}

/** Whether the person may still take the application back: who has started work leaves, and that is more than a click. */
export function mayWithdraw(stage: Stage): boolean {
  return leadsTo(stage, "withdrawn");
}

/**
 * Whether applying once more makes an application new: one that was withdrawn goes back to the beginning. Who was rejected was
 * answered, and is recommended again by whoever answers for it.
 */
export function mayRenew(stage: Stage): boolean {
  return stage === "withdrawn" && leadsTo(stage, "recommended");
}

/** A candidate's application to a position, just recommended. */
export function recommend(
  applicationId: ApplicationId,
  position: Position,
  candidate: Candidate,
  act: Pick<Act, "name" | "at">,
): Application {
  return {
    applicationId,
    orderId: position.orderId,
    positionId: position.positionId,
    candidateId: candidate.candidateId,
    candidateName: candidate.name,
    candidatePhone: candidate.phone ? maskPhone(candidate.phone) : undefined,
    candidateOccupation: candidate.occupation,
    candidateSkillLevel: candidate.skillLevel,
    stage: "recommended",
    movedBy: act.name,
    movedAt: act.at,
    version: 1,
    createdAt: act.at,
  };
}
