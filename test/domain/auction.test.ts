import { type AuctionProblem, auction, solveAuction } from "@shanhai/domain/auction";
import fc from "fast-check";
import { expect, test } from "vitest";
import { optimumOf } from "../fixtures/optimum.ts";

interface Arc {
  position: number;
  value: number;
}

function problemOf(arcs: readonly (readonly Arc[])[], capacity: readonly number[]): AuctionProblem {
  const from = [0];
  for (const own of arcs) from.push((from.at(-1) ?? 0) + own.length);
  const flat = arcs.flat();
  return {
    from: Int32Array.from(from),
    position: Int32Array.from(flat, ({ position }) => position),
    value: Int32Array.from(flat, ({ value }) => value),
    capacity: Int32Array.from(capacity),
  };
}

/** Every way to seat everybody, tried. */
function bestOf(arcs: readonly (readonly Arc[])[], free: readonly number[]): number {
  const [own, ...others] = arcs;
  if (!own) return 0;
  const ways = own
    .filter(({ position }) => (free[position] ?? 0) > 0)
    .map(({ position, value }) => value + bestOf(others, free.with(position, (free[position] ?? 0) - 1)));
  return Math.max(bestOf(others, free), ...ways);
}

/** That what was taken is the person's own, within the seats, and worth what is said. */
function check(problem: AuctionProblem, { arc, total }: ReturnType<typeof solveAuction>) {
  const seated = new Int32Array(problem.capacity.length);
  let sum = 0;
  for (const [person, taken] of arc.entries()) {
    if (taken < 0) continue;
    expect(taken).toBeGreaterThanOrEqual(problem.from[person] as number);
    expect(taken).toBeLessThan(problem.from[person + 1] as number);
    const position = problem.position[taken] as number;
    seated[position] = (seated[position] as number) + 1;
    sum += problem.value[taken] as number;
  }
  expect(total).toBe(sum);
  for (const [position, count] of seated.entries())
    expect(count).toBeLessThanOrEqual(problem.capacity[position] as number);
}

/** Few values make ties, few positions make crowds, missing arcs and seats leave some without. */
const small = fc
  .record({ positions: fc.integer({ min: 1, max: 4 }), highest: fc.constantFrom(1, 3, 20, 1000) })
  .chain(({ positions, highest }) =>
    fc.record({
      capacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: positions, maxLength: positions }),
      arcs: fc.array(
        fc.uniqueArray(fc.record({ position: fc.nat(positions - 1), value: fc.nat(highest) }), {
          selector: ({ position }) => position,
          maxLength: positions,
        }),
        { maxLength: 7 },
      ),
    }),
  );

test("no way to seat people is worth more: every way is tried", () => {
  fc.assert(
    fc.property(small, ({ arcs, capacity }) => {
      const problem = problemOf(arcs, capacity);
      const result = solveAuction(problem);
      check(problem, result);
      expect(result.total).toBe(bestOf(arcs, capacity));
    }),
    { numRuns: 1500 },
  );
});

/** Seeded, so that a failure comes again. */
function drawn(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each([
  ["more people than seats", 400, 30, 5, 8, 1000],
  ["more seats than people", 300, 40, 20, 10, 1000],
  ["hardly a difference between pairs", 400, 25, 12, 12, 3],
  ["a few places that everybody wants", 500, 60, 6, 20, 40],
])("HiGHS finds nothing better: %s", (_, persons, positions, seats, most, highest) => {
  const draw = drawn(persons + positions);
  const arcs = Array.from({ length: persons }, () => {
    const own = new Map<number, number>();
    for (let count = draw(most + 1); count > 0; count -= 1) {
      // Squared: the first positions are wanted by more.
      own.set(Math.floor((draw(positions) * draw(positions)) / positions), draw(highest) + 1);
    }
    return Array.from(own, ([position, value]) => ({ position, value }));
  });
  const capacity = Array.from({ length: positions }, () => draw(seats));
  const problem = problemOf(arcs, capacity);
  const result = solveAuction(problem);
  check(problem, result);
  expect(result.total).toBe(optimumOf(problem).total);
});

test("it says how far it is, can be left at any time, and comes out the same each time", () => {
  const draw = drawn(7);
  const arcs = Array.from({ length: 6000 }, () =>
    Array.from({ length: 3 }, (_, index) => ({ position: index * 10 + draw(10), value: draw(1000) })),
  );
  const problem = problemOf(
    arcs,
    Array.from({ length: 30 }, () => 100),
  );
  const seen = [...auction(problem)];
  expect(seen.at(-1)?.phase).toBe(seen.at(-1)?.phases);
  expect(seen.map(({ bids }) => bids)).toEqual(seen.map(({ bids }) => bids).sort((one, other) => one - other));
  expect(seen.length).toBeGreaterThan(5);
  expect(solveAuction(problem)).toEqual(solveAuction(problem));
});
