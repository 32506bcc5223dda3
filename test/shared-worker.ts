import { afterAll, expect } from "vitest";

/** Files share a worker's process: whoever sets its environment, its clock or its console gives each of them back. */
const env = { ...process.env };
const own = () => [globalThis.Date, globalThis.setTimeout, globalThis.fetch, console.log, console.error, console.warn];
const before = own();

afterAll(() => {
  const names = [...Object.keys(env), ...Object.keys(process.env)];
  // By their names alone: what they say is nobody's business in a report.
  expect(names.filter((name) => env[name] !== process.env[name])).toEqual([]);
  expect(own()).toEqual(before);
});
