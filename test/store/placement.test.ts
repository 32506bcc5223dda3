import { listApplications } from "@shanhai/contract/application";
import { readArrivalList } from "@shanhai/contract/arrival-list";
import { createCandidate } from "@shanhai/contract/candidate";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import { getPlacement, listPlacements, takeBackLeave } from "@shanhai/contract/placement";
import { getEnterpriseRetention, getOrderRetention, getRetention } from "@shanhai/contract/retention";
import type { CandidateId } from "@shanhai/contract/scalar";
import { describe, expect, test } from "vitest";
import { move, recommendAll } from "../pipeline.ts";
import { code, openJobDesk } from "./job-desk.ts";

/* People on the job: leaving reopens seats, comes back, and meets whatever else happens at the same time. */

const desk = openJobDesk();
const { arrived, leave, offered, onboard, seats } = desk;

test("an arrival list finds whoever was offered a seat, by phone or ID number, and says what the others are", async () => {
  const { orderId, positionId } = await desk.order(3);
  const candidateIds: CandidateId[] = [];
  for (const phone of ["19911110002", "19911110003", "19911110004"]) {
    const body = { name: "求职者", phone, consent: true as const };
    candidateIds.push((await desk.owner.call(createCandidate, { body })).candidateId);
  }
  const ids = await recommendAll(desk.owner, positionId, candidateIds);
  for (const to of ["screened", "interviewed", "offered"] as const) await move(desk.owner, orderId, ids, to);
  await onboard(orderId, ids.slice(2), "2026-03-10");
  const stranger = { name: "何娜", phone: "19911110001", idNumber: "11010519491231002X", consent: true as const };
  await desk.owner.call(createCandidate, { body: stranger });
  const rows = [
    { phone: "+86 199-1111-0002" },
    { phone: "19911110003" },
    { phone: "19911110003" },
    { phone: "19911110004" },
    { idNumber: stranger.idNumber },
    { phone: "19911110002", idNumber: stranger.idNumber },
    { phone: "13800000000" },
    { phone: "电话" },
    {},
  ];
  const { results } = await desk.owner.call(readArrivalList, { params: { positionId }, body: { rows } });
  expect(results.map(({ outcome }) => outcome)).toEqual([
    "ready",
    "ready",
    "duplicate",
    "stage",
    "notApplied",
    "conflict",
    "unknown",
    "invalid",
    "invalid",
  ]);
  expect(results.slice(0, 2).map(({ application }) => application?.applicationId)).toEqual(ids.slice(0, 2));
});

test("leaving inside the guarantee reopens the seat of order and position; later it stays filled", async () => {
  const { orderId, placements } = await arrived(2, "2026-03-01");
  expect(await seats(orderId)).toMatchObject({ filled: 2, open: 0, status: "fulfilled" });
  const [first, second] = placements.map(({ placementId }) => placementId);
  expect(await leave(first ?? "", "2026-03-30")).toMatchObject({
    status: "left",
    insideGuarantee: true,
    replacementWanted: true,
    version: 2,
  });
  expect(await seats(orderId)).toMatchObject({
    filled: 1,
    open: 1,
    status: "open",
    stages: { onboarded: 1, withdrawn: 1 },
  });
  expect(await leave(second ?? "", "2026-03-31")).toMatchObject({ insideGuarantee: false });
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 1, stages: { onboarded: 0, withdrawn: 2 } });
  const left = await desk.owner.call(listPlacements, { query: { status: "left", limit: 2 } });
  expect(left.items.map(({ placementId }) => placementId)).toEqual([second, first]);
  const ofOrder = (status: "active" | "left") => desk.owner.call(listPlacements, { query: { orderId, status } });
  expect((await ofOrder("left")).items).toHaveLength(2);
  expect((await ofOrder("active")).items).toEqual([]);
  expect((await desk.owner.call(listPlacements, { query: { orderId } })).items).toHaveLength(2);
});

test("the guarantee of an arrival is that of its day: changing the order's later leaves it alone", async () => {
  const { orderId, placementId } = await arrived(1, "2026-03-01");
  const { version } = await desk.owner.call(getOrder, { params: { orderId } });
  await desk.owner.call(updateOrder, { params: { orderId }, body: { version, guaranteeDays: 0 } });
  expect(await leave(placementId, "2026-03-30")).toMatchObject({ insideGuarantee: true });
  expect(await desk.owner.call(getOrder, { params: { orderId } })).toMatchObject({ guaranteeDays: 0, open: 1 });
});

test("whoever left comes back through the pipeline only, to a seat of their own", async () => {
  const { orderId, positionId, ids, placementId } = await arrived(1);
  await leave(placementId, "2026-03-20");
  const { items } = await desk.owner.call(listApplications, { params: { positionId }, query: { stage: "withdrawn" } });
  expect(items).toMatchObject([{ applicationId: ids[0], reason: "家中有事" }]);
  expect((await onboard(orderId, ids, "2026-03-21")).results).toMatchObject([{ outcome: "invalid" }]);
  for (const to of ["recommended", "screened", "interviewed", "offered"] as const)
    await move(desk.owner, orderId, ids, to);
  await onboard(orderId, ids, "2026-03-25");
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 0, stages: { onboarded: 1 } });
  await expect(desk.owner.call(takeBackLeave, { params: { placementId } })).rejects.toMatchObject(
    code("placement.wentOn"),
  );
  const placements = (await desk.owner.call(listPlacements, { query: { orderId } })).items;
  expect(placements).toHaveLength(2);
  // Leaving again does not make the earlier leaving one that can be taken back.
  await leave(placements.find((one) => one.placementId !== placementId)?.placementId ?? "", "2026-03-28");
  await expect(desk.owner.call(takeBackLeave, { params: { placementId } })).rejects.toMatchObject(
    code("placement.wentOn"),
  );
});

