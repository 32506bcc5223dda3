import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createStatement, transitStatement } from "@shanhai/contract/statement";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { recommendAll } from "../pipeline.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * A client without an account: the agency makes a link at its desk, its holder answers on a phone that runs no script, the agency sees
 * every answer under the holder's name, and ending the link closes what the phone has open.
 */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Page;
let owner: Person;
let enterpriseId: string;
let orderId: string;
let positionId: string;
let statementId: string;

/** A client with an order: one person waiting for its answer, one who has arrived, and a statement that was sent. */
async function fill() {
  ({ enterpriseId } = await owner.call(createEnterprise, { body: { name: "金格兰石英", uscc: uscc(9) } }));
  const feeRule = { kind: "perHead", fen: 120_000, guarantee: "none", vatRate: 600 } as const;
  const order = { enterpriseId, title: "技术人才", deadline: "2099-12-31", feeRule };
  ({ orderId } = await owner.call(createOrder, { body: order }));
  const seats = { title: "维修技术员", occupation: "机修钳工", headcount: 9, payMin: 1, payMax: 2, place: "衢州" };
  ({ positionId } = await owner.call(addPosition, { params: { orderId }, body: seats }));
  const people = [];
  for (const [index, name] of ["何小娜", "汪小洋"].entries()) {
    const body = { name, phone: `1990000800${index}`, consent: true } as const;
    people.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const [here = ""] = await recommendAll(owner, positionId, people);
  const today = shanghaiDate(new Date());
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    const date = to === "onboarded" ? { date: plusDays(today, -3) } : {};
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds: [here], to, ...date } });
  }
  const body = { from: plusDays(today, -20), to: today };
  ({ statementId } = await owner.call(createStatement, { params: { orderId }, body }));
  await owner.call(transitStatement, { params: { statementId }, body: { to: "sent", version: 1 } });
}

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await fill();
  await laptop.drain();
  desk = await openPage(opened.browser);
  await signInAs(desk.page, laptop.origin, "owner@chuansi.test");
  await desk.page.locator(".sidebar").waitFor();
  const size = { width: 390, height: 844 };
  phone = await opened.browser.newPage({ viewport: size, locale: "zh-CN", javaScriptEnabled: false });
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

let home: string;

test("an owner makes a link with its holder's name, and its address opens the client's page", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/enterprises/${enterpriseId}`);
  await page.getByRole("button", { name: "新建链接" }).first().click();
  const form = page.getByRole("form", { name: "为企业联系人新建链接" });
  await form.getByLabel("给谁用").fill("王芳");
  await form.getByLabel("可以确认结算单、提出异议").check();
  await form.getByRole("button", { name: "新建链接" }).click();
  home = (await page.locator(".code-sheet a").getAttribute("href")) ?? "";
  await phone.goto(home);
  await phone.getByText("王芳，您好").waitFor();
  expect(await phone.locator(".todo").first().locator("li").allInnerTexts()).toHaveLength(3);
});

test("its holder accepts a person, confirms an arrival and disputes a line, without a script", async () => {
  await phone.getByRole("link", { name: /候选人待确认/ }).click();
  await phone.getByText("汪**").waitFor();
  expect(await phone.content()).not.toContain("小洋");
  await phone.getByRole("button", { name: "接受", exact: true }).click();
  await phone.getByText("已接受，已告知机构").waitFor();
  await phone.getByRole("link", { name: "返回首页" }).click();
  await phone.getByRole("link", { name: /到岗待确认/ }).click();
  await phone.getByRole("button", { name: "已到岗" }).click();
  await phone.getByText("已确认到岗").waitFor();
  await phone.getByRole("link", { name: "返回首页" }).click();
  await phone.getByRole("link", { name: /结算单待确认/ }).click();
  await phone.getByRole("checkbox").first().check();
  await phone.getByLabel("原因").fill("合同约定满月计费");
  await phone.getByRole("button", { name: "对勾选的明细提出异议" }).click();
  await phone.getByText("异议已提交").waitFor();
  await phone.getByRole("link", { name: "返回首页" }).click();
  await phone.getByText("目前没有等您处理的事项").waitFor();
});

test("the agency sees the answers where it works, and who gave them", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/orders/${orderId}?position=${positionId}&tab=board`);
  await page.locator(".board").getByText("接受", { exact: true }).waitFor();
  await page.goto(`${laptop.origin}/placements?orderId=${orderId}`);
  await page.getByText("企业已确认到岗").first().waitFor();
  await page.goto(`${laptop.origin}/statements/${statementId}`);
  await page.getByText("合同约定满月计费").waitFor();
  await laptop.drain();
  await page.goto(`${laptop.origin}/enterprises/${enterpriseId}`);
  await page.getByRole("button", { name: "王芳的使用记录" }).click();
  const history = page.getByRole("dialog");
  for (const action of ["企业答复候选人", "企业核对到岗", "企业答复结算单"])
    await history.getByRole("row", { name: action }).getByText("企业联系人 王芳").waitFor();
  await page.keyboard.press("Escape");
});

test("ending the link closes what the phone has open", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: "停用王芳的链接" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await page.getByText("链接已停用").waitFor();
  await phone.getByRole("link", { name: /维修技术员/ }).click();
  await phone.getByRole("heading", { name: "链接已停用" }).waitFor();
  expect((await phone.goto(home))?.status()).toBe(410);
  expect(desk.faults).toEqual([]);
});
