import { VISITOR_PREFIXES } from "@shanhai/contract/visitor-routes";
import { expect, test } from "vitest";
import { SECTIONS } from "../../packages/console/src/shell/navigation.ts";

test("no section of the console stands where a visitor's page answers: loading it again would leave the console", () => {
  const paths = Object.values(SECTIONS).flatMap((sections) => sections.map(({ path }) => path));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => VISITOR_PREFIXES.some((prefix) => `${path}/`.startsWith(`${prefix}/`)))).toEqual([]);
});
