import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { createPolicyCard } from "@shanhai/contract/policy-card";
import { addPosition } from "@shanhai/contract/position";
import { createPosting, getPosting } from "@shanhai/contract/posting";
import type { OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { verifyTable } from "@shanhai/store/verify";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { move } from "../pipeline.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * A job seeker scans the poster at a station with a phone that runs no JavaScript: sees the job, applies in seconds, and
 * follows it by a private link; the agency sees who came, and from which poster.
 */

const STATION = "石梁镇就业驿站";

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Page;
let order: { orderId: OrderId; positionId: PositionId };
let postingId: PostingId;
/** How far the platform's clock is ahead: nobody waits here as people who type do. */
let ahead = 0;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([
    startTestLaptop({ console: true, now: () => new Date(Date.now() + ahead) }),
    openBrowser(),
  ]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "衢州华友钴新材料", uscc: uscc(10) } });
  const { orderId } = await owner.call(createOrder, {
    body: { enterpriseId, title: "操作工", deadline: "2030-01-01" },
  });
  const job = { title: "注塑操作工", occupation: "注塑工", headcount: 20, payMin: 600_000, payMax: 800_000 };
  const { positionId } = await owner.call(addPosition, {
    params: { orderId },
    body: { ...job, place: "高新园区", benefits: ["包住宿", "餐补 15 元/天", "五险一金"], careerPath: "操作工 → 班长" },
  });
  order = { orderId, positionId };
  const body = { kind: "housing" as const, title: "人才租房补贴", text: "每人每月 500 元，最长三年" };
  await administrator.call(createPolicyCard, { body });
  const validThrough = plusDays(shanghaiDate(new Date()), 30);
  const params = { positionId: order.positionId };
  ({ postingId } = await owner.call(createPosting, {
    params,
    body: { division: "330802", validThrough, publish: true },
  }));
  await laptop.drain();
  desk = await openPage(opened.browser);
  const context = await opened.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: "zh-CN",
    hasTouch: true,
  });
  phone = await context.newPage();
  await signInAs(desk.page, laptop.origin, "owner@chuansi.test");
  await desk.page.waitForURL(/orders/);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the agency names a station, and has its poster", async () => {
  const { page } = desk;
  const { title } = await owner.call(getPosting, { params: { postingId } });
  await page.goto(`${laptop.origin}/postings`);
  await page.locator(".row-name").click();
  await page.getByRole("button", { name: "添加张贴处" }).click();
  await page.getByLabel("名称").fill(STATION);
  await page.getByRole("button", { name: "添加张贴处" }).click();
  await page.getByRole("button", { name: `海报：${STATION}` }).click();
  const dialog = page.getByRole("dialog", { name: "海报" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "下载 PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${title} ${STATION}.pdf`);
  const link = await dialog.getByRole("link").getAttribute("href");
  await phone.goto(link ?? "");
  await phone.getByRole("heading", { level: 1, name: title }).waitFor();
});

test("the job is seen, looked for among others, and applied for without JavaScript", async () => {
  await phone.getByText("人才租房补贴").waitFor();
  await phone.getByRole("link", { name: "← 全部岗位" }).click();
  await phone.getByText("按条件找").click();
  await phone.getByLabel("月薪能到（元）").fill("3000");
  await phone.getByRole("button", { name: "查找" }).click();
  await phone.locator(".job").first().click();
  ahead += 10_000;
  await phone.getByLabel("姓名").fill("汪小洋");
  await phone.getByLabel("手机号").fill("199 0007 0001");
  await phone.getByLabel("什么时候能到岗（选填）").selectOption("week");
  await phone.getByRole("button", { name: "报名", exact: true }).click();
  // Consent is nobody else's to give: what was typed is still there.
  await phone.getByRole("alert").waitFor();
  expect(await phone.getByLabel("手机号").inputValue()).toBe("199 0007 0001");
  ahead += 10_000;
  await phone.getByLabel("我同意").check();
  await phone.getByRole("button", { name: "报名", exact: true }).click();
  await phone.getByRole("heading", { name: "报名进度" }).waitFor();
  await phone.getByText("已收到报名").waitFor();
  expect(await phone.locator("body").textContent()).not.toMatch(/汪小洋|0007/);
});

test("the recruiter sees who came from where, moves them on, and the progress page follows", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/orders/${order.orderId}`);
  const card = page.locator(".board-card").filter({ hasText: "汪小洋" });
  await card.getByText(`扫码报名 · 一周内到岗 · ${STATION}`).waitFor();
  const params = { positionId: order.positionId };
  const { items } = await owner.call(listApplications, { params, query: { limit: 10 } });
  const ids = items.map(({ applicationId }) => applicationId);
  ahead += 60_000;
  await move(owner, order.orderId, ids, "screened");
  await laptop.drain();
  await phone.reload();
  await phone.getByText("初步筛选通过").waitFor();
});

test("they write to each other: the question waits under 今日, the answer is on the progress page", async () => {
  const { page } = desk;
  await phone.getByLabel("写给顾问").fill("夜班有补贴吗？");
  await phone.getByRole("button", { name: "发送" }).click();
  await phone.getByText("夜班有补贴吗？").waitFor();
  await page.goto(`${laptop.origin}/today`);
  await page.getByRole("tab", { name: "沟通 1" }).click();
  await page.getByText("1 条未读").waitFor();
  await page.goto(`${laptop.origin}/orders/${order.orderId}`);
  await page.getByRole("button", { name: "与汪小洋沟通，1 条未读" }).click();
  const talk = page.getByRole("dialog", { name: "与汪小洋沟通" });
  await talk.getByText("夜班有补贴吗？").waitFor();
  ahead += 1000;
  await talk.getByRole("textbox", { name: "回复" }).fill("每晚 20 元。\n周四面试，可以来吗？");
  await talk.getByRole("button", { name: "发送" }).click();
  await talk.getByText("每晚 20 元。").waitFor();
  await talk.getByRole("button", { name: "关闭沟通" }).click();
  await talk.getByText("沟通已关闭").waitFor();
  await talk.getByRole("button", { name: "关闭", exact: true }).click();
  await page.getByRole("button", { name: "与汪小洋沟通", exact: true }).waitFor();
  await phone.reload();
  await phone.getByText("周四面试，可以来吗？").waitFor();
  await phone.getByText("线上沟通已关闭").waitFor();
});

test("the application is taken back, which the agency sees; the source has counted it", async () => {
  const { page } = desk;
  await phone.getByText("不想应聘了").click();
  await phone.getByRole("button", { name: "撤回报名" }).click();
  await phone.getByText("已退出").waitFor();
  await page.goto(`${laptop.origin}/orders/${order.orderId}`);
  const out = page.locator('.position-funnel [data-out="true"]').filter({ hasText: "1" });
  await out.first().waitFor();
  await page.goto(`${laptop.origin}/postings`);
  await page.locator(".row-name").click();
  const row = page.getByRole("row").filter({ hasText: STATION });
  expect(await row.getByRole("cell").nth(1).textContent()).toBe("1");
  const { client, name } = laptop.platform.open(mintMemberScope());
  await laptop.drain();
  await page.goto(`${laptop.origin}/funnel`);
  await page.getByRole("heading", { name: "咨询 1 人，意向 1 人，到岗 0 人" }).waitFor();
  expect((await verifyTable(client, name, { followed: true })).findings).toEqual([]);
  expect(desk.faults).toEqual([]);
});
