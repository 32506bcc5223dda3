import { readFileSync } from "node:fs";
import { listCandidates } from "@shanhai/contract/candidate";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Context, SQSEvent } from "aws-lambda";
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
async function queued(tenant: number, bytes: Uint8Array) {
  const owner = direct.owner(tenant);
  const { importJobId } = await owner.call(createImportJob, { body: { fileName: "名单.csv", size: bytes.length } });
  await direct.platform.files.write(mintTenantScope(agencyId(tenant), PARK), `imports/${importJobId}/roster`, bytes);
  await owner.call(commitImportJob, { params: { importJobId }, body: {} });
  const message = { tenantId: agencyId(tenant), parkId: PARK, importJobId };
  const event = { Records: [{ messageId: "m1", body: JSON.stringify(message) }] } as unknown as SQSEvent;
  const deliver = () => direct.functions.importRoster(event, {} as Context);
  const job = () => owner.call(getImportJob, { params: { importJobId } });
  return { owner, deliver, job };
}

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
  const { owner, deliver, job } = await queued(5, new TextEncoder().encode(rows.join("\r\n")));
  await deliver();
  const done = await job();
  const conflicts = done.rejections.filter(({ reason }) => reason === "identity.conflict").map(({ row }) => row);
  expect(conflicts).toEqual([3, 4]);
  // The same ID number with a new phone is the same person, who can then be found by either phone.
  const people = await everything(owner, listCandidates, {});
  expect(people.find(({ phone }) => phone === "19911110001")?.otherPhones).toEqual(["19911110009"]);
  expect(done).toMatchObject({ created: 2, merged: 2, rejected: 2 });
});
