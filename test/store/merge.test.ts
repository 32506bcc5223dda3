import { recommendCandidates } from "@shanhai/contract/application";
import { readArrivalList } from "@shanhai/contract/arrival-list";
import { createCandidate, getCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { listMerges, mergeCandidates, undoMerge } from "@shanhai/contract/merge";
import { listTimeline } from "@shanhai/contract/timeline";
import { verifyTable } from "@shanhai/store/verify";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { orderWithSeats } from "../pipeline.ts";
import { follow, itemsOf } from "../stream.ts";

/* Two records of one person become one, and two again: with all that names them. */

const DAY = 24 * 60 * 60 * 1000;

let direct: Direct;
let late = 0;
beforeAll(async () => {
  direct = await startDirect({ now: () => new Date(Date.now() + late) });
});
afterAll(() => direct?.stop());

let phones = 0;
const newPhone = () => `198${String(++phones).padStart(8, "0")}`;
const owner = () => direct.owner();
type Body = { name: string; phone?: string; idNumber?: string; occupation?: string; note?: string };
const add = (body: Body) => owner().call(createCandidate, { body: { ...body, consent: true } });
const get = (candidateId: string) => owner().call(getCandidate, { params: { candidateId } });
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ problem }) => problem,
  );
const sound = async () => expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
const merge = (
  one: { candidateId: string; version: number },
  two: { candidateId: string; version: number },
  more = {},
) =>
  owner().call(mergeCandidates, {
    params: { candidateId: one.candidateId },
    body: { otherId: two.candidateId, version: one.version, otherVersion: two.version, ...more },
  });
const undo = (candidateId: string, mergeId = "") => owner().call(undoMerge, { params: { candidateId, mergeId } });

test("a preview shows both and the result, and changes nothing", async () => {
  const [one, two] = [await add({ name: "甲", phone: newPhone() }), await add({ name: "乙", phone: newPhone() })];
  const before = await itemsOf(direct);
  const seen = await merge(one, two, { preview: true, choices: { name: "other" } });
  expect(seen).toMatchObject({
    this: one,
    other: two,
    result: { name: "乙", phone: one.phone, otherPhones: [two.phone] },
  });
  expect(seen.merge).toBeUndefined();
  expect(await itemsOf(direct)).toEqual(before);
});

test("afterwards there is one person: by both phones, by both ids, and only one in the list", async () => {
  const [one, two] = [await add({ name: "甲", phone: newPhone() }), await add({ name: "乙", phone: newPhone() })];
  const { merge: made } = await merge(one, two);
  expect(await problemOf(get(two.candidateId))).toMatchObject({
    status: 410,
    code: "candidate.merged",
    current: { candidateId: one.candidateId },
  });
  for (const phone of [one.phone, two.phone]) {
    expect(await problemOf(add({ name: "丙", phone: phone ?? "" }))).toMatchObject({
      code: "candidate.duplicate",
      current: { candidateId: one.candidateId },
    });
  }
  expect((await owner().call(listMerges, { params: { candidateId: one.candidateId }, query: {} })).items).toEqual([
    made,
  ]);
  await sound();
});

test("an arrival list finds the survivor under the application of either record", async () => {
  const [one, two] = [await add({ name: "甲", phone: newPhone() }), await add({ name: "甲", phone: newPhone() })];
  const { positionId } = await orderWithSeats(owner(), 2, 90);
  const body = { candidateIds: [two.candidateId as never] };
  const { results } = await owner().call(recommendCandidates, { params: { positionId }, body });
  await merge(one, two);
  const read = await owner().call(readArrivalList, { params: { positionId }, body: { rows: [{ phone: one.phone }] } });
  expect(read.results).toMatchObject([{ application: { applicationId: results[0]?.applicationId } }]);
});

