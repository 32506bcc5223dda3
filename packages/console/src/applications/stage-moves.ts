import { STAGES, type Stage } from "@shanhai/contract/stage";

const WAY_OUT: readonly Stage[] = ["rejected", "withdrawn"];

/** The stage that follows: one step on, or back to the start for those who are out; none after arrival. */
export function nextStage(stage: Stage): Stage | undefined {
  if (WAY_OUT.includes(stage)) return "recommended";
  return stage === "onboarded" ? undefined : STAGES[STAGES.indexOf(stage) + 1];
}

/** What is worth offering from a stage; whether a row may really go there is the server's word, given in the preview. */
export function targetsOf(stage: Stage): readonly Stage[] {
  const next = nextStage(stage);
  if (!next) return [];
  return WAY_OUT.includes(stage) ? [next] : [next, ...WAY_OUT];
}

/** The way out of the pipeline that a stage is, if it is one. */
export function wayOutOf(stage: Stage): "rejected" | "withdrawn" | undefined {
  return stage === "rejected" || stage === "withdrawn" ? stage : undefined;
}
