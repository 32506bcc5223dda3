import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCandidate } from "@shanhai/contract/candidate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { openBrowser, openPage, signInAs, signInAtIssuer } from "./browser.ts";

/*
 * A recruiter's day: invited by the owner, given people on the board, looking after them under 今日, bringing them to an
 * interview where they check in on their own phone, and moving on those who came.
 */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let recruiter: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let orderId: string;
/** How far ahead the functions' clock is: nobody waits for what they remember. */
let ahead = 0;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([
    startTestLaptop({ console: true, now: () => new Date(Date.now() + ahead) }),
    openBrowser(),
  ]);
  const administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  await laptop.evaluator(administrator, "evaluator@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  const order = await orderWithSeats(owner, 5, 10);
  orderId = order.orderId;
  const ids = [];
  for (const [index, name] of ["何娜", "吕雉", "王红庆", "汪洋"].entries()) {
    const body = { name, phone: `1990000000${index}`, consent: true as const };
    ids.push((await owner.call(createCandidate, { body })).candidateId);
  }
  await move(owner, order.orderId, await recommendAll(owner, order.positionId, ids), "screened");
  [desk, recruiter] = [await openPage(opened.browser), await openPage(opened.browser)];
  page = desk.page;
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.waitForURL(/orders/);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const column = (on: Page, stage: string) => on.locator(`.board-column[data-stage="${stage}"]`);

test("the owner invites a colleague, who comes in by the link", async () => {
  await page.goto(`${laptop.origin}/settings/members`);
  await page.getByRole("button", { name: "邀请同事" }).click();
  await page.getByLabel("邮箱").fill("recruiter@chuansi.test");
  await page.getByRole("button", { name: "生成邀请链接" }).click();
  const link = await page.getByRole("textbox", { name: "邀请链接" }).inputValue();
  await recruiter.page.goto(link);
  await recruiter.page.getByRole("button", { name: "登录" }).click();
  await signInAtIssuer(recruiter.page, "recruiter@chuansi.test");
  await recruiter.page.getByRole("button", { name: "接受邀请" }).click();
  await recruiter.page.waitForURL(/orders/);
  await laptop.drain();
  await page.getByRole("button", { name: "完成" }).click();
  await page.reload();
  await page.getByText("recruiter@chuansi.test").first().waitFor();
  // Who works for the agency, and its audit, are the owner's to see.
  expect(await recruiter.page.getByRole("link", { name: "设置" }).count()).toBe(0);
});

test("people chosen on the board go to two recruiters in turn, and the board shows one's part", async () => {
  await page.goto(`${laptop.origin}/orders/${orderId}`);
  await column(page, "screened").getByRole("checkbox", { name: /全选/ }).check();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "分派 4 人" });
  await dialog.getByRole("checkbox", { name: /owner@/ }).check();
  await dialog.getByRole("checkbox", { name: /recruiter@/ }).check();
  await dialog.getByText("每人约 2 人").waitFor();
  await dialog.getByRole("button", { name: "分派 4 人" }).click();
  await page.getByText("已分派 4 人").waitFor();
  await page.getByRole("combobox", { name: "跟进顾问" }).selectOption({ label: "recruiter" });
  await column(page, "screened").getByText("2", { exact: true }).waitFor();
  expect(await column(page, "screened").locator(".board-card").count()).toBe(2);
});

test("the recruiter finds them under 今日, and keeps the filter under a name", async () => {
  const { page: own } = recruiter;
  await own.goto(`${laptop.origin}/today`);
  await own.getByRole("tab", { name: "我的跟进" }).click();
  const rows = own.getByRole("table").locator("tbody tr");
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(2);
  await own.getByRole("combobox", { name: "环节" }).selectOption("interviewed");
  await own.getByText("没有在跟进的人").waitFor();
  await own.getByRole("button", { name: "保存筛选" }).click();
  await own.getByLabel("筛选名称").fill("已面试的人");
  await own.keyboard.press("Enter");
  await own.getByRole("button", { name: "已面试的人", exact: true }).waitFor();
  await own.goto(`${laptop.origin}/today?tab=followUps`);
  await own.getByRole("button", { name: "已面试的人", exact: true }).click();
  await own.getByText("没有在跟进的人").waitFor();
  await own.getByRole("button", { name: "删除筛选“已面试的人”" }).click();
  await own.getByRole("button", { name: "撤销" }).click();
  await own.getByRole("button", { name: "已面试的人", exact: true }).waitFor();
});

