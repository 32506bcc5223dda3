import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openPage, signInAs } from "../e2e/open-browser.ts";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { median, type Row, ratio } from "./row.ts";

const KIB = 1024;
const ROUNDS = 7;
/** A first page of the job board is full with these. */
const POSTINGS = 25;
const SLOWED = 4;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 768 };
const OWNER = "owner@chuansi.test";
const BARE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>山海</title><h1>山海</h1><p>一句话。</p></html>`;

/** One answer as the browser got it. */
interface Transfer {
  url: string;
  script: boolean;
  /** Of its body, gz. */
  bytes: number;
}

/** What the browser loads until nothing is asked for any more, with an empty cache. */
async function transfersOf(page: Page, load: () => Promise<unknown>): Promise<Transfer[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const answers = new Map<string, Omit<Transfer, "bytes">>();
  const ended: Promise<Transfer>[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response: { url } }) => {
    answers.set(requestId, { url, script: type === "Script" });
  });
  session.on("Network.loadingFinished", ({ requestId }) => {
    const answer = answers.get(requestId);
    if (answer) ended.push(packed(requestId).then((bytes) => ({ ...answer, bytes })));
  });
  /** As CloudFront sends it: from a thousand bytes on it is compressed. The laptop compresses files alone. */
  async function packed(requestId: string): Promise<number> {
    const { body, base64Encoded } = await session.send("Network.getResponseBody", { requestId });
    const content = Buffer.from(body, base64Encoded ? "base64" : "utf8");
    return content.length < 1000 ? content.length : gzipSync(content).length;
  }
  await load();
  await page.waitForLoadState("networkidle");
  const all = await Promise.all(ended);
  await session.detach();
  return all;
}

const sum = (transfers: readonly Transfer[]) => transfers.reduce((bytes, one) => bytes + one.bytes, 0);
const kib = (bytes: number) => `${(bytes / KIB).toFixed(1)} KB`;

/** Milliseconds from the start of the navigation to the first contentful paint. */
async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName("first-contentful-paint")[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
}

/** From the click to the next paint, and to the heading of the page it opens. */
async function openingOf(page: Page, list: string, title: string): Promise<{ paint: number; there: number }> {
  // The tool that runs this file asks for it in functions that run in the page.
  await page.addInitScript("globalThis.__name ??= (f) => f");
  await page.goto(list);
  await page.getByRole("link", { name: title }).first().waitFor();
  await page.waitForLoadState("networkidle");
  return page.evaluate(async (name) => {
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent === name);
    if (!link) throw new Error(`There is no link ${name}`);
    const frame = () =>
      new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
    const start = performance.now();
    link.click();
    const paint = (await frame()) - start;
    while (document.querySelector("h1")?.textContent !== name) await frame();
    return { paint, there: performance.now() - start };
  }, title);
}

/** Something for each page to show: a full first page of the job board, and the orders behind it. */
async function furnish(laptop: TestLaptop) {
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner }: { owner: Person } = await laptop.agency(administrator, "川思控股", 1, OWNER);
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "衢州金格兰石英", uscc: uscc(10) } });
  const title = "2026 年技术人才";
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title, deadline: "2030-06-30" } });
  const validThrough = plusDays(shanghaiDate(new Date()), 30);
  for (let index = 1; index <= POSTINGS; index += 1) {
    const job = { title: `设备维护技师（${index} 号车间）`, occupation: "设备维护", payMin: 600_000, payMax: 900_000 };
    const benefits = ["包住宿", "餐补 15 元/天", "五险一金"];
    const { positionId } = await owner.call(addPosition, {
      params: { orderId },
      body: { ...job, headcount: 20, place: "330803", benefits },
    });
    await owner.call(createPosting, {
      params: { positionId },
      body: { division: "330802", validThrough, publish: true },
    });
  }
  await laptop.drain();
  const { path } = await administrator.call(getJobBoardLink, {});
  return { jobs: `${laptop.origin}${path}`, order: `${laptop.origin}/orders/${orderId}`, title };
}

/** First contentful paint of an address by turns with a bare page, both slowed alike. */
async function paintsOf(page: Page, address: string, bare: string) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await firstPaint(page, bare));
    ours.push(await firstPaint(page, address));
  }
  await session.detach();
  return { ours: median(ours), theirs: median(theirs) };
}

async function startBare() {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(BARE);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const sizeRow = (what: string, bytes: number, goal: number, detail: Row["detail"] = {}): Row => ({
  figure: "P9",
  what,
  value: kib(bytes),
  goal: `≤ ${goal} KB`,
  pass: bytes > 0 && bytes <= goal * KIB,
  detail,
});

async function measure(browser: Browser, laptop: TestLaptop, bare: string): Promise<Row[]> {
  const { jobs, order, title } = await furnish(laptop);
  const phone = await openPage(browser, PHONE);
  const list = await transfersOf(phone.page, () => phone.page.goto(jobs));
  const jobHref = await phone.page.locator("a.job, .job a").first().getAttribute("href");
  if (!jobHref) throw new Error("The job board shows no job");
  const job = new URL(jobHref, jobs).href;
  const one = await transfersOf(phone.page, () => phone.page.goto(job));

  const door = await openPage(browser, DESK);
  const login = await transfersOf(door.page, () => door.page.goto(laptop.origin));
  const desk = await openPage(browser, DESK);
  await signInAs(desk.page, laptop.origin, OWNER);
  await desk.page.getByRole("link", { name: title }).waitFor();
  const orders = `${laptop.origin}/orders`;
  const initial = await transfersOf(desk.page, () => desk.page.goto(orders));
  const scripts = initial.filter(({ script }) => script);

  const paints: Row[] = [];
  for (const [what, page, address] of [
    ["job board", phone.page, jobs],
    ["job", phone.page, job],
    ["login page", door.page, laptop.origin],
    ["order page", desk.page, order],
  ] as const) {
    const { ours, theirs } = await paintsOf(page, address, bare);
    paints.push({
      figure: "P9",
      what: `first contentful paint, ${what} / a bare page, CPU ${SLOWED} × slower; ${Math.round(ours)} ms to ${Math.round(theirs)} ms`,
      value: `${ratio(ours / theirs)} ×`,
      goal: "printed alone",
      pass: true,
    });
  }
  const slow = await desk.page.context().newCDPSession(desk.page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  const openings = [];
  for (let round = 0; round < ROUNDS; round += 1) openings.push(await openingOf(desk.page, orders, title));
  const paint = median(openings.map((opening) => opening.paint));
  const there = median(openings.map((opening) => opening.there));
  const faults = [...phone.faults, ...door.faults, ...desk.faults];
  if (faults.length > 0) throw new Error(`A page broke: ${faults.join("; ")}`);
  return [
    sizeRow("first view of the job board on a phone, gz", sum(list), 30, {
      requests: list.length,
    }),
    sizeRow("first view of a job on a phone, gz", sum(one), 30, { requests: one.length }),
    sizeRow("login page, all of it, gz", sum(login), 180, { requests: login.length }),
    sizeRow("console, initial JS of the orders, gz", sum(scripts), 320, {
      scripts: scripts.length,
      withEverythingElse: kib(sum(initial)),
    }),
    ...paints,
    {
      figure: "P9",
      what: `opening an order, click to next paint, CPU ${SLOWED} × slower; its page there after ${Math.round(there)} ms`,
      value: `${Math.round(paint)} ms`,
      goal: "printed alone",
      pass: true,
    },
  ];
}

/** P9: what a real browser loads over the laptop's HTTP at first sight of each door, and how soon it shows something. */
export async function browserBench(): Promise<Row[]> {
  const [laptop, opened, bare] = await Promise.all([startTestLaptop({ console: true }), openBrowser(), startBare()]);
  try {
    return await measure(opened.browser, laptop, bare.origin);
  } finally {
    await opened.close();
    await laptop.stop();
    bare.server.close();
  }
}
