import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { numberOf } from "../random.ts";
import { KINDS, type KindId, type Round } from "./kind.ts";

/* `npm run chaos`: random histories with everything going wrong, until so many were lived through or the minutes are over. */

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

const { values } = parseArgs({
  options: {
    minutes: { type: "string" },
    seed: { type: "string" },
    histories: { type: "string" },
    only: { type: "string" },
    workers: { type: "string" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

function kindsOf(only: string | undefined): KindId[] {
  const kinds = (Object.keys(KINDS) as KindId[]).filter((id) => only === undefined || only === id);
  if (kinds.length === 0) throw new Error(`--only takes ${Object.keys(KINDS).join(", ")}, not ${only}`);
  return kinds;
}

async function main(): Promise<void> {
  const minutes = numberOf("minutes", values.minutes, 5);
  const most = numberOf("histories", values.histories, 10_000);
  const first = numberOf("seed", values.seed, Date.now() % 1_000_000);
  const workers = numberOf("workers", values.workers, availableParallelism());
  const kinds = kindsOf(values.only);
  const began = Date.now();
  const until = began + minutes * 60_000;
  const lived: Record<KindId, number> = { orders: 0, streams: 0, laptops: 0 };
  const spent: Record<KindId, number> = { orders: 0, streams: 0, laptops: 0 };
  let [asked, found] = [0, 0];
  say(`seed ${first}: npm run chaos -- --seed ${first} begins alike`);

  /** Whose share of the time is furthest behind. */
  const next = () => kinds.reduce((a, b) => (spent[b] / KINDS[b].weight < spent[a] / KINDS[a].weight ? b : a));

  function report({ id, lived: count, found: findings }: Round): void {
    lived[id] += count;
    found += findings.length;
    for (const { seed, text } of findings)
      say(`\n✗ seed ${seed}, ${KINDS[id].name}: npm run chaos -- --only ${id} --seed ${seed} --histories 1\n${text}`);
  }

  async function work(worker: ChildProcess): Promise<void> {
    const gone = once(worker, "exit").then(([code]) => Promise.reject(new Error(`A worker ended with ${code}`)));
    gone.catch(() => undefined);
    while (Date.now() < until && asked < most) {
      const id = next();
      const count = Math.min(KINDS[id].share, most - asked);
      const since = Date.now();
      // Until it is back it is taken to need its share: two workers do not begin the same kind for being behind.
      spent[id] += 10_000;
      worker.send({ id, first: first + asked, count, until });
      asked += count;
      const [round] = (await Promise.race([once(worker, "message"), gone])) as [Round];
      spent[id] += Date.now() - since - 10_000;
      report(round);
    }
    worker.disconnect();
  }
  await Promise.all(Array.from({ length: workers }, () => work(fork(WORKER))));

  const seconds = (Date.now() - began) / 1000;
  const total = Object.values(lived).reduce((sum, count) => sum + count, 0);
  say(`\nseeds from ${first}, ${Math.round(seconds)} s, ${workers} workers`);
  say(`histories ${total} of ${most} (${(total / seconds).toFixed(1)}/s)`);
  for (const id of kinds) say(`${String(lived[id]).padStart(7)}  ${KINDS[id].name}`);
  say(found === 0 ? "✓ nothing found" : `✗ found ${found}`);
  process.exitCode = found === 0 ? 0 : 1;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
await main();
