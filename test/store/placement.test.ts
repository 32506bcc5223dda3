import { listApplications } from "@shanhai/contract/application";
import { readArrivalList } from "@shanhai/contract/arrival-list";
import { createCandidate } from "@shanhai/contract/candidate";
import { recordService } from "@shanhai/contract/care-service";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import {
  getPlacement,
  leavePlacement,
  listPlacements,
  type Placement,
  takeBackLeave,
} from "@shanhai/contract/placement";
import { listDueChecks, recordCheckResults } from "@shanhai/contract/placement-check";
import { getEnterpriseRetention, getOrderRetention, getRetention } from "@shanhai/contract/retention";
import type { ApplicationId, CandidateId, OrderId } from "@shanhai/contract/scalar";
import { createSigningDocument, getSigningDocument, recordSigning, recordSignings } from "@shanhai/contract/signing";
import { verifyTable } from "@shanhai/store/verify";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { faulty } from "./faults.ts";

/* People on the job: leaving reopens seats, comes back, and meets whatever else happens at the same time. */

const faults = faulty();
let direct: Direct;
let owner: Person;
let orders = 0;
let now = new Date("2026-03-31T04:00:00Z");
beforeAll(async () => {
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ documentClient, now: () => now });
  owner = direct.owner();
});
afterAll(() => direct?.stop());
afterEach(async () => {
  faults.clear();
  now = new Date("2026-03-31T04:00:00Z");
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});

/** So many people offered a seat. */
async function offered(seats: number, count = seats) {
  orders += 1;
  const { orderId, positionId } = await orderWithSeats(owner, seats, orders);
  const ids = await recommendAll(owner, positionId, await manyCandidates(direct, count));
  for (const to of ["screened", "interviewed", "offered"] as const) await move(owner, orderId, ids, to);
  return { orderId, positionId, ids };
}

const onboard = (orderId: OrderId, applicationIds: ApplicationId[], date: string) =>
  owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to: "onboarded", date } });

async function arrived(count: number, date = "2026-03-10") {
  const order = await offered(count);
  const { moveId = "" } = await onboard(order.orderId, order.ids, date);
  const { items } = await owner.call(listPlacements, { query: { orderId: order.orderId, limit: 100 } });
  return { ...order, moveId, placements: items, placementId: items[0]?.placementId ?? "" };
}

