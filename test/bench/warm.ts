import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "@shanhai/functions/bundle";
import { type Row, ratio, sideBySide, throughput } from "./row.ts";
import type * as calls from "./warm-calls.ts";

const CALLS = 1000;
const ROUNDS = 31;

/** P3: throughput of the whole warm handler against that of the raw SDK calls it makes, one at a time. */
export async function warmBench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "shanhai-warm-"));
  const log = console.log;
  try {
    const file = join(folder, "calls.cjs");
    await bundle(fileURLToPath(new URL("warm-calls.ts", import.meta.url)), file);
    const { get, rawGet, ownGet, post, rawPost, ownPost } = createRequire(import.meta.url)(file) as typeof calls;
    // Log lines are part of the handler's work; where they go is not.
    console.log = () => undefined;
    const row = async (
      what: string,
      ours: () => Promise<string>,
      raw: () => Promise<string>,
      own: () => Promise<string>,
      goal: number,
    ): Promise<Row> => {
      const speed = (call: () => Promise<string>) => () => throughput(CALLS, 1, call);
      const [mine, theirs] = await sideBySide(ROUNDS, speed(ours), speed(raw));
      const [again, byOwn] = await sideBySide(ROUNDS, speed(ours), speed(own));
      const micros = `${Math.round(1e6 / mine)} µs to ${Math.round(1e6 / theirs)} µs`;
      return {
        figure: "P3",
        what: `warm ${what}, handler / raw SDK; ${micros}`,
        value: ratio(mine / theirs),
        goal: `≥ ${ratio(goal)}`,
        pass: mine / theirs >= goal,
        detail: { againstTheSameCallsThroughOurClient: ratio(again / byOwn) },
      };
    };
    return [await row("GET", get, rawGet, ownGet, 0.95), await row("POST", post, rawPost, ownPost, 0.9)];
  } finally {
    console.log = log;
    await rm(folder, { recursive: true });
  }
}
