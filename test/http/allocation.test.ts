import {
  type Allocation,
  applyAllocation,
  cancelAllocation,
  createAllocation,
  getAllocation,
  listAllocationPositions,
  listAllocationRows,
  undoAllocation,
} from "@shanhai/contract/allocation";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { eraseCandidate } from "@shanhai/contract/erasure";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { ApplicationId, CandidateId, PositionId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* Who goes where over all open positions: looked at, applied as one act, taken back. */

let laptop: TestLaptop;
let owner: Person;
const positions: PositionId[] = [];
const people: CandidateId[] = [];

beforeAll(async () => {
  laptop = await startTestLaptop();
  const administrator = await laptop.park("衢州园区", "330800", "admin@park.test");
  owner = (await laptop.agency(administrator, "川思", 1, "owner@chuansi.test")).owner;
  await laptop.drain();
  for (const [number, occupation] of ["焊工", "电工"].entries()) {
    const { enterpriseId } = await owner.call(createEnterprise, { body: { name: occupation, uscc: uscc(9 + number) } });
    const deadline = plusDays(shanghaiDate(new Date()), 60);
    const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: occupation, deadline } });
    const pay = { payMin: 600_000, payMax: 800_000, place: "衢州市柯城区" };
    const body = { title: occupation, occupation, headcount: 2, ...pay };
    positions.push((await owner.call(addPosition, { params: { orderId }, body })).positionId);
  }
  for (let number = 0; number < 7; number += 1) {
    const body = {
      ...{ name: `人${number}`, phone: `1990000000${number}`, consent: true as const, experienceYears: number },
      occupation: number < 4 ? "焊工" : number < 6 ? "电工" : "厨师",
    };
    people.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const [welding] = positions;
  if (welding)
    await owner.call(recommendCandidates, {
      params: { positionId: welding },
      body: { candidateIds: people.slice(0, 1) },
    });
  await laptop.drain();
});
afterAll(() => laptop?.stop());

async function workedOut(body: Parameters<typeof owner.call<typeof createAllocation>>[1]["body"]): Promise<Allocation> {
  const { allocationId } = await owner.call(createAllocation, { body });
  await laptop.drain();
  return owner.call(getAllocation, { params: { allocationId } });
}
const rowsOf = async (params: Pick<Allocation, "allocationId">, query = {}) =>
  (await owner.call(listAllocationRows, { params, query })).items;
const stages = async (positionId = positions[0] as PositionId) =>
  (await owner.call(listApplications, { params: { positionId }, query: {} })).items.map(({ candidateName, stage }) => [
    candidateName,
    stage,
  ]);

let first: Allocation;

test("everybody is looked at: who goes where, who is left over and why, against today", async () => {
  first = await workedOut({});
  expect(first.status).toBe("ready");
  expect(first.summary).toMatchObject({
    ...{ people: 7, positions: 2, seats: 4, added: 3, kept: 1, moved: 0, noSeat: 2, noFit: 1 },
    today: { people: 1 },
    plan: { people: 4 },
    spreadPlan: { lowest: 1000, highest: 1000 },
  });
  const { items } = await owner.call(listAllocationPositions, { params: first });
  expect(items.map(({ open, today, plan }) => [open, today, plan]).sort()).toEqual([
    [2, 0, 2],
    [2, 1, 2],
  ]);
  // Whoever is on the way stays, though another would score more.
  expect(
    (await rowsOf(first, { positionId: positions[0] })).map(({ candidateName, kind }) => [candidateName, kind]),
  ).toEqual(
    expect.arrayContaining([
      ["人0", "kept"],
      ["人3", "added"],
    ]),
  );
  expect((await rowsOf(first, { left: "noFit" })).map(({ candidateName }) => candidateName)).toEqual(["人6"]);
});

test("pages go on where they ended", async () => {
  const query = { limit: 3 };
  const page = await owner.call(listAllocationRows, { params: first, query });
  const next = await owner.call(listAllocationRows, { params: first, query: { ...query, cursor: page.cursor } });
  const last = await owner.call(listAllocationRows, { params: first, query: { ...query, cursor: next.cursor } });
  const all = [...page.items, ...next.items, ...last.items];
  expect(new Set(all.map(({ candidateId }) => candidateId)).size).toBe(7);
  expect(last.cursor).toBeUndefined();
});

test("a locked pair stays whatever it costs, one that does not go together says so", async () => {
  const [welding, wiring] = positions as [PositionId, PositionId];
  const locked = await workedOut({
    locks: [
      { candidateId: people[1] as CandidateId, positionId: welding },
      { candidateId: people[6] as CandidateId, positionId: wiring },
    ],
  });
  const rows = await rowsOf(locked);
  expect(rows.find(({ candidateId }) => candidateId === people[1])).toMatchObject({
    positionId: welding,
    locked: true,
  });
  expect(rows.find(({ candidateId }) => candidateId === people[6])).toMatchObject({ kind: "lockFailed" });
});

test("it is applied as one act and taken back, but for who went on and who was erased", async () => {
  await owner.call(eraseCandidate, {
    params: { candidateId: people[4] as CandidateId },
    body: { reason: "本人要求" } as never,
  });
  await owner.call(applyAllocation, { params: first });
  await laptop.drain();
  const applied = await owner.call(getAllocation, { params: first });
  expect(applied).toMatchObject({ status: "applied", applied: { created: 2, existing: 0, stale: 1 } });
  const rows = await rowsOf(first);
  expect(rows.find(({ candidateId }) => candidateId === people[4])).toMatchObject({
    outcome: "stale",
    cause: "person",
  });
  await expect(owner.call(applyAllocation, { params: first })).rejects.toMatchObject({ code: "allocation.state" });
  const went = rows.find(({ candidateId }) => candidateId === people[5])?.applicationId as ApplicationId;
  const { items } = await owner.call(listAllocationPositions, { params: first });
  const orderId = items.find(({ positionId }) => positionId === positions[1])?.orderId;
  if (!orderId) throw new Error("No order");
  await owner.call(moveApplications, { params: { orderId }, body: { applicationIds: [went], to: "screened" } });
  await owner.call(undoAllocation, { params: first });
  await laptop.drain();
  const undone = await owner.call(getAllocation, { params: first });
  expect(undone).toMatchObject({ status: "undone", undone: { withdrawn: 1, spared: 1 } });
  expect(await stages()).toEqual(
    expect.arrayContaining([
      ["人0", "recommended"],
      ["人3", "withdrawn"],
    ]),
  );
});

test("what an undo withdrew is recommended again by the next", async () => {
  const next = await workedOut({});
  await owner.call(applyAllocation, { params: next });
  await laptop.drain();
  expect(await stages()).toEqual(expect.arrayContaining([["人3", "recommended"]]));
  const verified = await verifyTable(embeddedDocumentClient(laptop.endpoint), TABLE_NAME, { followed: true });
  expect(verified.findings).toEqual([]);
});

test("it fails with the reason where nothing is open, and what has ended is not stopped", async () => {
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "空", uscc: uscc(99) } });
  const deadline = plusDays(shanghaiDate(new Date()), 60);
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "空单", deadline } });
  const failed = await workedOut({ orderIds: [orderId] });
  expect(failed).toMatchObject({ status: "failed", failure: "noSeats" });
  await expect(owner.call(cancelAllocation, { params: failed })).rejects.toMatchObject({ code: "allocation.state" });
});
