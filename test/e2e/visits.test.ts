import { openEngagement } from "@shanhai/contract/engagement";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { listVisits, planVisit } from "@shanhai/contract/visit";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* A visit as it is made: reported on a phone without a network, and then what closes the first of the four steps. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let paths: { visit: string; enterprise: string };

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股(浙江)有限公司", 1, "owner@chuansi.test"));
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(10) } });
  await owner.call(openEngagement, { body: { enterpriseId } });
  const plan = { enterpriseId, plannedDate: shanghaiDate(new Date()) };
  const { visitId } = await owner.call(planVisit, { body: plan });
  paths = { visit: `/visits/${visitId}`, enterprise: `/enterprises/${enterpriseId}` };
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("what was typed survives a reload, is kept while there is no network, sent once it is back, and closes a step", async () => {
  const { page, context, faults } = await openPage(opened.browser, { width: 390, height: 844 });
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.getByRole("heading", { name: "订单" }).waitFor();
  await page.goto(`${laptop.origin}${paths.visit}`);
  await page.getByLabel("发现").fill("缺包装操作工 700 名");
  await page.reload();
  await page.getByText("已恢复上次没有提交的内容").waitFor();
  expect(await page.getByLabel("发现").inputValue()).toBe("缺包装操作工 700 名");
  await context.setOffline(true);
  await page.getByRole("button", { name: "提交结果" }).click();
  await page.getByText("结果已存在这台手机上").waitFor();
  await context.setOffline(false);
  await page.getByText("已走访").waitFor();
  const { items } = await owner.call(listVisits, { query: { status: "done" } });
  expect(items).toMatchObject([{ findings: "缺包装操作工 700 名" }]);

  await page.goto(`${laptop.origin}${paths.enterprise}`);
  await page.getByRole("button", { name: "关闭这一步" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("走访记录").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "关闭这一步" }).click();
  await page.locator("[aria-current='step']").getByRole("heading", { name: "资源匹配" }).waitFor();
  expect(faults).toEqual([]);
});
