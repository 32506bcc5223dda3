import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOffering } from "@shanhai/contract/offering";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { laterMonth, monthOf, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs, touchingLabels } from "./browser.ts";

/* What will be asked for, on the park's screen and on a phone; and which offerings fit a client, taken into the four steps. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
const present = new Date();
let clock = present;
const MONTHS = 13;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, now: () => clock }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  await laptop.drain();
  const client = { name: "启源锂电", uscc: uscc(9), chain: "新能源" };
  const { enterpriseId } = await owner.call(createEnterprise, { body: client });
  for (let index = 0; index <= MONTHS; index += 1) {
    const month = laterMonth(monthOf(shanghaiDate(present)), index - MONTHS);
    clock = index === MONTHS ? present : new Date(`${month}-10T04:00:00.000Z`);
    const deadline = plusDays(shanghaiDate(clock), 60);
    const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: `${month} 订单`, deadline } });
    const seats = { title: "锂电操作工", occupation: "锂电操作工", headcount: 20, payMin: 500_000, payMax: 700_000 };
    await owner.call(addPosition, { params: { orderId }, body: { ...seats, place: "衢州市衢江区" } });
  }
  await owner.call(createOffering, { body: { name: "锂电技工批量招聘", kind: "recruitment" } });
  for (let times = 0; times < 4; times += 1) await laptop.drain();
  await laptop.functions.daily();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the park reads what a chain will ask for, how that is computed, and the months behind an occupation", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.getByRole("link", { name: "用工预测", exact: true }).click();
  await page.getByText(/^新能源：.*预计招 60 人，去年同期 60 人/).waitFor();
  await page.getByText("历史只有 13 个月，不足以检验其他算法，暂用最简单的。").waitFor();
  await page.getByRole("button", { name: "电池制造工" }).click();
  const drawer = page.getByRole("dialog", { name: "电池制造工" });
  await drawer.getByRole("cell", { name: "衢江区" }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expect.poll(() => touchingLabels(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("an agency sees what fits a client and why, and takes it into the four steps", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "owner@chuansi.test");
  await page.getByRole("link", { name: "企业", exact: true }).click();
  await page
    .getByRole("link", { name: /闭环与走访|启源锂电/ })
    .first()
    .click();
  const plans = page.getByRole("region", { name: "适合的服务方案" });
  await plans.getByText("还有 280 个空缺（达到 10）").waitFor();
  await plans.getByRole("button", { name: "把“锂电技工批量招聘”列入服务闭环" }).click();
  await plans.getByText(/已列入服务闭环/).waitFor();
  await page.getByRole("region", { name: "服务闭环", exact: true }).getByText("需求挖掘").waitFor();
  expect(faults).toEqual([]);
});
