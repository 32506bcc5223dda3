import { createEnterprise } from "@shanhai/contract/enterprise";

import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser } from "./browser.ts";

/*
 * A job seeker on a phone without scripts: subscribes with a code, hears of a new job by message, applies, ends the messages, sees
 * how it goes by a code, and has everything erased.
 */

const PHONE = "19900008001";
let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let board: string;
let page: Page;
/** Forms are not typed within a second, and codes are a minute apart. */
let ahead = 0;
const pass = (seconds: number) => {
  ahead += seconds * 1000;
};

beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  [laptop, opened] = await Promise.all([startTestLaptop({ now }), openBrowser()]);
  const park = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(park, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  ({ path: board } = await park.call(getJobBoardLink, { query: {} }));
  const context = await opened.browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: "zh-CN",
    javaScriptEnabled: false,
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const messages = () => laptop.platform.sms.sent(PHONE).map(({ message }) => message);
const heading = () => page.locator("h1").textContent();

async function publish(title: string): Promise<void> {
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "华友钴新材料", uscc: uscc(900) } });
  const order = { enterpriseId, title: "批量招聘", deadline: "2030-12-31" };
  const { orderId } = await owner.call(createOrder, { body: order });
  const pay = { payMin: 650_000, payMax: 850_000 };
  const place = { place: "柯城区高新园区", benefits: ["包住宿", "五险一金"] };
  const body = { title, occupation: "焊工", headcount: 20, ...pay, ...place };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
  const posting = { division: "330802", validThrough: shanghaiDate(laptop.platform.now()), publish: true };
  await owner.call(createPosting, { params: { positionId }, body: posting });
  await laptop.drain();
}

/** Types the phone, and the code that arrives on it. */
async function prove(): Promise<void> {
  pass(120);
  await page.getByLabel("手机号").fill(PHONE);
  await page.getByRole("button", { name: "获取验证码" }).click();
  expect(await heading()).toContain("验证码已发到 199****8001");
  const [message] = messages();
  await page.getByLabel("验证码").fill(message?.kind === "code" ? message.code : "");
  await page.getByRole("button", { name: "确认", exact: true }).click();
}

test("subscribing with a code, the message about a new job, applying from it, and no more messages", async () => {
  await page.goto(`${laptop.origin}${board}?occupation=${encodeURIComponent("焊")}`);
  await page.getByRole("link", { name: "有符合条件的新岗位，短信告诉我" }).click();
  await page.getByLabel("我同意").check();
  await prove();
  await page.getByText("已订阅").waitFor();
  await publish("氩弧焊工");
  await laptop.functions.tellJobs();
  const [told] = messages();
  expect(told).toMatchObject({ kind: "newJobs", count: 1 });
  const path = `/s/${told?.kind === "newJobs" ? told.link : ""}`;
  await page.goto(`${laptop.origin}${path}`);
  await page.getByRole("link", { name: /氩弧焊工/ }).click();
  pass(10);
  await page.getByLabel("姓名").fill("汪小洋");
  await page.getByLabel("手机号").fill(PHONE);
  await page.getByLabel("我同意").check();
  await page.getByRole("button", { name: "报名", exact: true }).click();
  await page.getByText("已收到报名").waitFor();
  await page.goto(`${laptop.origin}${path}`);
  await page.getByText("退订", { exact: true }).click();
  await page.getByRole("button", { name: "确认退订" }).click();
  expect(await heading()).toBe("没有订阅");
});

test("progress by a code, and being erased with a receipt", async () => {
  await page.goto(`${laptop.origin}${board}`);
  await page.getByRole("link", { name: "我的报名" }).click();
  await prove();
  await page.getByText("在这里报了 1 个岗位").waitFor();
  await page.getByRole("heading", { name: "氩弧焊工" }).waitFor();
  await page.getByRole("link", { name: "删除我的个人信息" }).click();
  await page.getByLabel("我确认删除").check();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  expect(await heading()).toBe("删除回执");
  await page.getByText("个人信息已删除，1 个报名已去除姓名电话").waitFor();
});
