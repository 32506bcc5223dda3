import { readFileSync } from "node:fs";
import { listOrders } from "@shanhai/contract/order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* What an organisation took of the platform, from the lines that its requests left in the log to the page of its park. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let busy: Person;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  busy = (await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test")).owner;
  await laptop.agency(administrator, "远航人力", 2, "owner@second.test");
  await laptop.drain();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("a park sees before and after the night what its agencies took and cost, and takes it along as a file", async () => {
  const { page } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.waitForURL(/park/);
  await page.goto(`${laptop.origin}/members/usage`);
  await page.getByText("这个月还没有统计").waitFor();

  for (let asked = 0; asked < 150; asked += 1) await busy.call(listOrders, {});
  await laptop.functions.countCosts();
  await page.reload();
  await page.getByText(/月共 \$0\.0\d*，\d+ 次请求；.*最多，占/).waitFor();
  const row = page.getByRole("row", { name: /川思控股/ });
  expect(
    Number(((await row.getByRole("cell").first().textContent()) ?? "").replaceAll(",", "")),
  ).toBeGreaterThanOrEqual(150);
  await page.getByRole("row", { name: /^园区/ }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^用量与成本-\d{4}-\d\d\.csv$/);
  expect(readFileSync(await download.path(), "utf8")).toContain("川思控股,机构,");
  await row.getByRole("link").click();
  await page.getByText("每分钟请求数").waitFor();
});

test("an agency's owner sees its own days under settings, and how often it may ask", async () => {
  const { page } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.waitForURL(/orders/);
  await page.goto(`${laptop.origin}/settings/usage`);
  await page.getByRole("row", { name: /^\d+月\d+日/ }).waitFor();
  await expect(page.getByText("远航人力").count()).resolves.toBe(0);
  await page.getByRole("navigation", { name: "设置" }).getByRole("link", { name: "机构", exact: true }).click();
  await page.getByText("12000").or(page.getByText("12,000")).waitFor();
});

test("a rate that the park lowers is what the agency is held to", async () => {
  const { page } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.waitForURL(/park/);
  await page.goto(`${laptop.origin}/agencies`);
  await page.getByRole("link", { name: "远航人力" }).click();
  await page
    .getByRole("button", { name: "修改证照与额度" })
    .or(page.getByRole("button", { name: /额度/ }))
    .click();
  await page.getByLabel("每分钟请求数").fill("299");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("每分钟请求数").fill("600");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("600", { exact: true }).waitFor();
});
