import { correctFiling, createFiling, getFiling, listFilings } from "@shanhai/contract/filing";
import * as contract from "@shanhai/contract/import-job";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Context, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";

/* A file of months: what it files, corrects and refuses, and what taking it back leaves. */

let direct: Direct;
beforeAll(async () => {
  let at = Date.parse("2026-11-26T04:00:00.000Z");
  direct = await startDirect({
    now: () => {
      at += 1;
      return new Date(at);
    },
  });
});
afterAll(() => direct?.stop());

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));

async function sent(tenant: number, bytes: Uint8Array, fileName = "月报.csv") {
  const owner = direct.owner(tenant);
  const body = { fileName, size: bytes.length, kind: "filings" } as const;
  const { importJobId } = await owner.call(contract.createImportJob, { body });
  await direct.platform.files.write(mintTenantScope(agencyId(tenant), PARK), `imports/${importJobId}/roster`, bytes);
  const params = { importJobId };
  async function work() {
    const message = JSON.stringify({ tenantId: agencyId(tenant), parkId: PARK, importJobId });
    const event = { Records: [{ messageId: "m", body: message }] };
    await direct.functions.importFile(event as unknown as SQSEvent, {} as Context);
    return owner.call(contract.getImportJob, { params });
  }
  return { owner, params, work };
}

test("a file files the months it can, in the unit its header names, and says why not the others", async () => {
  const { owner, params, work } = await sent(
    1,
    csv(
      "所属期,营业收入（万元）,纳税额（元）,备注",
      "2026年8月,12.3456,1234.5,季节性",
      "2026-09,10,0,",
      "2026-12,1,1,未到",
      "2015-01,1,1,太久",
      "2026-07,一百,1,",
      "2026-10,1,0.001,",
    ),
  );
  await owner.call(contract.checkImportJob, { params, body: {} });
  expect(await work()).toMatchObject({ status: "checked", preview: { created: 2, merged: 0, rejected: 4 } });
  expect((await owner.call(listFilings, { query: {} })).items).toEqual([]);
  await owner.call(contract.commitImportJob, { params, body: {} });
  const job = await work();
  expect(job).toMatchObject({ status: "completed", created: 2, rejected: 4 });
  expect(job.rejections.map(({ reason }) => reason)).toEqual([
    "month.future",
    "month.old",
    "filing.amount",
    "filing.amount",
  ]);
  expect((await owner.call(listFilings, { query: {} })).items).toMatchObject([
    { month: "2026-09", revenue: 10_000_000, tax: 0 },
    // Filed by whoever asked for it, not by the worker.
    { month: "2026-08", revenue: 12_345_600, tax: 123_450, note: "季节性", filedBy: "owner1" },
  ]);
});

test("a month filed already stays when the figures are the same, and needs a reason when they are not", async () => {
  const before = direct.owner(2);
  for (const [month, revenue] of [
    ["2026-07", 100_00],
    ["2026-08", 200_00],
    ["2026-09", 300_00],
  ] as const)
    await before.call(createFiling, { body: { month, revenue, tax: 0 } });
  const sheet = await writeXlsx("月报", [
    ["月份", "营业收入", "纳税额", "更正原因"],
    ["2026-07", 100, 0, ""],
    ["2026-08", 250.1, 0, "漏报一笔"],
    ["2026-09", 350, 0, ""],
    ["2026-10", 0.1 + 0.2, 0, ""],
    ["2026-10", 9, 0, "同一文件里又一行"],
  ]);
  const { owner, params, work } = await sent(2, sheet, "月报.xlsx");
  await owner.call(contract.commitImportJob, { params, body: {} });
  const job = await work();
  expect(job).toMatchObject({ status: "completed", created: 1, merged: 2, rejected: 2 });
  expect(job.rejections).toEqual([
    { row: 3, reason: "filing.reason" },
    { row: 5, reason: "duplicate" },
  ]);
  const corrected = await owner.call(getFiling, { params: { month: "2026-08" } });
  expect(corrected).toMatchObject({
    revenue: 25_010,
    version: 2,
    corrections: [{ revenue: 20_000, reason: "漏报一笔", by: "owner2" }],
  });
  expect((await owner.call(getFiling, { params: { month: "2026-10" } })).revenue).toBe(30);

  // Taken back: what it filed is withdrawn, what it corrected is what it was, and what was edited since is spared.
  await owner.call(correctFiling, { params: { month: "2026-10" }, body: { version: 1, revenue: 40, reason: "核对" } });
  await owner.call(contract.revertImportJob, { params });
  expect(await work()).toMatchObject({ status: "reverted", reverted: { removed: 0, restored: 1, spared: 1 } });
  const back = await owner.call(getFiling, { params: { month: "2026-08" } });
  expect(back).toMatchObject({ revenue: 20_000, version: 3, status: "filed" });
  expect(back.corrections.map(({ version, revenue, reason }) => [version, revenue, reason])).toEqual([
    [2, 25_010, "月报.xlsx"],
    [1, 20_000, "漏报一笔"],
  ]);
});

test("what a file alone had filed is withdrawn when it is taken back, and the month may be filed anew", async () => {
  const { owner, params, work } = await sent(3, csv("月份,营业收入,税额", "202608,5,1"));
  await owner.call(contract.commitImportJob, { params, body: {} });
  await work();
  await owner.call(contract.revertImportJob, { params });
  expect(await work()).toMatchObject({ reverted: { removed: 1, restored: 0, spared: 0 } });
  expect(await owner.call(getFiling, { params: { month: "2026-08" } })).toMatchObject({ status: "withdrawn" });
  const again = await owner.call(createFiling, { body: { month: "2026-08", revenue: 600, tax: 0 } });
  expect(again).toMatchObject({ status: "filed", version: 3, revenue: 600 });
});

test("filing is the owner's, by file as by form", async () => {
  const recruiter = direct.owner(1, "recruiter");
  const body = { fileName: "月报.csv", size: 10, kind: "filings" } as const;
  await expect(recruiter.call(contract.createImportJob, { body })).rejects.toMatchObject({
    problem: { status: 403 },
  });
  const { params } = await sent(1, csv("月份,营业收入,纳税额", "2026-08,9,1"));
  for (const endpoint of [contract.checkImportJob, contract.commitImportJob])
    await expect(recruiter.call(endpoint, { params, body: {} })).rejects.toMatchObject({ problem: { status: 403 } });
  await expect(recruiter.call(createFiling, { body: { month: "2026-10", revenue: 1, tax: 1 } })).rejects.toMatchObject({
    problem: { status: 403 },
  });
  expect((await recruiter.call(listFilings, { query: {} })).items).toHaveLength(2);
});
