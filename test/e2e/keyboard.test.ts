import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, getOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { CandidateId, OrderId } from "@shanhai/contract/scalar";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage } from "./browser.ts";

/* The main job with the keyboard alone: nothing here is ever clicked, and every key goes where the focus is. */

const ORDER = "2026 年技术人才";
const PEOPLE = 12;

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let owner: Person;
let orderId: OrderId;
let desk: Awaited<ReturnType<typeof openPage>>;
let page: Page;

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "衢州金格兰石英", uscc: uscc(10) } });
  ({ orderId } = await owner.call(createOrder, { body: { enterpriseId, title: ORDER, deadline: "2030-06-30" } }));
  const job = { title: "设备维护技师", occupation: "设备维护", headcount: 20, payMin: 600_000, payMax: 900_000 };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: { ...job, place: "330803" } });
  const candidateIds: CandidateId[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const body = {
      name: `求职者${String.fromCodePoint(0x7532 + index)}`,
      phone: `1990000${1000 + index}`,
      consent: true as const,
    };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId);
  }
  await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
  await laptop.drain();
  desk = await openPage(opened.browser);
  ({ page } = desk);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

const press = (key: string) => page.keyboard.press(key);
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
const holdsFocus = (locator: Locator) => locator.evaluate((element) => element.contains(document.activeElement));
const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));

/** Presses Tab until the focus is there; fails when it takes longer than somebody would press on. */
async function tabTo(target: Locator, most = 40): Promise<number> {
  await target.waitFor();
  for (let tabs = 1; tabs <= most; tabs += 1) {
    await press("Tab");
    if (await hasFocus(target)) return tabs;
  }
  throw new Error(`Not reached in ${most} tabs: ${target}; the focus is at ${await focused()}`);
}

/**
 * Tab goes around in the dialog, both ways, and never into the page behind it. Between its ends lies the browser's own bar, as
 * with the dialogs that browsers bring, where no element of the page has the focus.
 */
async function isTrapped(dialog: Locator): Promise<void> {
  const places = new Set<string | undefined>();
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await press(key);
      const outside = await page.evaluate(() => document.activeElement === document.body);
      expect(outside || (await holdsFocus(dialog)), `after ${tabs + 1} ${key}: ${await focused()}`).toBe(true);
      places.add(await focused());
    }
  }
  expect(places.size).toBeGreaterThan(1);
}

/** The focus arrives a moment after a dialog is there, and comes back a moment after it is gone. */
const focusArrives = (locator: Locator) => expect.poll(() => hasFocus(locator)).toBe(true);
const focusIsIn = (locator: Locator) => expect.poll(() => holdsFocus(locator)).toBe(true);

const column = (stage: string, people: number) => page.getByRole("region", { name: `${stage}，${people} 人` });
const recommended = (people: number) => column("已推荐", people);
const card = (place: number) => recommended(PEOPLE).locator(`[aria-posinset="${place}"]`);
const stages = async () => (await owner.call(getOrder, { params: { orderId } })).positions[0]?.stages;

test("one signs in", async () => {
  await page.goto(laptop.origin);
  await tabTo(page.getByRole("button", { name: "登录" }));
  await press("Enter");
  await tabTo(page.getByLabel("其他邮箱"));
  await page.keyboard.type("owner@chuansi.test");
  await press("Enter");
  await page.getByRole("heading", { name: "订单", level: 1 }).waitFor();
});

test("the first Tab shows the way past the navigation, and it leads to the content", async () => {
  await page.reload();
  await page.getByRole("link", { name: ORDER }).waitFor();
  const skip = page.getByRole("link", { name: "跳到内容" });
  await tabTo(skip, 1);
  const { x, y } = (await skip.boundingBox()) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y).toBeGreaterThanOrEqual(0);
  await press("Enter");
  await focusArrives(page.locator("#content"));
  expect((await skip.boundingBox())?.x).toBeLessThan(0);
});

test("an order is opened from the list, and Tab goes on in its page", async () => {
  await tabTo(page.getByRole("link", { name: ORDER }));
  await press("Enter");
  await page.getByRole("heading", { name: ORDER, level: 1 }).waitFor();
  await recommended(PEOPLE).waitFor();
  await press("Tab");
  expect(await holdsFocus(page.locator("main")), await focused()).toBe(true);
});

test("? tells the keys, and nothing leaves the dialog but Escape", async () => {
  const before = await focused();
  await press("?");
  const help = page.getByRole("dialog", { name: "快捷键" });
  await focusIsIn(help);
  for (const key of ["?", "j", "x", "m", "a", "u", "Enter", "Esc"])
    await help.getByText(key, { exact: true }).waitFor();
  // Keys belong to the dialog while it is open.
  await press("1");
  await press("Escape");
  await help.waitFor({ state: "hidden" });
  expect(page.url()).toContain(orderId);
  await expect.poll(focused).toBe(before);
});

