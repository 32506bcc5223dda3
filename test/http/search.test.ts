import { createCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { createEnterprise, updateEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { type Found, MOST_FOUND, search } from "@shanhai/contract/search";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";
import { changeOf, follow, itemsOf, tell } from "../stream.ts";

/* One text finds people, orders and enterprises; what titles are found by follows from the table's stream. */

let direct: Direct;
beforeAll(async () => {
  direct = await startDirect();
});
afterAll(() => direct?.stop());

const find = (text: string, tenant = 1): Promise<Found> => direct.owner(tenant).call(search, { query: { text } });
const namesOf = async (text: string, tenant = 1) => {
  const { people, orders, enterprises } = await find(text, tenant);
  return {
    people: people.map(({ name }) => name),
    orders: orders.map(({ title }) => title),
    enterprises: enterprises.map(({ name }) => name),
  };
};
const sound = async () =>
  expect((await verifyTable(direct.table.client, direct.table.name, { followed: true })).findings).toEqual([]);

let made = 0;
const enterprise = (name: string, tenant = 1) => {
  made += 1;
  return direct.owner(tenant).call(createEnterprise, { body: { name, uscc: uscc(made) } });
};
const order = (enterpriseId: string, title: string, tenant = 1) =>
  direct.owner(tenant).call(createOrder, { body: { enterpriseId, title, deadline: "2030-01-01" } });

test("people by how their name begins or a phone ends, orders and enterprises by any part of their titles", async () => {
  const { enterpriseId } = await enterprise("浙江卡游科技有限公司");
  await order(enterpriseId, "卡游 Spring 急招 200 人");
  await direct.owner().call(createCandidate, { body: { name: "卡小娜", phone: "19800001357", consent: true } });
  await follow(direct);
  expect(await namesOf("卡")).toEqual({
    people: ["卡小娜"],
    orders: ["卡游 Spring 急招 200 人"],
    enterprises: ["浙江卡游科技有限公司"],
  });
  expect(await namesOf("游科技")).toEqual({ people: [], orders: [], enterprises: ["浙江卡游科技有限公司"] });
  // Width, case and spaces make no difference.
  expect((await namesOf("ｓｐｒｉｎｇ急招200")).orders).toEqual(["卡游 Spring 急招 200 人"]);
  expect((await find("1357")).people).toMatchObject([{ name: "卡小娜", phone: "198****1357" }]);
  expect(await namesOf("无此")).toEqual({ people: [], orders: [], enterprises: [] });
  expect(await namesOf("卡", 2)).toEqual({ people: [], orders: [], enterprises: [] });
  await sound();
});

test("renaming leaves nothing behind, in whatever order and however often the changes are told", async () => {
  const { enterpriseId, version } = await enterprise("旧名制造");
  const at = async () =>
    (await itemsOf(direct)).find(
      ({ pk, enterpriseId: id }) => /#enterprise$|#enterprise#/.test(String(pk)) && id === enterpriseId,
    );
  const first = await at();
  const params = { enterpriseId };
  await direct.owner().call(updateEnterprise, { params, body: { version, name: "新名制造" } });
  const second = await at();
  const [was, is] = [changeOf(undefined, first), changeOf(first, second)];
  for (const told of [[is], [was], [is, was], [was, is]]) {
    await tell(direct, told);
    expect((await namesOf("旧名")).enterprises).toEqual([]);
    expect((await namesOf("新名")).enterprises).toEqual(["新名制造"]);
  }
  await sound();
});

test("an entry that has not followed yet shows nothing that has another title by now", async () => {
  const { enterpriseId } = await enterprise("先后电子");
  const { orderId, version } = await order(enterpriseId, "先来的订单");
  await follow(direct);
  await direct.owner().call(updateOrder, { params: { orderId }, body: { version, title: "后到的订单" } });
  expect((await namesOf("先来")).orders).toEqual([]);
});

test("a title with a text twice is found once, and of many a few", async () => {
  const { enterpriseId } = await enterprise("多多多多贸易", 3);
  for (let number = 0; number < MOST_FOUND + 4; number += 1) await order(enterpriseId, `多招 ${number}`, 3);
  await follow(direct);
  const found = await find("多", 3);
  expect(found.enterprises.map(({ name }) => name)).toEqual(["多多多多贸易"]);
  expect(found.orders).toHaveLength(MOST_FOUND);
});

test("people who were renamed a moment ago are found by their new name alone", async () => {
  const { candidateId } = await direct
    .owner()
    .call(createCandidate, { body: { name: "甲先生", phone: "19800002468", consent: true } });
  await follow(direct);
  await direct.owner().call(updateCandidate, { params: { candidateId }, body: { version: 1, name: "乙先生" } });
  expect((await namesOf("甲先")).people).toEqual([]);
});
