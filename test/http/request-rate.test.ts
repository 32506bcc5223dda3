import { getStanding, updateAgency } from "@shanhai/contract/agency";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { listOrders } from "@shanhai/contract/order";
import { getPark } from "@shanhai/contract/park";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

let laptop: TestLaptop;
let clock = new Date("2026-11-26T02:00:00Z").getTime();
let park: Person;
let busy: Person;
let calm: Person;

/** Where everybody may ask for 300 a minute: 50 are charged together, and two blocks may be ahead. */
const RATE = 300;
const BLOCK = 50;
const AT_ONCE = 3 * BLOCK;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  park = await laptop.park("衢州人力资源服务产业园", "330800", "admin@park.test");
  const agencies = [
    await laptop.agency(park, "忙碌机构", 1, "busy@a.test"),
    await laptop.agency(park, "安静机构", 2, "calm@b.test"),
  ];
  [busy, calm] = agencies.map(({ owner }) => owner) as [Person, Person];
  await laptop.drain();
  const quotas = { members: 50, importsADay: 100, requestsAMinute: RATE };
  for (const { agency } of agencies) {
    const params = { agencyId: agency.agencyId };
    await park.call(updateAgency, { params, body: { version: agency.version + 1, quotas } });
  }
  await laptop.drain();
  // The authorizer remembers for half a minute what an agency may.
  clock += 60_000;
});
afterAll(() => laptop.stop());

const ask = (person: Person, path = "/orders") =>
  fetch(`${laptop.origin}/api/v1${path}`, { headers: { authorization: `Bearer ${person.accessToken}` } });

/** How many of so many requests at once were answered. */
async function flood(person: Person, requests: number): Promise<Response[]> {
  const answers: Response[] = [];
  for (let sent = 0; sent < requests; sent += 25) {
    answers.push(...(await Promise.all(Array.from({ length: 25 }, () => ask(person)))));
  }
  return answers;
}

test("one that floods is told when to come again, and costs nobody else", async () => {
  const answers = await flood(busy, 2 * AT_ONCE);
  const served = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 429);
  // The first block is let through before it is charged; requests before the change count too.
  expect(served.length).toBeGreaterThanOrEqual(2 * BLOCK);
  expect(served.length).toBeLessThanOrEqual(AT_ONCE);
  expect(served.length + refused.length).toBe(answers.length);
  const [first] = refused;
  const seconds = Number(first?.headers.get("retry-after"));
  expect(seconds).toBe((BLOCK * 60) / RATE);
  expect(first?.headers.get("content-type")).toContain("application/problem+json");
  expect(await first?.json()).toMatchObject({
    code: "tooMany",
    status: 429,
    detail: expect.stringContaining(`${seconds} 秒`),
  });

  for (const answer of await flood(calm, BLOCK)) expect(answer.status).toBe(200);
  expect((await calm.call(listEnterprises, {})).items).toEqual([]);
  expect(await park.call(getPark, {})).toMatchObject({ agencies: 2 });
  // Nor does it learn who it is any more: that is a request like the others.
  expect((await ask(busy, "/me")).status).toBe(429);
});

test("is served again when a block has come back, and no more than that", async () => {
  clock += 10_000;
  const served = (await flood(busy, 2 * BLOCK)).filter(({ status }) => status === 200);
  expect(served).toHaveLength(BLOCK);
});

test("reads in its own place how often it may ask", async () => {
  expect(await calm.call(getStanding, {})).toMatchObject({ quotas: { requestsAMinute: RATE } });
  expect((await calm.call(listOrders, {})).items).toEqual([]);
});
