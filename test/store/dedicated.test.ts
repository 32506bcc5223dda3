import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { getAgency, transitAgency } from "@shanhai/contract/agency";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, getOrder, listOrders } from "@shanhai/contract/order";
import { getPark } from "@shanhai/contract/park";
import { addPosition } from "@shanhai/contract/position";
import { dedicateAgency } from "@shanhai/local/dedicate-agency";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { dedicatedTable } from "@shanhai/store/schema";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { replay } from "../tenancy/iam-replay.ts";
import { createRecorder } from "../tenancy/recorder.ts";
import { scopePolicies } from "../tenancy/scope-policies.ts";
import { fillTenant } from "../tenancy/tenant.ts";

/* One agency moves into a table of its own and works on there, beside another in the common table: the same code for both. */

const dataDir = mkdtempSync(join(tmpdir(), "shanhai-dedicated-"));
const recorder = createRecorder();
let laptop: TestLaptop;
let agencyA: string;
let before: { ordersOfA: string[]; people: number; seats: unknown };
let moved: number;
let refusedAtWork: unknown;

/** Partition keys of a table, by whose they are. */
async function ownersIn(tableName: string): Promise<Set<string>> {
  const client = embeddedDocumentClient(laptop.endpoint);
  const owners = new Set<string>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }));
    for (const { pk } of page.Items ?? []) owners.add(String(pk).split("#").slice(0, 2).join("#"));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  client.destroy();
  return owners;
}

beforeAll(async () => {
  laptop = await startTestLaptop({ dataDir });
  const park = await laptop.park("甲园", "330800", "admin@one.test");
  const a = await laptop.agency(park, "机构甲", 1, "owner@a.test");
  const b = await laptop.agency(park, "机构乙", 2, "owner@b.test");
  agencyA = a.agency.agencyId;
  await laptop.drain();
  await fillTenant(a.owner, 1);
  await fillTenant(b.owner, 2);
  await laptop.drain();
  before = {
    ordersOfA: (await a.owner.call(listOrders, {})).items.map(({ orderId }) => orderId),
    people: (await a.owner.call(listCandidates, {})).items.length,
    seats: await park.call(getPark, {}),
  };
  await laptop.stop();
  refusedAtWork = await dedicateAgency(dataDir, agencyA).catch((error: unknown) => error);

  laptop = await startTestLaptop({ dataDir });
  const administrator = await laptop.person("admin@one.test");
  const params = { agencyId: agencyA };
  const { version: seen } = await administrator.call(getAgency, { params });
  const { version } = await administrator.call(transitAgency, {
    params,
    body: { to: "suspended", reason: "移入独立的表", version: seen },
  });
  await laptop.drain();
  await laptop.stop();
  moved = await dedicateAgency(dataDir, agencyA);

  laptop = await startTestLaptop({ dataDir, dedicated: [agencyA], documentClient: recorder.documentClient });
  const again = await laptop.person("admin@one.test");
  await again.call(transitAgency, { params, body: { to: "active", reason: "移好了", version } });
  await laptop.drain();
});
afterAll(async () => {
  await laptop?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("an agency of the dedicated tier", () => {
  test("is moved only while it is suspended", () => {
    expect(String(refusedAtWork)).toContain("suspend it");
  });

  test("has its items in its own table, and the common one has none of them but the audit that nobody may remove", async () => {
    expect(moved).toBeGreaterThan(50);
    expect(await ownersIn(dedicatedTable(TABLE_NAME, agencyA))).toEqual(new Set([`T#${agencyA}`, `A#${agencyA}`]));
    const common = await ownersIn(TABLE_NAME);
    expect(common).not.toContain(`T#${agencyA}`);
    expect(common).toContain(`A#${agencyA}`);
  });

  test("goes on as before: its lists, its work, its park's figures", async () => {
    const [owner, park] = [await laptop.person("owner@a.test"), await laptop.person("admin@one.test")];
    expect((await owner.call(listOrders, {})).items.map(({ orderId }) => orderId)).toEqual(before.ordersOfA);
    expect((await owner.call(listCandidates, {})).items).toHaveLength(before.people);
    expect(await park.call(getPark, {})).toEqual(before.seats);
    const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "新企业", uscc: uscc(99) } });
    const order = await owner.call(createOrder, { body: { enterpriseId, title: "新订单", deadline: "2030-01-01" } });
    const seats = { title: "操作工", occupation: "操作工", headcount: 5, payMin: 1, payMax: 2, place: "衢州" };
    const position = await owner.call(addPosition, { params: order, body: seats });
    const person = await owner.call(createCandidate, { body: { name: "新人", phone: "19900078888", consent: true } });
    const body = { candidateIds: [person.candidateId] };
    await owner.call(recommendCandidates, { params: position, body });
    await laptop.drain();
    expect((await owner.call(listOrders, {})).items.length).toBeGreaterThan(before.ordersOfA.length);
    expect(await park.call(getPark, {})).not.toEqual(before.seats);
    expect(await ownersIn(TABLE_NAME)).not.toContain(`T#${agencyA}`);
  });

  test("is closed to the other agency of its park, and the other to it", async () => {
    const [a, b] = [await laptop.person("owner@a.test"), await laptop.person("owner@b.test")];
    const [ofB] = (await b.call(listOrders, {})).items;
    const [ofA] = (await a.call(listOrders, {})).items;
    await expect(b.call(getOrder, { params: { orderId: ofA?.orderId ?? "" } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(a.call(getOrder, { params: { orderId: ofB?.orderId ?? "" } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test("adds up over both tables", async () => {
    const client = embeddedDocumentClient(laptop.endpoint);
    const tables = [TABLE_NAME, dedicatedTable(TABLE_NAME, agencyA)];
    expect((await verifyTable(client, tables, { followed: true })).findings).toEqual([]);
    client.destroy();
  });

  test("is reached under its own id alone, in the table of its own: IAM would allow each call to it, and to nobody else", async () => {
    const calls = recorder.calls.filter(({ table }) => table === dedicatedTable(TABLE_NAME, agencyA));
    expect(calls.length).toBeGreaterThan(20);
    // Migrations walk through it too: that they may is a statement of its own.
    const walked = calls.filter(({ scope }) => scope.kind === "walk");
    expect(new Set(walked.map(({ action }) => action))).toEqual(new Set(["Scan"]));
    const own = calls.filter((call) => !walked.includes(call));
    expect(own.filter(({ scope }) => scope.id !== agencyA)).toEqual([]);
    expect(await replay(own, scopePolicies())).toEqual([]);
  });
});
