import type { Application } from "@shanhai/contract/application";
import type { Instant } from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import type { TimelineEntry } from "@shanhai/contract/timeline";

/** A stage that an application reached, and when. */
export interface ProgressStep {
  stage: Stage;
  at: Instant;
}

/**
 * The way of an application to where it is, from what its person's timeline tells: what was undone, and the way out that was
 * taken back, is no part of it. The timeline follows a moment later, so the last step is the application's own.
 */
export function progressOf(
  { applicationId, stage, movedAt, createdAt }: Application,
  entries: readonly TimelineEntry[],
): ProgressStep[] {
  const told = entries
    .filter((entry) => entry.kind === "application" && entry.applicationId === applicationId)
    .map((entry) => entry as Extract<TimelineEntry, { kind: "application" }>)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ stage: reached, at }) => ({ stage: reached, at }));
  const rank = (step: ProgressStep) => STAGES.indexOf(step.stage);
  const path: ProgressStep[] = [{ stage: "recommended", at: createdAt }];
  for (const step of [...told, { stage, at: movedAt }]) {
    const again = path.find((one) => one.stage === step.stage);
    while (path.length > 0 && rank(path.at(-1) as ProgressStep) >= rank(step)) path.pop();
    path.push(again ?? step);
  }
  return path;
}
