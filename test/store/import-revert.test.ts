import { readFileSync } from "node:fs";
import { recommendCandidates } from "@shanhai/contract/application";
import { getCandidate, listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import type { ImportKind } from "@shanhai/contract/import-field";
import * as contract from "@shanhai/contract/import-job";
import { createOrder, getOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { CandidateId, OrderId } from "@shanhai/contract/scalar";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { retireRecord } from "@shanhai/store/in-use";
import { verifyTable } from "@shanhai/store/verify";
import { Refused, transact } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Context, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import { uscc } from "../laptop.ts";
import { manyCandidates, orderWithSeats, recommendAll } from "../pipeline.ts";
import { follow } from "../stream.ts";
import { faulty } from "./faults.ts";

/* Dry runs write nothing, reverting takes back what an import made and nothing else, cut off wherever. */

const faults = faulty();
let direct: Direct;
beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
});
afterAll(() => direct?.stop());

const roster = readFileSync(new URL("../fixtures/roster-1500.csv", import.meta.url));
const truth = JSON.parse(readFileSync(new URL("../fixtures/roster-1500.expected.json", import.meta.url), "utf8"));
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));

interface Sent {
  kind?: ImportKind;
  orderId?: OrderId;
  fileName?: string;
}

/** A file as the upload would have left it. */
async function sent(
  tenant: number,
  bytes: Uint8Array,
  { fileName = "名单.csv", ...more }: Sent = {},
  on: Direct = direct,
) {
  const owner = on.owner(tenant);
  const body = { fileName, size: bytes.length, ...more };
  const { importJobId } = await owner.call(contract.createImportJob, { body });
  await on.platform.files.write(mintTenantScope(agencyId(tenant), PARK), `imports/${importJobId}/roster`, bytes);
  const params = { importJobId };
  /** Delivers the job until no delivery fails any more; `before` each may break something. */
  async function work(before: (delivery: number) => void = () => undefined) {
    const message = JSON.stringify({ tenantId: agencyId(tenant), parkId: PARK, importJobId });
    const event = { Records: [{ messageId: "m", body: message, attributes: { ApproximateReceiveCount: "1" } }] };
    for (let [failed, delivery] = [true, 1]; failed; delivery += 1) {
      before(delivery);
      const answer = await on.functions.importFile(event as unknown as SQSEvent, {} as Context);
      failed = (answer?.batchItemFailures.length ?? 0) > 0;
    }
    return owner.call(contract.getImportJob, { params });
  }
  return { owner, params, work };
}

const emptied = async (tenant: number) => everything(direct.owner(tenant), listCandidates, {});

test("a dry run tells exactly what the import then does, and writes nobody", async () => {
  const { owner, params, work } = await sent(1, roster);
  const columns = await owner.call(contract.getImportColumns, { params });
  expect(columns.mapping.phone).toBeDefined();
  expect(columns.samples).toHaveLength(5);
  await owner.call(contract.checkImportJob, { params, body: {} });
  const checked = await work();
  const { created, merged, rejected, rejections } = truth;
  expect(checked).toMatchObject({
    status: "checked",
    preview: { created, merged, rejected },
    created: 0,
    processed: 0,
  });
  expect(checked.preview?.rejections).toEqual(rejections.slice(0, 100));
  expect(await emptied(1)).toEqual([]);
  await owner.call(contract.commitImportJob, { params, body: {} });
  expect(await work()).toMatchObject({ status: "completed", created, merged, rejected });
});

test.each([
  ["before", 2],
  ["after", 3],
] as const)("reverting, cut off %s the table wrote, leaves nobody and no identity behind", async (when, tenant) => {
  const { owner, params, work } = await sent(tenant, roster);
  await owner.call(contract.commitImportJob, { params, body: {} });
  await work();
  await owner.call(contract.revertImportJob, { params });
  let deliveries = 0;
  const reverted = await work((delivery) => {
    deliveries = delivery;
    faults.clear();
    if (delivery <= 4) faults.breakTransaction(delivery * 3, when);
  });
  expect(deliveries).toBe(5);
  expect(reverted).toMatchObject({ status: "reverted", reverted: { removed: truth.created, spared: 0 } });
  expect(await emptied(tenant)).toEqual([]);
  // The same people can be imported anew: nobody's phone is held by somebody who is gone.
  const again = await sent(tenant, roster);
  await owner.call(contract.commitImportJob, { params: again.params, body: {} });
  expect(await again.work()).toMatchObject({ created: truth.created, merged: truth.merged });
});

