import { setTimeout as sleep } from "node:timers/promises";

/** Waits before another attempt: full jitter, at most a second. */
export function backOff(attempt: number): Promise<void> {
  return sleep(Math.random() * Math.min(1000, 10 * 2 ** attempt));
}