test("merging and undoing leave every record and every claim as they were", async () => {
  const known = fc.record({
    name: fc.constantFrom("甲", "乙"),
    occupation: fc.constantFrom("电工", "焊工"),
    note: fc.constantFrom("甲的备注", "乙的备注"),
  });
  const choice = fc.constantFrom("this", "other");
  const input = fc.tuple(known, known, fc.record({ name: choice, phone: choice, occupation: choice }));
  const essence = async () =>
    (await itemsOf(direct))
      .filter(({ pk }) => /#(candidate|identity|merged)(#|$)/.test(String(pk)))
      .map(({ version: _v, updatedAt: _u, edit: _e, ...item }) => JSON.stringify(item, Object.keys(item).sort()))
      .sort();
  await fc.assert(
    fc.asyncProperty(input, async ([first, second, choices]) => {
      const one = await add({ ...first, phone: newPhone() });
      const two = await add({ ...second, phone: newPhone() });
      const before = await essence();
      const { merge: made } = await merge(one, two, { choices });
      await sound();
      await undo(one.candidateId, made?.mergeId);
      expect(await essence()).toEqual(before);
      await sound();
    }),
    { numRuns: 12 },
  );
});

test("of two merges the later is undone first; then all three are as they were", async () => {
  const bodies = ["甲", "乙", "丙"].map((name) => ({ name, phone: newPhone(), note: name }));
  const [one, two, three] = await Promise.all(bodies.map(add));
  if (!one || !two || !three) throw new Error("three people");
  const first = await merge(one, two, { choices: { note: "other" } });
  const second = await merge(first.result, three, { choices: { name: "other" } });
  expect(await problemOf(undo(one.candidateId, first.merge?.mergeId))).toMatchObject({ code: "merge.later" });
  await undo(one.candidateId, second.merge?.mergeId);
  await undo(one.candidateId, first.merge?.mergeId);
  for (const person of [one, two, three]) {
    const { name, phone, note } = person;
    expect(await get(person.candidateId)).toMatchObject({ name, phone, note });
  }
  await sound();
});

test("undoing spares edits made since and says so; phones go back to whom they came from", async () => {
  const [one, two] = [await add({ name: "甲", phone: newPhone() }), await add({ name: "乙", phone: newPhone() })];
  const { merge: made, result } = await merge(one, two, { choices: { name: "other", phone: "other" } });
  const phone = newPhone();
  const body = { version: result.version, phone, note: "合并后写的" };
  await owner().call(updateCandidate, { params: { candidateId: one.candidateId }, body });
  const undone = await undo(one.candidateId, made?.mergeId);
  expect(undone.kept.sort()).toEqual(["note", "phone"]);
  expect(undone.candidate).toMatchObject({ name: "甲", phone, otherPhones: [one.phone], note: "合并后写的" });
  expect(undone.other).toMatchObject({ name: "乙", phone: two.phone });
  expect(await problemOf(add({ name: "丙", phone: two.phone ?? "" }))).toMatchObject({
    current: { candidateId: two.candidateId },
  });
  await sound();
});

test("is refused for two people, for oneself, for stale records, and after thirty days", async () => {
  const one = await add({ name: "甲", phone: newPhone(), idNumber: "11010519491231002X" });
  const two = await add({ name: "乙", phone: newPhone(), idNumber: "440524198001010013" });
  const three = await add({ name: "丙", phone: newPhone() });
  expect(await problemOf(merge(one, two))).toMatchObject({ code: "identity.conflict" });
  expect(await problemOf(merge(one, one))).toMatchObject({ code: "invalid" });
  expect(await problemOf(merge(one, { ...three, version: 7 }))).toMatchObject({
    code: "stale",
    current: { candidateId: three.candidateId },
  });
  const { merge: made } = await merge(one, three);
  expect(await problemOf(merge(two, three))).toMatchObject({ code: "candidate.merged" });
  late = 30 * DAY + 60_000;
  expect(await problemOf(undo(one.candidateId, made?.mergeId))).toMatchObject({ code: "merge.expired" });
  late = 0;
  await undo(one.candidateId, made?.mergeId);
  expect(await problemOf(undo(one.candidateId, made?.mergeId))).toMatchObject({ code: "merge.undone" });
  await sound();
});

test("the survivor's timeline tells both lives, each thing once however often it is delivered", async () => {
  const since = await itemsOf(direct);
  const [one, two] = [await add({ name: "甲", phone: newPhone() }), await add({ name: "乙", phone: newPhone() })];
  const { positionId } = await orderWithSeats(owner(), 5);
  const body = { candidateIds: [two.candidateId] };
  await owner().call(recommendCandidates, { params: { positionId }, body });
  const made = await follow(direct, since);
  const edited = await owner().call(updateCandidate, {
    params: { candidateId: two.candidateId },
    body: { version: 1, occupation: "电工" },
  });
  const changed = await follow(direct, made);
  await merge(one, edited);
  const again = { candidateIds: [one.candidateId] };
  const { results } = await owner().call(recommendCandidates, { params: { positionId }, body: again });
  expect(results).toEqual([
    { candidateId: one.candidateId, applicationId: results[0]?.applicationId, outcome: "existing" },
  ]);
  for (let delivery = 0; delivery < 2; delivery += 1) await follow(direct, changed);
  const told = await owner().call(listTimeline, { params: { candidateId: one.candidateId }, query: {} });
  expect(told.items.map(({ kind }) => kind)).toEqual(["merged", "edited", "application", "created", "created"]);
  expect(told.items[1]).toMatchObject({ fields: ["occupation"], version: 2 });
  expect(told.items[2]).toMatchObject({ positionTitle: "操作工", stage: "recommended" });
  const first = await owner().call(listTimeline, { params: { candidateId: one.candidateId }, query: { limit: 2 } });
  expect(first.items).toHaveLength(2);
  const query = { limit: 10, ...(first.cursor ? { cursor: first.cursor } : {}) };
  expect(
    (await owner().call(listTimeline, { params: { candidateId: one.candidateId }, query })).items.map(
      ({ kind }) => kind,
    ),
  ).toEqual(["application", "created", "created"]);
});
