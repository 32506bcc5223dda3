import { transitAgency } from "@shanhai/contract/agency";
import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { getDemand } from "@shanhai/contract/demand";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* 用工需求: what a park's partners see of its agencies' open seats. */

let clock = new Date("2026-11-23T01:00:00Z").getTime();
let laptop: TestLaptop;
let administrator: Person;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
});
afterAll(() => laptop?.stop());

async function drain() {
  await laptop.drain();
  await laptop.drain();
}

test("demand counts the open seats of all agencies by place and occupation, names nobody, and follows what changes", async () => {
  const { partnerId, coordinator } = await laptop.partner(
    administrator,
    "职业技术学院",
    "school",
    "coordinator@school.test",
  );
  await laptop.drain();
  const terms = { number: "1", title: "校地合作协议", from: "2026-11-23", to: "2027-11-22" };
  const body = { ...terms, partnerIds: [partnerId], obligations: [], opens: ["demand" as const] };
  const agreement = await administrator.call(createAgreement, { body: body as never });
  await administrator.call(transitAgreement, { params: agreement, body: { to: "active", version: 1 } });
  await drain();
  const { owner, agency } = await laptop.agency(administrator, "无名机构", 8, "owner@demand.test");
  const other = await laptop.agency(administrator, "另一机构", 9, "owner@other.test");
  await laptop.drain();
  const orderOf = async (person: Person, seats: number, occupation: string, seed: number) => {
    const { enterpriseId } = await person.call(createEnterprise, { body: { name: "无名企业", uscc: uscc(seed) } });
    const { orderId } = await person.call(createOrder, {
      body: { enterpriseId, title: "订单", deadline: "2030-01-01" },
    });
    const body = { title: "岗", occupation, headcount: seats, payMin: 1, payMax: 2, place: "衢州市柯城区" };
    const { positionId } = await person.call(addPosition, { params: { orderId }, body });
    return { orderId, positionId };
  };
  const one = await orderOf(owner, 30, "电工", 81);
  await orderOf(other.owner, 20, "电工", 91);
  await laptop.drain();
  const cells = async () => {
    const { cells: shown, open } = await coordinator.call(getDemand, {});
    return {
      open,
      cells: shown.map(({ occupation, open: seats, positions }) => `${occupation} ${seats}/${positions}`),
    };
  };
  expect(await cells()).toEqual({ open: 50, cells: ["电工 50/2"] });
  expect(JSON.stringify(await coordinator.call(getDemand, {}))).not.toMatch(/无名|agn_|ord_/);
  await owner.call(updatePosition, { params: one, body: { version: 1, headcount: 10 } });
  await owner.call(updatePosition, { params: one, body: { version: 2, occupation: "焊工" } });
  await laptop.drain();
  expect(await cells()).toEqual({ open: 30, cells: ["电工 20/1", "焊工 10/1"] });
  const params = { agencyId: agency.agencyId };
  await administrator.call(transitAgency, { params, body: { to: "suspended", reason: "r", version: 2 } });
  await laptop.drain();
  expect(await cells()).toEqual({ open: 20, cells: ["电工 20/1"] });
  await administrator.call(transitAgency, { params, body: { to: "active", reason: "r", version: 3 } });
  await drain();
  // What authorizers remember is over.
  clock += 59_000;
  expect(await cells()).toEqual({ open: 30, cells: ["电工 20/1", "焊工 10/1"] });
  await owner.call(updateOrder, { params: { orderId: one.orderId }, body: { version: 1, status: "closed" } });
  await laptop.drain();
  expect(await cells()).toEqual({ open: 20, cells: ["电工 20/1"] });
  await drain();
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});
