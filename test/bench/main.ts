import { mkdirSync, writeFileSync } from "node:fs";
import { allocationBench } from "./allocation.ts";
import { browserBench } from "./browser.ts";
import { forecastBench } from "./forecast.ts";
import { httpBench } from "./http.ts";
import { importBench } from "./imports.ts";
import { matchQualityBench } from "./match-quality.ts";
import { storeBench } from "./moves.ts";
import type { Row } from "./row.ts";
import { startUpBench } from "./start-up.ts";
import { warmBench } from "./warm.ts";

/*
 * `npm run bench`: every figure of `quality.md` that exists so far, as ratios measured side by side in one run. Prints one
 * table and writes `.shanhai/bench.json`; of those that are named (`npm run bench -- forecast`), or all. Exits 1 when a goal is missed.
 */

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const rows: Row[] = [];
const benches = {
  startUp: startUpBench,
  warm: warmBench,
  store: storeBench,
  import: importBench,
  matchQuality: matchQualityBench,
  allocation: allocationBench,
  http: httpBench,
  forecast: forecastBench,
  browser: browserBench,
};
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await bench()));

// In the order of `quality.md`, whichever bench was quick; what has no number there comes last.
rows.sort((one, other) => one.figure.localeCompare(other.figure, "en", { sensitivity: "case" }));
console.table(
  rows.map(({ figure, what, value, goal, pass }) => ({ figure, what, value, goal, pass: pass ? "yes" : "NO" })),
);
mkdirSync(".shanhai", { recursive: true });
writeFileSync(".shanhai/bench.json", `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
process.exit(rows.every(({ pass }) => pass) ? 0 : 1);
