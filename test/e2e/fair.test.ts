import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createEvent } from "@shanhai/contract/event";
import { recordEventOutcome } from "@shanhai/contract/event-outcome";
import { addEventSlots, giveEventSlot } from "@shanhai/contract/event-slot";
import { createOrder } from "@shanhai/contract/order";
import { createPolicyCard } from "@shanhai/contract/policy-card";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { getJobBoardLink, listPostingSources } from "@shanhai/contract/posting-source";
import { createRegistration } from "@shanhai/contract/registration";
import type { ApplicationId, OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { verifyTable } from "@shanhai/store/verify";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { numberIn } from "../own.ts";
import { move } from "../pipeline.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * The fair in 平凉: ten enterprises with 230 seats at ten booths, 200 who ask, 22 who apply, 15 who are interviewed. People
 * scan a booth's code in a hall whose network is slow, and is gone for a while.
 */

const BOOTHS = 10;
const SEATS = 23;
const CONSULTATIONS = 200;
const APPLICATIONS = 22;
const INTERVIEWS = 15;
/** A crowded cell: bytes a second, and milliseconds of way. */
const SLOW = { offline: false, downloadThroughput: 30_000, uploadThroughput: 10_000, latency: 400 };

interface Booth {
  name: string;
  path: string;
  orderId: OrderId;
  positionId: PositionId;
  postingId: PostingId;
}

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let owner: Person;
let desk: Awaited<ReturnType<typeof openPage>>;
let eventId: string;
let booths: Booth[];
/** How far the platform's clock is ahead: nobody waits here as people who type do. */
let ahead = 0;

const now = () => new Date(Date.now() + ahead);
const phoneOf = (number: number) => `199${String(number).padStart(8, "0")}`;

/** An enterprise with an order, its posting, and its booth. */
async function fillBooth(number: number, slot: { slotId: string; version: number }): Promise<Booth> {
  const name = `金川企业${number}`;
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name, uscc: uscc(100 + number) } });
  const { orderId } = await owner.call(createOrder, {
    body: { enterpriseId, title: `${name}操作工`, deadline: plusDays(shanghaiDate(now()), 60) },
  });
  // One pays 18 % more than the others.
  const [payMin, payMax] = number === BOOTHS ? [540_000, 640_000] : [450_000, 550_000];
  const job = { title: `${number} 号操作工`, occupation: "操作工", headcount: SEATS, payMin, payMax };
  const { positionId } = await owner.call(addPosition, {
    params: { orderId },
    body: { ...job, place: "金川区", benefits: ["包住宿"] },
  });
  const { postingId } = await owner.call(createPosting, {
    params: { positionId },
    body: { division: "620302", validThrough: plusDays(shanghaiDate(now()), 30), publish: true },
  });
  const body = {
    kind: "enterprise",
    organisation: name,
    contactName: `经理${number}`,
    phone: phoneOf(900 + number),
  } as const;
  const { registrationId } = await administrator.call(createRegistration, { params: { eventId }, body });
  const { slotId, version } = slot;
  await administrator.call(giveEventSlot, { params: { eventId, slotId }, body: { version, registrationId } });
  const { path } = await administrator.call(getJobBoardLink, { query: { eventId, slotId } });
  return { name, path, orderId, positionId, postingId };
}

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, now }), openBrowser()]);
  administrator = await laptop.park("金川人力资源服务产业园", "620302", "admin@jinchuan.test");
  ({ owner } = await laptop.agency(administrator, "金川人力资源公司", 1, "owner@jinchuan.test"));
  await laptop.drain();
  const today = shanghaiDate(now());
  const fair = { kind: "jobFair", title: "金川平凉专场招聘会", place: "平凉人民广场", date: today } as const;
  const body = { ...fair, from: "00:00", to: "23:59", capacity: 500, status: "open" } as const;
  ({ eventId } = await administrator.call(createEvent, { body }));
  const labels = Array.from({ length: BOOTHS }, (_, index) => ({ label: `A${String(index + 1).padStart(2, "0")}` }));
  const { slots } = await administrator.call(addEventSlots, { params: { eventId }, body: { slots: labels } });
  await administrator.call(createPolicyCard, {
    body: { kind: "housing", title: "住宿安置", text: "夫妻同来的，安排一套住房" },
  });
  booths = [];
  for (const [index, slot] of slots.entries()) booths.push(await fillBooth(index + 1, slot));
  await laptop.drain();
  desk = await openPage(opened.browser);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

/** Sends a booth's form as a phone without JavaScript does. */
async function applyAt({ path, postingId }: Booth, number: number): Promise<string> {
  const address = `${laptop.origin}${path}/${postingId}`;
  const html = await (await fetch(address)).text();
  const request = numberIn(html);
  ahead += 3_000;
  const body = new URLSearchParams({ request, name: `求职者${number}`, phone: phoneOf(number), consent: "yes" });
  const sent = await fetch(address, { method: "POST", body, redirect: "manual" });
  expect(sent.status).toBe(303);
  return sent.headers.get("location") ?? "";
}

