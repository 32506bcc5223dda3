import { readFileSync } from "node:fs";
import { listCandidates } from "@shanhai/contract/candidate";
import { commitImportJob, createImportJob, getImportJob, listImportJobs } from "@shanhai/contract/import-job";
import type { Cell } from "@shanhai/domain/import-row";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Context, SQSEvent } from "aws-lambda";
import { streamXlsxRows } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import { faulty } from "./faults.ts";

/* An import that is cut off again and again: every delivery goes on behind the last part written, no row is in twice. */

const faults = faulty();
let direct: Direct;
beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
});
afterAll(() => direct?.stop());

const file = readFileSync(new URL("../fixtures/roster-1500.csv", import.meta.url));
const truth = JSON.parse(readFileSync(new URL("../fixtures/roster-1500.expected.json", import.meta.url), "utf8"));

/** A queued job whose file lies where the upload would have put it. */
async function queued(tenant: number, bytes: Uint8Array, fileName = "名单.csv") {
  const owner = direct.owner(tenant);
  const scope = mintTenantScope(agencyId(tenant), PARK);
  const { importJobId } = await owner.call(createImportJob, { body: { fileName, size: bytes.length } });
  const place = (name: string) => `imports/${importJobId}/${name}`;
  const upload = (content: Uint8Array) => direct.platform.files.write(scope, place("roster"), content);
  await upload(bytes);
  const committed = await owner.call(commitImportJob, { params: { importJobId }, body: {} });
  const message = { tenantId: agencyId(tenant), parkId: PARK, importJobId };
  const deliver = (count = 1, context = {}) => {
    const attributes = { ApproximateReceiveCount: String(count) };
    const event = { Records: [{ messageId: "m1", body: JSON.stringify(message), attributes }] };
    return direct.functions.importFile(event as unknown as SQSEvent, context as Context);
  };
  const job = () => owner.call(getImportJob, { params: { importJobId } });
  const errorFile = () => direct.platform.files.read(scope, place("errors.xlsx"));
  return { owner, committed, upload, deliver, job, errorFile };
}

/** The cells of a spreadsheet's first sheet. */
async function sheetOf(bytes: Uint8Array | undefined) {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes ?? new Uint8Array())) rows.push(values);
  return rows as Cell[][];
}

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));

test.each([
  ["before", 1],
  ["after", 2],
] as const)("cut off %s the table wrote, delivered until done: exactly the truth", async (when, tenant) => {
  const { owner, deliver, job } = await queued(tenant, file);
  let deliveries = 0;
  for (let failed = true; failed; deliveries += 1) {
    // Somewhere else each time; the last delivery meets no fault any more.
    faults.breakTransaction(2 + ((deliveries * 5) % 13), when);
    failed = ((await deliver())?.batchItemFailures.length ?? 0) > 0;
  }
  faults.clear();
  expect(deliveries).toBeGreaterThan(3);
  const { created, merged, rejected } = truth;
  expect(await job()).toMatchObject({ status: "completed", created, merged, rejected, rejections: truth.rejections });
  expect(await everything(owner, listCandidates, {})).toHaveLength(created);
});

test("a message delivered twice at once, and once more afterwards, imports once", async () => {
  const { owner, deliver, job } = await queued(3, file);
  await Promise.all([deliver(), deliver()]);
  for (let failed = true; failed; ) failed = ((await deliver())?.batchItemFailures.length ?? 0) > 0;
  const { created, merged, rejected } = truth;
  expect(await job()).toMatchObject({ status: "completed", created, merged, rejected });
  expect(await everything(owner, listCandidates, {})).toHaveLength(created);
});

test("two people who start one import at once start it once; the other is told how it stands", async () => {
  const owner = direct.owner(31);
  const bytes = csv("姓名,手机号,授权同意", "何娜,19900000001,是");
  const { importJobId } = await owner.call(createImportJob, { body: { fileName: "a.csv", size: bytes.length } });
  const scope = mintTenantScope(agencyId(31), PARK);
  await direct.platform.files.write(scope, `imports/${importJobId}/roster`, bytes);
  const start = () => owner.call(commitImportJob, { params: { importJobId }, body: {} });
  const both = await Promise.allSettled([start(), start()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ problem: { code: "importJob.state" } });
});

test("two imports of the same people at the same time make each of them once", async () => {
  const [one, other] = [await queued(32, file), await queued(32, file)];
  for (let failed = true; failed; ) {
    const [first, second] = await Promise.all([one.deliver(), other.deliver()]);
    failed = [first, second].some((answer) => (answer?.batchItemFailures.length ?? 0) > 0);
  }
  const [first, second] = [await one.job(), await other.job()];
  expect([first.status, second.status]).toEqual(["completed", "completed"]);
  expect(first.created + second.created).toBe(truth.created);
  expect(first.rejected + second.rejected).toBeGreaterThanOrEqual(truth.rejected * 2);
  expect(await everything(one.owner, listCandidates, {})).toHaveLength(truth.created);
});

test("the same roster again creates nobody: everyone is merged", async () => {
  const { deliver, job } = await queued(1, file);
  await deliver();
  expect(await job()).toMatchObject({ status: "completed", created: 0, merged: 1440, rejected: 60 });
});

test("the same phone with another valid ID number, or two people's, is an identity conflict", async () => {
  const rows = [
    "姓名,手机号,身份证号,授权同意",
    "甲,19911110001,110105194912310038,是",
    "乙,19911110002,11010519491231002X,是",
    "甲,19911110001,11010519491231002X,是",
    "甲,19911110001,110105194912310070,是",
    "甲,19911110009,110105194912310038,是",
    "丙,19911110009,,是",
  ];
  const { owner, deliver, job } = await queued(5, csv(...rows));
  await deliver();
  const done = await job();
  const conflicts = done.rejections.filter(({ reason }) => reason === "identity.conflict").map(({ row }) => row);
  expect(conflicts).toEqual([3, 4]);
  // The same ID number with a new phone is the same person, who can then be found by either phone.
  const people = await everything(owner, listCandidates, {});
  expect(people.find(({ phone }) => phone === "19911110001")?.otherPhones).toEqual(["19911110009"]);
  expect(done).toMatchObject({ created: 2, merged: 2, rejected: 2 });
});