test("keys go through the board, and the person they are at has the focus", async () => {
  await press("j");
  await focusArrives(card(1).getByRole("link"));
  await press("j");
  await press("ArrowDown");
  await focusArrives(card(3).getByRole("link"));
  await press("k");
  await press("ArrowUp");
  await focusArrives(card(1).getByRole("link"));
});

test("a person is opened beside the board by Enter, and Escape leads back to the card", async () => {
  await press("j");
  const name = card(2).getByRole("link");
  await press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByText("199 0000").first().waitFor();
  await focusIsIn(drawer);
  await isTrapped(drawer);
  await press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await focusArrives(name);
  await press("k");
  await focusArrives(card(1).getByRole("link"));
});

test("people are chosen, moved after a preview, and brought back from the toast", async () => {
  await press("x");
  await page.getByText("在“已推荐”已选 1 人").waitFor();
  // Shift takes the people between, with Space as with a click.
  await press("j");
  await press("j");
  await press("Shift+Tab");
  await focusArrives(card(3).getByRole("checkbox"));
  await press("Shift+Space");
  await page.getByText("在“已推荐”已选 3 人").waitFor();
  await press("m");
  const dialog = page.getByRole("dialog", { name: "推进 3 人" });
  const to = dialog.getByLabel("推进到");
  await focusArrives(to);
  await dialog.getByRole("button", { name: "确认推进 3 人" }).waitFor();
  await isTrapped(dialog);
  await press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await focusArrives(card(3).getByRole("checkbox"));
  expect(await stages()).toMatchObject({ recommended: PEOPLE, screened: 0 });

  await press("m");
  await focusArrives(to);
  await tabTo(dialog.getByRole("button", { name: "确认推进 3 人" }), 4);
  await press("Enter");
  await column("已筛选", 3).waitFor();
  expect(await stages()).toMatchObject({ recommended: PEOPLE - 3, screened: 3 });
  // The cards are gone: the keyboard goes on in the content, not at the top of the page.
  await focusIsIn(page.locator("main"));
  await press("u");
  await page.getByText("已撤销，3 人回到原环节").waitFor();
  await recommended(PEOPLE).waitFor();
  expect(await stages()).toMatchObject({ recommended: PEOPLE, screened: 0 });
  await press("u");
});

test("a column is chosen whole by Space, and the toast's own button takes it back", async () => {
  const all = recommended(PEOPLE).getByRole("checkbox", { name: /^全选/ });
  await page.reload();
  await all.waitFor();
  await tabTo(page.getByRole("link", { name: "跳到内容" }), 1);
  await press("Enter");
  await tabTo(all);
  await press("Space");
  await page.getByText(`在“已推荐”已选 ${PEOPLE} 人`).waitFor();
  await press("m");
  const dialog = page.getByRole("dialog");
  await focusArrives(dialog.getByLabel("推进到"));
  await tabTo(dialog.getByRole("button", { name: `确认推进 ${PEOPLE} 人` }), 4);
  await press("Enter");
  await column("已筛选", PEOPLE).waitFor();
  const undo = page.getByRole("status").getByRole("button", { name: "撤销" });
  await tabTo(undo, 60);
  await press("Enter");
  await recommended(PEOPLE).waitFor();
  await focusIsIn(page.locator("main"));
  expect(await stages()).toMatchObject({ recommended: PEOPLE, screened: 0 });
});

test("what else the help lists works: columns, assigning, letting go, sections", async () => {
  await press("j");
  await press("x");
  await press("m");
  const dialog = page.getByRole("dialog");
  await tabTo(dialog.getByRole("button", { name: "确认推进 1 人" }), 6);
  await press("Enter");
  await column("已筛选", 1).waitFor();
  const left = recommended(PEOPLE - 1);
  const right = column("已筛选", 1);
  for (const [key, place] of [
    ["l", right],
    ["h", left],
    ["ArrowRight", right],
    ["ArrowLeft", left],
  ] as const) {
    await press(key);
    await focusIsIn(place);
  }
  await press("x");
  await page.getByText("在“已推荐”已选 1 人").waitFor();
  await press("a");
  await focusIsIn(dialog);
  await press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await focusIsIn(left);
  await press("Escape");
  await page.getByText("在“已推荐”已选 1 人").waitFor({ state: "hidden" });
  for (const [key, section] of [
    ["1", "今日"],
    ["3", "岗位发布"],
    ["2", "订单"],
  ] as const) {
    await press(key);
    await page.getByRole("heading", { name: section, level: 1 }).waitFor();
  }
  expect(desk.faults).toEqual([]);
});
