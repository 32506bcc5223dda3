import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { changeMatchRule, getMatchRule, matchPeople, matchPositions } from "@shanhai/contract/match";
import { mergeCandidates } from "@shanhai/contract/merge";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* Who suits a position and which suits a person, from what agencies really do. */

let laptop: TestLaptop;
let owner: Person;
let orderId: string;
let positionId: string;
const today = shanghaiDate(new Date());
let phones = 0;

async function add(person: Record<string, unknown>) {
  phones += 1;
  const phone = `1990000${String(phones).padStart(4, "0")}`;
  return owner.call(createCandidate, { body: { phone, consent: true, name: `人${phones}`, ...person } as never });
}
const people = async (query: Record<string, unknown> = {}, of = positionId) => {
  await laptop.drain();
  return owner.call(matchPeople, { params: { positionId: of }, query: query as never });
};
const namesOf = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);

beforeAll(async () => {
  laptop = await startTestLaptop();
  const administrator = await laptop.park("衢州园区", "330800", "admin@park.test");
  owner = (await laptop.agency(administrator, "川思", 1, "owner@chuansi.test")).owner;
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(9) } });
  const order = { enterpriseId, title: "订单", deadline: plusDays(today, 60), status: "open" as const };
  orderId = (await owner.call(createOrder, { body: order })).orderId;
  const seats = {
    ...{ title: "氩弧焊工", occupation: "焊工", headcount: 3, payMin: 600_000, payMax: 800_000 },
    ...{ place: "衢州市柯城区东港三路 1 号", skills: ["氩弧焊", "看图纸"], licences: ["焊工证"] },
  };
  positionId = (await owner.call(addPosition, { params: { orderId }, body: seats })).positionId;
  const welder = { occupation: "电焊工", licences: ["电焊证"], intendedPlace: "衢州" };
  await add({ ...welder, name: "全会", skills: ["会氩弧焊", "看图纸"], expectedPayMin: 500_000, experienceYears: 8 });
  await add({ ...welder, name: "会一样", skills: ["氩弧焊"], expectedPayMin: 700_000 });
  await add({ ...welder, name: "无证", licences: [] });
  await add({ ...welder, name: "去杭州", intendedPlace: "杭州" });
  await add({ name: "没说", licences: ["焊工证"] });
  await add({ name: "厨师", occupation: "中式烹调师", licences: ["焊工证"] });
});
afterAll(() => laptop?.stop());

test("the best come first, each with why; contacts are masked", async () => {
  const found = await people();
  expect(namesOf(found)).toEqual(["全会", "会一样", "没说"]);
  const [best, , silent] = found.items;
  expect(best).toMatchObject({ phone: "199****0001", missing: [] });
  expect(best?.parts.map(({ part, points, of }) => [part, points, of])).toEqual([
    ["skills", 500, 500],
    ["pay", 200, 200],
    ["distance", 170, 200],
    ["history", 50, 100],
  ]);
  expect(best?.parts[2]?.said).toContainEqual({
    fact: "wantedHere",
    person: "浙江省衢州市",
    position: "浙江省衢州市柯城区",
  });
  expect(silent?.parts[0]?.said[0]?.fact).toBe("occupationUnstated");
  expect(found).toMatchObject({ more: false, weights: { skills: 50, pay: 20, distance: 20, history: 10 } });
});

test("who lacks one thing is asked for apart, and it is named", async () => {
  const { items } = await people({ show: "near" });
  expect(items.map(({ name, missing }) => [name, missing[0]?.constraint, missing[0]?.position])).toEqual([
    ["无证", "licence", "焊工证"],
    ["去杭州", "place", "浙江省衢州市柯城区"],
  ]);
});