test("what was merged is given back, and what was edited since is spared", async () => {
  const first = await sent(4, csv("姓名,手机号,授权同意", "何娜,19900000001,是", "杜波,19900000002,是"));
  await first.owner.call(contract.commitImportJob, { params: first.params, body: {} });
  await first.work();
  const rows = [
    "何娜,19900000001,是,电工",
    "杜波,19900000002,是,焊工",
    "何娜,19900000001,是,钳工",
    "丁一,19900000003,是,钳工",
  ];
  const second = await sent(4, csv("姓名,手机号,授权同意,工种", ...rows));
  await second.owner.call(contract.commitImportJob, { params: second.params, body: {} });
  expect(await second.work()).toMatchObject({ created: 1, merged: 3 });
  // Somebody else's import fills in more about 杜波 afterwards.
  const third = await sent(4, csv("姓名,手机号,授权同意,意向地", "杜波,19900000002,是,衢州"));
  await third.owner.call(contract.commitImportJob, { params: third.params, body: {} });
  await third.work();
  await second.owner.call(contract.revertImportJob, { params: second.params });
  expect(await second.work()).toMatchObject({ reverted: { removed: 1, restored: 1, spared: 1 } });
  const people = await emptied(4);
  expect(new Map(people.map(({ name, occupation }) => [name, occupation]))).toEqual(
    new Map([
      ["杜波", "焊工"],
      ["何娜", undefined],
    ]),
  );
  // Given back as it was, the row may be taken back by the import that made it.
  await first.owner.call(contract.revertImportJob, { params: first.params });
  expect(await first.work()).toMatchObject({ reverted: { removed: 1, spared: 1 } });
  const [left] = await emptied(4);
  expect(await first.owner.call(getCandidate, { params: { candidateId: left?.candidateId as never } })).toMatchObject({
    name: "杜波",
  });
});

test("whoever a part made of two rows lets go of both phones and the ID number", async () => {
  const rows = ["何娜,19900000001,110105194912310038,是", "何娜,19900000002,110105194912310038,是"];
  const first = await sent(41, csv("姓名,手机号,身份证号,授权同意", ...rows));
  await first.owner.call(contract.commitImportJob, { params: first.params, body: {} });
  expect(await first.work()).toMatchObject({ created: 1, merged: 1 });
  await first.owner.call(contract.revertImportJob, { params: first.params });
  expect(await first.work()).toMatchObject({ reverted: { removed: 1, spared: 0 } });
  const others = ["甲,19900000001,,是", "乙,19900000002,,是", "丙,19900000003,110105194912310038,是"];
  const second = await sent(41, csv("姓名,手机号,身份证号,授权同意", ...others));
  await second.owner.call(contract.commitImportJob, { params: second.params, body: {} });
  expect(await second.work()).toMatchObject({ created: 3, merged: 0, rejected: 0 });
});

test("a cancelled import stops where it stands and can be taken back; twice is refused", async () => {
  const { owner, params, work } = await sent(5, roster);
  await owner.call(contract.commitImportJob, { params, body: {} });
  await owner.call(contract.cancelImportJob, { params });
  expect(await work()).toMatchObject({ status: "cancelled", processed: 0 });
  await expect(owner.call(contract.cancelImportJob, { params })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "importJob.state" }) }),
  );
  await expect(owner.call(contract.revertImportJob, { params })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "importJob.state" }) }),
  );
  expect(await emptied(5)).toEqual([]);
});

