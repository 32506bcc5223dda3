import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One line of the bench: a ratio measured side by side in one run, its goal, and whether it was met. */
export interface Row {
  /** Of `quality.md`: P1 … P9. */
  figure: string;
  what: string;
  value: string;
  goal: string;
  pass: boolean;
  /** What would make the table unreadable: in the JSON alone. */
  detail?: Record<string, string | number>;
}

/** Collects what the other side left lying: whoever's turn it is would pay for it. */
const collectGarbage = (() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
})();

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Runs both sides in turns, so that whatever else the machine does falls on both, each without the other's garbage, and
 * returns the medians.
 */
export async function sideBySide(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes each round: the second runs warmer.
    const turns = [
      { times: first, run: one },
      { times: second, run: other },
    ];
    for (const { times, run } of round % 2 === 0 ? turns : turns.reverse()) {
      collectGarbage();
      times.push(await run());
    }
  }
  return [median(first), median(second)];
}

/** Calls a second that `count` calls at a time reach. */
export async function throughput(count: number, concurrency: number, call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (count / (performance.now() - start)) * 1000;
}

export const ratio = (value: number) => value.toFixed(2);
