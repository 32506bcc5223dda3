import { Console } from "node:console";
import { parseArgs } from "node:util";
import { castOf } from "../e2e/demo-cast.ts";
import { everyPage } from "../e2e/every-page.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { type Language, tour, type Visited } from "../e2e/page-tour.ts";
import { startTestLaptop } from "../laptop.ts";

/*
 * `npm run look`: opens every page of the demo as everybody who sees it, in both languages, with what its first act and its
 * first row open, and prints a table of pages and what was found on them. Exits 1 when something was found.
 */

const { values } = parseArgs({
  options: { only: { type: "string" }, language: { type: "string" }, data: { type: "string" } },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

const CHECKS = ["axe", "words", "reflow", "motion", "colours", "focus", "fault"] as const;

function tell(visited: readonly Visited[]): number {
  const found = visited.filter(({ findings }) => findings.length > 0);
  for (const { page, language, findings } of found) {
    say(`\n${page.as} ${page.address} (${language})`);
    for (const { check, what, where } of findings) say(`  ${check}: ${what}\n      ${where.replaceAll("\n", " ")}`);
  }
  const count = (visited: Visited, check: string) => visited.findings.filter((one) => one.check === check).length;
  new Console(process.stdout).table(
    visited.map((one) => ({
      who: one.page.as,
      page: one.page.route,
      language: one.language,
      ...Object.fromEntries(CHECKS.map((check) => [check, count(one, check)])),
    })),
  );
  return found.length;
}

async function main(): Promise<void> {
  const data = values.data === undefined ? {} : { dataDir: values.data };
  console.log = () => undefined;
  console.info = console.log;
  console.warn = console.log;
  const laptop = await startTestLaptop({ demo: "full", console: true, say, ...data });
  const { browser, close } = await openBrowser();
  try {
    await laptop.demo;
    const pages = (await everyPage(await castOf(laptop))).filter(
      ({ as, route }) => values.only === undefined || `${as} ${route}`.includes(values.only),
    );
    const visited: Visited[] = [];
    for (const language of ["zh", "en"] as const satisfies readonly Language[]) {
      if (values.language !== undefined && values.language !== language) continue;
      for await (const one of tour(browser, await castOf(laptop), pages, { language, whole: true })) {
        visited.push(one);
        say(`${one.findings.length === 0 ? "·" : `✗ ${one.findings.length}`} ${one.page.as} ${one.page.address}`);
      }
    }
    const found = tell(visited);
    say(`${visited.length} pages opened, ${found} with findings`);
    process.exitCode = found > 0 ? 1 : 0;
  } finally {
    await close();
    await laptop.stop();
  }
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
await main();