test("a leaving is taken back while the seat is open, and refused once somebody else has it", async () => {
  const { orderId, ids } = await offered(1, 2);
  await onboard(orderId, ids.slice(0, 1), "2026-03-10");
  const { items } = await desk.owner.call(listPlacements, { query: { orderId } });
  const placementId = items[0]?.placementId ?? "";
  const takeBack = () => desk.owner.call(takeBackLeave, { params: { placementId } });
  await expect(takeBack()).rejects.toMatchObject(code("placement.active"));
  await leave(placementId, "2026-03-20");
  expect(await takeBack()).toMatchObject({ status: "active", version: 3 });
  expect(await desk.owner.call(getPlacement, { params: { placementId } })).not.toHaveProperty("leftDate");
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 0, stages: { onboarded: 1, withdrawn: 0 } });
  await leave(placementId, "2026-03-20", 3);
  await onboard(orderId, ids.slice(1), "2026-03-25");
  await expect(takeBack()).rejects.toMatchObject(code("placement.seatFilled"));
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 0, stages: { onboarded: 1, withdrawn: 1 } });
});

test("undoing an arrival takes its placement and check along, but spares rows of which something was recorded", async () => {
  const { orderId, moveId, placements } = await arrived(3);
  const [gone, back] = placements;
  await leave(gone?.placementId ?? "", "2026-03-20");
  await leave(back?.placementId ?? "", "2026-03-20");
  await desk.owner.call(takeBackLeave, { params: { placementId: back?.placementId ?? "" } });
  const { results } = await desk.owner.call(undoMove, { params: { orderId, moveId } });
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "conflict", "moved"]);
  expect(await seats(orderId)).toMatchObject({
    filled: 1,
    open: 2,
    stages: { offered: 1, onboarded: 1, withdrawn: 1 },
  });
  expect((await desk.owner.call(listPlacements, { query: { orderId } })).items).toHaveLength(2);
});

test("dates before the arrival or after today in Shanghai, and versions that are gone, change nothing", async () => {
  const { orderId, placementId } = await arrived(1);
  // 00:30 on 1 April in Shanghai is still 31 March in UTC.
  desk.now = new Date("2026-03-31T16:30:00Z");
  const issue = (name: string) => ({ problem: { code: "invalid", issues: [{ field: "date", code: name }] } });
  await expect(leave(placementId, "2026-03-09")).rejects.toMatchObject(issue("date.beforeArrival"));
  await expect(leave(placementId, "2026-04-02")).rejects.toMatchObject(issue("date.future"));
  await expect(leave(placementId, "2026-03-20", 7)).rejects.toMatchObject(code("stale"));
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 0 });
  await leave(placementId, "2026-04-01");
});

describe.each(["before", "after"] as const)("when the connection breaks %s the table wrote", (when) => {
  test("the retry of a leaving answers alike and reopens one seat", async () => {
    const { orderId, placementId } = await arrived(1);
    desk.faults.breakTransaction(1, when);
    await expect(leave(placementId, "2026-03-20", 1, `left-${when}`)).rejects.toMatchObject(code("internal"));
    expect(await leave(placementId, "2026-03-20", 1, `left-${when}`)).toMatchObject({ status: "left", version: 2 });
    expect(await seats(orderId)).toMatchObject({ filled: 0, open: 1 });
  });

  test("an arrival of many cut off is completed by the retry, once", async () => {
    const { orderId, ids } = await offered(70);
    const arriving = () =>
      desk.owner.call(moveApplications, {
        params: { orderId },
        body: { applicationIds: ids, to: "onboarded" },
        idempotencyKey: `arrive-${when}`,
      });
    desk.faults.breakTransaction(3, when);
    await expect(arriving()).rejects.toMatchObject(code("internal"));
    await arriving();
    expect(await seats(orderId)).toMatchObject({ filled: 70, open: 0 });
  });
});

test("people who leave at the same time each reopen their own seat", async () => {
  const { orderId, placements } = await arrived(8);
  await Promise.all(placements.map(({ placementId }) => leave(placementId, "2026-03-20")));
  expect(await seats(orderId)).toMatchObject({ filled: 0, open: 8, stages: { withdrawn: 8, onboarded: 0 } });
});

test("retention of order, enterprise and agency follows arrivals, leavers, taking back and undoing", async () => {
  const before = await desk.owner.call(getRetention, {});
  const { orderId, moveId, placements } = await arrived(4, "2026-03-01");
  const [first, second] = placements.map(({ placementId }) => placementId);
  const { enterpriseId } = await desk.owner.call(getOrder, { params: { orderId } });
  await leave(first ?? "", "2026-03-05");
  await leave(second ?? "", "2026-03-20");
  const point = (day: 7 | 30 | 90, reached: number, present: number) => ({ day, reached, present });
  const curve = { arrived: 4, points: [point(7, 4, 3), point(30, 4, 2), point(90, 0, 0)] };
  expect(await desk.owner.call(getOrderRetention, { params: { orderId } })).toEqual(curve);
  expect(await desk.owner.call(getEnterpriseRetention, { params: { enterpriseId } })).toEqual(curve);
  expect(await desk.owner.call(getRetention, {})).toMatchObject({ arrived: before.arrived + 4 });
  await desk.owner.call(takeBackLeave, { params: { placementId: first ?? "" } });
  await desk.owner.call(undoMove, { params: { orderId, moveId } });
  const left = { arrived: 2, points: [point(7, 2, 2), point(30, 2, 1), point(90, 0, 0)] };
  expect(await desk.owner.call(getOrderRetention, { params: { orderId } })).toEqual(left);
});
