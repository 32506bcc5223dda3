import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { listAudiences, listPartnerPostings } from "@shanhai/contract/partner-posting";
import { addPosition } from "@shanhai/contract/position";
import { createPosting, listBoard, transitPosting } from "@shanhai/contract/posting";
import type { PartnerId, PositionId } from "@shanhai/contract/scalar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* 专属岗位: what an agency posts for one partner's people is seen by these alone, and only while an agreement opens it. */

const ONE_DAY = 24 * 60 * 60 * 1000;
let clock = new Date("2026-11-23T01:00:00Z").getTime();
let laptop: TestLaptop;
let administrator: Person;
let elsewhere: Person;
let owner: Person;
let positionId: PositionId;
let number = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("衢州园区", "330800", "admin@one.test");
  elsewhere = await laptop.park("别的园区", "330100", "admin@two.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@a.test"));
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游", uscc: uscc(9) } });
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
  const seats = { headcount: 30, payMin: 500_000, payMax: 700_000, place: "衢州市常山县" };
  const body = { title: "操作工", occupation: "包装工", ...seats };
  ({ positionId } = await owner.call(addPosition, { params: { orderId }, body }));
});
afterAll(() => laptop?.stop());

async function drain() {
  await laptop.drain();
  await laptop.drain();
}

/** A partner of the park with an agreement in force until the 30th. */
async function partner(park: Person, opens: ("demand" | "postings")[]) {
  number += 1;
  clock += 1000;
  const made = await laptop.partner(park, `学院${number}`, "school", `teacher${number}@school.test`);
  const body = { number: "1", title: "协议", partnerIds: [made.partnerId], from: "2026-11-23", to: "2026-11-30" };
  const draft = await park.call(createAgreement, { body: { ...body, obligations: [], opens } });
  const agreement = await park.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await drain();
  return { ...made, agreement };
}

const post = (partnerId?: PartnerId) =>
  owner.call(createPosting, {
    params: { positionId },
    body: {
      division: "330822",
      validThrough: "2027-01-20",
      publish: true,
      read: ["validThrough"],
      ...(partnerId ? { partnerId } : {}),
    },
  });
const refused = (code: string) => ({ problem: { issues: [{ field: "partnerId", code }] } });
const titles = async (person: Person) =>
  (await person.call(listPartnerPostings, { query: {} })).items.map(({ title }) => title);

test("is addressed to a partner that postings are open to, and seen by its people alone", async () => {
  const [one, other] = [await partner(administrator, ["postings"]), await partner(administrator, ["postings"])];
  const [closed, away] = [await partner(administrator, ["demand"]), await partner(elsewhere, ["postings"])];
  const { items } = await owner.call(listAudiences, {});
  expect(items).toEqual(
    [one, other].map(({ partnerId, partner: { name, kind } }) => ({ partnerId, name, kind, until: "2026-11-30" })),
  );
  await expect(post(closed.partnerId)).rejects.toMatchObject(refused("audience.closed"));
  await expect(post(away.partnerId)).rejects.toMatchObject(refused("option"));
  const posting = await post(one.partnerId);
  expect(posting).toMatchObject({ partnerName: "学院1", status: "published" });
  await drain();
  const seen = (await one.coordinator.call(listPartnerPostings, { query: {} })).items;
  expect(seen).toMatchObject([
    { title: "操作工", agencyName: "川思", enterpriseName: "卡游", open: 30, payMin: 500_000 },
  ]);
  expect(seen[0]?.divisionName).toBe("浙江省衢州市常山县");
  expect(JSON.stringify(seen)).not.toMatch(/agn_|ord_|pos_|ptn_/);
  expect(await titles(other.coordinator)).toEqual([]);
  expect(await titles(away.coordinator)).toEqual([]);
  await expect(closed.coordinator.call(listPartnerPostings, { query: {} })).rejects.toMatchObject({
    problem: { code: "agreement.notInForce", status: 403 },
  });
  expect((await administrator.call(listBoard, { query: {} })).items).toEqual([]);

  // Taken off the board it is gone; the agreement revoked, everything is, within a minute.
  const body = { version: posting.version, to: "withdrawn" as const };
  await owner.call(transitPosting, { params: posting, body });
  await drain();
  expect(await titles(one.coordinator)).toEqual([]);
  const revoke = { to: "revoked" as const, reason: "r", version: one.agreement.version };
  await administrator.call(transitAgreement, { params: one.agreement, body: revoke });
  await drain();
  clock += 59_000;
  await expect(titles(one.coordinator)).rejects.toMatchObject({ problem: { code: "agreement.notInForce" } });
  await expect(post(one.partnerId)).rejects.toMatchObject(refused("audience.closed"));
  expect((await owner.call(listAudiences, {})).items.map(({ name }) => name)).toEqual(["学院2"]);
});

test("is closed the day after the agreement's last, however long the posting is valid", async () => {
  const { partnerId, coordinator } = await partner(administrator, ["postings"]);
  await post(partnerId);
  await drain();
  clock = new Date("2026-11-30T15:59:59Z").getTime();
  expect(await titles(coordinator)).toEqual(["操作工"]);
  clock += 1000;
  await expect(titles(coordinator)).rejects.toMatchObject({ problem: { code: "agreement.notInForce" } });
  clock += ONE_DAY;
  expect((await owner.call(listAudiences, {})).items).toEqual([]);
});
