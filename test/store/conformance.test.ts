import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { createTable, type DynamoEngine, startDynamo } from "@shanhai/local/dynamo";
import { embeddedDocumentClient } from "@shanhai/local/platform";
import { startPump } from "@shanhai/local/pump";
import { writeRepeatable } from "@shanhai/store/batch";
import { deriveKeyRing } from "@shanhai/store/key-ring";
import { TABLE } from "@shanhai/store/schema";
import { keyPages } from "@shanhai/store/sweep";
import { getRecord, getRecords, putNewer, queryItems, type Table } from "@shanhai/store/table";
import { Refused, transact, type Write } from "@shanhai/store/write";
import { mintSweepScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { agencyId } from "../direct.ts";
import { hasJava } from "../java.ts";

/*
 * What the store leans on, done once on each engine: both must answer the same, word for word where the store reads it. Where only
 * one of them runs, the other's answers are those written here.
 */

const owner = agencyId(1);
const at = (noun: string, sk: string) => ({ pk: `T#${owner}#${noun}`, sk });

/** What a write was refused for, or that it was not. */
async function outcomeOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
    return "done";
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refusals };
    return { threw: (error as Error).name };
  }
}

type Said = Record<string, unknown>;

async function sayAbout(table: Table): Promise<Said> {
  const said: Said = {};
  const say = async (what: string, act: () => Promise<unknown>) => {
    said[what] = await outcomeOf(act);
  };
  const order: Write = {
    put: at("order", "1"),
    record: { version: 1, stages: { screened: 2 }, empty: "", nothing: null, list: [], deep: { a: [1, "二"] } },
    listing: { gsi1pk: `T#${owner}#orders`, gsi1sk: "1" },
    condition: { absent: true },
  };
  await say("a new item", () => transact(table, [order]));
  await say("the same once more, and what stood in its way", () => transact(table, [order]));
  const moved = (version: number): Write => ({
    update: at("order", "1"),
    add: { "stages.screened": -1 },
    count: { moves: 1 },
    set: { version: version + 1, gone: undefined },
    condition: { equals: { version }, atLeast: { "stages.screened": 1 } },
  });
  await say("a change of what was seen", () => transact(table, [moved(1)]));
  await say("a change of what is no more: nothing of the transaction is written", () =>
    transact(table, [{ put: at("order", "2"), record: { version: 1 } }, moved(1)]),
  );
  said["nothing of it"] = (await getRecord(table, at("order", "2"))) ?? "absent";
  await say("a check of what is missing", () =>
    transact(table, [
      { check: at("order", "1"), condition: { missing: ["closedAt"] } },
      { put: at("order", "3"), record: { version: 1 }, condition: { absentOrBelow: { ttl: 5 } } },
    ]),
  );
  await say("a check that fails, beside one that holds", () =>
    transact(table, [
      { check: at("order", "1"), condition: { exists: true } },
      { remove: at("order", "9"), condition: { exists: true } },
    ]),
  );
  await say("one item twice in a transaction", () =>
    transact(table, [{ put: at("order", "4"), record: {} }, { remove: at("order", "4") }]),
  );
  said.item = await getRecord(table, at("order", "1"));
  await putNewer(table, at("copy", "c"), { version: 2, text: "later" }, "version");
  await putNewer(table, at("copy", "c"), { version: 1, text: "earlier" }, "version");
  said["the later of two copies"] = await getRecord(table, at("copy", "c"));
  const rows = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
  await writeRepeatable(
    table,
    rows.map((sk) => ({
      put: at("row", sk),
      record: { gsi1pk: `T#${owner}#rows`, gsi1sk: `a${sk}`, number: Number(sk) },
    })),
  );
  await writeRepeatable(table, [{ remove: at("row", "07") }, { remove: at("row", "never") }]);
  const partition = `T#${owner}#row`;
  const numbers = (items: Record<string, unknown>[]) => items.map(({ sk }) => sk);
  said["newest first"] = numbers(await queryItems(table, { partition, limit: 3 }));
  said["below, oldest first"] = numbers(
    await queryItems(table, { partition, below: "09", limit: 100, ascending: true }),
  );
  said.between = numbers(await queryItems(table, { partition, between: ["05", "09"], limit: 9, ascending: true }));
  said["beginning so"] = numbers(await queryItems(table, { partition, beginsWith: "5", limit: 100 }));
  said.behind = numbers(await queryItems(table, { partition, after: "57", limit: 9, ascending: true }));
  said["by an index, some attributes"] = await queryItems(table, {
    ...{ partition: `T#${owner}#rows`, index: "listing", below: "a03", limit: 9, only: ["number"] },
  });
  const found = await getRecords<{ number: number }>(table, [at("row", "01"), at("row", "07"), at("row", "59")]);
  said["many by key"] = found.map(({ number }) => number).sort();
  return said;
}

