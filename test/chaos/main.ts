import { parseArgs } from "node:util";
import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import fc from "fast-check";
import { startDirect } from "../direct.ts";
import { numberOf } from "../random.ts";
import { faulty } from "../store/faults.ts";
import { laptopHistory } from "./laptop-history.ts";
import { anyStep, liveThrough, type Step } from "./order-history.ts";
import { streamScene } from "./stream-history.ts";

/* `npm run chaos`: random histories with everything going wrong, until so many were lived through or the minutes are over. */

/** An agency's table that holds so many histories is slow to look at as a whole. */
const ORDERS_A_TABLE = 25;
const STREAMS_A_TABLE = 8;

const { values } = parseArgs({
  options: {
    minutes: { type: "string" },
    seed: { type: "string" },
    histories: { type: "string" },
    only: { type: "string" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const stepsOf = (seed: number, most: number): Step[] =>
  fc.sample(fc.array(anyStep, { minLength: 10, maxLength: most }), { seed, numRuns: 1 })[0] ?? [];

/** A kind of history: told where to live, it lives through one after another. */
interface Kind {
  id: string;
  name: string;
  /** Histories between one look at the whole table and the next. */
  share: number;
  open(): Promise<{ live(seed: number): Promise<void>; close(): Promise<void> }>;
}

const orders: Kind = {
  id: "orders",
  name: "orders against a model, calls cut off, the clock set on and back",
  share: ORDERS_A_TABLE,
  async open() {
    const faults = faulty();
    const clock = { now: new Date() };
    const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
    const direct = await startDirect({ documentClient, now: () => clock.now });
    const scene = { owner: direct.owner(), faults, clock };
    let number = 0;
    return {
      live: (seed) => {
        number += 1;
        return liveThrough(scene, number, stepsOf(seed, 45));
      },
      async close() {
        const { findings } = await verifyTable(direct.table.client, direct.table.name);
        await direct.stop();
        if (findings.length > 0) throw new Error(findings.slice(0, 10).join("\n"));
      },
    };
  },
};

const streams: Kind = {
  id: "streams",
  name: "the same, told by a stream that doubles, mixes up, poisons and breaks",
  share: STREAMS_A_TABLE,
  async open() {
    const scene = await streamScene();
    let number = 0;
    return {
      live: (seed) => {
        number += 1;
        return scene.live(number, stepsOf(seed, 25), seed);
      },
      close: scene.stop,
    };
  },
};

const laptops: Kind = {
  id: "laptops",
  name: "a laptop killed and with a full disk, three times over",
  share: 1,
  open: async () => ({ live: laptopHistory, close: async () => undefined }),
};

async function main(): Promise<void> {
  const minutes = numberOf("minutes", values.minutes, 5);
  const most = numberOf("histories", values.histories, 10_000);
  const first = numberOf("seed", values.seed, Date.now() % 1_000_000);
  const kinds = [orders, streams, laptops].filter(({ id }) => values.only === undefined || values.only === id);
  if (kinds.length === 0) throw new Error(`--only takes orders, streams or laptops, not ${values.only}`);
  const began = Date.now();
  const until = began + minutes * 60_000;
  const lived = new Map<Kind, number>();
  let [seed, found] = [first, 0];
  // What functions log is theirs to say, and not about this.
  console.log = () => undefined;
  say(`seed ${first}: npm run chaos -- --seed ${first} begins alike`);
  const goesOn = () => Date.now() < until && seed - first < most;

  /** One table's worth of histories; a history that fails leaves a table that proves nothing more. */
  async function round(kind: Kind): Promise<void> {
    const { live, close } = await kind.open();
    try {
      for (let left = kind.share; left > 0 && goesOn(); left -= 1) {
        seed += 1;
        lived.set(kind, (lived.get(kind) ?? 0) + 1);
        await live(seed - 1);
      }
    } catch (error) {
      found += 1;
      say(`\n✗ seed ${seed - 1}, ${kind.name}: npm run chaos -- --only ${kind.id} --seed ${seed - 1} --histories 1`);
      say(error instanceof Error ? String(error.stack) : String(error));
    }
    await close().catch((error: unknown) => {
      found += 1;
      say(`\n✗ the table after seed ${seed - 1}, ${kind.name}: ${error}`);
    });
  }
  while (goesOn()) for (const kind of kinds) if (goesOn()) await round(kind);

  const seconds = (Date.now() - began) / 1000;
  say(`\nseeds ${first}–${seed - 1}, ${Math.round(seconds)} s`);
  say(`histories ${seed - first} of ${most} (${((seed - first) / seconds).toFixed(1)}/s)`);
  for (const [kind, times] of lived) say(`${String(times).padStart(7)}  ${kind.name}`);
  say(found === 0 ? "✓ nothing found" : `✗ found ${found}`);
  process.exitCode = found === 0 ? 0 : 1;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
await main();
