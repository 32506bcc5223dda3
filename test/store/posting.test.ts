import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { getAgency, transitAgency, updateAgency } from "@shanhai/contract/agency";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import {
  checkPosting,
  createPosting,
  getPosting,
  listBoard,
  listBoardCities,
  listPostings,
  transitPosting,
  updatePosting,
} from "@shanhai/contract/posting";
import type { ApplicationId, OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { boardPostingKey } from "@shanhai/store/keys/seeker";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* A posting's way onto its park's board and off it, through the stream; recounted after each test. */

const START = "2026-03-02T04:00:00Z";
const DAY = 24 * 60 * 60 * 1000;
let clock = Date.parse(START);
let laptop: TestLaptop;
let park: Person;
let owner: Person;
let agencyId: string;
let parkId: string;
let made = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  park = await laptop.park("衢州园区", "330800", "admin@park.test");
  const registered = await laptop.agency(park, "川思", 1, "owner@a.test");
  ({ owner } = registered);
  ({ agencyId } = registered.agency);
  await laptop.drain();
  const client = embeddedDocumentClient(laptop.endpoint);
  const Key = { pk: `T#${agencyId}#standing`, sk: "standing" };
  parkId = String((await client.send(new GetCommand({ TableName: TABLE_NAME, Key }))).Item?.parkId);
  client.destroy();
});
afterAll(() => laptop?.stop());
afterEach(async () => {
  await recounted();
  const { items } = await owner.call(listPostings, { query: { limit: 100 } });
  for (const { postingId, version, status } of items)
    if (status === "published") await transit(postingId, version, { to: "withdrawn" });
});

async function drain() {
  await laptop.drain();
  await laptop.drain();
}

async function recounted() {
  await drain();
  const client = embeddedDocumentClient(laptop.endpoint);
  const { findings, checked } = await verifyTable(client, TABLE_NAME, { followed: true });
  client.destroy();
  expect(findings).toEqual([]);
  expect(checked.postings).toBeGreaterThan(0);
}

const PAY = { payMin: 500_000, payMax: 700_000 };

async function position(more: object = {}): Promise<{ orderId: OrderId; positionId: PositionId }> {
  made += 1;
  const enterprise = { name: `企业${made}`, uscc: uscc(100 + made) };
  const { enterpriseId } = await owner.call(createEnterprise, { body: enterprise });
  const order = { enterpriseId, title: `订单${made}`, deadline: "2030-01-01" };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { title: `操作工${made}`, occupation: "操作工", headcount: 1, ...PAY, place: "衢江区", ...more };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  return { orderId, positionId };
}

const FIELDS = { division: "330803", validThrough: "2026-04-01" };
const post = (positionId: PositionId, more: object = {}) =>
  owner.call(createPosting, { params: { positionId }, body: { ...FIELDS, publish: true, ...more } });
const transit = (postingId: PostingId, version: number, body: object) =>
  owner.call(transitPosting, { params: { postingId }, body: { version, ...body } as never });
const read = (postingId: PostingId) => owner.call(getPosting, { params: { postingId } });
async function board(query: object = {}) {
  await drain();
  return (await park.call(listBoard, { query: { limit: 100, ...query } })).items;
}
const titles = async (query: object = {}) => (await board(query)).map(({ title }) => title);
const cities = async () => (await park.call(listBoardCities, {})).items;
const problem = (code: string) => ({ problem: { code } });

async function agency(change: (version: number) => Promise<unknown>) {
  const { version } = await park.call(getAgency, { params: { agencyId } });
  await change(version);
  await drain();
}
const turn = (to: "active" | "suspended" | "left") =>
  agency((version) => park.call(transitAgency, { params: { agencyId }, body: { to, reason: "r", version } }));