test("an interview is planned from the board, with those chosen invited", async () => {
  await page.goto(`${laptop.origin}/orders/${orderId}`);
  await column(page, "screened").getByRole("checkbox", { name: /全选/ }).check();
  await page.getByRole("button", { name: "约面试", exact: true }).click();
  await page.getByText("这个岗位还没有今后的面试").waitFor();
  await page.getByRole("button", { name: "安排面试" }).click();
  await page.getByLabel("日期").fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await page.getByLabel("时段数").fill("2");
  await page.getByLabel("每个时段几人").fill("2");
  await page.getByText("一共 4 个名额").waitFor();
  await page.getByLabel("地点").fill("三楼会议室");
  await page.getByRole("button", { name: "安排面试" }).click();
  await page.getByRole("button", { name: "约 4 人" }).click();
  await page.getByRole("button", { name: "查看名单" }).click();
  await page.getByRole("heading", { name: "面试：操作工" }).waitFor();
  for (const slot of ["09:00", "09:30"]) {
    const rows = page.getByRole("region", { name: slot }).locator(".due-check-person");
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
  }
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "日历文件" }).click(),
  ]);
  const path = join(laptop.dataDir, "interview.ics");
  await file.saveAs(path);
  const text = readFileSync(path, "utf8");
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text).toContain("LOCATION:三楼会议室");
  expect(text).toMatch(/DTSTART:\d{8}T010000Z/);
});

test("at the door two check in on their phones; they are chosen and moved on as one act", async () => {
  await page.getByRole("button", { name: "签到码" }).click();
  const url = (await page.locator(".code-sheet a").getAttribute("href")) ?? "";
  await page.keyboard.press("Escape");
  const phone = await openPage(opened.browser, { width: 390, height: 844 });
  await phone.page.goto(url);
  await phone.page.getByLabel("手机号").fill("13900000000");
  await phone.page.getByRole("button", { name: "签到" }).click();
  await phone.page.getByRole("alert").getByText("名单里没有这个手机号").waitFor();
  for (const number of ["199 0000 0000", "+86 19900000002"]) {
    await phone.page.goto(url);
    await phone.page.getByLabel("手机号").fill(number);
    await phone.page.getByRole("button", { name: "签到" }).click();
    await phone.page.getByText("签到成功").waitFor();
  }
  await page.reload();
  await page.getByText("现场扫码").first().waitFor();
  await page.getByRole("button", { name: "选中到场的 2 人" }).click();
  await page.getByRole("button", { name: "推进到已面试" }).click();
  await page.getByRole("button", { name: "确认推进 2 人" }).click();
  await page.getByText("已推进 2 人到已面试").waitFor();
  await page.getByRole("button", { name: "标记 吕雉 缺席" }).click();
  await page.getByRole("definition").nth(2).getByText("1").waitFor();
  expect([...desk.faults, ...recruiter.faults, ...phone.faults]).toEqual([]);
});

test("the owner takes the recruiter out, who sees nothing a minute later; those left behind are given to somebody", async () => {
  await page.goto(`${laptop.origin}/settings/members`);
  await page.getByRole("button", { name: "管理 recruiter@chuansi.test" }).click();
  const dialog = page.getByRole("dialog", { name: "recruiter@chuansi.test" });
  await dialog.getByText("现在是顾问").waitFor();
  await dialog.getByRole("radio", { name: /移出机构/ }).check();
  await dialog.getByRole("button", { name: "移出机构" }).click();
  await page.getByText("已移出 recruiter").waitFor();
  await page.getByRole("button", { name: "管理 recruiter@chuansi.test" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "改派跟进的人" }).click();
  const rows = page.getByRole("table").locator("tbody tr");
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(2);
  const shown = page.getByRole("combobox", { name: "跟进顾问" }).locator("option:checked");
  await expect.poll(() => shown.textContent(), { timeout: 10_000 }).toBe("已离开的同事");
  await laptop.drain();
  ahead = 60_000;
  await recruiter.page.goto(`${laptop.origin}/today`);
  await recruiter.page.getByRole("heading", { name: "您还不属于任何机构" }).waitFor();
  await page.goto(`${laptop.origin}/settings/audit`);
  await page.getByRole("cell", { name: "移除成员" }).waitFor();
  await page.getByText("成员 recruiter@chuansi.test").waitFor();
  expect(desk.faults).toEqual([]);
});

test("the park's administrator sees who works for the park and takes an evaluator out", async () => {
  const { page: own, faults } = await openPage(opened.browser);
  await signInAs(own, laptop.origin, "admin@quzhou.test");
  await own.getByRole("link", { name: "成员" }).click();
  await own.getByRole("button", { name: "管理 evaluator@quzhou.test" }).click();
  const dialog = own.getByRole("dialog", { name: "evaluator@quzhou.test" });
  await dialog.getByRole("button", { name: "移出园区" }).click();
  await own.getByText("已移出 evaluator").waitFor();
  await own.getByRole("button", { name: "管理 evaluator@quzhou.test" }).waitFor({ state: "detached" });
  await own.getByText("admin@quzhou.test", { exact: true }).first().waitFor();
  expect(faults).toEqual([]);
});
