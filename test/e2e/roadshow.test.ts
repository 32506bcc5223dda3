import { assignEvaluators, submitSheet } from "@shanhai/contract/assessment";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEvent, getEvent, getEventLinks } from "@shanhai/contract/event";
import { createLead, getLeadFigures, listLeads } from "@shanhai/contract/lead";
import { getMe } from "@shanhai/contract/member";
import { getOrder, listOrders } from "@shanhai/contract/order";
import { concludeProgramme, createProgramme, getProgramme } from "@shanhai/contract/programme";
import { createRegistration, markAttended } from "@shanhai/contract/registration";
import type { AgencyId, MemberId, RegistrationId } from "@shanhai/contract/scalar";
import { plusDays, quarterOf, shanghaiDate } from "@shanhai/domain/calendar";
import { verifyTable } from "@shanhai/store/verify";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { move, recommendAll } from "../pipeline.ts";
import { sheetOf } from "../quality.ts";
import { openBrowser, openPage, signInAs, signInAtIssuer } from "./browser.ts";

/*
 * The fourth 杭衢 matchmaking, from its plan to what became of it: 60 agencies and 20 enterprises, 19 that mean to settle in
 * the park, one that does, its first order, and its grade at the quarter's end. In the browser where a person would be.
 */

const PHONE = { width: 390, height: 844 };
const AGENCIES = 60;
const ENTERPRISES = 20;
const INTENTS = 19;
const NEWCOMER = "宁波四海人力资源有限公司";

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let evaluators: { person: Person; memberId: MemberId }[];
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let eventId: string;
let owner: Person;
let agencyId: AgencyId;
/** How far the platform's clock is ahead: a quarter's end does not wait. */
let ahead = 0;

const now = () => new Date(Date.now() + ahead);
const today = () => shanghaiDate(now());

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, now }), openBrowser()]);
  administrator = await laptop.park("浙江省衢州人力资源服务产业园", "330800", "admin@quzhou.test");
  evaluators = [];
  for (const email of ["one@quzhou.test", "two@quzhou.test"]) {
    const person = await laptop.evaluator(administrator, email);
    evaluators.push({ person, memberId: (await person.call(getMe, {})).memberId });
  }
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, PHONE)];
  await signInAs(desk.page, laptop.origin, "admin@quzhou.test");
  await desk.page.locator(".sidebar").waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const phoneOf = (number: number) => `199${String(number).padStart(8, "0")}`;
const read = () => administrator.call(getEvent, { params: { eventId } });

test("the event is planned, and 60 agencies and 20 enterprises register and come", async () => {
  const body = {
    kind: "matchmaking",
    title: "第四届杭衢人力资源山海协作对接会",
    place: "园区大厅",
    date: today(),
    from: "00:00",
    to: "23:59",
    capacity: 200,
    status: "open",
  } as const;
  ({ eventId } = await administrator.call(createEvent, { body }));
  const params = { eventId };
  const { register } = await administrator.call(getEventLinks, { params });
  // One of them as all of them do: on a phone, by the link.
  await phone.page.goto(`${laptop.origin}${register}`);
  await phone.page.getByText("机构", { exact: true }).click();
  await phone.page.getByLabel("单位名称").fill(NEWCOMER);
  await phone.page.getByLabel("姓名").fill("陈四海");
  await phone.page.getByLabel("手机号").fill(phoneOf(1));
  await phone.page.getByRole("button", { name: "提交报名" }).click();
  await phone.page.getByRole("heading", { name: "已报名" }).waitFor();
  const registrationIds: RegistrationId[] = [];
  for (let number = 2; number <= AGENCIES + ENTERPRISES; number += 1) {
    const kind = number <= AGENCIES ? "agency" : "enterprise";
    const guest = {
      kind,
      organisation: `单位${number}`,
      contactName: `代表${number}`,
      phone: phoneOf(number),
    } as const;
    registrationIds.push((await administrator.call(createRegistration, { params, body: guest })).registrationId);
  }
  await administrator.call(markAttended, { params, body: { registrationIds, attended: true } });
  // And at the door, by the phone.
  const { door } = await administrator.call(getEventLinks, { params });
  await phone.page.goto(`${laptop.origin}${door}`);
  await phone.page.getByLabel("手机号").fill(phoneOf(1));
  await phone.page.getByRole("button", { name: "签到" }).click();
  await phone.page.getByRole("heading", { name: "签到成功" }).waitFor();
  expect(await read()).toMatchObject({ attended: { agency: AGENCIES, enterprise: ENTERPRISES } });
});

