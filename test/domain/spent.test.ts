import { type Share, type Spent, shareOut } from "@shanhai/domain/spent";
import fc from "fast-check";
import { expect, test } from "vitest";

const spent = (calls: number, readUnits: number, writeUnits: number, messages = 0): Spent => ({
  calls,
  readUnits,
  writeUnits,
  messages,
});

test("a request is its caller's, and units are whose items they were", () => {
  const of = new Map([
    ["agn_1", spent(1, 1, 2)],
    ["prk_1", spent(9, 5, 0)],
    ["", spent(1, 0.5, 0)],
  ]);
  expect(shareOut(40, of, "agn_1")).toEqual([
    { owner: "agn_1", invocations: 1, gbMs: 40, readUnits: 1.5, writeUnits: 2, messages: 0 },
    { owner: "prk_1", invocations: 0, gbMs: 0, readUnits: 5, writeUnits: 0, messages: 0 },
  ]);
});

test("one that touched nothing is still its caller's, and nobody's where nobody called", () => {
  const nothing = { invocations: 1, gbMs: 3, readUnits: 0, writeUnits: 0, messages: 0 };
  expect(shareOut(3, new Map(), "agn_1")).toEqual([{ owner: "agn_1", ...nothing }]);
  expect(shareOut(3, new Map())).toEqual([{ owner: undefined, ...nothing }]);
  expect(shareOut(3, new Map([["", spent(1, 2, 0)]]))).toEqual([{ owner: undefined, ...nothing, readUnits: 2 }]);
});

test("messages without a call to the table are shared in equal parts", () => {
  const of = new Map([
    ["prk_1", spent(0, 0, 0, 1)],
    ["prk_2", spent(0, 0, 0, 2)],
  ]);
  expect(shareOut(10, of).map(({ owner, invocations, gbMs }) => [owner, invocations, gbMs])).toEqual([
    ["prk_1", 0.5, 5],
    ["prk_2", 0.5, 5],
  ]);
});

test("whoever shares it and how, an invocation is charged once and every unit once", () => {
  const owner = fc.constantFrom("", "agn_1", "agn_2", "prk_1", "ptn_1");
  const amounts = fc.record({ calls: fc.nat(9), readUnits: fc.nat(9), writeUnits: fc.nat(9), messages: fc.nat(2) });
  const sum = (shares: Share[], name: "invocations" | "gbMs" | "readUnits" | "writeUnits") =>
    shares.reduce((total, share) => total + share[name], 0);
  fc.assert(
    fc.property(fc.array(fc.tuple(owner, amounts)), fc.option(owner), fc.nat(1000), (entries, caller, gbMs) => {
      const of = new Map(entries);
      const shares = shareOut(gbMs, of, caller || undefined);
      expect(sum(shares, "invocations")).toBeCloseTo(1, 4);
      expect(sum(shares, "gbMs")).toBeCloseTo(gbMs, 4);
      for (const name of ["readUnits", "writeUnits"] as const)
        expect(sum(shares, name)).toBe([...of.values()].reduce((total, one) => total + one[name], 0));
      expect(new Set(shares.map(({ owner: whose }) => whose)).size).toBe(shares.length);
    }),
  );
});
