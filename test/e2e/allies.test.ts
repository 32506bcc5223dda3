import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop } from "../laptop.ts";
import { choosePlace, openBrowser, openPage, signInAs } from "./browser.ts";

/* 友好园区: a park shares what it would win, an ally asks for the contact on a phone, and proposes one of its own. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let park: Awaited<ReturnType<typeof openPage>>;
let ally: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { partnerId } = await laptop.partner(administrator, "金川园区", "alliedPark", "ally@jinchuan.test");
  await laptop.drain();
  const today = shanghaiDate(new Date());
  const term = { number: "1", title: "友好园区协议", partnerIds: [partnerId], from: today, to: plusDays(today, 300) };
  const draft = await administrator.call(createAgreement, { body: { ...term, obligations: [], opens: ["prospects"] } });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  for (let round = 1; round <= 2; round += 1) await laptop.drain();
  [park, ally] = await Promise.all([
    openPage(opened.browser, { width: 1366, height: 768 }),
    openPage(opened.browser, { width: 390, height: 844 }),
  ]);
  await signInAs(park.page, laptop.origin, "admin@quzhou.test");
  await park.page.getByRole("link", { name: "资源库" }).waitFor();
  await signInAs(ally.page, laptop.origin, "ally@jinchuan.test");
  await ally.page.getByRole("heading", { name: "现在开放" }).waitFor();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("a prospect is kept, shared with an ally, and its contact opened by a consent", async () => {
  const { page } = park;
  await page.goto(`${laptop.origin}/prospects`);
  await page.getByRole("button", { name: "登记招商资源" }).first().click();
  const form = page.getByRole("form", { name: "登记招商资源" });
  await form.getByLabel("单位名称").fill("卡游科技");
  await choosePlace(page, form.getByLabel("所在地"), "浙江省 / 衢州市 / 衢江区");
  await form.getByLabel("需求").fill("200 名操作工");
  await form.getByLabel("联系人").fill("汪小洋");
  await form.getByLabel("手机号").fill("19900067001");
  await form.getByRole("button", { name: "登记招商资源" }).click();
  await page.getByRole("button", { name: "共享", exact: true }).click();
  const sharing = page.getByRole("form", { name: "共享" });
  await sharing.getByLabel("共享给").selectOption("chosen");
  await sharing.getByLabel("金川园区").check();
  await sharing.getByRole("button", { name: "保存" }).click();
  await page.getByText("共享范围已保存").waitFor();

  await ally.page.getByRole("link", { name: "共享招商资源" }).click();
  await ally.page.getByRole("button", { name: "卡游科技" }).click();
  await ally.page.getByText("199 **** 7001").last().waitFor();
  expect(await ally.page.content()).not.toContain("汪小洋");
  await ally.page.getByLabel("用途").fill("洽谈分支机构");
  await ally.page.getByRole("button", { name: "申请联系方式" }).click();
  await ally.page.getByText("待答复").waitFor();
  await laptop.drain();

  await page.goto(`${laptop.origin}/prospects/requests`);
  await page.getByRole("link", { name: "联系方式申请（1）" }).waitFor();
  await page.getByRole("button", { name: "登记同意" }).click();
  const consent = page.getByRole("form", { name: "登记同意" });
  await consent.getByText("我同意衢州园区把我的姓名和手机号提供给金川园区").waitFor();
  await consent.getByRole("button", { name: "登记同意" }).click();
  await page.getByText("没有待答复的申请").waitFor();

  await ally.page.reload();
  await ally.page.getByRole("button", { name: "查看姓名和手机号" }).click();
  await ally.page.getByText("汪小洋").waitFor();
  await ally.page.getByRole("link", { name: "199 0006 7001" }).waitFor();
});

test("the ally proposes one of its own, which is a lead of the park, and sees how far it is", async () => {
  await ally.page.goto(`${laptop.origin}/prospects/proposals`);
  await ally.page.getByRole("button", { name: "推荐招商资源" }).click();
  const form = ally.page.getByRole("form", { name: "推荐招商资源" });
  await form.getByLabel("单位名称").fill("金格兰石英");
  await choosePlace(ally.page, form.getByLabel("所在地"), "甘肃省 / 金昌市 / 金川区");
  await form.getByLabel("联系人", { exact: true }).fill("何娜");
  await form.getByLabel("手机号").fill("19900067002");
  await form.getByRole("button", { name: "推荐招商资源" }).click();
  await form.getByText("处需要修改").waitFor();
  await form.getByLabel("联系人已同意上面这段话").check();
  await form.getByRole("button", { name: "推荐招商资源" }).click();
  await ally.page.getByText("金格兰石英").waitFor();
  await laptop.drain();
  await laptop.drain();
  await ally.page.reload();
  await ally.page.getByText("园区已收到").waitFor();

  const { page } = park;
  await page.goto(`${laptop.origin}/leads?status=new`);
  await page.getByRole("link", { name: "金格兰石英" }).click();
  await page.getByText("友好园区 · 金川园区").waitFor();
  await page.getByRole("button", { name: "加入资源库" }).click();
  const pool = page.getByRole("form", { name: "加入资源库" });
  await choosePlace(page, pool.getByLabel("所在地"), "甘肃省 / 金昌市 / 金川区");
  await pool.getByRole("button", { name: "加入资源库" }).click();
  await page.getByText("已加入资源库").waitFor();
  await page.goto(`${laptop.origin}/partners`);
  await page.getByRole("link", { name: "金川园区" }).click();
  await page.getByText("1 条（待对接 1，对接中 0，落地 0，未成 0）").waitFor();
  expect([...park.faults, ...ally.faults]).toEqual([]);
});
