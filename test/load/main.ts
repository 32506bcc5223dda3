import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { trafficLoad } from "./traffic.ts";
import type { Verdict } from "./verdict.ts";

function numberOf(name: string, given: string | undefined, usual: number): number {
  const value = Number(given ?? usual);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new Error(`--${name} takes a positive whole number, not ${given}`);
  return value;
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
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
  const traffic = await trafficLoad(options, say);
  verdicts.push(...traffic.verdicts);
  figures.traffic = traffic.kinds;
  console.table(traffic.kinds);
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
