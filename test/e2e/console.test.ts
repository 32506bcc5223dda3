import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listParkOrders } from "@shanhai/contract/park";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { streamXlsxRows } from "hucre/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { choosePlace, openBrowser, openPage, signInAs, signInAtIssuer } from "./browser.ts";

/* The main job as people do it: in a real browser, in Chinese, on an empty platform. */

async function rowsOf(sheet: Uint8Array) {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(sheet)) rows.push(values);
  return rows;
}

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let browser: Browser;
let administrator: Person;
let office: Awaited<ReturnType<typeof openPage>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let invitation: string;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  browser = opened.browser;
  administrator = await laptop.park("浙江省衢州人力资源服务产业园", "330800", "admin@quzhou.test");
  await laptop.evaluator(administrator, "evaluator@quzhou.test");
  [office, desk] = [await openPage(browser), await openPage(browser)];
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

/** With SCREENSHOTS=<folder>, each page as it was when a test failed. */
afterEach(async ({ task }) => {
  const folder = process.env.SCREENSHOTS;
  if (!folder || task.result?.state !== "fail") return;
  for (const [name, { page }] of Object.entries({ office, desk })) {
    await page.screenshot({ path: join(folder, `${task.id}-${name}.png`) });
  }
});

const nav = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name, exact: true });

test("the park administrator registers the agency and gets its owner's invitation", async () => {
  const { page } = office;
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await nav(page, "机构").click();
  await page.getByRole("button", { name: "登记机构" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("机构名称").fill("川思控股(浙江)有限公司");
  await form.getByLabel("统一社会信用代码").fill("91350100M000100Y4W");
  await form.getByLabel("人力资源服务许可证编号").fill("330801");
  await form.getByLabel("许可证有效期至").fill("2030-12-31");
  await choosePlace(page, form.getByLabel("注册地"), "浙江省 / 杭州市");
  await form.getByRole("button", { name: "登记机构" }).click();
  await form.getByText("统一社会信用代码校验不通过，请核对").first().waitFor();
  await form.getByLabel("统一社会信用代码").fill(uscc(1));
  await form.getByRole("button", { name: "登记机构" }).click();
  await page.getByLabel("邮箱").fill("owner@chuansi.test");
  await page.getByRole("button", { name: "生成邀请链接" }).click();
  invitation = await page.getByRole("textbox", { name: "邀请链接" }).inputValue();
  expect(invitation).toContain("/invitations/");
  await page.getByRole("button", { name: "完成" }).click();
  await page.getByText("川思控股(浙江)有限公司").first().waitFor();
});

test("the owner opens the link, signs in and accepts", async () => {
  const { page } = desk;
  await page.goto(invitation);
  await page.getByRole("button", { name: "登录" }).click();
  await signInAtIssuer(page, "owner@chuansi.test");
  await page.getByRole("button", { name: "接受邀请" }).click();
  await nav(page, "订单").waitFor();
});

test("the agency adds an enterprise, an order and a position paid in yuan", async () => {
  const { page } = desk;
  await nav(page, "企业").click();
  await page.getByRole("button", { name: "新建企业" }).first().click();
  await page.getByLabel("企业名称").fill("衢州金格兰石英有限公司");
  await page.getByLabel("统一社会信用代码").fill(uscc(10));
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("衢州金格兰石英有限公司").first().waitFor();
  await nav(page, "订单").click();
  await page.getByRole("button", { name: "新建订单" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "企业" }).fill("衢州金格兰");
  await page.getByText("衢州金格兰石英有限公司").last().waitFor();
  await dialog.getByRole("combobox", { name: "企业" }).press("Enter");
  await dialog.getByLabel("订单名称").fill("2026 年技术人才");
  await dialog.getByLabel("截止日期").fill("2030-06-30");
  await dialog.getByRole("button", { name: "新建订单" }).click();
  await page.getByRole("heading", { name: "2026 年技术人才" }).waitFor();
  await page.getByRole("button", { name: "添加岗位" }).first().click();
  await page.getByLabel("岗位名称").fill("设备维护技师");
  await page.getByLabel("职业工种").fill("设备维护");
  await page.getByLabel("招聘人数").fill("20");
  await page.getByLabel("月薪下限（元）").fill("6000");
  await page.getByLabel("月薪上限（元）").fill("9000");
  await page.getByLabel("工作地点").fill("浙江省衢州市");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("还差 20 人").first().waitFor();
});

test("it imports the roster with progress, and downloads the rows that were refused", async () => {
  const { page } = desk;
  const order = page.url();
  await nav(page, "导入").click();
  await page
    .getByLabel("文件", { exact: true })
    .setInputFiles(fileURLToPath(new URL("../fixtures/roster-1500.csv", import.meta.url)));
  // A dry run comes by itself; nothing is written before somebody says so.
  await page.getByRole("button", { name: "确认导入 1,440 行" }).click({ timeout: 120_000 });
  await page.getByText("已完成").first().waitFor({ timeout: 120_000 });
  const text = ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");
  for (const figure of ["1,380", "60"]) expect(text).toContain(figure);
  await page.getByText("身份证号校验不通过").first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载错误文件" }).click(),
  ]);
  const path = join(laptop.dataDir, "errors.xlsx");
  await download.saveAs(path);
  expect(download.suggestedFilename()).toBe("roster-1500-未导入.xlsx");
  expect(await rowsOf(readFileSync(path))).toHaveLength(61);
  // And out again, as a file of everybody.
  await nav(page, "求职者").click();
  await page.getByRole("button", { name: "导出" }).click();
  const menu = page.getByRole("menuitem", { name: "Excel" });
  const box = await menu.boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
  await menu.click();
  const [everybody] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    page.getByRole("button", { name: "下载" }).click({ timeout: 120_000 }),
  ]);
  await everybody.saveAs(path);
  expect(await rowsOf(readFileSync(path))).toHaveLength(1381);
  await page.goto(order);
});

