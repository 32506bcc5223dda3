import { ProblemError } from "./problem-error.ts";

const FIRST_MS = 250;
const LONGEST_MS = 8000;
/** Who is asked to wait longer than this is told so instead. */
const MOST_MS = 30_000;

/** Answers that say "not now": nothing was done, or it is not known whether. */
const PASSING = [429, 502, 503, 504];

/** Whether trying the same again may help: the network failed, no answer came in time, or the server was busy. */
function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return PASSING.includes(error.problem.status);
  return error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");
}

/**
 * How long to wait before the next try, in milliseconds; undefined when another one would not help. As long as the server
 * asks, or a random part of a time that doubles, so that many clients do not come back together. `random` is from 0 to 1.
 */
export function waitBefore(error: unknown, attempt: number, random: number): number | undefined {
  if (!mayPass(error)) return undefined;
  const asked = error instanceof ProblemError ? error.retryAfterMs : undefined;
  if (asked !== undefined) return asked > MOST_MS ? undefined : asked;
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}

/** Waits, or rejects with the signal's reason as soon as it is given up. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, ms);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}
