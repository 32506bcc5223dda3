import type { ChildProcess } from "node:child_process";
import { median } from "../bench/row.ts";

/** Bytes at an instant. */
interface Sample {
  at: number;
  rss: number;
  heapUsed: number;
}

const MIB = 1024 * 1024;
/** Flat: the last third's median is at most this much of the middle third's. The first third is what starting up takes. */
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
    const of = (what: "rss" | "heapUsed", from: number) =>
      median(samples.slice(from, from + third).map((sample) => sample[what])) / MIB;
    const figure = (what: "rss" | "heapUsed") => {
      const [middle, last] = [of(what, third), of(what, 2 * third)];
      return { middle, last, ratio: last / middle };
    };
    return { seconds: samples.length, rss: figure("rss"), heap: figure("heapUsed") };
  };
}
export type Memory = ReturnType<ReturnType<typeof watchMemory>>;
