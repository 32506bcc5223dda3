import type { ChildProcess } from "node:child_process";
import { median } from "../bench/row.ts";

/** Bytes at an instant. */
interface Sample {
  at: number;
  rss: number;
  heapUsed: number;
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
    const figure = (what: "rss" | "heapUsed", of: (bytes: number[]) => number) => {
      const bytes = samples.map((sample) => sample[what]);
      const [middle, last] = [of(bytes.slice(third, 2 * third)) / MIB, of(bytes.slice(2 * third)) / MIB];
      return { middle, last, ratio: last / middle };
    };
    // Between two collections the heap is mostly what nobody holds any more: what is held shows in its lowest.
    return { seconds: samples.length, rss: figure("rss", median), heap: figure("heapUsed", (all) => Math.min(...all)) };
  };
}
export type Memory = ReturnType<ReturnType<typeof watchMemory>>;
