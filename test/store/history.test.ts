import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveThrough, type Scene } from "../chaos/order-history.ts";
import { anyStep } from "../chaos/order-step.ts";
import { type Direct, startDirect } from "../direct.ts";
import { faulty } from "./faults.ts";

/* Random histories of one order against a plain model; `npm run chaos` lives through many more of them. */

const faults = faulty();
const clock = { now: new Date() };
let direct: Direct;
let scene: Scene;
let number = 0;

beforeAll(async () => {
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ documentClient, now: () => clock.now });
  scene = { owner: direct.owner(), faults, clock };
});
afterAll(() => direct?.stop());

test("whatever happens, and however often it is cut off, seats, stages and money are what a plain model says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 45 }), (steps) => {
      number += 1;
      return liveThrough(scene, number, steps);
    }),
    {
      numRuns: Number(process.env.SHANHAI_HISTORIES ?? 30),
      examples: [
        [
          [
            { kind: "merge", one: 3, other: 0 },
            { kind: "merge", one: 0, other: 2 },
            { kind: "wait", hours: 31 * 24 },
            { kind: "unmerge" },
            { kind: "unmerge" },
          ],
        ],
      ],
    },
  );
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});
