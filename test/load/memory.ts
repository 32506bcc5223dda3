import type { ChildProcess } from "node:child_process";
import { median } from "../bench/row.ts";

/** Bytes at an instant. */
interface Sample {
  at: number;
  rss: number;
  /** What a collection has just left of the heap; between two of them it is mostly what nobody holds any more. */
  held?: number;
}

const MIB = 1024 * 1024;
/** Flat: the last third has at most this much of what was there before. */
export const FLAT = 1.1;

/** What memory a laptop has, second by second, while it is watched. */
export function watchMemory(child: ChildProcess) {
  const samples: Sample[] = [];
  const since = Date.now();
  // What was told before is handed on first.
  const take = (message: unknown) => (message as Sample).at >= since && samples.push(message as Sample);
  child.on("message", take);
  return () => {
    child.off("message", take);
    const third = Math.floor(samples.length / 3);
    const figure = (what: "rss" | "held", of: (values: number[]) => number, from: number) => {
      const within = (begin: number, end: number) =>
        of(samples.slice(begin, end).flatMap((sample) => sample[what] ?? [])) / MIB;
      const [before, last] = [within(from, 2 * third), within(2 * third, samples.length)];
      return { before, last, ratio: last / before };
    };
    return {
      seconds: samples.length,
      // Pages come and go with each collection, by a fifth and more: what grows goes beyond the most that there was.
      rss: figure("rss", (values) => Math.max(...values), 0),
      held: figure("held", median, third),
    };
  };
}
export type Memory = ReturnType<ReturnType<typeof watchMemory>>;
