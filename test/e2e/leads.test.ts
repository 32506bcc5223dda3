import { createEvent } from "@shanhai/contract/event";
import { getEventReport } from "@shanhai/contract/event-outcome";
import { listLeads } from "@shanhai/contract/lead";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
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
