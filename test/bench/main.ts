import { mkdirSync, writeFileSync } from "node:fs";
import { allocationBench } from "./allocation.ts";
import { httpBench } from "./http.ts";
import { importBench } from "./imports.ts";
import { matchQualityBench } from "./match-quality.ts";
import { storeBench } from "./moves.ts";
import type { Row } from "./row.ts";
import { startUpBench } from "./start-up.ts";
import { warmBench } from "./warm.ts";

/*
 * `npm run bench`: every figure of `quality.md` that exists so far, as ratios measured side by side in one run. Prints one
 * table and writes `.shanhai/bench.json`. Exits 1 when a goal is missed.
 */

const rows: Row[] = [];
const benches = [startUpBench, warmBench, storeBench, importBench, matchQualityBench, allocationBench, httpBench];
for (const bench of benches) rows.push(...(await bench()));

console.table(rows.map(({ pass, ...row }) => ({ ...row, pass: pass ? "yes" : "NO" })));
mkdirSync(".shanhai", { recursive: true });
writeFileSync(".shanhai/bench.json", `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
process.exit(rows.every(({ pass }) => pass) ? 0 : 1);
