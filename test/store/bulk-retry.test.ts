import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { listMoves, moveApplications, undoMove } from "@shanhai/contract/move";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import type { ApplicationId, OrderId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { faulty } from "./faults.ts";

/* Retries and undoing of bulk acts when the world has changed in between: the answer is true, and nothing happens twice. */

const faults = faulty();
let direct: Direct;
let owner: Person;
let orders = 0;
beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
  owner = direct.owner();
});
afterAll(() => direct?.stop());
afterEach(async () => {
  faults.clear();
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});

async function recommended(count: number) {
  orders += 1;
  const { orderId, positionId } = await orderWithSeats(owner, count, orders);
  const candidateIds = await manyCandidates(direct, count);
  return { orderId, positionId, candidateIds, ids: await recommendAll(owner, positionId, candidateIds) };
}

const stages = async (orderId: OrderId) => (await owner.call(getOrder, { params: { orderId } })).positions[0]?.stages;
const close = async (orderId: OrderId, status: "closed" | "cancelled" = "closed") => {
  const { version } = await owner.call(getOrder, { params: { orderId } });
  await owner.call(updateOrder, { params: { orderId }, body: { version, status } });
};
const reject = (orderId: OrderId, applicationIds: ApplicationId[], reason: string) =>
  owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to: "rejected", reason } });

test("an act that others keep in the way of says so, and its retry completes it", async () => {
  const { orderId, ids } = await recommended(200);
  faults.conflictFrom(3);
  await expect(move(owner, orderId, ids, "screened", "busy-1")).rejects.toMatchObject({
    problem: { code: "busy", status: 503 },
  });
  faults.clear();
  const { results } = await move(owner, orderId, ids, "screened", "busy-1");
  expect(results.filter(({ outcome }) => outcome === "moved")).toHaveLength(200);
  expect(await stages(orderId)).toMatchObject({ screened: 200 });
}, 60_000);

test("a retry after the order was closed gives the first answer, for moves and recommendations alike", async () => {
  const { orderId, positionId, candidateIds, ids } = await recommended(3);
  const first = await move(owner, orderId, ids, "screened", "closed-1");
  const again = { params: { positionId }, body: { candidateIds }, idempotencyKey: "recommend-1" };
  const recommendedAgain = await owner.call(recommendCandidates, again);
  const more = await manyCandidates(direct, 2);
  const fresh = { params: { positionId }, body: { candidateIds: more }, idempotencyKey: "recommend-2" };
  const created = await owner.call(recommendCandidates, fresh);
  await close(orderId);
  expect(await move(owner, orderId, ids, "screened", "closed-1")).toEqual(first);
  expect(await owner.call(recommendCandidates, fresh)).toEqual(created);
  expect(recommendedAgain.results.map(({ outcome }) => outcome)).toEqual(["existing", "existing", "existing"]);
  await expect(move(owner, orderId, ids, "interviewed", "closed-2")).rejects.toMatchObject({
    problem: { code: "order.closed" },
  });
});

test("a retry after the undo says that it was undone", async () => {
  const { orderId, ids } = await recommended(3);
  const { moveId = "" } = await move(owner, orderId, ids, "screened", "undone-1");
  await owner.call(undoMove, { params: { orderId, moveId } });
  await expect(move(owner, orderId, ids, "screened", "undone-1")).rejects.toMatchObject({
    problem: { code: "move.undone" },
  });
  expect(await stages(orderId)).toMatchObject({ recommended: 3, screened: 0 });
});

test("a retry meets the same parts, although a position was added meanwhile", async () => {
  const { orderId, ids } = await recommended(95);
  const first = await move(owner, orderId, ids, "screened", "parts-1");
  const last = ids.slice(-1);
  await reject(orderId, last, "不合适");
  await move(owner, orderId, last, "recommended");
  const body = { title: "新岗位", occupation: "新岗位", headcount: 1, payMin: 1, payMax: 2, place: "衢州" };
  await owner.call(addPosition, { params: { orderId }, body });
  expect(await move(owner, orderId, ids, "screened", "parts-1")).toEqual(first);
  expect(await stages(orderId)).toMatchObject({ screened: 94, recommended: 1 });
});

