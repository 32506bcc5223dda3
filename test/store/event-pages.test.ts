import { createEvent, getEvent, getEventLinks, renewEventLinks, updateEvent } from "@shanhai/contract/event";
import { createRegistration, listRegistrations } from "@shanhai/contract/registration";
import type { EventId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";

/*
 * An event's pages for everybody: register, see and call off one's own, check in at the door. Each link opens its own page and
 * no other; what is sent twice counts once; whoever tries numbers out learns nothing for long.
 */

const DAY = "2026-11-28";
let clock: Date;
let direct: Direct;
let staff: Person;

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const { parkId } = await direct.functions.provision({
    name: "衢州园区",
    division: "330800",
    administratorEmail: "a@b.test",
  });
  staff = direct.staff("administrator", parkId);
});
afterAll(() => direct?.stop());
beforeEach(() => {
  clock = new Date("2026-11-27T02:00:00Z");
});

async function plan(more: object = {}) {
  const body = {
    kind: "matchmaking",
    title: "第四届对接会",
    place: "园区",
    date: DAY,
    from: "09:00",
    to: "17:00",
  } as const;
  const { eventId } = await staff.call(createEvent, { body: { ...body, capacity: 3, status: "open", ...more } });
  return { eventId, links: await staff.call(getEventLinks, { params: { eventId } }) };
}
const read = (eventId: EventId) => staff.call(getEvent, { params: { eventId } });
const findings = async () => (await verifyTable(direct.table.client, direct.table.name)).findings;

