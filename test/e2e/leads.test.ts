import { createAgencyLead, getAgencyLead } from "@shanhai/contract/agency-lead";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createEvent } from "@shanhai/contract/event";
import { getEventReport } from "@shanhai/contract/event-outcome";
import { listLeads } from "@shanhai/contract/lead";
import { listOrders } from "@shanhai/contract/order";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * A booth and what comes of it: leads on a phone while the network is away, assigned at the desk, applied for by the lead's own
 * link, and in the event's report.
 */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let phone: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let eventId: string;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const day = { date: shanghaiDate(new Date()), from: "00:00", to: "23:59", capacity: 9, status: "open" } as const;
  const body = { kind: "roadshow", title: "招商路演", place: "园区大厅", ...day } as const;
  ({ eventId } = await administrator.call(createEvent, { body }));
  phone = await openPage(opened.browser, { width: 390, height: 844 });
  page = phone.page;
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.locator("h1").first().waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const captured = async () => (await administrator.call(listLeads, { query: {} })).items;

async function enter(organisation: string, number: string) {
  await page.getByLabel("单位名称").fill(organisation);
  await page.getByLabel("联系人").fill("汪洋");
  await page.getByLabel("手机号").fill(number);
  await page.getByRole("button", { name: "保存，登记下一位" }).click();
}

test("three fields and the next one; without a network it is kept, and sent when there is one again", async () => {
  await page.goto(`${laptop.origin}/leads/capture?eventId=${eventId}`);
  await page.getByText("活动：招商路演").waitFor();
  await enter("杭州某人力", "19900009001");
  await page.getByText("已登记：杭州某人力").waitFor();
  expect(await page.getByLabel("手机号").inputValue()).toBe("");
  await phone.context.setOffline(true);
  await enter("宁波某人力", "19900009002");
  await page.getByText("1 条还没有发出").waitFor();
  expect(await captured()).toHaveLength(1);
  await phone.context.setOffline(false);
  await page.getByText("1 条还没有发出").waitFor({ state: "detached" });
  expect(await captured()).toMatchObject([{ organisation: "宁波某人力", eventId }, { organisation: "杭州某人力" }]);
});

test("assigned in turn, applied for by the lead's link: the lead is converted, and the report counts two", async () => {
  await page.goto(`${laptop.origin}/leads`);
  await page.getByRole("link", { name: "杭州某人力" }).click();
  await page.getByRole("button", { name: "分派", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "分派" }).click();
  await page.getByText("已分派给 admin").waitFor();
  await page.getByRole("button", { name: "发申请链接" }).click();
  const link = await page.locator(".code-sheet a").getAttribute("href");
  await page.goto(link ?? "");
  expect(await page.locator('input[name="name"]').inputValue()).toBe("杭州某人力");
  const { steps } = await administrator.call(getEventReport, { params: { eventId } });
  expect(steps).toContainEqual({ step: "intents", count: 2 });
});

test("an agency makes a new order of its lead: filled in from it, and the lead is converted, also when that took a second try", async () => {
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  await laptop.drain();
  const client = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const { lead } = await owner.call(createAgencyLead, {
    body: { kind: "service", organisation: "卡游科技", contactName: "王芳", phone: "19900009003", headcount: 120 },
  });
  const desk = await openPage(opened.browser);
  await signInAs(desk.page, laptop.origin, "owner@chuansi.test");
  await desk.page.locator(".sidebar").waitFor();
  await desk.page.goto(`${laptop.origin}/agency-leads/${lead.leadId}`);
  await desk.page.getByRole("button", { name: "新建订单" }).click();
  const form = desk.page.getByRole("form", { name: "新建订单" });
  await form.getByText("卡游科技").first().waitFor();
  expect(await form.getByLabel("订单名称").inputValue()).toBe("招聘 120 人");
  await form.getByLabel("截止日期").fill("2099-12-31");
  // The order is saved, the conversion is not heard of.
  await desk.page.route("**/conversion", (route) => route.abort());
  await form.getByRole("button", { name: "新建订单" }).click();
  await desk.page.getByText("订单已建好，但线索还没有转化").waitFor();
  await desk.page.reload();
  await desk.page.getByText("订单已建好，但线索还没有转化").waitFor();
  await desk.page.unroute("**/conversion");
  await desk.page.getByRole("button", { name: "重试" }).click();
  await desk.page.waitForURL(/\/orders\/ord_/);
  await desk.page.getByRole("form", { name: "添加岗位" }).waitFor();
  expect(await desk.page.getByLabel("招聘人数").inputValue()).toBe("120");
  const { items } = await owner.call(listOrders, { query: {} });
  const { enterpriseId } = client;
  expect(items).toMatchObject([{ title: "招聘 120 人", enterpriseId }]);
  const { orderId } = items[0] ?? {};
  expect(await owner.call(getAgencyLead, { params: { leadId: lead.leadId } })).toMatchObject({
    status: "converted",
    target: { enterpriseId, orderId },
  });
  // And on to the four steps with that client.
  await desk.page.goto(`${laptop.origin}/agency-leads/${lead.leadId}`);
  await desk.page.getByRole("button", { name: "转化为客户" }).click();
  await desk.page.getByRole("form", { name: "转化为客户" }).getByRole("button", { name: "转化" }).click();
  await desk.page.getByRole("link", { name: "查看四步闭环" }).click();
  await desk.page.getByRole("heading", { name: "需求挖掘" }).waitFor();
  expect(desk.faults).toEqual([]);
  await desk.context.close();
});
