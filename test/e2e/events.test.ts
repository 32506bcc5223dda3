import { getEvent } from "@shanhai/contract/event";
import { listRegistrations } from "@shanhai/contract/registration";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * An event from its plan to its report: planned on the console, registered for on a phone and from an agency's console, checked
 * in at the door while the network is away, and closed with its figures.
 */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let eventId: string;
const links = { register: "", door: "" };

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, { width: 390, height: 844 })];
  page = desk.page;
  await signInAs(page, laptop.origin, "admin@quzhou.test");
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const read = () => administrator.call(getEvent, { params: { eventId } });

test("an event is planned for today, opened, and its two codes are to be had", async () => {
  await page.getByRole("link", { name: "活动" }).click();
  await page.getByRole("button", { name: "新建活动" }).first().click();
  await page.getByLabel("活动名称").fill("第四届对接会");
  await page.getByLabel("地点").fill("园区大厅");
  await page.getByLabel("名额").fill("2");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("活动还是草稿").waitFor();
  await page.getByRole("button", { name: "开放报名" }).click();
  await page.getByRole("button", { name: "二维码海报" }).click();
  eventId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  const code = page.locator(".code-sheet a");
  links.register = (await code.getAttribute("href")) ?? "";
  await page.getByRole("tab", { name: "扫码签到" }).click();
  await page.locator(".code-sheet a[href*='/door/']").waitFor();
  links.door = (await code.getAttribute("href")) ?? "";
  await page.keyboard.press("Escape");
});

test("somebody registers on a phone; what is missing is said at once", async () => {
  await phone.page.goto(links.register);
  await phone.page.getByRole("button", { name: "提交报名" }).click();
  for (const words of ["单位名称：必填", "姓名：必填", "手机号：手机号无效"])
    await phone.page.getByRole("link", { name: words }).waitFor();
  await phone.page.getByLabel("单位名称").fill("衢州金格兰石英有限公司");
  await phone.page.getByLabel("姓名").fill("汪小洋");
  await phone.page.getByLabel("手机号").fill("199 0000 0001");
  await phone.page.getByRole("button", { name: "提交报名" }).click();
  await phone.page.getByRole("heading", { name: "已报名" }).waitFor();
});

test("an agency registers from its own console", async () => {
  const agency = await openPage(opened.browser);
  await signInAs(agency.page, laptop.origin, "owner@chuansi.test");
  await agency.page.getByRole("link", { name: "活动" }).click();
  await agency.page.getByText("还有 1 个名额").waitFor();
  await agency.page.getByRole("button", { name: "报名" }).click();
  await agency.page.getByLabel("联系人").fill("章初一");
  await agency.page.getByLabel("手机号").fill("19900000002");
  await agency.page.getByRole("dialog").getByRole("button", { name: "报名" }).click();
  await agency.page.getByText("本机构：已报名").waitFor();
  expect(agency.faults).toEqual([]);
});

test("the door works while the network is away: the number is kept on the phone, sent once it is back, and counted once", async () => {
  await phone.page.goto(links.door);
  await phone.context.setOffline(true);
  await phone.page.getByLabel("手机号").fill("19900000001");
  await phone.page.getByRole("button", { name: "签到" }).click();
  await phone.page.getByText("网络不通，已记在这部手机上").waitFor();
  expect(await read()).toMatchObject({ attendedPeople: 0 });
  await phone.context.setOffline(false);
  await phone.page.getByText("已补上签到：尾号 0001").waitFor();
  expect(await read()).toMatchObject({ attendedPeople: 1, attended: { enterprise: 1 } });
  await phone.page.getByLabel("手机号").fill("19900000001");
  await phone.page.getByRole("button", { name: "签到" }).click();
  await phone.page.getByRole("heading", { name: "签到成功" }).waitFor();
  expect(await read()).toMatchObject({ attendedPeople: 1 });
  await phone.page.getByRole("link", { name: "下一位签到" }).click();
  await phone.page.getByLabel("手机号").waitFor();
  expect(phone.faults).toEqual([]);
});

test("at the desk too a mark survives the network, and the figures become the report", async () => {
  await page.getByRole("tab", { name: "报名" }).click();
  await page.getByRole("button", { name: "川思控股 签到", exact: true }).waitFor();
  await page.getByPlaceholder("姓名、单位或手机号").fill("川思");
  await desk.context.setOffline(true);
  await page.getByRole("button", { name: "川思控股 签到", exact: true }).click();
  await page.getByText("1 个签到还没有发出").waitFor();
  await desk.context.setOffline(false);
  await page.getByText("1 个签到还没有发出").waitFor({ state: "detached" });
  const { items } = await administrator.call(listRegistrations, { params: { eventId }, query: { status: "attended" } });
  expect(items.map(({ attendedBy }) => attendedBy)).toEqual(["checkIn", "admin@quzhou.test"]);
  await page.getByRole("tab", { name: "成果" }).click();
  await page.getByLabel("数量").fill("19");
  await page.getByRole("button", { name: "登记成果" }).click();
  await page.getByRole("heading", { name: "报名 2 家，到场 2 家，入驻意向 19 个" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载 PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("活动成果-第四届对接会.pdf");
});