test("other weights change the scores of one answer alone; the owner's change those of all", async () => {
  const tried = await people({ skills: 0, pay: 100, distance: 0, history: 0 });
  expect(tried.items.map(({ name, score }) => [name, score])).toEqual([
    ["全会", 1000],
    ["会一样", 800],
    ["没说", 500],
  ]);
  const before = await owner.call(getMatchRule, {});
  const weights = { skills: 0, pay: 1, distance: 1, history: 0 };
  const change = { body: { weights, version: before.version }, idempotencyKey: "weights-changed-once" };
  const after = await owner.call(changeMatchRule, change);
  expect(await owner.call(changeMatchRule, change)).toEqual(after);
  expect(after).toMatchObject({ weights, version: 1, defaults: before.weights });
  expect((await people()).weights).toEqual(weights);
  await expect(owner.call(changeMatchRule, { body: { weights, version: 0 } })).rejects.toMatchObject({ code: "stale" });
  const none = { skills: 0, pay: 0, distance: 0, history: 0 };
  await expect(owner.call(changeMatchRule, { body: { weights: none, version: 1 } })).rejects.toMatchObject({
    code: "invalid",
  });
  await owner.call(changeMatchRule, { body: { weights: before.weights, version: 1 } });
});

test("who refuses automated matching is compared with nothing, until they take it back", async () => {
  const refusing = await add({ name: "不愿", occupation: "焊工", licences: ["焊工证"] });
  expect(namesOf(await people())).toContain("不愿");
  const params = { candidateId: refusing.candidateId };
  const told = await owner.call(updateCandidate, { params, body: { version: 1, automatedMatching: "refused" } });
  expect(namesOf(await people())).not.toContain("不愿");
  expect(namesOf(await people({ show: "near" }))).not.toContain("不愿");
  expect(await owner.call(matchPositions, { params, query: {} })).toMatchObject({ items: [], refused: true });
  await owner.call(updateCandidate, { params, body: { version: told.version, automatedMatching: null } });
  expect(namesOf(await people())).toContain("不愿");
});

test("lists follow the person: a record that was merged is the survivor's", async () => {
  const one = await add({ name: "同一人", occupation: "焊工", licences: ["焊工证"] });
  const other = await add({ name: "同一人二", occupation: "焊工", licences: ["焊工证"], intendedPlace: "衢州" });
  expect(namesOf(await people())).toEqual(expect.arrayContaining(["同一人", "同一人二"]));
  const params = { candidateId: one.candidateId };
  const body = { otherId: other.candidateId, version: 1, otherVersion: 1 };
  await owner.call(mergeCandidates, { params, body });
  const names = namesOf(await people());
  expect(names.filter((name) => name.startsWith("同一人"))).toEqual(["同一人"]);
});

test("a person's positions are the open ones, and follow the order and the position", async () => {
  const able = (await people()).items[0];
  const params = { candidateId: able?.candidateId ?? "" };
  const seen = async () => {
    await laptop.drain();
    return (await owner.call(matchPositions, { params, query: {} })).items;
  };
  const { items } = await owner.call(matchPositions, { params, query: {} });
  expect(items).toMatchObject([{ positionId, title: "氩弧焊工", enterpriseName: "企业", open: 3, missing: [] }]);
  await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds: [params.candidateId] } });
  expect(await seen()).toMatchObject([{ stage: "recommended" }]);
  expect((await people()).items[0]).toMatchObject({ stage: "recommended" });
  await owner.call(updatePosition, {
    params: { positionId },
    body: { version: 1, title: "焊工", licences: ["焊工证", "高空证"] },
  });
  expect(await seen()).toEqual([]);
  const near = await owner.call(matchPositions, { params, query: { show: "near" } });
  expect(near.items[0]?.missing).toEqual([{ constraint: "licence", person: "焊工证", position: "登高证" }]);
  const order = await owner.call(updateOrder, { params: { orderId }, body: { version: 1, status: "closed" } });
  await laptop.drain();
  expect((await owner.call(matchPositions, { params, query: { show: "near" } })).items).toEqual([]);
  await expect(people()).rejects.toMatchObject({ code: "order.closed" });
  await owner.call(updateOrder, { params: { orderId }, body: { version: order.version, status: "open" } });
});

test("what is listed is what the records say", async () => {
  await laptop.drain();
  expect((await verifyTable(embeddedDocumentClient(laptop.endpoint), TABLE_NAME, { followed: true })).findings).toEqual(
    [],
  );
});