/** The same on an engine of its own, with what its stream and a reading of all keys say. */
async function run(engine: DynamoEngine): Promise<{ said: Said; records: unknown[]; keys: string[]; none: unknown }> {
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-conformance-"));
  const dynamo = await startDynamo({ engine });
  const client = embeddedDocumentClient(dynamo.endpoint);
  try {
    const tableName = "conformance";
    await createTable(dynamo.endpoint, tableName);
    const scope = mintTenantItemsScope(owner);
    const ring = deriveKeyRing("x".repeat(32));
    const said = await sayAbout({ scope, name: tableName, client, keys: ring.of(scope) });
    const records: DynamoDBRecord[] = [];
    const pump = startPump({
      ...{ endpoint: dynamo.endpoint, tableName, dataDir },
      consume: async ({ Records }) => {
        records.push(...Records);
        return { batchItemFailures: [] };
      },
    });
    await pump.drain();
    await pump.stop();
    const sweep = mintSweepScope(owner);
    const keys: string[] = [];
    for await (const page of keyPages({ scope: sweep, name: tableName, client, keys: ring.of(sweep) }, [`T#${owner}#`]))
      keys.push(...page.keys.map(({ pk, sk }) => `${pk} ${sk}`));
    const { Item: none } = await client.send(new GetCommand({ TableName: tableName, Key: at("order", "none") }));
    const about = records.map(({ eventName, dynamodb }) => ({
      ...{ eventName, keys: dynamodb?.Keys, before: dynamodb?.OldImage, after: dynamodb?.NewImage },
    }));
    // Of one item in order; of several in any.
    const ofOrder = about.filter(({ keys }) => keys?.[TABLE.sortKey]?.S === "1");
    return { said, records: [...ofOrder, about.length], keys: keys.sort(), none };
  } finally {
    client.destroy();
    await dynamo.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const order1 = { version: 1, stages: { screened: 2 }, empty: "", nothing: null, list: [], deep: { a: [1, "二"] } };
const order2 = { ...order1, version: 2, stages: { screened: 1 }, moves: 1 };
const placed = { ...at("order", "1"), gsi1pk: `T#${owner}#orders`, gsi1sk: "1" };

test("the embedded engine answers what the store counts on", async () => {
  const { said, records, keys, none } = await run("dynoxide");
  expect(said).toEqual({
    "a new item": "done",
    "the same once more, and what stood in its way": { refused: [{ index: 0, item: { ...placed, ...order1 } }] },
    "a change of what was seen": "done",
    "a change of what is no more: nothing of the transaction is written": {
      refused: [{ index: 1, item: { ...placed, ...order2 } }],
    },
    "nothing of it": "absent",
    "a check of what is missing": "done",
    "a check that fails, beside one that holds": { refused: [{ index: 1 }] },
    "one item twice in a transaction": { threw: "ValidationException" },
    item: order2,
    "the later of two copies": { version: 2, text: "later" },
    "newest first": ["59", "58", "57"],
    "below, oldest first": ["00", "01", "02", "03", "04", "05", "06", "08"],
    between: ["05", "06", "08", "09"],
    "beginning so": ["59", "58", "57", "56", "55", "54", "53", "52", "51", "50"],
    behind: ["58", "59"],
    "by an index, some attributes": [{ number: 2 }, { number: 1 }, { number: 0 }],
    "many by key": [1, 59],
  });
  expect(records.at(-1)).toBe(65);
  expect(records.slice(0, -1).map((record) => (record as DynamoDBRecord).eventName)).toEqual(["INSERT", "MODIFY"]);
  expect(keys).toHaveLength(62);
  expect(none).toBeUndefined();
});

test.skipIf(!hasJava())("AWS's DynamoDB Local answers the same (left out where there is no Java 17)", async () => {
  const [embedded, local] = await Promise.all([run("dynoxide"), run("dynamodb-local")]);
  expect(local).toEqual(embedded);
});
