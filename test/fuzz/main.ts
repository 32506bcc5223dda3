import { parseArgs } from "node:util";
import { embeddedDocumentClient } from "@shanhai/local/platform";
import { numberOf } from "../random.ts";
import { fillWorld } from "../tenancy/world.ts";
import { fuzzFiles } from "./files.ts";
import { type Finding, Fuzzer } from "./fuzz.ts";
import { createLedger } from "./ledger.ts";
import { LIMITS } from "./limits.ts";
import { TARGETS } from "./request.ts";

/* `npm run fuzz`: random requests and files until the minutes are over, a new world every so many requests. */

/** A world that was asked so often has little left that is not closed, merged or erased. */
const REQUESTS_A_WORLD = 4000;
const FILES_A_ROUND = 60;

const { values } = parseArgs({
  options: { minutes: { type: "string" }, seed: { type: "string" }, endpoint: { type: "string" } },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

function tell({ finding, times }: { finding: Finding; times: number }): void {
  const { what, endpoint, actor, seed, request, sent, said } = finding;
  say(`\n✗ ${endpoint}: ${what} (${times} times; seed ${seed}, request ${request}, as ${actor})`);
  say(`  sent ${sent}`);
  say(`  ${said.replaceAll("\n", "\n  ")}`);
}

async function round(seed: number, until: number, endpoint: string | undefined, reached: Set<string>) {
  const ledger = createLedger();
  // A client for each scope: what a scope takes is counted by its own.
  const world = await fillWorld((at) => ledger.watch(embeddedDocumentClient(at)));
  try {
    const fuzzer = await Fuzzer.begin(world, ledger, { seed, endpoint, limits: LIMITS });
    await fuzzer.readAll();
    while (fuzzer.requests < REQUESTS_A_WORLD && Date.now() < until) await fuzzer.step();
    await fuzzer.readAll();
    for (const finding of fuzzer.findings.values()) tell(finding);
    const contradictions = await fuzzer.verify();
    for (const one of contradictions.slice(0, 20)) say(`✗ seed ${seed}, the table afterwards: ${one}`);
    for (const one of fuzzer.reached) reached.add(one);
    return {
      found: fuzzer.findings.size + contradictions.length,
      requests: fuzzer.requests,
      statuses: fuzzer.statuses,
    };
  } finally {
    await world.laptop.stop();
    ledger.close();
  }
}

async function main(): Promise<void> {
  const minutes = numberOf("minutes", values.minutes, 5);
  const first = numberOf("seed", values.seed, Date.now() % 1_000_000);
  const began = Date.now();
  const until = began + minutes * 60_000;
  const statuses = new Map<number, number>();
  const reached = new Set<string>();
  let [seed, requests, files, found] = [first, 0, 0, 0];
  // What functions log is theirs to say, and not about this.
  console.log = () => undefined;
  say(`seed ${first}: npm run fuzz -- --seed ${first} begins alike`);
  do {
    if (!values.endpoint) {
      const read = await fuzzFiles(seed, FILES_A_ROUND, { bombs: seed === first, limited: true });
      files += read.files;
      found += read.findings.length;
      for (const one of read.findings) say(`✗ ${one}`);
    }
    const done = await round(seed, until, values.endpoint, reached);
    requests += done.requests;
    found += done.found;
    for (const [status, times] of done.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times);
    seed += 1;
  } while (Date.now() < until);
  const seconds = (Date.now() - began) / 1000;
  const answers = [...statuses].sort(([one], [other]) => one - other).map(([status, times]) => `${status} × ${times}`);
  say(`\nseeds ${first}–${seed - 1}, ${Math.round(seconds)} s`);
  say(`requests ${requests} (${(requests / seconds).toFixed(1)}/s): ${answers.join(", ")}`);
  say(`endpoints ${values.endpoint ? 1 : TARGETS.length}, answered with success ${reached.size}`);
  say(`files ${files}`);
  say(found === 0 ? "✓ nothing found" : `✗ found ${found}`);
  process.exitCode = found === 0 ? 0 : 1;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
await main();
