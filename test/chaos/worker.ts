import { type KindId, liveRound } from "./kind.ts";

/* Lives through the rounds that it is asked for, in a process of its own. */

// What functions log is theirs to say, and not about this.
console.log = () => undefined;
process.on("message", ({ id, first, count, until }: { id: KindId; first: number; count: number; until: number }) => {
  void liveRound(id, first, count, until).then((round) => process.send?.(round));
});
