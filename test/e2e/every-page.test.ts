import { afterAll, beforeAll, expect, test } from "vitest";
import { SECTIONS } from "../../packages/console/src/shell/navigation.ts";
import { startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser } from "./browser.ts";
import { castOf } from "./demo-cast.ts";
import { everyRoute, type PageCase } from "./every-page.ts";
import { tour } from "./page-tour.ts";

/*
 * The sections of an agency and a park as they begin, empty, checked by what `npm run look` checks on every page with the
 * demo's data: axe-core, what fits at 200 % and at 320 px, nothing that moves, forced colours.
 */

const CHIEFS = ["owner", "administrator"];
const GRAVE = /\((serious|critical)\)/;
const STATION = "station@kongtong.demo";

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, demo: "organisations" }), openBrowser()]);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

async function findings(pages: readonly PageCase[]): Promise<{ visited: number; found: string[] }> {
  const found: string[] = [];
  let visited = 0;
  for await (const { page, findings } of tour(opened.browser, await castOf(laptop), pages, { language: "zh" })) {
    visited += 1;
    for (const { check, what, where } of findings)
      if (check !== "axe" || GRAVE.test(what)) found.push(`${page.as} ${page.route} ${check}: ${what}: ${where}`);
  }
  return { visited, found };
}

test("every section opens without what keeps somebody out", async () => {
  const sections = (kind: keyof typeof SECTIONS) => SECTIONS[kind].map(({ path }) => path as string);
  const pages = everyRoute()
    .filter(({ as, kind, route }) => kind !== "visitor" && CHIEFS.includes(as) && sections(kind).includes(route))
    .map(({ as, route }) => ({ as, route, address: route }));
  const { visited, found } = await findings(pages);
  expect(found).toEqual([]);
  expect(visited).toBeGreaterThan(30);
});

test("a partner's page that no agreement opens says where one is, and that it is closed", async () => {
  await laptop.partner(await laptop.person("admin@quzhou.demo"), "崆峒就业驿站", "station", STATION);
  const address = "/cohorts/coh_01J00000000000000000000000";
  const { visited, found } = await findings([{ as: "station", route: "/cohorts/:cohortId", address }]);
  expect(found).toEqual([]);
  expect(visited).toBe(1);
});
