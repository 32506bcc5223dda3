import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* Who suits a position: shown with why, recommended from there; the person's positions; weights with what they would change. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "焊工招聘", deadline: plusDays(shanghaiDate(new Date()), 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = {
    title: "氩弧焊工",
    occupation: "焊工",
    headcount: 6,
    payMin: 600_000,
    payMax: 800_000,
    place: "衢州市柯城区",
  };
  const asked = { skills: ["氩弧焊", "看图纸"], licences: ["焊工证"], skillLevel: "中级工" as const };
  await owner.call(addPosition, { params: { orderId }, body: { ...seats, ...asked } });
  const add = (name: string, phone: string, more: object) =>
    owner.call(createCandidate, { body: { name, phone, consent: true, occupation: "电焊工", ...more } as never });
  const welder = { licences: ["焊工证"], intendedPlace: "衢州" };
  await add("汪洋", "19900000001", {
    ...welder,
    skills: ["氩弧焊", "看图纸"],
    expectedPayMin: 650_000,
    experienceYears: 9,
    homePlace: "衢州市柯城区",
    skillLevel: "高级工",
  });
  await add("何娜", "19900000002", {
    ...welder,
    expectedPayMin: 500_000,
    homePlace: "衢州市柯城区",
    experienceYears: 9,
  });
  await add("章初一", "19900000003", { intendedPlace: "衢州" });
  for (let times = 0; times < 3; times += 1) await laptop.drain();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("an owner sees who suits and why, recommends them, and tries other weights", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.getByRole("link", { name: "订单", exact: true }).click();
  await page.getByRole("link", { name: "焊工招聘" }).click();
  await page.getByRole("button", { name: "匹配人选" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("link", { name: "汪洋" }).waitFor();
  expect(await drawer.getByRole("listitem").first().textContent()).toContain("汪洋");
  await drawer.getByText("为什么").first().click();
  await drawer.getByText("会 氩弧焊、看图纸").waitFor();
  await drawer.getByRole("tab", { name: "差一点" }).click();
  await drawer.getByText("未说明持有 焊工证").waitFor();
  await drawer.getByRole("tab", { name: "符合条件" }).click();
  await drawer.getByRole("checkbox", { name: "选择 汪洋" }).check();
  await drawer.getByRole("button", { name: "推荐 1 人" }).click();
  await drawer.getByText("已应聘：").waitFor();
  await drawer.getByRole("link", { name: "汪洋" }).click();
  await page.getByRole("tab", { name: "适合的岗位" }).click();
  await page.getByRole("link", { name: "氩弧焊工" }).waitFor();
  await page.getByRole("link", { name: "设置", exact: true }).click();
  await page.getByRole("link", { name: "匹配权重" }).click();
  await page.getByText("前 10 不变").waitFor();
  await page.getByRole("slider").nth(0).fill("0");
  await page.getByText("2 人名次有变").waitFor();
  await page.getByRole("button", { name: "保存权重" }).click();
  await page.getByText("权重已保存").waitFor();
  expect(faults).toEqual([]);
});
