import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { listAudiences } from "@shanhai/contract/partner-posting";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import type { PositionId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { choosePlace, openBrowser, openPage, signInAs, signInAtIssuer } from "./browser.ts";

/* A school becomes a partner: registered and invited at the desk, an agreement signed, what it opens used on a phone until it is revoked. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let owner: Person;
let positionId: PositionId;
let ahead = 0;

beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, now }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "订单", deadline: plusDays(shanghaiDate(now()), 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { headcount: 300, payMin: 500_000, payMax: 700_000, place: "衢州市常山县" };
  const body = { title: "操作工", occupation: "包装工", ...seats };
  ({ positionId } = await owner.call(addPosition, { params: { orderId }, body }));
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, { width: 390, height: 844 })];
  await signInAs(desk.page, laptop.origin, "admin@quzhou.test");
  await desk.page.locator(".sidebar").waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the park registers a school, invites its coordinator, draws up an agreement and signs it", async () => {
  const { page } = desk;
  await page.getByRole("link", { name: "协作", exact: true }).click();
  await page.getByRole("button", { name: "登记协作单位" }).first().click();
  const form = page.getByRole("form", { name: "登记协作单位" });
  await form.getByLabel("单位名称").fill("平凉职业技术学院");
  await form.getByLabel("类型").selectOption({ label: "院校" });
  await choosePlace(page, form.getByLabel("所在地"), "甘肃省 / 平凉市 / 崆峒区");
  await form.getByRole("button", { name: "登记协作单位" }).click();
  await page.getByRole("heading", { name: "平凉职业技术学院" }).waitFor();
  await page.getByRole("button", { name: "邀请联络人" }).click();
  await page.getByRole("dialog").getByLabel("邮箱").fill("teacher@school.test");
  await page.getByRole("button", { name: "生成邀请链接" }).click();
  const invitation = await page.getByRole("textbox", { name: "邀请链接" }).inputValue();
  await page.getByRole("button", { name: "完成" }).click();

  await phone.page.goto(invitation);
  await phone.page.getByRole("button", { name: "登录" }).click();
  await signInAtIssuer(phone.page, "teacher@school.test");
  await phone.page.getByRole("button", { name: "接受邀请" }).click();
  await phone.page.getByText("园区还没有与贵单位签订协议").waitFor();

  await page.getByRole("button", { name: "起草协议" }).click();
  const draft = page.getByRole("form", { name: "起草协议" });
  await draft.getByLabel("协议编号").fill("东西部劳务协〔2026〕1号");
  await draft.getByLabel("协议名称").fill("东西部劳务合作协议");
  const today = shanghaiDate(new Date());
  await draft.getByLabel("起始日").fill(today);
  await draft.getByLabel("截止日").fill(plusDays(today, 300));
  await draft.getByLabel("用工需求汇总").check();
  await draft.getByLabel("专属岗位").check();
  const line = draft.getByRole("region", { name: "义务 1" });
  await line.getByLabel("内容").fill("定向输送机电专业毕业生");
  await line.getByLabel("目标数量").fill("200");
  await line.getByLabel("单位", { exact: false }).last().fill("人");
  await draft.getByRole("button", { name: "保存" }).click();
  await page.getByText("草稿：协作方看不到，也不开放任何内容。").waitFor();
  await page.getByRole("button", { name: "签订生效" }).click();
  await page.getByRole("dialog").getByText("对协作方开放：用工需求汇总、专属岗位").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "签订生效" }).click();
  await page.getByText("生效中").waitFor();
  await laptop.drain();
});

test("the school sees what is open, and records what it did; the park sees it", async () => {
  const { page } = phone;
  await page.reload();
  await page.getByRole("link", { name: "用工需求汇总" }).click();
  await page.getByText("共 300 个空缺，1 个岗位").waitFor();
  expect(await page.locator("main").textContent()).not.toMatch(/川思|卡游/);
  const [audience] = (await owner.call(listAudiences, {})).items;
  const validThrough = plusDays(shanghaiDate(new Date()), 30);
  const addressed = { division: "330822", validThrough, publish: true, partnerId: audience?.partnerId };
  await owner.call(createPosting, { params: { positionId }, body: addressed });
  await laptop.drain();
  await laptop.drain();
  await page.goto(`${laptop.origin}/postings`);
  await page.getByRole("button", { name: "操作工" }).click();
  await page.getByRole("dialog").getByText("招 300 人，还差 300 人").waitFor();
  await page.goto(`${laptop.origin}/home`);
  await page.getByRole("button", { name: "登记履约：定向输送机电专业毕业生" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("做了什么").fill("首批毕业生到岗");
  await form.getByRole("button", { name: "登记履约" }).click();
  await form.getByText("必填").first().waitFor();
  await form.getByLabel("数量（人）").fill("86");
  await form.getByRole("button", { name: "登记履约" }).click();
  await page.getByText("86 / 200 人").waitFor();
  await laptop.drain();
  await desk.page.reload();
  await desk.page.getByText("86 / 200 人").waitFor();
  await desk.page.getByText("首批毕业生到岗").waitFor();
});

test("revoked with a reason, everything is closed within a minute, and what was agreed stays to be read", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: "终止协议" }).click();
  await page.getByRole("dialog").getByLabel("终止原因").fill("双方商定");
  await page.getByRole("dialog").getByRole("button", { name: "终止协议" }).click();
  await page.getByText("终止：双方商定").waitFor();
  await laptop.drain();
  ahead += 59_000;
  await phone.page.goto(`${laptop.origin}/demand`);
  await phone.page.getByText("没有生效中的协议开放这一页").waitFor();
  await phone.page.goto(`${laptop.origin}/postings`);
  await phone.page.getByText("没有生效中的协议开放这一页").waitFor();
  await phone.page.goto(`${laptop.origin}/home`);
  await phone.page.getByText("现在没有开放的内容").waitFor();
  await phone.page.getByRole("link", { name: "东西部劳务合作协议" }).click();
  await phone.page.getByText("终止：双方商定").waitFor();
  expect(await phone.page.getByRole("button", { name: /登记履约/ }).count()).toBe(0);
  expect([...desk.faults, ...phone.faults]).toEqual([]);
});
