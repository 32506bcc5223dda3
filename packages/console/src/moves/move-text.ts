import type { MoveCause, MoveResult } from "@shanhai/contract/move";

export type Outcome = MoveResult["outcome"];

/** How many rows had an outcome, and why. */
export interface Tally {
  count: number;
  causes: readonly { cause: MoveCause | "none"; count: number }[];
}

export function tally(results: readonly MoveResult[], outcome: Outcome): Tally {
  const causes = new Map<MoveCause | "none", number>();
  let count = 0;
  for (const result of results) {
    if (result.outcome !== outcome) continue;
    count += 1;
    const cause = result.cause ?? "none";
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  return { count, causes: [...causes].map(([cause, many]) => ({ cause, count: many })) };
}
