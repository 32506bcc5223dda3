import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import fc from "fast-check";
import { startDirect } from "../direct.ts";
import { chanceOf } from "../random.ts";
import { faulty } from "../store/faults.ts";
import { laptopHistory } from "./laptop-history.ts";
import { liveThrough } from "./order-history.ts";
import { anyStep, type Step } from "./order-step.ts";
import { quickClient } from "./quick-client.ts";
import { streamScene } from "./stream-history.ts";

/** A kind of history: told where to live, it lives through one after another. */
interface Kind {
  name: string;
  /** Of a run's time, so much. */
  weight: number;
  /** Histories between one look at the whole table and the next; a table of too many is slow to look at. */
  share: number;
  open(): Promise<{ live(seed: number): Promise<void>; close(): Promise<void> }>;
}

/** Most histories are short: there is more to find in many beginnings than in long lives. Every tenth is long. */
function stepsOf(seed: number, most: number): Step[] {
  const [minLength, maxLength] = chanceOf(seed).often(10) ? [Math.ceil(most / 4), most] : [1, Math.ceil(most / 5)];
  return fc.sample(fc.array(anyStep, { minLength, maxLength, size: "max" }), { seed, numRuns: 1 })[0] ?? [];
}

const orders: Kind = {
  name: "orders against a model, calls cut off, the clock set on and back",
  weight: 8,
  share: 100,
  async open() {
    const faults = faulty(quickClient);
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
  name: "the same, told by a stream that doubles, mixes up, poisons and breaks",
  weight: 1,
  share: 8,
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
  name: "a laptop killed and with a full disk, three times over",
  weight: 1,
  share: 1,
  open: async () => ({ live: laptopHistory, close: async () => undefined }),
};

export const KINDS = { orders, streams, laptops };
export type KindId = keyof typeof KINDS;

/** What one table's worth of histories came to. */
export interface Round {
  id: KindId;
  lived: number;
  /** Seeds with what was found of them. */
  found: { seed: number; text: string }[];
}

/** Lives through the histories of these seeds on one table; one that fails leaves a table that proves nothing more. */
export async function liveRound(id: KindId, first: number, count: number, until: number): Promise<Round> {
  const round: Round = { id, lived: 0, found: [] };
  const note = (error: unknown) =>
    round.found.push({
      seed: first + Math.max(0, round.lived - 1),
      text: error instanceof Error ? String(error.stack) : String(error),
    });
  const { live, close } = await KINDS[id].open();
  try {
    while (round.lived < count && Date.now() < until) {
      round.lived += 1;
      await live(first + round.lived - 1);
    }
  } catch (error) {
    note(error);
  }
  await close().catch(note);
  return round;
}