test("19 settlement intents are captured: by the code, at the desk, one in a few seconds; twice is once", async () => {
  const { lead } = await administrator.call(getEventLinks, { params: { eventId } });
  await phone.page.goto(`${laptop.origin}${lead}`);
  const tops = await Promise.all(["入驻园区", "找服务机构"].map((one) => phone.page.getByText(one).boundingBox()));
  // What for is chosen by two buttons side by side, not by two dots under one another.
  expect(tops[0]?.y).toBe(tops[1]?.y);
  await phone.page.getByText("入驻园区").click();
  await phone.page.getByLabel("单位名称").fill(NEWCOMER);
  await phone.page.getByLabel("姓名").fill("陈四海");
  await phone.page.getByLabel("手机号").fill(phoneOf(1));
  await phone.page.getByLabel("我同意").check();
  await phone.page.getByRole("button", { name: "提交" }).click();
  await phone.page.getByText("已收到").waitFor();

  await desk.page.goto(`${laptop.origin}/leads/capture?eventId=${eventId}`);
  await desk.page.getByRole("button", { name: "入驻意向" }).click();
  await desk.page.getByLabel("单位名称").fill("单位2");
  await desk.page.getByLabel("联系人").fill("代表2");
  await desk.page.getByLabel("手机号").fill(phoneOf(2));
  await desk.page.getByRole("button", { name: "保存，登记下一位" }).click();
  await desk.page.getByText("已登记：单位2").waitFor();

  for (let number = 3; number <= INTENTS; number += 1) {
    const body = { kind: "settlement", contactName: `代表${number}`, phone: phoneOf(number), eventId } as const;
    await administrator.call(createLead, { body });
  }
  const again = { kind: "settlement", contactName: "代表3", phone: phoneOf(3), eventId } as const;
  expect((await administrator.call(createLead, { body: again })).again).toBe(true);
  await laptop.drain();
  const { kinds } = await administrator.call(getLeadFigures, {});
  expect(Object.values(kinds.settlement).reduce((sum, count) => sum + count, 0)).toBe(INTENTS);
  await desk.page.goto(`${laptop.origin}/events/${eventId}?tab=report`);
  await desk.page
    .getByRole("heading", {
      name: `报名 ${AGENCIES + ENTERPRISES} 家，到场 ${AGENCIES + ENTERPRISES} 家，入驻意向 ${INTENTS} 个`,
    })
    .waitFor();
});

test("one is given to somebody, spoken with, and sends its application by the lead's own link", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/leads`);
  await page.getByRole("link", { name: NEWCOMER }).click();
  await page.getByRole("button", { name: "分派", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "分派" }).click();
  await page.getByText("已分派给").first().waitFor();
  await page.getByRole("button", { name: "已联系" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("已记录").waitFor();
  await page.getByRole("button", { name: "发申请链接" }).click();
  const link = (await page.locator(".code-sheet a").getAttribute("href")) ?? "";
  await page.keyboard.press("Escape");

  const apply = phone.page;
  await apply.goto(link);
  await apply.getByLabel("机构名称").fill(NEWCOMER);
  await apply.getByLabel("统一社会信用代码").fill(uscc(1));
  await apply.getByLabel("许可证编号").fill("330200202300555");
  await apply.getByLabel("有效期至").fill("2030-06-30");
  await apply.getByLabel("联系人").fill("陈四海");
  await apply.getByLabel("手机号").fill(phoneOf(1));
  await apply.getByLabel("工作邮箱").fill("owner@sihai.test");
  await apply.getByRole("checkbox").check();
  await apply.getByRole("button", { name: "提交申请" }).click();
  await apply.getByRole("heading", { name: "已提交，等待园区审核" }).waitFor();
  await apply.getByLabel("选择文件：人力资源服务许可证").setInputFiles({
    name: "许可证.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7 licence"),
  });
  await apply.getByRole("button", { name: "上传：人力资源服务许可证" }).click();
  await apply.getByText("已上传").waitFor();
  const { items } = await administrator.call(listLeads, { query: { status: "converted" } });
  expect(items).toMatchObject([{ organisation: NEWCOMER, status: "converted" }]);
});

test("the park looks at it, approves, and within a minute its owner is in", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/onboardings`);
  await page.getByRole("link", { name: NEWCOMER }).click();
  await page.getByText("校验位正确").waitFor();
  await page.getByRole("button", { name: "通过并开通" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "通过并开通" }).click();
  await page.getByText("已开通").waitFor({ timeout: 60_000 });
  // The applicant's own page says so, and leads the owner in.
  await phone.page.reload();
  await phone.page.getByRole("link", { name: "接受邀请" }).click();
  await phone.page.getByRole("button", { name: "登录" }).click();
  await signInAtIssuer(phone.page, "owner@sihai.test");
  await phone.page.getByRole("button", { name: "接受邀请" }).click();
  await phone.page.getByRole("heading", { name: "订单" }).waitFor();
  owner = await laptop.person("owner@sihai.test");
  agencyId = (await owner.call(getMe, {})).membership?.organisationId as AgencyId;
  expect(agencyId).toMatch(/^agn_/);
});

