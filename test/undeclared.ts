import { afterAll, afterEach, expect } from "vitest";

/** Fails whichever test an endpoint answered with a code that its `errors` do not name: the log line says so, here as in AWS. */
const heard: string[] = [];
const { log } = console;
console.log = (...said: unknown[]) => {
  const [line] = said;
  if (typeof line === "string" && line.includes('"undeclared":')) heard.push(line);
  log(...said);
};

afterEach(() => {
  expect(heard.splice(0)).toEqual([]);
});
afterAll(() => {
  console.log = log;
});
