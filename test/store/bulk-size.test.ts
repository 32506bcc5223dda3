import { listMoves, moveApplications, undoMove } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { manyCandidates, orderWithSeats, recommendAll } from "../pipeline.ts";

/* Five thousand applications in one act: moved, shown on the way, taken back within a day and not later. */

const HOUR = 60 * 60 * 1000;
let late = 0;
let direct: Direct;
beforeAll(async () => {
  direct = await startDirect({ now: () => new Date(Date.now() + late) });
});
afterAll(() => direct?.stop());

test("five thousand are moved in one act, whose record tells how far it is; a day later it stands", async () => {
  const owner = direct.owner(1);
  const { orderId, positionId } = await orderWithSeats(owner, 5000, 1);
  const applicationIds = await recommendAll(owner, positionId, await manyCandidates(direct, 5000, 1));
  const params = { orderId };
  const seen: number[] = [];
  const watch = setInterval(() => {
    void owner.call(listMoves, { params, query: { limit: 1 } }).then(({ items }) => seen.push(items[0]?.moved ?? 0));
  }, 100);
  const { moveId = "", results } = await owner.call(moveApplications, {
    params,
    body: { applicationIds, to: "screened" },
  });
  clearInterval(watch);
  expect(results.every(({ outcome }) => outcome === "moved")).toBe(true);
  expect(seen.some((moved) => moved > 0 && moved < 5000)).toBe(true);
  expect((await owner.call(getOrder, { params })).positions[0]?.stages).toMatchObject({
    recommended: 0,
    screened: 5000,
  });

  late = 25 * HOUR;
  const undo = () => owner.call(undoMove, { params: { orderId, moveId: moveId as never } });
  await expect(undo()).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "move.late" }) }),
  );
  late = 23 * HOUR;
  expect((await undo()).results).toHaveLength(5000);
  expect((await owner.call(getOrder, { params })).positions[0]?.stages).toMatchObject({
    recommended: 5000,
    screened: 0,
  });
  const { findings } = await verifyTable(direct.table.client, direct.table.name);
  expect(findings).toEqual([]);
});
