import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { listBoard, listPostings } from "@shanhai/contract/posting";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { choosePlace, openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * A position made known: what must not be said is refused with its reason and mended, the park sees it on its board, and it is
 * refreshed, taken off and put back.
 */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let owner: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let orderId: string;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "操作工 700 名", deadline: "2099-12-31" };
  ({ orderId } = await owner.call(createOrder, { body: order }));
  const seats = { title: "包装操作工", occupation: "包装工", headcount: 700, payMin: 500_000, payMax: 700_000 };
  const said = { place: "衢州市常山县", requirements: "限女性，45周岁以下" };
  await owner.call(addPosition, { params: { orderId }, body: { ...seats, ...said } });
  desk = await openPage(opened.browser);
  page = desk.page;
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.locator(".sidebar").waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const posted = async () => (await owner.call(listPostings, { query: {} })).items;
const onBoard = async () => {
  await laptop.drain();
  return (await administrator.call(listBoard, { query: { division: "330800" } })).items;
};

test("what bars a posting is said with its reason, and refused; mended and its warning read, it is published", async () => {
  await page.goto(`${laptop.origin}/orders/${orderId}`);
  await page.getByRole("button", { name: "发布岗位：包装操作工" }).click();
  const form = page.getByRole("form", { name: "发布岗位：包装操作工" });
  await form.getByText("1 处必须修改后才能发布").waitFor();
  await form.locator("mark", { hasText: "限女性" }).waitFor();
  await form.getByText("不得限定性别").waitFor();
  await choosePlace(page, form.getByLabel("工作地区"), "浙江省 / 衢州市 / 常山县");
  await form.getByLabel("补充说明").fill("两班倒，包吃住");
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await form.getByRole("alert").getByText("招聘信息里不允许这样写或还缺内容").waitFor();
  expect(await posted()).toEqual([]);

  await form.getByRole("link", { name: "去修改岗位" }).click();
  const position = page.getByRole("form", { name: "编辑岗位 包装操作工" });
  await position.getByLabel("要求").fill("45周岁以下");
  await position.getByRole("button", { name: "保存" }).click();
  await position.waitFor({ state: "detached" });

  // What was typed is still there.
  await page.getByRole("button", { name: "发布岗位：包装操作工" }).click();
  expect(await form.getByLabel("补充说明").inputValue()).toBe("两班倒，包吃住");
  await form.getByText("1 处请再确认").waitFor();
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await form.getByRole("alert").getByText("请先确认这条提醒").waitFor();
  await form.getByLabel("我已看过提醒，仍要发布").check();
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await page.getByText("已发布，几秒后展示").waitFor();
  expect(await onBoard()).toMatchObject([
    { title: "包装操作工", agencyName: "川思控股", division: "330822", description: "两班倒，包吃住", open: 700 },
  ]);
});

test("the park sees on its board who posted it, by city", async () => {
  const park = await openPage(opened.browser);
  await signInAs(park.page, laptop.origin, "admin@quzhou.test");
  await park.page.getByRole("link", { name: "岗位", exact: true }).click();
  await park.page.getByRole("link", { name: "川思控股" }).waitFor();
  await park.page.getByLabel("城市").selectOption({ label: "衢州市（1）" });
  await park.page.getByText("薪资中位数 ¥6,000").waitFor();
  await park.page.getByRole("row", { name: /包装操作工.*700 \/ 700 人/ }).waitFor();
  expect(park.faults).toEqual([]);
  await park.context.close();
});

test("taken off the board and put back with one click; refreshed once its warning was read again", async () => {
  await page.getByRole("link", { name: "岗位发布" }).click();
  await page.getByRole("button", { name: "包装操作工 的发布" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("求职者现在能看到。").waitFor();
  await drawer.getByRole("button", { name: "下架" }).click();
  await drawer.getByText("已下架", { exact: true }).waitFor();
  expect(await onBoard()).toEqual([]);
  await page.getByRole("button", { name: "撤销" }).click();
  await drawer.getByText("求职者现在能看到。").waitFor();
  expect(await onBoard()).toHaveLength(1);
  await drawer.getByRole("button", { name: "关闭" }).click();
  await drawer.waitFor({ state: "detached" });

  const [before] = await posted();
  await page.getByRole("button", { name: "刷新" }).click();
  await page.getByText("有 1 处提醒需要先确认").waitFor();
  await drawer.getByLabel("我已看过提醒，仍要发布").check();
  await drawer.getByRole("button", { name: "刷新" }).click();
  await page.getByText("已刷新，排到最前").waitFor();
  const [after] = await posted();
  expect(after?.refreshedAt && before?.refreshedAt && after.refreshedAt > before.refreshedAt).toBe(true);
  expect(desk.faults).toEqual([]);
});