test("its first order is filled", async () => {
  const first = await openPage(opened.browser);
  const { page } = first;
  await signInAs(page, laptop.origin, "owner@sihai.test");
  await page.getByRole("link", { name: "企业", exact: true }).click();
  await page.getByRole("button", { name: "新建企业" }).first().click();
  await page.getByLabel("企业名称").fill("衢州金格兰石英有限公司");
  await page.getByLabel("统一社会信用代码").fill(uscc(20));
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("衢州金格兰石英有限公司").first().waitFor();
  await page.getByRole("link", { name: "订单", exact: true }).click();
  await page.getByRole("button", { name: "新建订单" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "企业" }).fill("衢州金格兰");
  await page.getByText("衢州金格兰石英有限公司").last().waitFor();
  await dialog.getByRole("combobox", { name: "企业" }).press("Enter");
  await dialog.getByLabel("订单名称").fill("装配工 2 名");
  await dialog.getByLabel("截止日期").fill(plusDays(today(), 60));
  await dialog.getByRole("button", { name: "新建订单" }).click();
  await page.getByRole("heading", { name: "装配工 2 名" }).waitFor();
  await page.getByRole("button", { name: "添加岗位" }).first().click();
  await page.getByLabel("岗位名称").fill("装配工");
  await page.getByLabel("职业工种").fill("装配工");
  await page.getByLabel("招聘人数").fill("2");
  await page.getByLabel("月薪下限（元）").fill("5500");
  await page.getByLabel("月薪上限（元）").fill("7500");
  await page.getByLabel("工作地点").fill("衢州市柯城区");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("还差 2 人").first().waitFor();
  expect(first.faults).toEqual([]);
  await first.context.close();

  const [order] = (await owner.call(listOrders, { query: {} })).items;
  if (!order) throw new Error("The order is there");
  const { orderId } = order;
  const [position] = (await owner.call(getOrder, { params: { orderId } })).positions;
  const people = [];
  for (const number of [1, 2]) {
    const body = { name: `求职者${number}`, phone: phoneOf(900 + number), consent: true as const };
    people.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const applications = await recommendAll(owner, position?.positionId ?? "", people);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    await move(owner, orderId, applications, to);
  }
  expect(await owner.call(getOrder, { params: { orderId } })).toMatchObject({ status: "fulfilled", filled: 2 });
  await laptop.drain();
});

test("at the quarter's end it is evaluated, and its grade is on the board", async () => {
  const quarter = quarterOf(today());
  const programme = { quarter, name: `${quarter} 评价`, scorecardVersion: 1, tolerance: 10 };
  const deadline = plusDays(today(), 120);
  const { programmeId } = await administrator.call(createProgramme, { body: { ...programme, deadline } });
  const params = { programmeId };
  const evaluatorIds = evaluators.map(({ memberId }) => memberId);
  const assignments = [{ agencyId, evaluatorIds }];
  await administrator.call(assignEvaluators, { params, body: { assignments } });
  for (const { person } of evaluators) {
    await person.call(submitSheet, { params: { programmeId, agencyId }, body: sheetOf(90) });
  }
  const { version } = await administrator.call(getProgramme, { params });
  await expect(administrator.call(concludeProgramme, { params, body: { version } })).rejects.toMatchObject({
    problem: { code: "programme.early" },
  });
  // The quarter is over.
  ahead = 120 * 24 * 60 * 60 * 1000;
  const { page } = desk;
  await page.goto(`${laptop.origin}/evaluations/programmes/${programmeId}`);
  await page.getByRole("button", { name: "核算结果" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "核算结果" }).click();
  await page.getByText("已核算").first().waitFor();
  await page.getByRole("button", { name: "公示等级" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "公示等级" }).click();
  await page.getByText("已公示").first().waitFor();
  await laptop.drain();
  await phone.page.goto(`${laptop.origin}/evaluations/boards`);
  await phone.page.getByText(NEWCOMER).first().waitFor();
  await phone.page.getByText("AAAAA").first().waitFor();
  for (const { faults } of [desk, phone]) expect(faults).toEqual([]);
});

test("every counter on the way adds up", async () => {
  const { client, name } = laptop.platform.open(mintMemberScope());
  await laptop.drain();
  const { checked, findings } = await verifyTable(client, name, { followed: true });
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({ parks: 1, agencies: 1, events: 1, placements: 2 });
});
