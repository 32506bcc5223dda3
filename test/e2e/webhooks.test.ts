import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { type Receiver, startReceiver, verified } from "../receiver.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* An owner has events sent to a system of the agency's own, sees what came of each, and sends one again. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let owner: Person;
let receiver: Receiver;

beforeAll(async () => {
  [laptop, opened, receiver] = await Promise.all([
    startTestLaptop({ console: true, webhooksLocal: true }),
    openBrowser(),
    startReceiver(),
  ]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  await laptop.drain();
  desk = await openPage(opened.browser);
  await signInAs(desk.page, laptop.origin, "owner@chuansi.test");
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
  await receiver?.stop();
});

test("made with its secret shown once, tested, told of an order, sent again, paused and removed", async () => {
  const { page } = desk;
  await page.getByRole("link", { name: "设置" }).click();
  await page.getByRole("link", { name: "事件推送" }).click();
  await page.getByText("还没有事件推送").waitFor();
  await page.getByRole("button", { name: "新建推送" }).click();
  const form = page.getByRole("form", { name: "新建推送" });
  await form.getByLabel("接收网址").fill(receiver.url);
  await form.getByLabel("备注").fill("考勤系统");
  await form.getByRole("button", { name: "新建推送" }).click();
  // Without an event there is nothing to be told.
  await form.getByRole("link", { name: "推送哪些事件" }).waitFor();
  await form.getByLabel("订单开放").check();
  await form.getByRole("button", { name: "新建推送" }).click();
  const secret = await page.getByLabel("密钥", { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "已存好，关闭" }).click();

  await page.getByRole("heading", { name: "考勤系统" }).waitFor();
  await page.getByText("还没有推送过").waitFor();
  await page.getByRole("button", { name: "发测试消息" }).click();
  await page.getByRole("row").filter({ hasText: "webhook.test" }).getByText("已送达").waitFor();
  expect(verified(receiver.received[0] as never, secret).type).toBe("webhook.test");
  expect(await page.locator("body").textContent()).not.toContain(secret);

  receiver.answer = 500;
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "华友钴新材料", uscc: uscc(9) } });
  await owner.call(createOrder, { body: { enterpriseId, title: "批量招聘", deadline: "2030-12-31" } });
  const row = page.getByRole("row").filter({ hasText: "order.opened" });
  await row.getByText("HTTP 500").waitFor();
  receiver.answer = 204;
  // It comes back by itself, five seconds later.
  await row.getByText("已送达").waitFor();
  expect(new Set(receiver.received.slice(1).map(({ headers }) => headers["webhook-id"])).size).toBe(1);

  await row.getByRole("button", { name: "订单开放" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("HTTP 500").waitFor();
  const before = receiver.received.length;
  await drawer.getByRole("button", { name: "重发" }).click();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(before + 1), { timeout: 10_000 });
  expect(receiver.received.at(-1)?.body).toBe(receiver.received.at(-2)?.body);
  await drawer.getByRole("button", { name: "关闭" }).click();

  await page.getByRole("button", { name: "停用" }).click();
  await page.getByText("由负责人停用").waitFor();
  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await page.getByText("还没有事件推送").waitFor();
  expect(desk.faults).toEqual([]);
});
