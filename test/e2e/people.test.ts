import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* One person, once, as an agency's owner keeps it so: search, change, show a number, merge and take back, look it up in the audit. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let owner: Person;
let page: Page;
const ids: Record<string, string> = {};

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州产业园", "330800", "admin@quzhou.test");
  owner = (await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test")).owner;
  for (const body of [
    { name: "何娜", phone: "19900001111", occupation: "电工", idNumber: "11010519491231002X" },
    { name: "何小娜", phone: "19900002222", occupation: "焊工", note: "夜班也可以" },
    { name: "汪洋", phone: "19900003333", occupation: "电工" },
  ]) {
    ids[body.name] = (await owner.call(createCandidate, { body: { ...body, consent: true } })).candidateId;
  }
  await laptop.drain();
  desk = await openPage(opened.browser);
  page = desk.page;
  await signInAs(page, laptop.origin, "owner@chuansi.test");
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const rows = () => page.getByRole("table").locator("tbody tr");
const nav = (name: string) => page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name, exact: true });

test("the list is searched once a name is composed, not while it is, and filters are in the address", async () => {
  await nav("求职者").click();
  await page.getByLabel("姓名开头").click();
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "he", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(700);
  expect(new URL(page.url()).searchParams.has("name")).toBe(false);
  await input.send("Input.insertText", { text: "何" });
  await page.getByRole("link", { name: "汪洋" }).waitFor({ state: "detached" });
  expect(await rows().count()).toBe(2);
  expect(new URL(page.url()).searchParams.get("name")).toBe("何");
  await page.getByLabel("手机后四位").fill("2222");
  await page.getByRole("link", { name: "何娜" }).waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("link", { name: "何小娜" }).waitFor();
  expect(await rows().count()).toBe(1);
  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.getByRole("link", { name: "汪洋" }).waitFor();
});

test("somebody is changed; a phone of another leads to that record and to merging", async () => {
  await page.goto(`${laptop.origin}/candidates/${ids.何娜}`);
  await page.getByRole("button", { name: "编辑" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("意向地点").fill("浙江省衢州市");
  await form.getByLabel("手机号").fill("199 0000 2222");
  await form.getByRole("button", { name: "保存" }).click();
  const notice = form.getByText("此人已在库中，请打开已有档案。");
  await notice.waitFor();
  expect((await notice.boundingBox())?.y).toBeGreaterThan(0);
  await form.getByRole("link", { name: "打开已有档案" }).waitFor();
  await form.getByLabel("手机号").fill("199 0000 4444");
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("199 0000 4444").waitFor();
  await page.getByText("浙江省衢州市").waitFor();
});

test("an ID number is shown in full for a reason", async () => {
  await page.getByText("1101**********002X").waitFor();
  await page.getByRole("button", { name: "查看完整号码" }).click();
  await page.getByLabel("查看原因").fill("签订劳动合同");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await page.getByText("11010519491231002X").waitFor();
  await page.getByRole("button", { name: "关闭" }).last().click();
  await page.getByText("11010519491231002X").waitFor({ state: "detached" });
});

test("two records become one, side by side, and two again", async () => {
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await page.getByRole("textbox", { name: "另一份档案" }).fill("2222");
  await page.getByRole("button", { name: /何小娜/ }).click();
  await page.getByRole("radio", { name: "焊工" }).check();
  await page.getByRole("button", { name: "确认合并" }).click();
  const merges = page.getByRole("region", { name: "合并记录" });
  await merges.getByText("并入 何小娜").waitFor();
  expect(await owner.call(getCandidate, { params: { candidateId: ids.何娜 ?? "" } })).toMatchObject({
    name: "何娜",
    occupation: "焊工",
    note: "夜班也可以",
    otherPhones: ["19900002222"],
  });
  await page.goto(`${laptop.origin}/candidates/${ids.何小娜}`);
  await page.getByRole("heading", { name: "何娜" }).waitFor();
  await laptop.drain();
  await page.reload();
  await page.getByRole("table", { name: "时间线" }).getByText("合并").first().waitFor();
  await merges.getByRole("button", { name: "撤销合并" }).click();
  await page.getByText("已撤销合并，两份档案都已恢复").waitFor();
  await page.goto(`${laptop.origin}/candidates/${ids.何小娜}`);
  await page.getByRole("heading", { name: "何小娜" }).waitFor();
});

test("the owner finds all of it in the audit, and takes the month away as a file", async () => {
  await laptop.drain();
  await page.goto(`${laptop.origin}/candidates/${ids.何娜}?tab=history`);
  for (const action of ["撤销合并", "合并档案", "查看身份证号", "修改求职者", "新建求职者"]) {
    await page.getByRole("table").getByText(action, { exact: true }).waitFor();
  }
  await nav("设置").click();
  await page.getByRole("link", { name: "审计" }).click();
  await page.getByText("签订劳动合同").first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^导出/ }).click(),
  ]);
  const path = join(laptop.dataDir, "audit.csv");
  await download.saveAs(path);
  const text = readFileSync(path, "utf8");
  expect(text.startsWith("\ufeff时间,动作,操作人")).toBe(true);
  expect(text).toContain("查看身份证号");
  expect(text).not.toContain("11010519491231002X");
  expect(desk.faults).toEqual([]);
});