/** A visitor's request, as API Gateway hands it on. */
async function visit(path: string, form?: Record<string, string>, origin: Record<string, string> = {}) {
  const [at = "", rawQueryString = ""] = path.split("?");
  const parts = at.split("/");
  const token = parts.at(-1) ?? "";
  const route = token === "door.js" ? at : [...parts.slice(0, -1), "{token}"].join("/");
  const handler = direct.functions.http.guest as unknown as (
    event: object,
  ) => Promise<{ statusCode: number; body: string; headers: Record<string, string> }>;
  return handler({
    routeKey: `${form ? "POST" : "GET"} ${route}`,
    headers: { "accept-language": "zh-CN", ...origin },
    pathParameters: { token },
    rawQueryString,
    requestContext: { requestId: "visit" },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
}
const someone = (phone: string, more: Record<string, string> = {}) => ({
  request: "req_1",
  kind: "enterprise",
  organisation: "衢州金格兰石英有限公司",
  contactName: "汪小洋",
  phone,
  people: "1",
  ...more,
});

test("register in a few fields: what is wrong is said by field, and what was typed is still there", async () => {
  const { eventId, links } = await plan({ description: "<script>alert(1)</script>" });
  const page = await visit(links.register);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("还有 3 个名额");
  expect(page.body).toContain("衢州园区");
  expect(page.body).not.toContain("<script>");
  expect(Buffer.byteLength(page.body)).toBeLessThan(12_000);
  const wrong = await visit(links.register, {
    ...someone("123"),
    organisation: "",
    people: "21",
    contactName: "<b>汪",
  });
  expect(wrong.statusCode).toBe(422);
  for (const words of ["手机号无效", "人数应为 1 到 20", "&lt;b&gt;汪"]) expect(wrong.body).toContain(words);
  expect((await visit(links.register, someone("19900000001", { organisation: "" }))).body).toContain(
    'href="#organisation"',
  );
  expect(await read(eventId)).toMatchObject({ taken: 0 });
});

test("a form sent twice is one registration; its answer leads to one's own page, which calls off and lets others move up", async () => {
  const { eventId, links } = await plan();
  const form = someone("19900000001", { people: "3", request: numberIn((await visit(links.register)).body) });
  const [first, again] = [await visit(links.register, form), await visit(links.register, form)];
  expect([first.statusCode, again.statusCode]).toEqual([303, 303]);
  expect(again.headers.location).toBe(first.headers.location);
  const own = first.headers.location ?? "";
  expect(await read(eventId)).toMatchObject({ taken: 3, registered: { enterprise: 1 } });
  expect((await visit(own)).body).toContain("已报名");

  expect((await visit(links.register)).body).toContain("名额已满");
  const late = (await visit(links.register, someone("19900000002"))).headers.location ?? "";
  expect((await visit(late)).body).toContain("候补第 1 位");
  expect((await visit(`${own}?ask=withdraw`)).body).toContain("确定取消报名吗");
  expect(await read(eventId)).toMatchObject({ waiting: 1 });
  expect((await visit(own, { act: "withdraw" })).statusCode).toBe(303);
  expect((await visit(own, { act: "withdraw" })).statusCode).toBe(303);
  expect((await visit(own)).body).toContain("重新报名");
  expect((await visit(late)).body).toContain("已报名");
  expect(await read(eventId)).toMatchObject({ taken: 1, waiting: 0, withdrawn: 1 });
  const { items } = await staff.call(listRegistrations, { params: { eventId }, query: { status: "registered" } });
  expect(items).toMatchObject([{ phone: "19900000002", channel: "page" }]);
  expect(await findings()).toEqual([]);
});

test("a number that is registered is told so without its link; numbers are not tried out for long", async () => {
  const { links } = await plan({ capacity: 500 });
  await visit(links.register, someone("19900000001"));
  const known = await visit(links.register, someone("19900000001", { contactName: "别人" }));
  expect(known.statusCode).toBe(422);
  expect(known.body).toContain("已经报过名");
  expect(known.body).not.toContain("/event/registration/");
  for (let guess = 0; guess < 119; guess += 1)
    expect((await visit(links.register, someone("19900000001", { note: `${guess}` }))).statusCode).toBe(422);
  expect((await visit(links.register, someone("19900000003"))).statusCode).toBe(429);
  clock = new Date(clock.getTime() + 61_000);
  expect((await visit(links.register, someone("19900000003"))).statusCode).toBe(303);
});

test("the door: on the event's days and the day after, by phone or by one's own link, counted once", async () => {
  const { eventId, links } = await plan();
  const own = (await visit(links.register, someone("19900000001"))).headers.location ?? "";
  await visit(links.register, someone("19900000002", { people: "2", contactName: "章初一" }));
  await visit(links.register, someone("19900000003"));
  expect((await visit(links.door)).statusCode).toBe(403);
  expect((await visit(own)).body).not.toContain("签到</button>");
  clock = new Date(`${DAY}T00:30:00Z`);
  expect((await visit(links.door)).body).toContain("data-door");
  expect((await visit(links.door, { phone: "1" })).body).toContain("请填写 11 位手机号");
  const unknown = await visit(links.door, { phone: "13900000000" });
  expect(unknown.statusCode).toBe(422);
  expect(unknown.body).toContain(links.register);
  expect((await visit(links.door, { phone: "19900000003" })).body).toContain("候补名单");
  const done = await visit(links.door, { phone: "199 0000 0002" });
  expect(done.body).toContain("章**");
  expect(done.body).not.toContain("章初一");
  expect((await visit(links.door, { phone: "19900000002" })).statusCode).toBe(200);
  expect((await visit(own, { act: "checkIn" })).statusCode).toBe(303);
  expect((await visit(own)).body).toContain("已到场");
  expect(await read(eventId)).toMatchObject({ attended: { enterprise: 2 }, attendedPeople: 3 });
  clock = new Date("2026-11-29T10:00:00Z");
  expect((await visit(links.door)).statusCode).toBe(200);
  clock = new Date("2026-11-30T00:00:00Z");
  expect((await visit(links.door)).statusCode).toBe(403);
  expect(await findings()).toEqual([]);
});

test("whoever tries numbers out at the door is stopped for the minute, the right ones included", async () => {
  const { links } = await plan();
  await visit(links.register, someone("19900000001"));
  clock = new Date(`${DAY}T00:30:00Z`);
  for (let guess = 0; guess < 30; guess += 1)
    expect((await visit(links.door, { phone: `138${String(guess).padStart(8, "0")}` })).statusCode).toBe(422);
  expect((await visit(links.door, { phone: "19900000001" })).statusCode).toBe(429);
  clock = new Date(clock.getTime() + 61_000);
  expect((await visit(links.door, { phone: "19900000001" })).statusCode).toBe(200);
});

test("a link opens its own page, of its own event, until it is renewed", async () => {
  const [one, other] = [await plan(), await plan()];
  const token = (path: string) => path.split("/").at(-1) ?? "";
  expect((await visit(`/event/door/${token(one.links.register)}`)).statusCode).toBe(404);
  expect((await visit(`/event/registration/${token(one.links.register)}`)).statusCode).toBe(404);
  expect((await visit(one.links.register.replace(one.eventId, other.eventId))).statusCode).toBe(404);
  expect((await visit(one.links.register.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).statusCode).toBe(404);
  const own = (await visit(one.links.register, someone("19900000001"))).headers.location ?? "";
  const renewing = { params: { eventId: one.eventId }, idempotencyKey: "renew" };
  const renewed = await staff.call(renewEventLinks, renewing);
  // Whoever asks again because the answer was lost gets the links that are open, not others that never were.
  expect(await staff.call(renewEventLinks, renewing)).toEqual(renewed);
  expect((await visit(one.links.register)).statusCode).toBe(404);
  expect((await visit(renewed.register)).statusCode).toBe(200);
  expect((await visit(own)).statusCode).toBe(200);
});

test("a draft has no page; a closed or cancelled one says so; the script may be kept for good", async () => {
  const { eventId, links } = await plan({ status: "draft" });
  expect((await visit(links.register)).statusCode).toBe(404);
  const turn = (version: number, status: "open" | "closed" | "cancelled") =>
    staff.call(updateEvent, { params: { eventId }, body: { version, status } });
  await turn(1, "open");
  const form = someone("19900000001");
  const own = (await visit(links.register, form)).headers.location ?? "";
  await turn(2, "closed");
  const closed = await visit(links.register);
  expect([closed.statusCode, closed.body.includes("现在不接受报名")]).toEqual([410, true]);
  // The answer to a form that was sent while it was open is still the same.
  expect((await visit(links.register, form)).statusCode).toBe(303);
  await staff.call(createRegistration, {
    params: { eventId },
    body: { kind: "person", contactName: "电话报名", phone: "19900000009" },
  });
  await turn(3, "cancelled");
  expect((await visit(links.register)).body).toContain("活动已取消");
  expect((await visit(own)).body).toContain("活动已取消");
  const script = await visit("/event/door.js");
  expect(script.headers["cache-control"]).toContain("immutable");
  expect(script.headers["content-type"]).toContain("text/javascript");
});