test("undoing a move that is still running stops it; neither answer claims what did not last", async () => {
  const { orderId, ids } = await recommended(400);
  const running = move(owner, orderId, ids, "screened", "running-1").then(
    () => "done",
    (error: { problem: { code: string } }) => error.problem.code,
  );
  let moveId = "";
  while (!moveId) {
    const { items } = await owner.call(listMoves, { params: { orderId }, query: {} });
    moveId = items[0]?.moveId ?? "";
  }
  const undone = await owner.call(undoMove, { params: { orderId, moveId } });
  const ended = await running;
  expect(["done", "move.undone"]).toContain(ended);
  if (ended === "done") expect(undone.results).toHaveLength(400);
  expect(await stages(orderId)).toMatchObject({ recommended: 400, screened: 0 });
  await expect(move(owner, orderId, ids, "screened", "running-1")).rejects.toMatchObject({
    problem: { code: "move.undone" },
  });
});

test("a move that was cut off at its beginning and undone stays undone", async () => {
  const { orderId, ids } = await recommended(5);
  faults.breakTransaction(2, "before");
  await expect(move(owner, orderId, ids, "screened", "cut-1")).rejects.toMatchObject({ problem: { status: 500 } });
  const { items } = await owner.call(listMoves, { params: { orderId }, query: {} });
  const moveId = items[0]?.moveId ?? "";
  expect((await owner.call(undoMove, { params: { orderId, moveId } })).results).toEqual([]);
  await expect(move(owner, orderId, ids, "screened", "cut-1")).rejects.toMatchObject({
    problem: { code: "move.undone" },
  });
  expect(await stages(orderId)).toMatchObject({ recommended: 5 });
});

test("undo gives back the reason and the act that a row came from", async () => {
  const { orderId, ids } = await recommended(2);
  const rejected = await reject(orderId, ids, "体检不合格");
  const back = await move(owner, orderId, ids, "recommended");
  await owner.call(undoMove, { params: { orderId, moveId: back.moveId ?? "" } });
  const positionId = (await owner.call(getOrder, { params: { orderId } })).positions[0]?.positionId ?? "";
  const { items } = await owner.call(listApplications, { params: { positionId }, query: { stage: "rejected" } });
  expect(items).toMatchObject([
    { reason: "体检不合格", moveId: rejected.moveId },
    { reason: "体检不合格", moveId: rejected.moveId },
  ]);
});

test("a closed order is history: no arrivals, no undo, no other headcount", async () => {
  const { orderId, positionId, ids } = await recommended(2);
  let moveId = "";
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as Stage[]) {
    moveId = (await move(owner, orderId, ids.slice(0, 1), to)).moveId ?? "";
  }
  await close(orderId, "cancelled");
  const closed = { problem: { code: "order.closed" } };
  await expect(owner.call(undoMove, { params: { orderId, moveId } })).rejects.toMatchObject(closed);
  await expect(
    owner.call(updatePosition, { params: { positionId }, body: { version: 1, headcount: 1 } }),
  ).rejects.toMatchObject(closed);
  await expect(move(owner, orderId, ids.slice(1), "screened")).rejects.toMatchObject(closed);
});

test("positions added at the same time are all added", async () => {
  const { orderId } = await orderWithSeats(owner, 1, 900);
  const body = { title: "岗位", occupation: "岗位", headcount: 2, payMin: 1, payMax: 2, place: "衢州" };
  await Promise.all([1, 2, 3, 4, 5].map(() => owner.call(addPosition, { params: { orderId }, body })));
  expect(await owner.call(getOrder, { params: { orderId } })).toMatchObject({
    headcount: 11,
    positions: { length: 6 },
  });
});