test("published, it is on its park's board with its position's facts; a change of those follows, and so do the counts", async () => {
  const { positionId } = await position({ benefits: ["包吃住"] });
  const posting = await post(positionId, { description: "两班倒" });
  expect(posting).toMatchObject({ status: "published", state: "shown", divisionName: "浙江省衢州市衢江区" });
  const [shown] = await board();
  expect(shown).toMatchObject({
    ...{ postingId: posting.postingId, agencyId, agencyName: "川思", headcount: 1, open: 1, ...PAY },
    ...{ benefits: ["包吃住"], description: "两班倒", division: "330803", shownThrough: "2026-04-01" },
  });
  expect(shown).not.toHaveProperty("revision");
  expect(await cities()).toEqual([{ division: "330800", name: "衢州市", postings: 1, open: 1, medianPay: 600_000 }]);
  const body = { version: 1, headcount: 5, payMax: 900_000, benefits: null };
  await owner.call(updatePosition, { params: { positionId }, body });
  expect(await board()).toMatchObject([{ headcount: 5, open: 5, payMax: 900_000 }]);
  expect((await board())[0]).not.toHaveProperty("benefits");
  expect(await cities()).toMatchObject([{ postings: 1, open: 5, medianPay: 700_000 }]);
  expect(await read(posting.postingId)).toMatchObject({ headcount: 5, open: 5, findings: [] });
});

test("the board is listed by province, city and county, what was refreshed last first", async () => {
  const [first, second, third] = [await position(), await position(), await position()];
  const early = await post(first.positionId);
  clock += 1000;
  await post(second.positionId, { division: "330881" });
  clock += 1000;
  const far = await post(third.positionId, { division: "500233" });
  expect(far.divisionName).toBe("重庆市忠县");
  const names = [3, 2, 1].map((back) => `操作工${made - 3 + back}`);
  expect(await titles()).toEqual(names);
  expect(await titles({ division: "330000" })).toEqual(names.slice(1));
  expect(await titles({ division: "330800" })).toEqual(names.slice(1));
  expect(await titles({ division: "330881" })).toEqual([names[1]]);
  expect(await titles({ division: "330803" })).toEqual([names[2]]);
  expect(await titles({ division: "440000" })).toEqual([]);
  clock += 1000;
  await transit(early.postingId, 1, { to: "published", validThrough: "2026-05-01" });
  expect(await titles({ division: "330800" })).toEqual([names[2], names[1]]);
  const page = await park.call(listBoard, { query: { limit: 1 } });
  const next = await park.call(listBoard, { query: { limit: 2, cursor: page.cursor } });
  expect([...page.items, ...next.items].map(({ title }) => title)).toEqual([names[2], names[0], names[1]]);
  await expect(park.call(listBoard, { query: { cursor: page.cursor, division: "330800" } })).rejects.toMatchObject(
    problem("cursor.invalid"),
  );
});

test("what must not be said bars it, with the field; what is warned of is to be read; nothing is kept meanwhile", async () => {
  const { positionId } = await position({ requirements: "限男性，35岁以下" });
  await expect(post(positionId)).rejects.toMatchObject({
    problem: {
      code: "posting.barred",
      issues: [{ field: "requirements" }],
      current: { findings: [{ words: "限男性" }] },
    },
  });
  const params = { positionId };
  const { findings } = await owner.call(checkPosting, { params, body: { description: "押金 500 元" } });
  expect(findings).toMatchObject([
    { check: "gender", level: "bar", field: "requirements", words: "限男性" },
    { check: "deposit", level: "bar", field: "description" },
    { check: "age", level: "warn", words: "35岁以下" },
  ]);
  expect((await owner.call(listPostings, { query: { positionId } })).items).toEqual([]);
  await owner.call(updatePosition, { params, body: { version: 1, requirements: "35岁以下" } });
  await expect(post(positionId)).rejects.toMatchObject(problem("posting.unread"));
  const posting = await post(positionId, { read: ["age"] });
  expect(await titles()).toHaveLength(1);
  const change = { version: 1, description: "女士优先", read: ["age" as const] };
  await expect(
    owner.call(updatePosting, { params: { postingId: posting.postingId }, body: change }),
  ).rejects.toMatchObject(problem("posting.barred"));
  // The position may be changed whatever it says: then it is the board that does not say it.
  await owner.call(updatePosition, { params, body: { version: 2, requirements: "不招女性" } });
  expect(await titles()).toEqual([]);
  expect(await read(posting.postingId)).toMatchObject({ state: "barred", findings: [{ check: "gender" }] });
  await owner.call(updatePosition, { params, body: { version: 3, requirements: null } });
  expect(await titles()).toHaveLength(1);
});

