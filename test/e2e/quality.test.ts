import { listAgencies } from "@shanhai/contract/agency";
import { listOwnAssessments, submitSheet } from "@shanhai/contract/assessment";
import { createCandidate } from "@shanhai/contract/candidate";
import { createRectification } from "@shanhai/contract/rectification";
import type { AgencyId } from "@shanhai/contract/scalar";
import { getSurveyLink, listSurveys } from "@shanhai/contract/survey";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { sheetOf } from "../quality.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* A quarter's evaluation as people do it: programme, scores on a phone, a difference agreed on, results, an appeal, the board. */

const PHONE = { width: 390, height: 844 };

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let second: Person;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("园区", "330800", "admin@quzhou.test");
  await laptop.evaluator(administrator, "one@quzhou.test");
  second = await laptop.evaluator(administrator, "two@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股(浙江)有限公司", 1, "owner@chuansi.test");
  const { orderId, positionId } = await orderWithSeats(owner, 1, 10);
  const body = { name: "何娜", phone: "19900000001", consent: true as const };
  const { candidateId } = await owner.call(createCandidate, { body });
  const applications = await recommendAll(owner, positionId, [candidateId]);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await move(owner, orderId, applications, to);
  await laptop.drain();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("from a programme to the published board", async () => {
  const admin = await openPage(opened.browser);
  await signInAs(admin.page, laptop.origin, "admin@quzhou.test");
  await admin.page.getByRole("link", { name: "评价", exact: true }).click();
  await admin.page.getByRole("link", { name: "季度评价" }).click();
  await admin.page.getByRole("button", { name: "新建评价计划" }).click();
  const dialog = admin.page.getByRole("dialog");
  await dialog.getByLabel("允许分差").fill("10");
  await dialog.getByRole("button", { name: "新建评价计划" }).click();
  await dialog.getByText("川思控股(浙江)有限公司").waitFor();
  await dialog.getByRole("button", { name: "分派机构" }).click();
  await admin.page.getByText("已分派 1 家机构").waitFor();

  const [mine] = (await second.call(listOwnAssessments, { query: {} })).items;
  if (!mine) throw new Error("The agency was assigned");
  const { programmeId, agencyId } = mine;
  await second.call(submitSheet, { params: { programmeId, agencyId }, body: sheetOf(80) });

  const first = await openPage(opened.browser, PHONE);
  await signInAs(first.page, laptop.origin, "one@quzhou.test");
  await first.page.getByRole("heading", { name: "机构订单" }).waitFor();
  await first.page.goto(`${laptop.origin}/evaluations/own`);
  await first.page.getByRole("link", { name: "川思控股(浙江)有限公司" }).click();
  for (const [name, score] of [
    ["响应及时", 85],
    ["人岗匹配", 80],
    ["服务规范", 80],
  ] as const) {
    await first.page.getByLabel(`${name} 的分数`).fill(String(score));
    await first.page.getByLabel(`${name} 的依据`).fill("抽查记录 10 份");
  }
  await first.page.getByLabel("跟踪服务 的分数").fill("60");
  await first.page.getByRole("button", { name: "提交分数" }).click();
  // No score without its evidence.
  await first.page.getByRole("link", { name: "跟踪服务 的依据" }).waitFor();
  await first.page.getByLabel("跟踪服务 的依据").fill("缺 4 份回访");
  await first.page.getByRole("button", { name: "提交分数" }).click();
  await first.page.getByText("待商定").waitFor();

  await admin.page.goto(`${laptop.origin}/evaluations/programmes/${programmeId}/${agencyId}`);
  await admin.page.getByRole("button", { name: "商定" }).click();
  await dialog.getByLabel("得分").fill("70");
  await dialog.getByLabel("理由").fill("合看回访记录");
  await dialog.getByRole("button", { name: "商定" }).click();
  await admin.page.getByText("商定 70 分").waitFor();
  await admin.page.goto(`${laptop.origin}/evaluations/programmes/${programmeId}`);
  await admin.page.getByRole("button", { name: "核算结果" }).click();
  await dialog.getByRole("button", { name: "核算结果" }).click();
  await admin.page.getByText("已核算").first().waitFor();
  await laptop.drain();

  const agency = await openPage(opened.browser);
  await signInAs(agency.page, laptop.origin, "owner@chuansi.test");
  await agency.page.getByRole("link", { name: "评价", exact: true }).click();
  await agency.page.getByRole("link", { name: "评价结果" }).click();
  await agency.page.getByRole("table").getByRole("button").first().click();
  // Over the 70 that people score: 20 × 82.5, 20 × 80, 15 × 80, 15 × 70.
  await agency.page.getByText("78.6 分").first().waitFor();
  await agency.page.getByText("缺 4 份回访").waitFor();
  await agency.page.getByRole("button", { name: "申诉" }).click();
  await agency.page.getByLabel("申诉理由").fill("4 份在纸质档案里");
  await agency.page.getByRole("dialog").last().getByRole("button", { name: "申诉" }).click();
  await agency.page.getByText("等待处理").first().waitFor();
  await laptop.drain();

  await admin.page.goto(`${laptop.origin}/evaluations/programmes/${programmeId}?result=${agencyId}`);
  await admin.page.getByRole("button", { name: "处理申诉" }).click();
  await admin.page.getByLabel("理由").fill("纸质档案已核对，缺 2 份，分数不变");
  await admin.page.getByRole("button", { name: "确认" }).click();
  await admin.page.getByText("维持原结果").first().waitFor();
  await admin.page.goto(`${laptop.origin}/evaluations/programmes/${programmeId}`);
  await admin.page.getByRole("button", { name: "公示等级" }).click();
  await dialog.getByRole("button", { name: "公示等级" }).click();
  await admin.page.getByText("已公示").first().waitFor();
  await laptop.drain();
  await agency.page.goto(`${laptop.origin}/evaluations/boards`);
  await agency.page.getByRole("row", { name: /川思控股.*78\.6.*AAA/ }).waitFor();
  await admin.page.getByRole("button", { name: "公开链接" }).click();
  const link = await dialog.getByRole("link").getAttribute("href");
  const visitor = await openPage(opened.browser, PHONE);
  await visitor.page.goto(link ?? "");
  await visitor.page.getByRole("listitem").filter({ hasText: "川思控股(浙江)有限公司" }).waitFor();
  expect(await visitor.page.locator("main").textContent()).not.toContain("78.6");
  for (const { faults, context } of [admin, first, agency, visitor]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

test("an agency shows by files what it put right, and the park opens them", async () => {
  const [agency] = (await administrator.call(listAgencies, { query: {} })).items;
  const body = { agencyId: agency?.agencyId as AgencyId, demand: "补齐告知书", deadline: "2099-12-31" };
  await administrator.call(createRectification, { body });
  await laptop.drain();
  const own = await openPage(opened.browser);
  await signInAs(own.page, laptop.origin, "owner@chuansi.test");
  await own.page.getByRole("link", { name: "评价", exact: true }).click();
  await own.page.getByRole("link", { name: "整改" }).click();
  await own.page.getByRole("button", { name: "补齐告知书" }).click();
  await own.page.getByLabel("整改说明").last().fill("已补签 12 份");
  const file = (name: string, content: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
  await own.page
    .locator("input[type=file]")
    .setInputFiles([file("告知书.pdf", "%PDF-1.7"), file("网页.pdf", "<html></html>")]);
  await own.page.getByRole("button", { name: "移除 网页.pdf" }).waitFor();
  await own.page.getByRole("button", { name: "提交整改说明" }).click();
  await own.page.getByText("网页.pdf 不是 PDF、JPG 或 PNG").waitFor();
  await own.page.getByRole("button", { name: "移除 网页.pdf" }).click();
  await own.page.getByRole("button", { name: "提交整改说明" }).click();
  await own.page.getByText("整改说明已提交").waitFor();
  await laptop.drain();
  const park = await openPage(opened.browser);
  await signInAs(park.page, laptop.origin, "two@quzhou.test");
  await park.page.getByRole("link", { name: "评价", exact: true }).click();
  await park.page.getByRole("link", { name: "整改" }).click();
  await park.page.getByRole("button", { name: "补齐告知书" }).click();
  const [saved] = await Promise.all([
    park.page.waitForEvent("download"),
    park.page.getByRole("button", { name: "告知书.pdf" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("告知书.pdf");
  for (const { faults, context } of [own, park]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

test("the enterprise of a finished order answers on a phone, and complains", async () => {
  const [survey] = (await administrator.call(listSurveys, { query: {} })).items;
  const { path } = await administrator.call(getSurveyLink, { params: { surveyId: survey?.surveyId ?? "" } });
  const { page, context } = await openPage(opened.browser, PHONE);
  await page.goto(`${laptop.origin}${path}`);
  for (const question of await page.locator("fieldset").all()) await question.locator("[value='4']").check();
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByText("已收到，谢谢").waitFor();
  await page.getByText("要投诉这家机构？").click();
  await page.getByRole("textbox").fill("约好的人没有到");
  await page.getByRole("button", { name: "提交投诉" }).click();
  await page.getByText("投诉已收到").waitFor();
  await context.close();
});
