import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* The talent map: the park finds what is missing, goes down to whose positions they are, takes it along; an agency on a phone sees its own. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
const today = shanghaiDate(new Date());

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  const { owner: other } = await laptop.agency(administrator, "汇衢人力", 2, "owner@huiqu.test");
  await laptop.drain();
  for (const [person, number, chain, occupations] of [
    [owner, 11, "新能源产业链", ["锂电操作工", "叉车工"]],
    [other, 12, "特种纸", ["抄纸工"]],
    [other, 13, "服装", ["缝纫工"]],
  ] as const) {
    const client = { name: `企业${number}`, uscc: uscc(number), chain };
    const { enterpriseId } = await person.call(createEnterprise, { body: client });
    const order = { enterpriseId, title: `订单${number}`, deadline: plusDays(today, 60) };
    const { orderId } = await person.call(createOrder, { body: order });
    for (const [index, occupation] of occupations.entries()) {
      const seats = { title: occupation, occupation, headcount: 120 - 40 * index, place: "衢州市常山县" };
      const body = { ...seats, payMin: 500_000, payMax: 700_000 };
      await person.call(addPosition, { params: { orderId }, body });
    }
  }
  for (let index = 0; index < 7; index += 1) {
    const phone = `1990000${String(index).padStart(4, "0")}`;
    const body = { name: `人${index}`, phone, homePlace: "衢州市常山县", occupation: "涂布工", consent: true as const };
    await owner.call(createCandidate, { body });
  }
  for (let times = 0; times < 3; times += 1) await laptop.drain();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the park reads where most people are missing, goes down to the positions, and takes table and picture along", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.getByRole("link", { name: "人才图谱" }).click();
  await page.getByRole("heading", { name: "特种纸链最缺造纸工：还差 120 人" }).waitFor();
  const chains = page.getByRole("button", { name: /^新能源/ });
  await chains.click();
  await page.getByRole("heading", { name: "新能源链最缺电池制造工：还差 113 人" }).waitFor();
  expect(new URL(page.url()).searchParams.get("chain")).toBe("energy");
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载图片（SVG）" }).click();
  expect((await picture).suggestedFilename()).toBe("产业链人才图谱-330800.svg");
  const table = page.getByRole("table", { name: "职业明细" });
  const row = table.getByRole("row", { name: /电池制造工/ });
  expect((await row.textContent())?.replace(/\s/g, "")).toContain("缺113");
  const file = page.waitForEvent("download");
  await page.getByRole("region", { name: "职业明细" }).getByRole("button", { name: "导出 CSV" }).click();
  expect((await file).suggestedFilename()).toBe("人才图谱-330800.csv");
  await page.getByRole("table", { name: "哪里缺：各地区空缺" }).getByRole("button", { name: "120" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("企业11 · 川思控股 · 新能源 · 常山县").waitFor();
  await drawer.getByRole("link", { name: "看各机构订单" }).waitFor();
  expect(faults).toEqual([]);
});

test("an agency on a phone sees its own positions, and of others only how many", async () => {
  const { page, faults } = await openPage(opened.browser, { width: 390, height: 844 });
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  // Only then the session is kept.
  await page.getByRole("heading", { name: "订单", exact: true }).waitFor();
  await page.goto(`${laptop.origin}/talent-map`);
  await page.getByRole("heading", { name: "特种纸链最缺造纸工：还差 120 人" }).waitFor();
  await page.getByRole("table", { name: "职业明细" }).getByRole("button", { name: "造纸工" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("其他机构另有 1 个岗位，空缺 120 人。").waitFor();
  expect(await drawer.textContent()).not.toMatch(/汇衢|企业12/);
  await drawer.getByRole("link", { name: "本机构做这一行的求职者" }).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  expect(faults).toEqual([]);
});
