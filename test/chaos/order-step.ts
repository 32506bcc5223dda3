import { STAGES, type Stage } from "@shanhai/contract/stage";
import fc from "fast-check";
import type { Failing } from "../store/faults.ts";

/* What may happen next in a history of an order, as it is drawn by lot. */

/** People of an order's history. */
export const PEOPLE = 6;

/** A write whose answer does not come, or a read that is not answered. */
export type Cut =
  | { of: "write"; nth: number; when: "before" | "after"; as: Failing }
  | { of: "read"; nth: number; as: Failing }
  | undefined;

const who = fc.nat(PEOPLE - 1);
const FAILINGS = ["ConnectionLost", "TimeoutError", "InternalServerError"] as const;
const cut: fc.Arbitrary<Cut> = fc.option(
  fc.oneof(
    fc.record({
      of: fc.constant("write" as const),
      nth: fc.integer({ min: 1, max: 3 }),
      when: fc.constantFrom("before" as const, "after" as const),
      as: fc.constantFrom(...FAILINGS),
    }),
    fc.record({
      of: fc.constant("read" as const),
      nth: fc.integer({ min: 1, max: 6 }),
      as: fc.constantFrom("ThrottlingException" as const, ...FAILINGS),
    }),
  ),
  { nil: undefined, freq: 3 },
);
/** Mostly one step on for the first of them, whatever that is; now and then anywhere. */
const goal = fc.oneof(
  { arbitrary: fc.constant("next" as const), weight: 8 },
  { arbitrary: fc.constantFrom<Stage>(...STAGES), weight: 1 },
);
const anyMove = fc.record({
  kind: fc.constant("move" as const),
  who: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
  to: goal,
  cut,
});
/** One step of a history; several of them make one. */
export const anyStep = fc.oneof(
  { arbitrary: anyMove, weight: 8 },
  { arbitrary: fc.record({ kind: fc.constant("undo" as const), back: fc.nat(3), cut }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant("leave" as const), who, days: fc.nat(15) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant("back" as const), who }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("merge" as const), one: who, other: who }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("unmerge" as const) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("bill" as const), cut }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 300 }) }), weight: 3 },
  // A clock that is set back: by a machine's own doing a little, by somebody's mistake by days.
  { arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: -60, max: -1 }) }), weight: 1 },
);

export type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;
