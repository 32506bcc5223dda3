import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { Migration } from "@shanhai/functions/migrations/migration";
import { create } from "@shanhai/functions/migrations/run";
import type { Consumer } from "@shanhai/functions/migrations/tell";
import { isToldAgain } from "@shanhai/functions/projections/told-again";
import { TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import type { Item } from "@shanhai/store/walk";
import { mintWalkScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { move, recommendAll } from "../pipeline.ts";
import { itemsOf } from "../stream.ts";

/*
 * A table as earlier versions left it, made from one of today: what came later is taken out of it. Migrated, it is what it was,
 * item for item.
 */

let laptop: TestLaptop;
let client: DynamoDBDocumentClient;
let today: Item[];

const all = async () => (await itemsOf({ table: { client, name: TABLE_NAME } })) as Item[];
const ofOwners = (items: readonly Item[]) =>
  Object.fromEntries(items.filter(({ pk }) => !pk.startsWith("W#")).map((item) => [`${item.pk} ${item.sk}`, item]));
/** Of an application's steps its record knows the last, and not where that came from. */
function asMigrated(items: readonly Item[]) {
  const last = new Set(items.map(({ movedAt, applicationId, version }) => `${movedAt}#${applicationId}#${version}`));
  const known = items.filter(
    ({ pk, sk, kind }) => !(pk.includes("#timeline#") && kind === "application") || last.has(sk),
  );
  return ofOwners(
    known.map((item) => {
      // In how many steps something was counted is no figure.
      const { from: _from, told: _told, revision: _revision, ...rest } = item;
      return (/#timeline#|#supplyOf#|#supply$|#flow$|#talentOf#|#funnel/.test(item.pk) ? rest : item) as Item;
    }),
  );
}
const remove = ({ pk, sk }: Item) => client.send(new DeleteCommand({ TableName: TABLE_NAME, Key: { pk, sk } }));

/** What follows by the stream, and pointers that orders did not have. */
const LATER =
  /^(T#[^#]+#(enterpriseOrder|search|timeline|funnelMark|funnel|supplyOf|supply|flow|arrival|matchable|matchablePosition|matchPast)|P#[^#]+#(funnel|funnelCopy|supply|flow|supplyOf|arrival|talent\w+)|A#[^#]+#of)(#|$)/;

async function age(): Promise<void> {
  for (const item of await all()) {
    if (LATER.test(item.pk) || item.pk.startsWith("W#")) await remove(item);
    else if (item.gsi2pk && /#placement#/.test(item.pk)) {
      const { gsi2pk: _pk, gsi2sk: _sk, ...Item } = item;
      await client.send(new PutCommand({ TableName: TABLE_NAME, Item }));
    }
  }
  await laptop.drain();
  for (const item of await all()) if (LATER.test(item.pk)) await remove(item);
}

async function migrate(run: ReturnType<typeof create> = laptop.functions.migrate) {
  const made: string[] = [];
  for (let count = 0; count < 500; count += 1) {
    const { migration, done } = await run({});
    if (!migration) return made;
    if (done) made.push(migration.name);
  }
  throw new Error("It does not end");
}

beforeAll(async () => {
  laptop = await startTestLaptop();
  client = laptop.platform.open(mintWalkScope()).client;
  const admin = await laptop.park("衢州", "330800", "admin@park.test");
  const { owner } = await laptop.agency(admin, "川思", 1, "owner@chuansi.test");
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "石英厂", uscc: uscc(11) } });
  const order = { enterpriseId, title: "订单", deadline: "2030-01-01" };
  const { orderId } = await owner.call(createOrder, { body: order });
  const body = { title: "操作工", occupation: "操作工", headcount: 9, payMin: 1, payMax: 2, place: "衢州市柯城区" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
  const people = [];
  for (let count = 0; count < 6; count += 1) {
    const person = {
      name: `求职者${count}`,
      phone: `1990000000${count}`,
      occupation: "操作工",
      consent: true as const,
    };
    people.push((await owner.call(createCandidate, { body: person })).candidateId);
  }
  const applications = await recommendAll(owner, positionId, people);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await move(owner, orderId, applications.slice(0, 3), to);
  await laptop.drain();
  today = await all();
}, 60_000);
afterAll(() => laptop?.stop());
beforeEach(age);

describe("migrating older data", () => {
  test("is needed: without it the table does not add up", async () => {
    const { findings } = await verifyTable(client, TABLE_NAME, { followed: true });
    expect(findings.join("\n")).toMatch(/its enterprise does not find it/);
    expect(findings.join("\n")).toMatch(/no search entry/);
    expect(findings.join("\n")).toMatch(/listed under undefined, not/);
  });

  test("makes of it what today's code would have made, once", async () => {
    expect(await migrate()).toEqual([
      "order-pointers",
      "client-lists",
      "tell-again",
      "match-lists",
      "tell-talent",
      "tell-titles",
    ]);
    await laptop.drain();
    const migrated = await all();
    expect(asMigrated(migrated)).toEqual(asMigrated(today));
    expect((await verifyTable(client, TABLE_NAME, { followed: true })).findings).toEqual([]);
    expect(await migrate()).toEqual([]);
    expect(await all()).toEqual(migrated);
  });

  test("says beforehand what it will do, and writes nothing then", async () => {
    const before = await all();
    const dry = await laptop.functions.migrate({ dryRun: true });
    expect(dry).toMatchObject({ done: true, migration: { version: 1, name: "order-pointers" } });
    expect(dry.counts).toMatchObject({ seen: before.length, selected: 1, changed: 1 });
    expect(await all()).toEqual(before);
    expect((await laptop.functions.migrate({})).counts).toMatchObject({ seen: before.length, changed: 1 });
  });

  test("goes on where it was cut off, in the middle of a page or out of time", async () => {
    const consumers: Consumer[] = [(event) => laptop.functions.project(event, {} as never)];
    // No patience: a page of each segment and no more.
    const patient = create(laptop.platform, consumers, { patienceMs: 0, page: 7 });
    expect((await patient({})).done).toBe(false);
    let calls = 0;
    const breaking: Consumer = async (event) => {
      calls += 1;
      if (calls % 3 === 0) throw new Error("Ended");
      return laptop.functions.project(event, {} as never);
    };
    const broken = create(laptop.platform, [breaking], { patienceMs: 0, page: 7 });
    let ends = 0;
    for (let rounds = 0; rounds < 500; rounds += 1) {
      const outcome = await broken({}).catch(() => undefined);
      if (!outcome) ends += 1;
      else if (!outcome.migration) break;
    }
    expect(ends).toBeGreaterThan(3);
    await laptop.drain();
    expect(asMigrated(await all())).toEqual(asMigrated(today));
  });

  test("goes on with a dry run that had no time left, and counts the same", async () => {
    const whole = await laptop.functions.migrate({ dryRun: true });
    const hasty = create(laptop.platform, [], { patienceMs: 0, page: 5 });
    let [seen, changed] = [0, 0];
    let next: unknown;
    for (let rounds = 0; rounds < 500; rounds += 1) {
      const part = await hasty({ dryRun: true, ...(next ? { next } : {}) });
      seen += part.counts.seen ?? 0;
      changed += part.counts.changed ?? 0;
      next = part.next;
      if (part.done) break;
    }
    expect([seen, changed]).toEqual([whole.counts.seen, whole.counts.changed]);
  });

  test("decides an item anew that somebody changed in between, and never writes over it", async () => {
    const order = today.find(({ pk }) => pk.endsWith("#order") && pk.startsWith("T#")) as Item;
    let others = 0;
    const marks: Migration = {
      version: 90,
      name: "marks",
      describe: "",
      select: ({ pk, sk }) => pk === order.pk && sk === order.sk,
      change: (item) => [{ become: { ...item, title: `${String(item.title)}!` } }],
    };
    const racing = {
      ...laptop.platform,
      open: ((scope) => {
        const table = laptop.platform.open(scope);
        const send = async (command: never) => {
          const writes = (command as { constructor: { name: string } }).constructor.name === "TransactWriteCommand";
          if (writes && others < 2) {
            others += 1;
            const Key = { pk: order.pk, sk: order.sk };
            await client.send(
              new UpdateCommand({
                TableName: TABLE_NAME,
                Key,
                UpdateExpression: "SET title = :title ADD revision :one",
                ExpressionAttributeValues: { ":title": `别的${others}`, ":one": 1 },
              }),
            );
          }
          return table.client.send(command);
        };
        return { ...table, client: { send } as never };
      }) as typeof laptop.platform.open,
    };
    const run = create(racing, [], { migrations: [marks] });
    expect((await run({})).counts).toMatchObject({ selected: 1, changed: 1, conflicts: 2 });
    const now = (await all()).find(marks.select) as Item;
    expect(now.title).toBe("别的2!");
    await client.send(new PutCommand({ TableName: TABLE_NAME, Item: order }));
  });

  test("refuses what it does not know", async () => {
    for (const event of [{ dryRun: "yes" }, { next: [null] }, { tell: "a b" }, null])
      await expect(laptop.functions.migrate(event)).rejects.toThrow();
  });
});

test("webhooks are not told of what is told again", async () => {
  const ids: string[] = [];
  const hear: Consumer = async ({ Records }) => {
    ids.push(...Records.map(({ eventID }) => eventID ?? ""));
    return { batchItemFailures: [] };
  };
  await create(laptop.platform, [hear])({ tell: "heard" });
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.every((eventID) => isToldAgain({ eventID }))).toBe(true);
});

test("telling everything again changes nothing where everything was told", async () => {
  await migrate();
  await laptop.drain();
  const before = ofOwners(await all());
  const { done, counts } = await laptop.functions.migrate({ tell: "again" });
  expect(done).toBe(true);
  expect(counts.told).toBe(Object.keys(before).length);
  await laptop.drain();
  expect(ofOwners(await all())).toEqual(before);
});