test("a phone in the hall: the booth's code, what pays more, policies, and an application that outlasts the network", async () => {
  const { page, context, faults } = await openPage(opened.browser, { width: 390, height: 844 });
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", SLOW);
  await page.goto(`${laptop.origin}${booths[BOOTHS - 1]?.path}`);
  await page.getByText("10 号操作工").click();
  await page.getByText("比中位数高 18%").waitFor();
  await page.getByText("住宿安置").click();
  await page.getByText("夫妻同来的，安排一套住房").waitFor();
  ahead += 10_000;
  await page.getByLabel("姓名").fill("马小川");
  await page.getByLabel("手机号").fill(phoneOf(1));
  await page.getByLabel("我同意").check();
  await network.send("Network.emulateNetworkConditions", { ...SLOW, offline: true });
  await page.getByRole("button", { name: "报名", exact: true }).click();
  await page.getByText("网络不通，还没有提交").waitFor();
  expect(await page.getByLabel("姓名").inputValue()).toBe("马小川");
  await network.send("Network.emulateNetworkConditions", SLOW);
  // It sends itself: nobody presses anything.
  await page.getByRole("heading", { name: "报名进度" }).waitFor();
  await page.getByText("已收到报名").waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test("21 more apply at ten booths; one of them twice, which is once", async () => {
  const own = new Map<number, string>();
  for (let number = 2; number <= APPLICATIONS; number += 1) {
    const booth = booths[number % BOOTHS];
    if (booth) own.set(number, await applyAt(booth, number));
  }
  const again = booths[2];
  if (again) await applyAt(again, 2);
  await laptop.drain();
  const figures = await Promise.all(
    booths.map(({ postingId }) => owner.call(listPostingSources, { params: { postingId } })),
  );
  const counted = figures.flatMap(({ items }) => items).filter(({ applications }) => applications > 0);
  expect(counted.every(({ kind, name }) => kind === "slot" && name.startsWith("金川平凉专场招聘会 · A"))).toBe(true);
  expect(counted.reduce((sum, { applications }) => sum + applications, 0)).toBe(APPLICATIONS);
  // Somebody follows it by the address that the form led to.
  const progress = await (await fetch(`${laptop.origin}${own.get(22)}`)).text();
  expect(progress).toContain("已收到报名");
  expect(progress).not.toContain("求职者22");
});

test("the recruiter finds who came to which booth, and interviews fifteen of them there", async () => {
  const { page } = desk;
  await signInAs(page, laptop.origin, "owner@jinchuan.test");
  await page.waitForURL(/orders/);
  const last = booths[BOOTHS - 1];
  await page.goto(`${laptop.origin}/orders/${last?.orderId}`);
  await page.locator(".board-card").filter({ hasText: "马小川" }).getByText("金川平凉专场招聘会 · A10").waitFor();
  const people: { orderId: OrderId; applicationId: ApplicationId }[] = [];
  for (const { orderId, positionId } of booths) {
    const { items } = await owner.call(listApplications, { params: { positionId }, query: { limit: 50 } });
    people.push(...items.map(({ applicationId }) => ({ orderId, applicationId })));
  }
  expect(people).toHaveLength(APPLICATIONS);
  for (const { orderId, applicationId } of people.slice(0, INTERVIEWS))
    for (const to of ["screened", "interviewed"] as const) await move(owner, orderId, [applicationId], to);
  await laptop.drain();
  await page.reload();
  await page.locator(".board-card").first().waitFor();
  expect(desk.faults).toEqual([]);
});

test("the park's desk counts who asked, and the fair's report says 200, 22, 15", async () => {
  const params = { eventId };
  // Those who came by a booth's code are counted without anybody's hand; the desk counts who only asked.
  for (let booth = 1; booth < BOOTHS; booth += 1)
    await administrator.call(recordEventOutcome, {
      params,
      body: { metric: "consultations", count: 18, note: `A${booth}` },
    });
  const park = await openPage(opened.browser);
  await signInAs(park.page, laptop.origin, "admin@jinchuan.test");
  await park.page.locator(".sidebar").waitFor();
  await park.page.goto(`${laptop.origin}/events/${eventId}?tab=report`);
  await park.page.getByLabel("数量").fill(String(CONSULTATIONS - APPLICATIONS - 18 * (BOOTHS - 1)));
  await park.page.getByRole("button", { name: "登记成果" }).click();
  await park.page.getByRole("heading", { name: /接待咨询 200.*投递简历 22.*进入面试 15/ }).waitFor();
  expect(park.faults).toEqual([]);
  const { client, name } = laptop.platform.open(mintMemberScope());
  await laptop.drain();
  expect((await verifyTable(client, name, { followed: true })).findings).toEqual([]);
});
