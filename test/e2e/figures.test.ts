import { getFigures } from "@shanhai/contract/figures";
import { createFiling } from "@shanhai/contract/filing";
import { laterMonth, monthOf, shanghaiDate } from "@shanhai/domain/calendar";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* An agency files its month and corrects it; its park sees the sum, who is first, and who has not filed. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let agency: Awaited<ReturnType<typeof openPage>>;
let park: Awaited<ReturnType<typeof openPage>>;
const month = monthOf(shanghaiDate(new Date()));

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  const { owner } = await laptop.agency(administrator, "远航人力", 2, "owner@second.test");
  await owner.call(createFiling, { body: { month: laterMonth(month, -1), revenue: 500_000_00, tax: 10_000_00 } });
  [agency, park] = [await openPage(opened.browser), await openPage(opened.browser)];
  await signInAs(agency.page, laptop.origin, "owner@chuansi.test");
  await agency.page.waitForURL(/orders/);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

async function fileMonth(page: Page) {
  await page.goto(`${laptop.origin}/filings?panel=new&month=${month}`);
  await page.getByLabel("营业收入").fill("1,234,567.8");
  await page.getByLabel("纳税额").fill("二十万");
  await page.getByRole("button", { name: /^报送\d+年/ }).click();
  // What is wrong is said, and what was typed stays.
  await page.getByRole("alert").getByText("金额应在 0 到 10 亿元之间").waitFor();
  await page.getByText("即 123.46 万元").waitFor();
  await page.getByLabel("纳税额").fill("20000");
  await page.getByRole("button", { name: /^报送\d+年/ }).click();
  await page.getByRole("cell", { name: "1,234,567.80" }).waitFor();
}

test("the owner files a month and corrects it, and the trail says what it was and why", async () => {
  const { page } = agency;
  await fileMonth(page);
  await page.getByRole("cell", { name: "1,234,567.80" }).click();
  await page.getByRole("button", { name: "更正" }).click();
  await page.getByLabel("营业收入").fill("1500000");
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.getByRole("alert").getByText("更正原因").waitFor();
  await page.getByLabel("更正原因").fill("漏报一笔外包收入");
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.getByText("营业收入 1,234,567.80 → 1,500,000.00").waitFor();
  await page.getByText("原因：漏报一笔外包收入").waitFor();
});

test("the park sees the sums, the ranking and who has still to file", async () => {
  await laptop.drain();
  const { page } = park;
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.waitForURL(/park/);
  await page.getByText("200 万元").waitFor();
  await page.getByRole("link", { name: "指标" }).click();
  await page.locator(".chart svg").first().waitFor();
  await page.getByRole("cell", { name: "150 万元" }).waitFor();
  await page.getByRole("tab", { name: "机构排名" }).click();
  await page.getByText("占全园 100%").waitFor();
  await page.getByRole("cell", { name: /^1 ?远航人力/ }).waitFor();
  await page.getByRole("tab", { name: "月报报送" }).click();
  await page.getByLabel("月份").selectOption(month);
  await page.getByText("已报送 1 家，还有 1 家未报送").waitFor();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Excel" }).click();
  expect((await saved).suggestedFilename()).toBe(`月报报送-${month}.xlsx`);
  const { items } = await administrator.call(getFigures, { query: { periods: 1 } });
  expect(items).toMatchObject([{ period: month, filings: 1, revenue: 1_500_000_00, tax: 20_000_00 }]);
  expect([...agency.faults, ...park.faults]).toEqual([]);
});