test("one posting a position for everybody; a draft is nowhere; taken off and published again; another's version is stale", async () => {
  const { positionId } = await position();
  const draft = await post(positionId, { publish: false });
  expect([draft.state, await titles()]).toEqual(["draft", []]);
  await expect(post(positionId)).rejects.toMatchObject(problem("posting.exists"));
  await expect(transit(draft.postingId, 1, { to: "withdrawn" })).rejects.toMatchObject(problem("posting.transition"));
  await transit(draft.postingId, 1, { to: "published" });
  await expect(transit(draft.postingId, 1, { to: "withdrawn" })).rejects.toMatchObject({
    problem: { code: "stale", current: { version: 2, state: "shown" } },
  });
  expect(await titles()).toHaveLength(1);
  await transit(draft.postingId, 2, { to: "withdrawn" });
  expect([await titles(), await cities()]).toEqual([[], []]);
  await transit(draft.postingId, 3, { to: "published" });
  expect(await titles()).toHaveLength(1);
  const params = { postingId: draft.postingId };
  const moved = await owner.call(updatePosting, { params, body: { version: 4, division: "330822" } });
  expect(moved).toMatchObject({ divisionName: "浙江省衢州市常山县", state: "shown" });
  expect(await board()).toMatchObject([{ division: "330822" }]);
});

test("bad input is refused by field: no such division, a day past or too far, a partner that does not exist", async () => {
  const { positionId } = await position();
  const issue = async (more: object) =>
    post(positionId, more).catch(({ problem: { issues } }) => issues?.[0] as unknown);
  expect(await issue({ division: "339999" })).toMatchObject({ field: "division", code: "division.unknown" });
  expect(await issue({ division: "330000" })).toMatchObject({ field: "division", code: "division.unknown" });
  expect(await issue({ validThrough: "2026-03-01" })).toMatchObject({ field: "validThrough", code: "date.past" });
  expect(await issue({ validThrough: "2026-06-01" })).toMatchObject({ field: "validThrough", code: "posting.days" });
  const partnerId = `ptn_${"0".repeat(26)}`;
  expect(await issue({ partnerId })).toMatchObject({ field: "partnerId", code: "option" });
  const free = await position({ payMin: 0, place: "待定" });
  await expect(post(free.positionId)).rejects.toMatchObject({
    problem: { current: { findings: [{ check: "pay" }, { check: "place" }] } },
  });
});

test("sent twice with one key it is one posting", async () => {
  const { positionId } = await position();
  const input = { params: { positionId }, body: { ...FIELDS, publish: true }, idempotencyKey: "once" };
  const [first, again] = [await owner.call(createPosting, input), await owner.call(createPosting, input)];
  expect(again).toEqual(first);
});

test("the last seat filled takes it off, a leaver brings it back", async () => {
  const { orderId, positionId } = await position();
  const { postingId } = await post(positionId);
  const body = { name: "汪洋", phone: "19900080001", consent: true } as never;
  const { candidateId } = await owner.call(createCandidate, { body });
  const recommended = await owner.call(recommendCandidates, {
    params: { positionId },
    body: { candidateIds: [candidateId] },
  });
  const applicationIds = [recommended.results[0]?.applicationId as ApplicationId];
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to } });
  expect(await titles()).toEqual([]);
  expect(await read(postingId)).toMatchObject({ state: "full", open: 0 });
  const { items } = await owner.call(listPlacements, { query: { orderId } });
  const { placementId = "", version = 1 } = items[0] ?? {};
  await owner.call(leavePlacement, { params: { placementId }, body: { date: "2026-03-02", reason: "r", version } });
  expect(await board()).toMatchObject([{ postingId, open: 1 }]);
});

