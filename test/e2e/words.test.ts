import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* The words of a page come with its code, in the language of the screen, also where the network does not do what it should. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let page: Page;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  desk = await openPage(opened.browser);
  page = desk.page;
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.getByRole("heading", { name: "订单" }).waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const nav = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });
const heading = (name: string) => page.getByRole("heading", { name, exact: true });
const file = (name: string) => new RegExp(`/assets/${name}-[\\w-]+\\.js$`);

test("code and words of a page are asked for at once", async () => {
  const held: Route[] = [];
  const names = ["people", "candidates-page"];
  for (const name of names) await page.route(file(name), (route) => void held.push(route));
  const asked = names.map((name) => page.waitForRequest(file(name)));
  await nav("求职者").click();
  await Promise.all(asked);
  // Until both are there the page before stays.
  expect(await heading("订单").isVisible()).toBe(true);
  for (const route of held) await route.continue();
  await page.unrouteAll();
  await heading("求职者").waitFor();
});

test("words that do not come are a page that does not come; the rest goes on", async () => {
  await page.route(file("enterprises"), (route) => route.abort());
  await nav("企业").click();
  const alert = page.getByRole("alert");
  await alert.getByText("页面没有打开").waitFor();
  await nav("导入").click();
  await heading("导入").waitFor();
  await page.unroute(file("enterprises"));
  await nav("企业").click();
  await alert.getByRole("button", { name: "重新载入" }).click();
  await heading("企业").waitFor();
});

test("a workplace that does not come says so", async () => {
  await page.route(file("workplace"), (route) => route.abort());
  await page.reload();
  const alert = page.getByRole("alert");
  await alert.getByText("页面没有打开").waitFor();
  await page.unrouteAll();
  await alert.getByRole("button", { name: "重新载入" }).click();
  await heading("企业").waitFor();
});

test("another language is said on this page and on those seen before", async () => {
  await nav("求职者").click();
  await heading("求职者").waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await heading("Candidates").waitFor();
  await page.getByRole("button", { name: "New candidate" }).first().waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await nav("Enterprises").click();
  await page.getByText("No enterprises yet").waitFor();
  // A page that was never open in Chinese, and the way back.
  await nav("Settlement").click();
  await page.getByText("No statements yet").waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await heading("结算").waitFor();
});

test("a language whose words do not come leaves the screen as it is, and is there once the page is loaded again", async () => {
  await page.goto(`${laptop.origin}/filings`);
  await heading("经营月报").waitFor();
  await page.route(file("figures"), (route) => route.abort());
  await page.getByRole("button", { name: "English" }).click();
  const reload = page.getByRole("alert").getByRole("button", { name: "重新载入" });
  await reload.waitFor();
  await heading("经营月报").waitFor();
  await page.unroute(file("figures"));
  await reload.click();
  await heading("Monthly filings").waitFor();
  expect(desk.faults.filter((fault) => !fault.includes("dynamically imported module"))).toEqual([]);
});
