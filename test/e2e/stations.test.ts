import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* 就业驿站 on a phone: the month's jobs handed on, somebody written down where there is no network, and the loop closed at the agency and the park. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let positionId: string;
let phone: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("金川园区", "620300", "admin@jinchuan.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  const { partnerId } = await laptop.partner(administrator, "崆峒区就业驿站", "station", "station@kongtong.test");
  await laptop.drain();
  const today = shanghaiDate(new Date());
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "订单", deadline: plusDays(today, 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { headcount: 300, payMin: 500_000, payMax: 700_000, place: "金昌市金川区" };
  ({ positionId } = await owner.call(addPosition, {
    params: { orderId },
    body: { title: "包装操作工", occupation: "包装工", benefits: ["包住宿", "餐补"], ...seats },
  }));
  const posting = { division: "620302", validThrough: plusDays(today, 30), publish: true };
  await owner.call(createPosting, { params: { positionId }, body: posting });
  const term = { number: "1", title: "中转协议", partnerIds: [partnerId], from: today, to: plusDays(today, 300) };
  const draft = await administrator.call(createAgreement, { body: { ...term, obligations: [], opens: ["relay"] } });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  for (let round = 1; round <= 2; round += 1) await laptop.drain();
  phone = await openPage(opened.browser, { width: 390, height: 844 });
  await signInAs(phone.page, laptop.origin, "station@kongtong.test");
  await phone.page.getByRole("heading", { name: "现在开放" }).waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the month's jobs are made, handed on, and the sending noted and taken back", async () => {
  const { page } = phone;
  await page.goto(`${laptop.origin}/relays`);
  await page.getByRole("button", { name: "生成本月岗位" }).click();
  await page.getByText("转发 1 个岗位").waitFor();
  await page.getByText("看文字").click();
  const text = (await page.locator(".relay-text").textContent()) ?? "";
  expect(text).toContain("1. 包装操作工｜卡游科技");
  const link = /\/relay\/\S+/.exec(text)?.[0] ?? "";
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "存图片" }).click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(/^崆峒区就业驿站 \d+月岗位\.png$/);
  await page.getByRole("button", { name: "登记转发" }).click();
  const note = page.getByRole("dialog");
  await note.getByLabel("村社或群").fill("南街村就业群");
  await note.getByLabel("大约人数").fill("180");
  await note.getByRole("button", { name: "登记转发" }).click();
  await page.getByText("转发 1 次，约 180 人次").waitFor();

  const visitor = await openPage(opened.browser, { width: 390, height: 844 });
  await visitor.page.goto(`${laptop.origin}${link}`);
  await visitor.page.getByRole("link", { name: /包装操作工/ }).click();
  await visitor.page.getByRole("heading", { name: "包装操作工" }).waitFor();
  expect(visitor.faults).toEqual([]);
});

test("without a network somebody is written down all the same, and sent once when it is back", async () => {
  const { page } = phone;
  await page.getByRole("link", { name: "登记意向" }).click();
  await page.getByLabel("想去的岗位").locator("option", { hasText: "包装操作工" }).waitFor({ state: "attached" });
  await page.context().setOffline(true);
  await page.getByLabel("姓名").fill("马得福");
  await page.getByLabel("手机号").fill("19900900001");
  await page.getByLabel("想去的岗位").selectOption({ index: 1 });
  await page.getByText("并提供给川思控股（人力资源服务机构）和用人单位卡游科技").waitFor();
  await page.getByLabel("已念给本人听").check();
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByText("1 人还存在手机里").waitFor();
  expect((await owner.call(listApplications, { params: { positionId }, query: {} })).items).toEqual([]);
  await page.context().setOffline(false);
  await page.getByText("1 人还存在手机里").waitFor({ state: "detached" });
  const { items } = await owner.call(listApplications, { params: { positionId }, query: {} });
  expect(items).toMatchObject([{ candidateName: "马得福", source: { kind: "relay", name: "崆峒区就业驿站" } }]);
  await page.getByRole("link", { name: "供给清单" }).click();
  await page.getByRole("button", { name: "马得福" }).click();
  await page.getByRole("dialog").getByText("包装操作工 · 卡游科技").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("the station and its park see what came of it", async () => {
  for (let round = 1; round <= 2; round += 1) await laptop.drain();
  const { page } = phone;
  await page.getByRole("link", { name: "成效" }).click();
  await page.getByRole("cell", { name: "180" }).waitFor();
  const desk = await openPage(opened.browser);
  await signInAs(desk.page, laptop.origin, "admin@jinchuan.test");
  await desk.page.locator(".sidebar").waitFor();
  await desk.page.goto(`${laptop.origin}/partners/stations`);
  const row = desk.page.getByRole("row", { name: /崆峒区就业驿站/ });
  await row.waitFor();
  expect((await row.getByRole("cell").allTextContents()).slice(1, 7)).toEqual(["1", "1", "180", "1", "1", "0"]);
  expect(await desk.page.locator("main").textContent()).not.toContain("马得福");
  // Without a network requests fail, and browsers say so.
  const faults = [...phone.faults, ...desk.faults].filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one));
  expect(faults).toEqual([]);
});
