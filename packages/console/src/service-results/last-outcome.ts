import type { Outcome, ServiceResult } from "@shanhai/contract/service-result";

/** The outcome that counts: a result has one from the start. */
export function lastOf({ outcomes }: ServiceResult): Outcome {
  return outcomes.at(-1) as Outcome;
}
