import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bigLoad } from "./big.ts";
import { trafficLoad } from "./traffic.ts";
import type { Verdict } from "./verdict.ts";

function numberOf(name: string, given: string | undefined, usual: number): number {
  const value = Number(given ?? usual);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new Error(`--${name} takes a positive whole number, not ${given}`);
  return value;
}

/*
 * `npm run load`: mixed traffic (`traffic`) and a tenant of a million people (`big`), or the one that is named. Prints what was
 * measured and writes `.shanhai/load.json`. Exits 1 when a goal is missed.
 */

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string" },
      agencies: { type: "string" },
      concurrency: { type: "string" },
      candidates: { type: "string" },
      seed: { type: "string" },
    },
  });
  const seed = numberOf("seed", values.seed, 1);
  const figures: Record<string, unknown> = {};
  const verdicts: Verdict[] = [];
  const options = {
    seconds: numberOf("seconds", values.seconds, 60),
    agencies: numberOf("agencies", values.agencies, 20),
    concurrency: numberOf("concurrency", values.concurrency, 64),
    seed,
  };
  const unknown = positionals.filter((part) => part !== "traffic" && part !== "big");
  if (unknown.length > 0) throw new Error(`There are traffic and big, no ${unknown.join(", ")}`);
  const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
  if (wanted("traffic")) {
    const traffic = await trafficLoad(options, say);
    verdicts.push(...traffic.verdicts);
    figures.traffic = traffic.kinds;
    console.table(traffic.kinds);
  }
  if (wanted("big")) {
    const candidates = numberOf("candidates", values.candidates, 1_000_000);
    const big = await bigLoad({ candidates, seed }, say);
    verdicts.push(...big.verdicts);
    figures.big = big.rows;
  }
  console.table(verdicts.map(({ pass, ...verdict }) => ({ ...verdict, pass: pass ? "yes" : "NO" })));
  mkdirSync(".shanhai", { recursive: true });
  writeFileSync(
    ".shanhai/load.json",
    `${JSON.stringify({ node: process.version, seed, verdicts, ...figures }, null, 2)}\n`,
  );
  process.exitCode = verdicts.every(({ pass }) => pass) ? 0 : 1;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
await main();
