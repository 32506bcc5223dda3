import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCandidate } from "@shanhai/contract/candidate";
import { listStatements } from "@shanhai/contract/statement";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* Settlement as people do it: a fee rule typed in 元, a statement, a dispute, the files. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let orderId: string;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股(浙江)有限公司", 1, "owner@chuansi.test"));
  const order = await orderWithSeats(owner, 3, 10);
  const ids = [];
  for (const [index, name] of ["何娜", "吕雉", "王红庆"].entries()) {
    ids.push(
      (await owner.call(createCandidate, { body: { name, phone: `1990000000${index}`, consent: true } })).candidateId,
    );
  }
  const applications = await recommendAll(owner, order.positionId, ids);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    await move(owner, order.orderId, applications, to);
  }
  orderId = order.orderId;
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("from the fee rule to what is settled", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.getByRole("link", { name: "结算", exact: true }).waitFor();
  await page.goto(`${laptop.origin}/orders/${orderId}?tab=settlement`);
  await page.getByRole("button", { name: "填写收费规则" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("每人").fill("1,200.50");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("每人 1,200.50 元").first().waitFor();

  await page.getByRole("button", { name: "出具结算单" }).click();
  await dialog.getByRole("button", { name: "出具结算单" }).click();
  // 3 × 1,200.50, and 6 % of it.
  for (const sum of ["¥3,601.50", "¥216.09", "¥3,817.59"]) await page.getByText(sum).waitFor();
  await page.getByRole("button", { name: "发送" }).click();
  await dialog.getByRole("button", { name: "发送" }).click();

  await page.getByRole("checkbox", { name: "选中 吕雉 的按人头" }).check();
  await page.getByText("已选 1 行，1,200.50 元").waitFor();
  await page.getByRole("button", { name: "提出争议" }).click();
  await dialog.getByLabel("说明").fill("企业反馈未到岗");
  await dialog.getByRole("button", { name: "提出争议" }).click();
  // On the page: the dialog that is closing says it too.
  await page.locator("#content").getByText("企业反馈未到岗").waitFor();
  await page.getByText("¥2,545.06").waitFor();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出 Excel" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^结算单-订单-.*\.xlsx$/);
  const path = join(laptop.dataDir, "statement.xlsx");
  await file.saveAs(path);
  const { sheets } = await readXlsx(readFileSync(path));
  expect(sheets[0]?.rows[2]?.slice(0, 2)).toEqual(["服务方", "川思控股(浙江)有限公司"]);
  const disputed = sheets[0]?.rows.find((row) => row[1] === "吕雉");
  expect(disputed?.slice(1, 7)).toEqual(["吕雉", "操作工", "按人头", expect.any(String), 1200.5, "有争议"]);

  await page.getByRole("button", { name: "结清无争议部分" }).click();
  await dialog.getByRole("button", { name: "结清无争议部分" }).click();
  await page.getByText("已结清").first().waitFor();
  expect((await owner.call(listStatements, { query: {} })).items).toMatchObject([
    { status: "settled", disputed: 1, undisputed: { net: 240_100, gross: 254_506 } },
  ]);
  expect(faults).toEqual([]);
});
