import { ProblemError } from "@shanhai/client/client";

/** What went wrong in one sentence; `otherwise` where the server never answered. */
export function problemText(error: unknown, otherwise: string): string {
  return error instanceof ProblemError ? error.problem.detail : otherwise;
}