test("a mapping is remembered by the agency, and by no other", async () => {
  const file = csv("姓名,常用号,授权同意", "何娜,19900000001,是");
  const { owner, params, work } = await sent(6, file);
  await expect(owner.call(contract.commitImportJob, { params, body: {} })).rejects.toThrow();
  const second = await sent(6, file);
  const mapping = { name: "姓名", phone: "常用号", consent: "授权同意" };
  await owner.call(contract.commitImportJob, { params: second.params, body: { mapping } });
  expect(await second.work()).toMatchObject({ created: 1 });
  expect(await work()).toMatchObject({ status: "failed" });
  const third = await sent(6, file);
  expect(await owner.call(contract.getImportColumns, { params: third.params })).toMatchObject({ mapping });
  const stranger = await sent(7, file);
  const unmapped = await stranger.owner.call(contract.getImportColumns, { params: stranger.params });
  expect(unmapped).toMatchObject({
    headers: ["姓名", "常用号", "授权同意"],
    mapping: { name: "姓名", consent: "授权同意" },
  });
  expect(unmapped.mapping.phone).toBeUndefined();
});

test("enterprises come from a spreadsheet, known by their USCC; those that orders name are spared", async () => {
  const sheet = await writeXlsx("企业", [
    ["企业名单"],
    ["企业名称", "统一社会信用代码", "所属产业链", "联系人"],
    ["衢州金格兰石英有限公司", uscc(1), "新材料", "章"],
    ["浙江卡游科技有限公司", uscc(2), "", ""],
    ["浙江卡游科技有限公司", uscc(2), "数字", ""],
    ["错码公司", "91350100M000100Y4W", "", ""],
  ]);
  const { owner, params, work } = await sent(8, sheet, { kind: "enterprises", fileName: "企业.xlsx" });
  await owner.call(createEnterprise, { body: { name: "衢州金格兰石英有限公司", uscc: uscc(1) } });
  await owner.call(contract.commitImportJob, { params, body: {} });
  expect(await work()).toMatchObject({
    created: 1,
    merged: 2,
    rejected: 1,
    rejections: [{ row: 4, reason: "uscc.checksum" }],
  });
  const list = () => everything(owner, listEnterprises, {});
  const [kayou] = await list();
  expect(kayou).toMatchObject({ name: "浙江卡游科技有限公司", chain: "数字" });
  await owner.call(createOrder, {
    body: { enterpriseId: kayou?.enterpriseId as never, title: "订单", deadline: "2030-01-01" },
  });
  await owner.call(contract.revertImportJob, { params });
  expect(await work()).toMatchObject({ reverted: { removed: 0, restored: 1, spared: 1 } });
  expect((await list()).map(({ chain }) => chain)).toEqual(["数字", undefined]);
});

test("as many as fit a transaction come in at once and are taken back in as many as that needs", async () => {
  const enterprises = Array.from({ length: 50 }, (_, index) => `企业${index},${uscc(500 + index)}`);
  const list = csv("企业名称,统一社会信用代码", ...enterprises);
  const { owner, params, work } = await sent(10, list, { kind: "enterprises" });
  await owner.call(contract.commitImportJob, { params, body: {} });
  expect(await work()).toMatchObject({ status: "completed", created: 50, rejected: 0 });
  await owner.call(contract.revertImportJob, { params });
  expect(await work()).toMatchObject({ status: "reverted", reverted: { removed: 50, restored: 0, spared: 0 } });
  expect(await everything(owner, listEnterprises, {})).toEqual([]);
});

test("a demand list becomes positions of its order, counted into its seats; taken back, they are gone", async () => {
  const owner = direct.owner(9);
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(9) } });
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
  const body = { title: "焊工", occupation: "焊工", headcount: 5, payMin: 1, payMax: 2, place: "常山" };
  await owner.call(addPosition, { params: { orderId }, body });
  const file = csv(
    "岗位名称,招聘人数,薪资待遇,工作地点,技能等级",
    "操作工,200,5-7千,衢州,不限",
    "焊工,5,8000,常山,中级工",
    "质检员,若干,6000,衢州,",
    ...Array.from({ length: 60 }, (_, index) => `岗位${index},2,6000,衢州,`),
  );
  const { params, work } = await sent(9, file, { kind: "positions", orderId });
  await owner.call(contract.commitImportJob, { params, body: {} });
  const done = await work();
  expect(done).toMatchObject({ created: 49, merged: 1, rejected: 13 });
  expect(done.rejections.slice(0, 2)).toEqual([
    { row: 3, reason: "headcount" },
    { row: 52, reason: "order.full" },
  ]);
  expect(await owner.call(getOrder, { params: { orderId } })).toMatchObject({ headcount: 205 + 96, open: 205 + 96 });
  await owner.call(contract.revertImportJob, { params });
  expect(await work()).toMatchObject({ reverted: { removed: 49, spared: 0 } });
  const order = await owner.call(getOrder, { params: { orderId } });
  expect(order).toMatchObject({ headcount: 5, open: 5 });
  expect(order.positions).toHaveLength(1);
  const { findings } = await verifyTable(direct.table.client, direct.table.name);
  expect(findings).toEqual([]);
});

