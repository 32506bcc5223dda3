import { STAGES, type Stage } from "@shanhai/contract/stage";

/** The most one act moves or recommends. */
export const MOST_PER_ACT = 1_000;

/** The stage that follows on the way to a seat; none after arrival or once out. */
export function nextStage(stage: Stage): Stage | undefined {
  const index = STAGES.indexOf(stage);
  return index < STAGES.indexOf("onboarded") ? STAGES[index + 1] : undefined;
}

export function needsReason(stage: Stage): boolean {
  return stage === "rejected" || stage === "withdrawn";
}