test("who stands in two parts one behind the other is one person, and another's ID number is a conflict there too", async () => {
  const others = Array.from({ length: 23 }, (_, index) => `人${index},199222200${10 + index},,是`);
  const rows = [
    ...others,
    "甲,19922220001,110105194912310038,是",
    "甲,19922220001,,是",
    "甲,19922220009,110105194912310038,是",
    "乙,19922220001,11010519491231002X,是",
  ];
  const { owner, deliver, job } = await queued(11, csv("姓名,手机号,身份证号,授权同意", ...rows));
  await deliver();
  expect(await job()).toMatchObject({
    status: "completed",
    created: 24,
    merged: 2,
    rejections: [{ row: 27, reason: "identity.conflict" }],
  });
  const people = await everything(owner, listCandidates, {});
  expect(people).toHaveLength(24);
  expect(people.find(({ phone }) => phone === "19922220001")?.otherPhones).toEqual(["19922220009"]);
});

test("an import that fails on its last delivery says so, and keeps what it wrote", async () => {
  const { owner, deliver, job } = await queued(6, file);
  const delivery = async (count: number) => {
    faults.breakTransaction(4, "before");
    const { batchItemFailures } = (await deliver(count)) ?? { batchItemFailures: [] };
    expect(batchItemFailures).toHaveLength(1);
    faults.clear();
    return job();
  };
  for (const count of [1, 2, 3]) expect(await delivery(count)).toMatchObject({ status: "running" });
  const { processed } = await job();
  const left = await delivery(4);
  expect(left).toMatchObject({ status: "failed", problem: { code: "import.interrupted" } });
  expect(left.processed).toBeGreaterThan(processed);
  expect(left.created + left.merged + left.rejected).toBe(left.processed);
  expect(await everything(owner, listCandidates, {})).toHaveLength(left.created);
  // Delivered once more, it rests; uploaded once more, it is complete.
  expect((await deliver(5))?.batchItemFailures).toEqual([]);
  expect(await job()).toEqual(left);
  const again = await queued(6, file);
  await again.deliver();
  expect(await again.job()).toMatchObject({ status: "completed", created: truth.created - left.created });
});

test("a worker about to be stopped stops by itself, and its job is gone on with", async () => {
  const { deliver, job } = await queued(7, file);
  let left = 12_000;
  const context = { getRemainingTimeInMillis: () => (left -= 1000) };
  expect((await deliver(1, context))?.batchItemFailures).toHaveLength(1);
  const stopped = await job();
  expect(stopped.status).toBe("running");
  expect(stopped.processed).toBeGreaterThan(0);
  await deliver(2);
  expect(await job()).toMatchObject({ status: "completed", created: truth.created });
});

test("a file put in the place of the one that was looked at is not imported", async () => {
  const { owner, committed, upload, deliver, job } = await queued(
    8,
    csv("姓名,手机号,授权同意", "何娜,19900000123,是"),
  );
  await upload(csv("姓名,手机号,授权同意", "杜波,19900000124,是"));
  expect((await deliver())?.batchItemFailures).toEqual([]);
  const refused = await job();
  expect(refused).toMatchObject({ status: "failed", created: 0, problem: { code: "file.changed" } });
  expect(await everything(owner, listCandidates, {})).toEqual([]);
  const { items } = await owner.call(listImportJobs, { query: {} });
  for (const shown of [committed, refused, ...items]) expect(shown).not.toHaveProperty("fileHash");
});

test("names and notes that cannot be kept whole are refused with their cells, and hang nothing", async () => {
  const long = `${"甲".repeat(49)}𠮷`;
  const note = `${"会".repeat(999)}😀`;
  const rows = [`${long},19900000123,是,`, `何娜,19900000124,是,${note}`, "杜波,19900000125,是,会"];
  const { deliver, job, errorFile } = await queued(9, csv("姓名,手机号,授权同意,备注", ...rows));
  expect((await deliver())?.batchItemFailures).toEqual([]);
  expect(await job()).toMatchObject({
    status: "completed",
    created: 1,
    rejections: [
      { row: 1, reason: "name.invalid" },
      { row: 2, reason: "note.long" },
    ],
  });
  const errors = await sheetOf(await errorFile());
  expect(errors.map((row) => row.slice(0, 2))).toEqual([
    ["行号", "姓名"],
    [1, long],
    [2, "何娜"],
  ]);
  expect(errors[2]).toContain(note);
});

test("the error file, corrected, can be sent back", async () => {
  const first = await queued(10, csv("姓名,手机号,备注,授权同意", "何娜,+86 199 0000 0126,-会开叉车,否"));
  await first.deliver();
  const errors = await sheetOf(await first.errorFile());
  expect(errors[1]).toEqual([1, "何娜", "+86 199 0000 0126", "-会开叉车", "否", expect.any(String), "consent.missing"]);
  const corrected = errors.map((row) => row.map((cell) => (cell === "否" ? "是" : cell)));
  const second = await queued(10, await writeXlsx("改正", corrected), "改正.xlsx");
  await second.deliver();
  expect(await second.job()).toMatchObject({ status: "completed", created: 1, rejected: 0 });
  const [person] = await everything(second.owner, listCandidates, {});
  expect(person).toMatchObject({ phone: "19900000126", note: "-会开叉车" });
});
