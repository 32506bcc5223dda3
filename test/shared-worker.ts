import { afterAll, expect } from "vitest";

/** What a file can change for those that share its worker: the environment, and what tests put others in the place of. */
function ofTheProcess(): Record<string, unknown> {
  const { Date: clock, setTimeout: timer, fetch } = globalThis;
  const { log, error, warn } = console;
  return { ...process.env, Date: clock, setTimeout: timer, fetch, log, error, warn };
}
const before = ofTheProcess();

/** Each of it is given back; told by its name alone: what a variable says is nobody's business in a report. */
afterAll(() => {
  const now = ofTheProcess();
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  expect([...names].filter((name) => now[name] !== before[name])).toEqual([]);
});
