import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";
import { axeFindings } from "./page-checks.ts";

/* From wherever one is: a few characters, and the person, the order or the enterprise is open. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "浙江卡游科技", uscc: uscc(10) } });
  await owner.call(createOrder, { body: { enterpriseId, title: "急招卡游操作工", deadline: "2030-01-01" } });
  await owner.call(createCandidate, { body: { name: "卡小娜", phone: "19800001357", consent: true } });
  await laptop.drain();
  ({ page } = await openPage(opened.browser));
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.waitForURL(/orders/);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const dialog = () => page.getByRole("dialog", { name: "搜索" });
const box = () => dialog().getByRole("textbox", { name: "搜索" });
const linksOf = (group: string) => dialog().getByRole("region", { name: group }).getByRole("link");
const hasFocus = () => page.waitForFunction(() => document.activeElement?.matches('[role="dialog"] input'));

test("by keyboard alone: open, write, choose, and back to where one was", async () => {
  await page.goto(`${laptop.origin}/enterprises`);
  await page.locator(".row-name").first().waitFor();
  await page.keyboard.press("Control+k");
  await hasFocus();
  await page.keyboard.type("卡");
  await linksOf("订单").first().waitFor();
  expect(await linksOf("求职者").allTextContents()).toEqual(["卡小娜198 **** 1357"]);
  expect(await linksOf("订单").first().textContent()).toContain("浙江卡游科技");
  expect(await linksOf("企业").allTextContents()).toEqual(["浙江卡游科技"]);
  expect(await dialog().getByRole("status").textContent()).toBe("找到 3 项");
  expect(await axeFindings(page)).toEqual([]);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orders\/ord_/);
  await dialog().waitFor({ state: "detached" });
});

test("a phone is found by its last digits, which are all that is asked for, and Enter opens the first", async () => {
  await page.goto(`${laptop.origin}/today`);
  await page.getByRole("button", { name: "搜索" }).click();
  const asked = page.waitForRequest(/\/api\/v1\/search/);
  await box().fill("198 0000 1357");
  expect(new URL((await asked).url()).searchParams.get("text")).toBe("1357");
  await linksOf("求职者").first().waitFor();
  await box().press("Enter");
  await page.waitForURL(/\/candidates\/can_/);
});

test("nothing is asked for while Chinese is being composed; what is not there is said", async () => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === "/api/v1/search") asked.push(searchParams.get("text") ?? "");
  });
  await page.keyboard.press("Control+k");
  await hasFocus();
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "wu'ci", selectionStart: 5, selectionEnd: 5 });
  await page.waitForTimeout(600);
  expect(asked).toEqual([]);
  await client.send("Input.insertText", { text: "无此" });
  await dialog().getByText("没有找到").waitFor();
  expect(asked).toEqual(["无此"]);
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
});

test("whoever has nothing to search has no search", async () => {
  const { page: other } = await openPage(opened.browser);
  await signInAs(other, laptop.origin, "admin@quzhou.test");
  await other.waitForURL(/park/);
  await other.getByRole("button", { name: "快捷键" }).waitFor();
  await other.keyboard.press("Control+k");
  expect(await other.getByRole("button", { name: "搜索" }).count()).toBe(0);
  expect(await other.getByRole("dialog").count()).toBe(0);
});
