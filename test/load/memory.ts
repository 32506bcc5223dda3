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
/** Flat: the last third is at most this much of the middle third. The first third is what starting up takes. */
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
    const figure = (what: "rss" | "held") => {
      const of = (from: number) =>
        median(samples.slice(from, from + third).flatMap((sample) => sample[what] ?? [])) / MIB;
      const [middle, last] = [of(third), of(2 * third)];
      return { middle, last, ratio: last / middle };
    };
    return { seconds: samples.length, rss: figure("rss"), held: figure("held") };
  };
}
export type Memory = ReturnType<ReturnType<typeof watchMemory>>;