const seats = async (orderId: OrderId) => {
  const { headcount, filled, open, status, positions } = await owner.call(getOrder, { params: { orderId } });
  expect(positions[0]).toMatchObject({ headcount, filled, open });
  return { filled, open, status, stages: positions[0]?.stages };
};
const leave = (placementId: string, date: string, version = 1, idempotencyKey?: string) =>
  owner.call(leavePlacement, {
    params: { placementId },
    body: { date, reason: "家中有事", version },
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const code = (name: string) => ({ problem: { code: name } });

test("an arrival list finds whoever was offered a seat, by phone or ID number, and says what the others are", async () => {
  orders += 1;
  const { orderId, positionId } = await orderWithSeats(owner, 3, orders);
  const candidateIds: CandidateId[] = [];
  for (const phone of ["19911110002", "19911110003", "19911110004"]) {
    const body = { name: "求职者", phone, consent: true as const };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const ids = await recommendAll(owner, positionId, candidateIds);
  for (const to of ["screened", "interviewed", "offered"] as const) await move(owner, orderId, ids, to);
  await onboard(orderId, ids.slice(2), "2026-03-10");
  const stranger = { name: "何娜", phone: "19911110001", idNumber: "11010519491231002X", consent: true as const };
  await owner.call(createCandidate, { body: stranger });
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
  const { results } = await owner.call(readArrivalList, { params: { positionId }, body: { rows } });
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
  const left = await owner.call(listPlacements, { query: { status: "left", limit: 2 } });
  expect(left.items.map(({ placementId }) => placementId)).toEqual([second, first]);
  const ofOrder = (status: "active" | "left") => owner.call(listPlacements, { query: { orderId, status } });
  expect((await ofOrder("left")).items).toHaveLength(2);
  expect((await ofOrder("active")).items).toEqual([]);
  expect((await owner.call(listPlacements, { query: { orderId } })).items).toHaveLength(2);
});

test("the guarantee of an arrival is that of its day: changing the order's later leaves it alone", async () => {
  const { orderId, placementId } = await arrived(1, "2026-03-01");
  const { version } = await owner.call(getOrder, { params: { orderId } });
  await owner.call(updateOrder, { params: { orderId }, body: { version, guaranteeDays: 0 } });
  expect(await leave(placementId, "2026-03-30")).toMatchObject({ insideGuarantee: true });
  expect(await owner.call(getOrder, { params: { orderId } })).toMatchObject({ guaranteeDays: 0, open: 1 });
});

test("whoever left comes back through the pipeline only, to a seat of their own", async () => {
  const { orderId, positionId, ids, placementId } = await arrived(1);
  await leave(placementId, "2026-03-20");
  const { items } = await owner.call(listApplications, { params: { positionId }, query: { stage: "withdrawn" } });
  expect(items).toMatchObject([{ applicationId: ids[0], reason: "家中有事" }]);
  expect((await onboard(orderId, ids, "2026-03-21")).results).toMatchObject([{ outcome: "invalid" }]);
  for (const to of ["recommended", "screened", "interviewed", "offered"] as const) await move(owner, orderId, ids, to);
  await onboard(orderId, ids, "2026-03-25");
  expect(await seats(orderId)).toMatchObject({ filled: 1, open: 0, stages: { onboarded: 1 } });
  await expect(owner.call(takeBackLeave, { params: { placementId } })).rejects.toMatchObject(code("placement.wentOn"));
  const placements = (await owner.call(listPlacements, { query: { orderId } })).items;
  expect(placements).toHaveLength(2);
  // Leaving again does not make the earlier leaving one that can be taken back.
  await leave(placements.find((one) => one.placementId !== placementId)?.placementId ?? "", "2026-03-28");
  await expect(owner.call(takeBackLeave, { params: { placementId } })).rejects.toMatchObject(code("placement.wentOn"));
});

test("a leaving is taken back while the seat is open, and refused once somebody else has it", async () => {
  const { orderId, ids } = await offered(1, 2);
  await onboard(orderId, ids.slice(0, 1), "2026-03-10");
  const { items } = await owner.call(listPlacements, { query: { orderId } });
  const placementId = items[0]?.placementId ?? "";
  const takeBack = () => owner.call(takeBackLeave, { params: { placementId } });
  await expect(takeBack()).rejects.toMatchObject(code("placement.active"));
  await leave(placementId, "2026-03-20");
  expect(await takeBack()).toMatchObject({ status: "active", version: 3 });
  expect(await owner.call(getPlacement, { params: { placementId } })).not.toHaveProperty("leftDate");
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
  await owner.call(takeBackLeave, { params: { placementId: back?.placementId ?? "" } });
  const { results } = await owner.call(undoMove, { params: { orderId, moveId } });
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "conflict", "moved"]);
  expect(await seats(orderId)).toMatchObject({
    filled: 1,
    open: 2,
    stages: { offered: 1, onboarded: 1, withdrawn: 1 },
  });
  expect((await owner.call(listPlacements, { query: { orderId } })).items).toHaveLength(2);
});

test("dates before the arrival or after today in Shanghai, and versions that are gone, change nothing", async () => {
  const { orderId, placementId } = await arrived(1);
  // 00:30 on 1 April in Shanghai is still 31 March in UTC.
  now = new Date("2026-03-31T16:30:00Z");
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
    faults.breakTransaction(1, when);
    await expect(leave(placementId, "2026-03-20", 1, `left-${when}`)).rejects.toMatchObject(code("internal"));
    expect(await leave(placementId, "2026-03-20", 1, `left-${when}`)).toMatchObject({ status: "left", version: 2 });
    expect(await seats(orderId)).toMatchObject({ filled: 0, open: 1 });
  });

  test("an arrival of many cut off is completed by the retry, once", async () => {
    const { orderId, ids } = await offered(70);
    const arriving = () =>
      owner.call(moveApplications, {
        params: { orderId },
        body: { applicationIds: ids, to: "onboarded" },
        idempotencyKey: `arrive-${when}`,
      });
    faults.breakTransaction(3, when);
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

test("one signing of many is recorded for each, once; services are listed with the person", async () => {
  const { orderId, moveId, placements } = await arrived(40);
  const placementIds = placements.map(({ placementId }) => placementId);
  const body = { placementIds, signedDate: "2026-03-09", place: "企业厂区" };
  const { results } = await owner.call(recordSignings, { body });
  expect(results.map(({ outcome, version }) => [outcome, version])).toEqual(placements.map(() => ["recorded", 2]));
  expect((await owner.call(recordSignings, { body })).results).toEqual(results);
  const [first = "", second = ""] = placementIds;
  const params = { placementId: first };
  const again = { signedDate: "2026-03-08", place: "人才市场" };
  await expect(owner.call(recordSigning, { params, body: { ...again, version: 1 } })).rejects.toMatchObject(
    code("stale"),
  );
  await expect(
    owner.call(recordSigning, { params, body: { ...again, signedDate: "2026-04-01", version: 2 } }),
  ).rejects.toMatchObject({ problem: { issues: [{ field: "signedDate", code: "date.future" }] } });
  await owner.call(recordSigning, { params, body: { ...again, version: 2 } });
  for (const kind of ["housing", "training"] as const) {
    now = new Date(now.getTime() + 1000);
    await owner.call(recordService, { params, body: { kind, date: "2026-03-11", note: "四人间" } });
  }
  expect(await owner.call(getPlacement, { params })).toMatchObject({
    contract: again,
    version: 5,
    services: [{ kind: "training" }, { kind: "housing", note: "四人间" }],
  });
  expect(await owner.call(getPlacement, { params: { placementId: second } })).toMatchObject({
    contract: { place: "企业厂区" },
    services: [],
  });
  // What was recorded is not thrown away with the arrival.
  const undone = await owner.call(undoMove, { params: { orderId, moveId } });
  expect(undone.results.every(({ outcome, cause }) => outcome === "conflict" && cause === "placement")).toBe(true);
});

test("retention of order, enterprise and agency follows arrivals, leavers, taking back and undoing", async () => {
  const before = await owner.call(getRetention, {});
  const { orderId, moveId, placements } = await arrived(4, "2026-03-01");
  const [first, second] = placements.map(({ placementId }) => placementId);
  const { enterpriseId } = await owner.call(getOrder, { params: { orderId } });
  await leave(first ?? "", "2026-03-05");
  await leave(second ?? "", "2026-03-20");
  const point = (day: 7 | 30 | 90, reached: number, present: number) => ({ day, reached, present });
  const curve = { arrived: 4, points: [point(7, 4, 3), point(30, 4, 2), point(90, 0, 0)] };
  expect(await owner.call(getOrderRetention, { params: { orderId } })).toEqual(curve);
  expect(await owner.call(getEnterpriseRetention, { params: { enterpriseId } })).toEqual(curve);
  expect(await owner.call(getRetention, {})).toMatchObject({ arrived: before.arrived + 4 });
  await owner.call(takeBackLeave, { params: { placementId: first ?? "" } });
  await owner.call(undoMove, { params: { orderId, moveId } });
  const left = { arrived: 2, points: [point(7, 2, 2), point(30, 2, 1), point(90, 0, 0)] };
  expect(await owner.call(getOrderRetention, { params: { orderId } })).toEqual(left);
});

describe("checks", () => {
  const due = async (date?: string) => {
    const items = await everything(owner, listDueChecks, { query: { due: date } });
    return items.filter(({ orderId }) => orderId === current);
  };
  let current: OrderId;
  const arrivedHere = async (count: number, date: string) => {
    const order = await arrived(count, date);
    current = order.orderId;
    return order;
  };
  const results = (
    rows: readonly Pick<Placement, "placementId">[],
    outcome: "present" | "absent" | "left",
    day: 7 | 30 | 90 = 7,
    idempotencyKey?: string,
  ) =>
    owner.call(recordCheckResults, {
      body: {
        results: rows.map(({ placementId }) => ({
          placementId,
          day,
          outcome,
          ...(outcome === "left" ? { date: "2026-03-20", reason: "工资低" } : {}),
        })),
      },
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });

  test("are due from the moment of arrival, longest overdue first, in pages, each person once", async () => {
    await arrivedHere(3, "2026-03-24");
    expect(await due("2026-03-30")).toEqual([]);
    expect(await due()).toHaveLength(3);
    const page = await owner.call(listDueChecks, { query: { limit: 1 } });
    const rest = await owner.call(listDueChecks, { query: { limit: 100, cursor: page.cursor } });
    const dates = [...page.items, ...rest.items].map((check) => check.due);
    expect(dates).toEqual([...dates].sort());
    const people = [...page.items, ...rest.items].map(({ placementId }) => placementId);
    expect(new Set(people).size).toBe(people.length);
  });

  test("done in bulk, the next comes up on its day, until there is none", async () => {
    const { placements } = await arrivedHere(3, "2026-01-01");
    await results(placements, "present", 7);
    expect((await due()).map(({ day }) => day)).toEqual([30, 30, 30]);
    await results(placements, "absent", 30);
    expect(await due("2026-03-31")).toEqual([]);
    now = new Date("2026-04-01T04:00:00Z");
    await results(placements, "present", 90);
    expect(await due("2030-01-01")).toEqual([]);
  });

  test("`left` reopens the seats of many in one act; leaving takes a person off the list", async () => {
    const { orderId, placements } = await arrivedHere(45, "2026-03-10");
    const { results: rows } = await results(placements.slice(0, 40), "left");
    expect(rows.every(({ outcome }) => outcome === "recorded")).toBe(true);
    expect(await seats(orderId)).toMatchObject({ filled: 5, open: 40, stages: { onboarded: 5, withdrawn: 40 } });
    expect(await due()).toHaveLength(5);
    await owner.call(takeBackLeave, { params: { placementId: placements[0]?.placementId ?? "" } });
    expect(await due()).toHaveLength(6);
  });

  test.each(["before", "after"] as const)(
    "an act cut off %s a part was written is completed by its retry",
    async (when) => {
      const { orderId, placements } = await arrivedHere(30, "2026-03-10");
      faults.breakTransaction(2, when);
      await expect(results(placements, "left", 7, `checks-${when}`)).rejects.toMatchObject(code("internal"));
      const first = await results(placements, "left", 7, `checks-${when}`);
      expect(first.results.map(({ outcome }) => outcome)).toEqual(placements.map(() => "recorded"));
      expect(await seats(orderId)).toMatchObject({ filled: 0, open: 30 });
      await owner.call(takeBackLeave, { params: { placementId: placements[0]?.placementId ?? "" } });
      // The answer stands, whatever has become of the people since; and nobody leaves twice.
      expect(await results(placements, "left", 7, `checks-${when}`)).toEqual(first);
      expect(await seats(orderId)).toMatchObject({ filled: 1, open: 29 });
    },
  );

  test("two acts at once on the same people: each is recorded by one of them", async () => {
    const { placements } = await arrivedHere(20, "2026-03-10");
    const [one, other] = await Promise.all([results(placements, "present"), results(placements, "absent")]);
    const recorded = [...one.results, ...other.results].filter(({ outcome }) => outcome === "recorded");
    expect(recorded).toHaveLength(20);
  });
});

test("a contract's document is uploaded, named by its signing, kept when only the date is put right, and taken off", async () => {
  const { orderId } = await arrived(1, "2026-03-10");
  const placementId = (await owner.call(listPlacements, { query: { orderId } })).items[0]?.placementId ?? "";
  const params = { placementId };
  const scan = async (content: string) => {
    const bytes = new TextEncoder().encode(content);
    const body = { fileName: "劳动合同.pdf", size: bytes.length };
    const { documentId, fileName } = await owner.call(createSigningDocument, { body });
    return { document: { documentId, fileName }, bytes, file: `contracts/${documentId}` };
  };
  const scope = mintTenantScope(agencyId(1), PARK);
  const signing = async (more: object) => {
    const { version } = await owner.call(getPlacement, { params });
    return owner.call(recordSigning, { params, body: { signedDate: "2026-03-09", place: "厂区", version, ...more } });
  };
  const real = await scan("%PDF-1.7 一份合同");
  // Not there yet: nothing is recorded of a file that did not arrive.
  await expect(signing({ document: real.document })).rejects.toMatchObject({ problem: { code: "document.missing" } });
  await direct.platform.files.write(scope, real.file, real.bytes);
  expect((await signing({ document: real.document })).contract).toMatchObject({ document: real.document });
  const { url, fileName } = await owner.call(getSigningDocument, { params });
  expect(fileName).toBe("劳动合同.pdf");
  expect(Buffer.from(url.split("/").at(-1) ?? "", "base64url").toString()).toContain(real.document.documentId);
  const page = await scan("<html><script>alert(1)</script>");
  await direct.platform.files.write(scope, page.file, page.bytes);
  await expect(signing({ document: page.document })).rejects.toMatchObject({ problem: { code: "document.type" } });
  expect((await signing({ signedDate: "2026-03-08" })).contract).toMatchObject({ document: real.document });
  expect((await signing({ document: null })).contract).toEqual({ signedDate: "2026-03-09", place: "厂区" });
  await expect(owner.call(getSigningDocument, { params })).rejects.toMatchObject({
    problem: { code: "document.missing" },
  });
});
