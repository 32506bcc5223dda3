import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createCandidate, listCandidates, updateCandidate } from "@shanhai/contract/candidate";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { manyCandidates } from "../pipeline.ts";
import { changeOf, follow, itemsOf, tell } from "../stream.ts";
import { createRecorder } from "../tenancy/recorder.ts";

/* Search entries follow from the table's stream, whatever it delivers and however often; what a search costs does not grow. */

const recorder = createRecorder();
let direct: Direct;
beforeAll(async () => {
  direct = await startDirect({ documentClient: recorder.documentClient });
});
afterAll(() => direct?.stop());

type Query = Parameters<typeof namesOf>[0];
const namesOf = async (
  query: {
    name?: string;
    phoneLast4?: string;
    occupation?: string;
    skillLevel?: "技师";
    place?: string;
    cursor?: string;
  },
  tenant = 1,
) => (await direct.owner(tenant).call(listCandidates, { query })).items.map(({ name }) => name);
const add = (body: { name: string; phone: string; occupation?: string; homePlace?: string; skillLevel?: "技师" }) =>
  direct.owner().call(createCandidate, { body: { ...body, consent: true } });
const isPerson = (item: Record<string, unknown>) => String(item.pk).includes("#candidate#");
const sound = async () =>
  expect((await verifyTable(direct.table.client, direct.table.name, { followed: true })).findings).toEqual([]);

test("people are found by each facet and by all of them together", async () => {
  await add({ name: "何娜", phone: "19800001111", occupation: "焊工", homePlace: "甘肃省平凉市", skillLevel: "技师" });
  await add({ name: "何强", phone: "19800002222", occupation: "焊接工", homePlace: "甘肃省兰州市" });
  await add({ name: "汪洋", phone: "19800003333", occupation: "电工", homePlace: "平凉市", skillLevel: "技师" });
  await follow(direct);
  const found: [Query, string[]][] = [
    [{ name: "何" }, ["何强", "何娜"]],
    [{ name: "何娜" }, ["何娜"]],
    [{ phoneLast4: "2222" }, ["何强"]],
    [{ occupation: "焊" }, ["何强", "何娜"]],
    [{ skillLevel: "技师" }, ["汪洋", "何娜"]],
    [{ place: "平凉" }, ["汪洋", "何娜"]],
    [{ place: "甘肃", occupation: "焊", skillLevel: "技师" }, ["何娜"]],
    [{ name: "何", phoneLast4: "3333" }, []],
  ];
  for (const [query, names] of found)
    expect((await namesOf(query)).sort(), JSON.stringify(query)).toEqual(names.sort());
  expect(await namesOf({ name: "何" }, 2)).toEqual([]);
  await sound();
});

test("renaming leaves nothing behind, in whatever order and however often the changes are told", async () => {
  const { candidateId } = await add({ name: "旧名", phone: "19800004444" });
  const at = async () => (await itemsOf(direct)).find((item) => isPerson(item) && item.candidateId === candidateId);
  const versions = [undefined, await at()];
  for (const [version, name] of [
    [1, "新名"],
    [2, "旧名"],
    [3, "又名"],
  ] as const) {
    await direct.owner().call(updateCandidate, { params: { candidateId }, body: { version, name } });
    versions.push(await at());
  }
  const changes = versions.slice(1).map((after, index) => changeOf(versions[index], after));
  const [made, first, second, third] = changes as [never, never, never, never];
  for (const order of [[third], [second, made], [first], [made], [second, third], [third, third, first]]) {
    await tell(direct, order);
    expect(await namesOf({ name: "旧" })).toEqual([]);
    expect(await namesOf({ name: "新" })).toEqual([]);
  }
  expect(await namesOf({ name: "又" })).toEqual(["又名"]);
  await sound();
});

test("an entry that has not followed yet shows nobody who does not match", async () => {
  const { candidateId } = await add({ name: "先名", phone: "19800005555" });
  await follow(direct);
  await direct.owner().call(updateCandidate, { params: { candidateId }, body: { version: 1, name: "后名" } });
  expect(await namesOf({ name: "先" })).toEqual([]);
});

test("a search costs the same among 100 and among 5,000 people, and its pages hold everybody once", async () => {
  const costOf = async (tenant: number, query: Query) => {
    const before = recorder.spent();
    const page = await direct.owner(tenant).call(listCandidates, { query: { ...query, limit: 20 } });
    const { requests, read } = recorder.spent();
    expect(page.items).toHaveLength(20);
    return { requests: requests - before.requests, read: read - before.read };
  };
  await manyCandidates(direct, 100, 3);
  await manyCandidates(direct, 5000, 4);
  await follow(
    direct,
    (await itemsOf(direct)).filter((item) => !/#agn_0+[34]#candidate/.test(String(item.pk))),
  );
  for (const query of [{ name: "求职者" }, { occupation: "操作" }, { name: "求", occupation: "操作工" }] as Query[]) {
    expect(await costOf(4, query)).toEqual(await costOf(3, query));
  }
  const all = new Set<string>();
  let cursor: string | undefined;
  do {
    const query: Query & { limit: number } = { name: "求职者1", limit: 100, ...(cursor ? { cursor } : {}) };
    const page = await direct.owner(4).call(listCandidates, { query });
    for (const { candidateId } of page.items) {
      expect(all.has(candidateId)).toBe(false);
      all.add(candidateId);
    }
    cursor = page.cursor;
  } while (cursor);
  expect(all.size).toBe(1111);
}, 180_000);

test("a search that nearly nobody answers ends each page at its bound and goes on behind it", async () => {
  const owner = direct.owner(4);
  const before = recorder.spent().read;
  const query = { name: "求", occupation: "焊工", limit: 20 };
  const page = await owner.call(listCandidates, { query });
  expect(page.items).toEqual([]);
  expect(page.cursor).toBeTypeOf("string");
  expect(recorder.spent().read - before).toBeLessThan(60);
});

test("verifying finds an entry of nobody, an entry that is missing, and a phone that names nobody", async () => {
  const { client, name: TableName } = direct.table;
  const items = await itemsOf(direct);
  const entry = items.find(({ pk, sk }) => String(pk).includes("#search#name#") && String(sk).startsWith("汪洋"));
  const claim = items.find(({ pk }) => String(pk).includes("#identity#"));
  const { pk, sk } = entry ?? {};
  await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  await client.send(new PutCommand({ TableName, Item: { ...entry, sk: `汪汪#${entry?.candidateId}` } }));
  await client.send(new PutCommand({ TableName, Item: { ...claim, candidateId: "can_gone" } }));
  const { findings } = await verifyTable(client, TableName, { followed: true });
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.stringContaining(`${pk} ${sk}: no search entry`),
      expect.stringContaining("a search entry of nobody"),
      "can_gone: named, but not there",
    ]),
  );
});
