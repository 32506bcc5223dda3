import { VISITOR_ROUTES } from "@shanhai/contract/visitor-routes";
import { expect, test } from "vitest";
import { PAGES } from "../../packages/console/src/shell/pages.ts";
import { everyRoute, unfound } from "../e2e/every-page.ts";
import { RECORD_PAGES } from "../e2e/record-pages.ts";
import { NO_PAGES } from "../e2e/visitor-pages.ts";

const routes = everyRoute();

test("every route of the console that names a record has somebody who finds one to open", () => {
  expect(unfound()).toEqual([]);
});

test("nobody looks for records of routes that are no more", () => {
  const gone = Object.entries(RECORD_PAGES).flatMap(([kind, records]) =>
    Object.keys(records).filter((route) => !(route in PAGES[kind as keyof typeof PAGES])),
  );
  expect(gone).toEqual([]);
});

test("the list of pages is that of both route tables: 100 of the console, 20 of visitors at least", () => {
  const listed = (kind: string) => new Set(routes.filter((one) => one.kind === kind).map(({ route }) => route));
  for (const [kind, pages] of Object.entries(PAGES)) expect(listed(kind)).toEqual(new Set(Object.keys(pages)));
  const visitors = VISITOR_ROUTES.filter(({ method }) => method === "GET").map(({ path }) => path);
  expect(new Set([...listed("visitor"), ...NO_PAGES])).toEqual(new Set(visitors));
  expect(routes.length).toBeGreaterThan(120);
});

test("recruiters are not sent to settings, evaluators not to members: the list follows the navigation", () => {
  const of = (as: string) => routes.filter((one) => one.as === as).map(({ route }) => route);
  expect(of("recruiter")).toContain("/orders/:orderId");
  expect(of("recruiter")).not.toContain("/settings/audit");
  expect(of("evaluator")).toContain("/park-orders/:orderId/evaluate");
  expect(of("evaluator")).not.toContain("/members");
});