test("it recommends, moves a whole column, takes it back with one click, and fills the seats", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: "推荐求职者" }).first().click();
  await page.getByLabel("选取人数").fill("20");
  await page.getByRole("button", { name: "选取", exact: true }).click();
  await page.getByRole("button", { name: "推荐 20 人" }).click();
  await page.getByRole("region", { name: "已推荐，20 人" }).waitFor();
  const advance = async (from: string, to: string, date?: string) => {
    await page.getByRole("checkbox", { name: new RegExp(`^全选 ${from}`) }).check();
    await page.getByRole("button", { name: `推进到${to}` }).click();
    if (date) await page.getByLabel("到岗日期").fill(date);
    await page.getByRole("button", { name: "确认推进 20 人" }).click();
    await page.getByRole("region", { name: `${to}，20 人` }).waitFor();
  };
  await advance("已推荐", "已筛选");
  await page.getByRole("button", { name: "撤销", exact: true }).first().click();
  await page.getByRole("region", { name: "已推荐，20 人" }).waitFor();
  await advance("已推荐", "已筛选");
  await advance("已筛选", "已面试");
  await advance("已面试", "已录用");
  // Eight days ago, so that the first check is due.
  await advance("已录用", "已上岗", plusDays(shanghaiDate(new Date()), -8));
  await page.getByText("已招满").first().waitFor();
  await nav(page, "上岗").click();
  await page.getByText("设备维护技师").first().waitFor();
});

test("a leaving reopens its seat and is taken back; the checks that are due are done in one act", async () => {
  const { page } = desk;
  await page.getByRole("table", { name: "上岗" }).getByRole("button").first().click();
  await page.getByRole("button", { name: "登记离职" }).click();
  await page.getByText("名额会重新空出").waitFor();
  await page.getByLabel("离职原因").fill("家中有事");
  await page.getByRole("button", { name: "确认离职" }).click();
  await page.getByText("保障期内离职").first().waitFor();
  await page.getByRole("button", { name: "撤回离职" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "撤回离职" }).click();
  await page.getByText("离职已撤回").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).first().click();
  await nav(page, "今日").click();
  await page.getByText("待回访 20 人").waitFor();
  await page.getByLabel("全选").check();
  await page.getByRole("toolbar").getByRole("button", { name: "在岗" }).click();
  await page.getByText("没有待回访的人").waitFor();
  await nav(page, "上岗").click();
  await page.getByText("到岗第 7 天，100% 的人仍在岗").waitFor();
});

test("the evaluator scores the order; agency and park see it", async () => {
  await laptop.drain();
  const { page } = await openPage(browser, { width: 390, height: 844 });
  await signInAs(page, laptop.origin, "evaluator@quzhou.test");
  await page.getByRole("button", { name: "打开导航" }).click();
  await nav(page, "订单").click();
  await page.getByRole("link", { name: "评价 2026 年技术人才" }).click();
  for (const indicator of ["响应及时", "人岗匹配", "服务规范", "跟踪服务"]) {
    await page.getByLabel(`${indicator} 的分数`).fill("90");
    await page.getByLabel(`${indicator} 的依据`).fill("回访记录");
  }
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.getByText("评价已提交").first().waitFor();
  await laptop.drain();
  await nav(desk.page, "评价").click();
  await desk.page.getByText("AAAAA").first().waitFor();
  await nav(office.page, "总览").click();
  await office.page.reload();
  await office.page.getByText("93").first().waitFor();
  expect((await administrator.call(listParkOrders, { query: {} })).items).toMatchObject([{ filled: 20, score: 93 }]);
});

test("nothing broke in either page along the way", () => {
  expect([...office.faults, ...desk.faults]).toEqual([]);
});