test("whoever was recommended since the import is spared, and who is taken out is found no more", async () => {
  // A table of its own: what the stream tells here is all there is to tell.
  const apart = await startDirect();
  try {
    const bytes = csv("姓名,手机号,授权同意", "何娜,19900000001,是", "杜波,19900000002,是");
    const { owner, params, work } = await sent(1, bytes, {}, apart);
    await owner.call(contract.commitImportJob, { params, body: {} });
    await work();
    const people = await everything(owner, listCandidates, {});
    const { positionId } = await orderWithSeats(owner, 5, 1);
    await recommendAll(owner, positionId, [people[0]?.candidateId as CandidateId]);
    const told = await follow(apart);
    const names = async () => (await everything(owner, listCandidates, { query: { phoneLast4: "0002" } })).length;
    const another = people[0]?.name === "杜波" ? 1 : 0;
    await owner.call(contract.revertImportJob, { params });
    expect(await work()).toMatchObject({ reverted: { removed: 1, spared: 1 } });
    await follow(apart, told);
    expect(await everything(owner, listCandidates, {})).toMatchObject([{ candidateId: people[0]?.candidateId }]);
    expect(await names()).toBe(another);
    const { findings } = await verifyTable(apart.table.client, apart.table.name, { followed: true });
    expect(findings).toEqual([]);
  } finally {
    await apart.stop();
  }
});

test("of naming a record and taking it out, whichever comes first wins", async () => {
  const apart = await startDirect();
  try {
    const table = apart.platform.open(mintTenantScope(agencyId(1), PARK));
    const { positionId } = await orderWithSeats(apart.owner(), 5, 1);
    const [gone, named] = (await manyCandidates(apart, 2)) as [CandidateId, CandidateId];
    await transact(table, [retireRecord(table.scope, gone)]);
    const input = { params: { positionId }, body: { candidateIds: [gone, named] } };
    const { results } = await apart.owner().call(recommendCandidates, input);
    expect(results.map(({ outcome }) => outcome)).toEqual(["notFound", "created"]);
    await expect(transact(table, [retireRecord(table.scope, named)])).rejects.toThrow(Refused);
    const enterprise = { name: "企业", uscc: uscc(2) };
    const { enterpriseId } = await apart.owner().call(createEnterprise, { body: enterprise });
    await transact(table, [retireRecord(table.scope, enterpriseId)]);
    const order = { enterpriseId, title: "订单", deadline: "2030-01-01" as const };
    const refused = apart.owner().call(createOrder, { body: order });
    await expect(refused).rejects.toMatchObject({ problem: { status: 404 } });
    const { findings } = await verifyTable(apart.table.client, apart.table.name);
    expect(findings).toEqual([]);
  } finally {
    await apart.stop();
  }
});

test("an enterprise that a file names twice is taken out with the import that made it", async () => {
  const bytes = csv(
    "企业名称,统一社会信用代码,所属产业链",
    `浙江卡游科技有限公司,${uscc(7)},`,
    `浙江卡游科技有限公司,${uscc(7)},数字`,
  );
  const { owner, params, work } = await sent(2, bytes, { kind: "enterprises" });
  await owner.call(contract.commitImportJob, { params, body: {} });
  expect(await work()).toMatchObject({ created: 1, merged: 1 });
  await owner.call(contract.revertImportJob, { params });
  await work();
  expect(await everything(owner, listEnterprises, {})).toEqual([]);
});
