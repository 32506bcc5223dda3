import { createClient } from "@shanhai/client/client";
import { listOrders } from "@shanhai/contract/order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* A program's key: made on the screen, shown once, used, given another secret, ended. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  await laptop.drain();
  desk = await openPage(opened.browser);
  await signInAs(desk.page, laptop.origin, "owner@chuansi.test");
  await desk.page.waitForURL(/orders/);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const works = async (apiKey: string) => {
  await laptop.drain();
  const { call } = createClient({ origin: laptop.origin, apiKey, retries: 0 });
  return call(listOrders, { query: {} }).then(
    () => true,
    () => false,
  );
};

/** The token that the dialog shows, once, and then no more. */
async function tokenShown(): Promise<string> {
  const { page } = desk;
  const field = page.getByRole("dialog").getByRole("textbox", { name: "密钥", exact: true });
  const token = await field.inputValue();
  await page.getByRole("button", { name: "我已保存" }).click();
  await field.waitFor({ state: "detached" });
  // A dialog leaves by degrees.
  const isThere = async () => (await page.content()).includes(token.slice(-64));
  await expect.poll(isThere).toBe(false);
  return token;
}

test("an owner makes a key, a program uses it, and both are seen in the list", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/settings/members`);
  await page.getByRole("link", { name: "接口密钥" }).click();
  await page.getByText("还没有接口密钥").waitFor();
  await page.getByRole("button", { name: "新建密钥" }).first().click();
  await page.getByLabel("名称").fill("数据大屏");
  await page.getByRole("dialog").getByRole("button", { name: "新建密钥" }).click();
  const token = await tokenShown();
  expect(token).toMatch(/^shk_/);
  await page.getByText("还没有用过").waitFor();
  expect(await works(token)).toBe(true);
  await page.reload();
  await page.getByRole("button", { name: "更换数据大屏的密钥" }).click();
  expect(await page.getByText("还没有用过").count()).toBe(0);
  await page.getByRole("dialog").getByRole("button", { name: "更换" }).click();
  const next = await tokenShown();
  await page.getByText("旧密钥可用至").waitFor();
  expect([next === token, await works(token), await works(next)]).toEqual([false, true, true]);
});

test("a revoked key stays in the list as one, and offers nothing more", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: "停用数据大屏的密钥" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用", exact: true }).click();
  await page.getByText("已停用", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /更换|停用/ }).count()).toBe(0);
});
