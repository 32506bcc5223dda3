import { transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import { acceptIntroductions, listOfferedGraduates } from "@shanhai/contract/introduction";
import { moveApplications } from "@shanhai/contract/move";
import { afterAll, beforeAll, expect, test } from "vitest";
import { graduatesOf, orderOf, schoolIn } from "../cohort.ts";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* 技能人才订单班: an agency plans one at its desk, the school accepts and trains on a phone, graduates arrive, the park sees sums. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let [administrator, owner] = [] as unknown as [Person, Person];
let order: Awaited<ReturnType<typeof orderOf>>;
let school: Awaited<ReturnType<typeof schoolIn>>;

async function drain() {
  for (let round = 0; round < 4; round += 1) await laptop.drain();
}

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  school = await schoolIn(laptop, administrator, { name: "平凉职业技术学院" });
  order = await orderOf(owner, [4]);
  await graduatesOf(school.teacher, 3);
  await drain();
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, { width: 390, height: 844 })];
  await Promise.all([
    signInAs(desk.page, laptop.origin, "owner@chuansi.test"),
    signInAs(phone.page, laptop.origin, school.email),
  ]);
  await Promise.all([
    desk.page.getByRole("heading", { name: "订单", exact: true }).waitFor(),
    phone.page.getByRole("heading", { name: "平凉职业技术学院" }).waitFor(),
  ]);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the agency plans a cohort for no more seats than are open, and proposes it", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/orders/${order.orderId}?tab=cohorts`);
  await page.getByText("还没有订单班").waitFor();
  await page.getByRole("button", { name: "计划订单班" }).click();
  const form = page.getByRole("form", { name: "计划订单班" });
  await form.getByLabel("院校").selectOption({ label: "平凉职业技术学院" });
  await form.getByLabel("班名").fill("机电维修订单班");
  await form.getByLabel("计划人数").fill("9");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText("岗位“维修工1”空缺 4 人，其他订单班已计划 0 人，本班最多计划 4 人。").waitFor();
  await form.getByLabel("计划人数").fill("3");
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("计划已保存").waitFor();
  const card = page.getByRole("region", { name: "机电维修订单班" });
  await card.getByText("草稿").waitFor();
  await card.getByRole("button", { name: "提请院校" }).click();
  await card.getByText("待院校答复").waitFor();
  await drain();
});

test("the school accepts on a phone, enrols from its roster, records progress, and sends its graduates", async () => {
  const { page } = phone;
  await page.goto(`${laptop.origin}/cohorts`);
  await page.getByRole("link", { name: "机电维修订单班" }).click();
  await page.getByRole("button", { name: "接受", exact: true }).click();
  await page.getByText("培养中").first().waitFor();
  await page.getByRole("button", { name: "毕业生入班" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("选择本页").check();
  await drawer.getByText("提供给川思控股、卡游").waitFor();
  await drawer.getByLabel("以上毕业生都同意了上面这段话").check();
  await drawer.getByRole("button", { name: "3 人入班" }).click();
  await page.getByText("已入班 3 人").first().waitFor();
  const choose = () => page.getByLabel("选择本页").check();
  await choose();
  await page.getByRole("button", { name: "开始培养" }).click();
  await page.getByText("已登记 3 人").first().waitFor();
  await page.getByRole("button", { name: "登记完成" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText(/完成，3 人/).waitFor();
  await page.getByLabel("选择王小明").check();
  await page.getByLabel("选择王小亮").check();
  await page.getByRole("button", { name: "结业", exact: true }).click();
  await page.getByText("已结业").first().waitFor();
  await page.getByLabel("选择王小明").check();
  await page.getByLabel("选择王小亮").check();
  await page.getByRole("button", { name: "输送到岗位" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "输送到岗位" }).click();
  await page.getByText("已输送 2 人，等待机构接收").waitFor();
  await drain();
});

test("graduates are taken on like others who were recommended, arrive, and both sides and the park see it", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/introductions`);
  await page.getByText("订单班：机电维修订单班").first().waitFor();
  expect(await page.locator("main").textContent()).not.toMatch(/小明|小亮/);
  const { items } = await owner.call(listOfferedGraduates, { query: {} });
  const introductionIds = items.map(({ introductionId }) => introductionId);
  await owner.call(acceptIntroductions, { body: { introductionIds } });
  const [positionId = "" as never] = order.positionIds;
  const applications = (await owner.call(listApplications, { params: { positionId }, query: {} })).items;
  await page.goto(`${laptop.origin}/orders/${order.orderId}`);
  await page.getByText("订单班：机电维修订单班").first().waitFor();
  const applicationIds = applications.map(({ applicationId }) => applicationId);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await owner.call(moveApplications, { params: order, body: { applicationIds, to } });
  await drain();
  await page.goto(`${laptop.origin}/orders/${order.orderId}?tab=cohorts`);
  const told = "维修工1：计划 3 人，入班 3 人，结业 2 人，到岗 2 人";
  await page.getByRole("img", { name: told }).waitFor();
  await phone.page.reload();
  await phone.page.getByRole("img", { name: told }).waitFor();
  const park = await openPage(opened.browser);
  await signInAs(park.page, laptop.origin, "admin@quzhou.test");
  await park.page.getByRole("heading", { name: "衢州园区" }).waitFor();
  await park.page.goto(`${laptop.origin}/partners/${school.partnerId}`);
  const figures = park.page.getByRole("region", { name: "订单班" });
  await figures.getByText("其中培养中 1").waitFor();
  expect((await figures.textContent())?.replaceAll(/\s/g, "")).toContain("入班3结业2到岗2在岗2");
  expect(park.faults).toEqual([]);
});

test("revoked, the cohort is closed to the school; the agency keeps it", async () => {
  const { agreementId, version } = school.agreement;
  const body = { to: "revoked" as const, reason: "到期不再续签", version };
  await administrator.call(transitAgreement, { params: { agreementId }, body });
  await drain();
  await phone.page.reload();
  await phone.page.getByText("没有生效中的协议开放这一页").waitFor();
  expect(await phone.page.locator("main").textContent()).not.toContain("王小");
  await desk.page.reload();
  await desk.page.getByText("机电维修订单班").first().waitFor();
  expect([...desk.faults, ...phone.faults]).toEqual([]);
});
