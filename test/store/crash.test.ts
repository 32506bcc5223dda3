import { listApplications } from "@shanhai/contract/application";
import { undoMove } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { faulty } from "./faults.ts";

/* Bulk acts that are cut off anywhere: what happened stays whole, and the retry completes it without doing it twice. */

const faults = faulty();
let direct: Direct;
let owner: Person;

beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
  owner = direct.owner();
});
afterAll(() => direct?.stop());

async function people(count: number, number: number) {
  const { orderId, positionId } = await orderWithSeats(owner, count, number);
  const candidateIds = await manyCandidates(direct, count);
  return { orderId, positionId, candidateIds };
}

async function stages(orderId: Parameters<typeof move>[1]) {
  const { positions, filled, open } = await owner.call(getOrder, { params: { orderId } });
  return { ...positions[0]?.stages, filled, open };
}

const sound = async () => expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);

describe.each([
  ["the connection breaks before the table hears of it", "before"],
  ["the answer is lost after the table wrote it", "after"],
] as const)("when %s", (_, when) => {
  test("a move cut off in any of its parts is completed by the retry, once", async () => {
    const { orderId, positionId, candidateIds } = await people(250, when === "before" ? 1 : 2);
    const ids = await recommendAll(owner, positionId, candidateIds);
    for (const [index, to] of (["screened", "interviewed", "offered", "onboarded"] as const).entries()) {
      const key = `${when}-${to}`;
      // The first transaction begins the move; the parts follow it.
      faults.breakTransaction(1 + index, when);
      await expect(move(owner, orderId, ids, to, key)).rejects.toMatchObject({
        problem: { code: "internal", status: 500 },
      });
      await sound();
      const { results } = await move(owner, orderId, ids, to, key);
      expect(results.map(({ outcome }) => outcome)).toEqual(ids.map(() => "moved"));
      expect(await stages(orderId)).toMatchObject({ [to]: 250 });
      await sound();
    }
    expect(await stages(orderId)).toMatchObject({ filled: 250, open: 0 });
  });

  test("an undo cut off goes on with what is left", async () => {
    const { orderId, positionId, candidateIds } = await people(250, when === "before" ? 3 : 4);
    const ids = await recommendAll(owner, positionId, candidateIds);
    const { moveId = "" } = await move(owner, orderId, ids, "screened");
    faults.breakTransaction(2, when);
    await expect(owner.call(undoMove, { params: { orderId, moveId } })).rejects.toMatchObject({
      problem: { status: 500 },
    });
    await sound();
    const { results } = await owner.call(undoMove, { params: { orderId, moveId } });
    expect(results.map(({ outcome }) => outcome)).toEqual(ids.map(() => "moved"));
    expect(await stages(orderId)).toMatchObject({ recommended: 250, screened: 0 });
    await sound();
  });

  test("recommending cut off is completed by the retry, once", async () => {
    const { orderId, positionId, candidateIds } = await people(250, when === "before" ? 5 : 6);
    faults.breakTransaction(2, when);
    await expect(recommendAll(owner, positionId, candidateIds)).rejects.toMatchObject({ problem: { status: 500 } });
    await sound();
    await recommendAll(owner, positionId, candidateIds);
    expect(await stages(orderId)).toMatchObject({ recommended: 250 });
    expect(await everything(owner, listApplications, { params: { positionId } })).toHaveLength(250);
    await sound();
  });
});

test("throttling and conflicts are waited out, partial answers asked for again", async () => {
  const { orderId, positionId, candidateIds } = await people(250, 7);
  faults.conflictEvery(3);
  faults.leaveUnprocessed(20);
  const ids = await recommendAll(owner, positionId, candidateIds);
  const { results } = await move(owner, orderId, ids, "screened");
  faults.clear();
  expect(results.every(({ outcome }) => outcome === "moved")).toBe(true);
  expect(await stages(orderId)).toMatchObject({ screened: 250 });
  await sound();
});

test("two acts at once on the same rows: every row is moved by one of them, seats are never overbooked", async () => {
  const { orderId, positionId } = await orderWithSeats(owner, 60, 8);
  const ids = await recommendAll(owner, positionId, await manyCandidates(direct, 100));
  for (const to of ["screened", "interviewed", "offered"] as const) await move(owner, orderId, ids, to);
  const twice = await Promise.all([
    move(owner, orderId, ids, "onboarded"),
    move(owner, orderId, [...ids].reverse(), "onboarded"),
  ]);
  const moved = twice.flatMap(({ results }) =>
    results.filter(({ outcome }) => outcome === "moved").map((one) => one.applicationId),
  );
  expect(moved).toHaveLength(60);
  expect(new Set(moved).size).toBe(60);
  expect(await stages(orderId)).toMatchObject({ onboarded: 60, offered: 40, filled: 60, open: 0 });
  await sound();
});