test("a closed order hides its postings, opening it again shows them", async () => {
  const { orderId, positionId } = await position();
  const { postingId } = await post(positionId);
  await owner.call(updateOrder, { params: { orderId }, body: { version: 1, status: "closed" } });
  expect([await titles(), (await read(postingId)).state]).toEqual([[], "closed"]);
  await owner.call(updateOrder, { params: { orderId }, body: { version: 2, status: "open" } });
  expect(await titles()).toHaveLength(1);
});

test("suspended or gone, an agency is off the board; back again, it is on it", async () => {
  const [one, other] = [await position(), await position()];
  const { postingId } = await post(one.positionId);
  await post(other.positionId);
  await turn("suspended");
  expect([await titles(), (await read(postingId)).state]).toEqual([[], "suspended"]);
  await turn("active");
  expect(await titles()).toHaveLength(2);
  await turn("left");
  expect(await titles()).toEqual([]);
  await turn("active");
  expect(await titles()).toHaveLength(2);
});

test("past the licence's last day nothing is shown, at once and in the counts after the day's run; a renewed one shows it", async () => {
  const renew = (licenceExpiry: string) =>
    agency((version) => park.call(updateAgency, { params: { agencyId }, body: { version, licenceExpiry } }));
  const { positionId } = await position();
  const { postingId } = await post(positionId);
  await renew("2026-03-10");
  expect(await board()).toMatchObject([{ validThrough: "2026-04-01", shownThrough: "2026-03-10" }]);
  clock = Date.parse("2026-03-11T00:30:00Z");
  expect([await titles(), (await read(postingId)).state]).toEqual([[], "licence"]);
  await laptop.functions.daily();
  expect(await cities()).toEqual([]);
  await renew("2030-12-31");
  expect(await board()).toMatchObject([{ shownThrough: "2026-04-01" }]);
  clock = Date.parse("2026-04-02T00:30:00Z");
  expect([await titles(), (await read(postingId)).state]).toEqual([[], "expired"]);
  await laptop.functions.daily();
  expect(await cities()).toEqual([]);
  await expect(transit(postingId, 1, { to: "published" })).rejects.toMatchObject(problem("posting.barred"));
  await transit(postingId, 1, { to: "published", validThrough: "2026-05-01" });
  expect(await titles()).toHaveLength(1);
  clock = Date.parse(START);
});

test("taken off, it is kept as it was shown last, for three years", async () => {
  const { positionId } = await position();
  const { postingId } = await post(positionId);
  await drain();
  const item = async () => {
    const client = embeddedDocumentClient(laptop.endpoint);
    const Key = boardPostingKey(mintParkScope(parkId), postingId);
    const { Item } = await client.send(new GetCommand({ TableName: TABLE_NAME, Key }));
    client.destroy();
    return Item;
  };
  expect(await item()).not.toHaveProperty("ttl");
  await transit(postingId, 1, { to: "withdrawn" });
  await drain();
  await owner.call(updatePosition, { params: { positionId }, body: { version: 1, title: "改名" } });
  await drain();
  expect(await item()).toMatchObject({ listed: false, title: `操作工${made}`, ttl: Date.parse("2029-03-02") / 1000 });
  clock += DAY;
  await transit(postingId, 2, { to: "published" });
  await drain();
  expect(await item()).toMatchObject({ listed: true, title: "改名" });
  expect(await item()).not.toHaveProperty("ttl");
  clock = Date.parse(START);
});
