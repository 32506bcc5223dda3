import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createIntention } from "@shanhai/contract/intention";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { createReceipt, listReceipts, undoReceipt } from "@shanhai/contract/receipt";
import { makeRelay } from "@shanhai/contract/relay";
import { listRelayMonths, listStationMonths } from "@shanhai/contract/relay-month";
import type { PartnerId } from "@shanhai/contract/scalar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* What came of relaying: receipts, intentions, applications and arrivals, counted for the station and as figures for its park. */

let clock = new Date("2026-11-23T01:00:00Z").getTime();
let laptop: TestLaptop;
let administrator: Person;
let elsewhere: Person;
let owner: Person;
let coordinator: Person;
let partnerId: PartnerId;
let orderId: string;
let positionId: string;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("金川园区", "620300", "admin@one.test");
  elsewhere = await laptop.park("别的园区", "330100", "admin@two.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@a.test"));
  ({ coordinator, partnerId } = await laptop.partner(administrator, "崆峒区就业驿站", "station", "station@s.test"));
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游", uscc: uscc(9) } });
  ({ orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } }));
  const seats = { headcount: 30, payMin: 500_000, payMax: 700_000, place: "金昌市" };
  const body = { title: "操作工", occupation: "包装工", ...seats };
  ({ positionId } = await owner.call(addPosition, { params: { orderId }, body }));
});
afterAll(() => laptop?.stop());

async function drain() {
  for (let round = 1; round <= 3; round += 1) await laptop.drain();
}

test("move with what happened, once each, and the park sees figures and no person", async () => {
  const term = { number: "1", title: "协议", from: "2026-11-01", to: "2026-12-31", obligations: [] };
  const draft = await administrator.call(createAgreement, {
    body: { ...term, partnerIds: [partnerId], opens: ["relay"] },
  });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  const posting = { division: "620302", validThrough: "2027-01-20", publish: true, read: ["validThrough" as const] };
  const { postingId } = await owner.call(createPosting, { params: { positionId }, body: posting });
  await drain();
  clock += 3 * 60 * 60 * 1000;
  const relay = await coordinator.call(makeRelay, {});
  const { relayId } = relay;

  const sent = { channel: "group" as const, to: "南街村就业群", people: 180 };
  const key = { idempotencyKey: "receipt-1" };
  const first = await coordinator.call(createReceipt, { params: relay, body: sent, ...key });
  expect(await coordinator.call(createReceipt, { params: relay, body: sent, ...key })).toEqual(first);
  const notice = { channel: "notice" as const, to: "北街村公告栏", people: 60, on: "2026-11-23" };
  const mistake = await coordinator.call(createReceipt, { params: relay, body: notice });
  for (let pressed = 1; pressed <= 2; pressed += 1)
    await coordinator.call(undoReceipt, { params: { relayId, receiptId: mistake.receiptId } });
  const { items: receipts } = await coordinator.call(listReceipts, { params: relay });
  // Both were made in one moment, and have no order.
  expect(receipts.map(({ to, undoneAt }) => [to, undoneAt !== undefined]).sort()).toEqual([
    ["北街村公告栏", true],
    ["南街村就业群", false],
  ]);
  await expect(
    coordinator.call(createReceipt, { params: relay, body: { ...notice, on: "2026-11-24" } }),
  ).rejects.toMatchObject({ problem: { issues: [{ field: "on", code: "date.future" }] } });

  for (const last of [1, 2]) {
    const phone = `1990060000${last}`;
    const body = { name: "汪洋", phone, means: "oral" as const, consent: true as const, postingId };
    await coordinator.call(createIntention, { body });
  }
  await drain();
  const { items: applications } = await owner.call(listApplications, { params: { positionId }, query: {} });
  const applicationIds = applications.slice(0, 1).map(({ applicationId }) => applicationId);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to } });
  await drain();

  const figures = {
    month: "2026-11",
    postings: 1,
    sendings: 1,
    people: 180,
    intentions: 2,
    applications: 2,
    arrivals: 1,
    medianHours: 3,
  };
  expect((await coordinator.call(listRelayMonths, {})).items).toEqual([figures]);
  const seen = await administrator.call(listStationMonths, { query: {} });
  expect(seen).toEqual({ month: "2026-11", items: [{ partnerId, name: "崆峒区就业驿站", ...figures }] });
  expect((await administrator.call(listStationMonths, { query: { month: "2026-10" } })).items).toEqual([]);
  expect((await elsewhere.call(listStationMonths, { query: {} })).items).toEqual([]);
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});
