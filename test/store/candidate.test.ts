import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createCandidate, getCandidate, revealCandidate, updateCandidate } from "@shanhai/contract/candidate";
import type { CandidateId } from "@shanhai/contract/scalar";
import { getCandidate as readRecord } from "@shanhai/store/candidate";
import { verifyTable } from "@shanhai/store/verify";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";

/* One person, once: what names a person moves with the record, in the same transaction. */

const ID_A = "11010519491231002X";
const ID_B = "440524198001010013";

let direct: Direct;
beforeAll(async () => {
  direct = await startDirect();
});
afterAll(() => direct?.stop());

let phones = 0;
const newPhone = () => `198${String(++phones).padStart(8, "0")}`;
const owner = () => direct.owner();
const add = (body: { name: string; phone?: string; idNumber?: string }) =>
  owner().call(createCandidate, { body: { ...body, consent: true } });
const edit = (candidateId: string, body: Parameters<typeof bodyOf>[0]) =>
  owner().call(updateCandidate, { params: { candidateId }, body });
const bodyOf = (body: { version: number; phone?: string | null; idNumber?: string | null; name?: string }) => body;
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ problem }) => problem,
  );
const sound = async () => expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);

test("a new phone names the person at once, and the old one is free for its next owner", async () => {
  const [old, next] = [newPhone(), newPhone()];
  const { candidateId } = await add({ name: "甲", phone: old });
  expect(await edit(candidateId, { version: 1, phone: next })).toMatchObject({ phone: next, version: 2 });
  expect(await problemOf(add({ name: "乙", phone: next }))).toMatchObject({
    code: "candidate.duplicate",
    current: { candidateId },
  });
  expect((await add({ name: "丙", phone: old })).candidateId).not.toBe(candidateId);
  await sound();
});

test("a phone or ID number of somebody else is refused with that person's id, and nothing moves", async () => {
  const [mine, theirs] = [newPhone(), newPhone()];
  const me = await add({ name: "甲", phone: mine });
  const other = await add({ name: "乙", phone: theirs, idNumber: ID_A });
  expect(await problemOf(edit(me.candidateId, { version: 1, phone: theirs }))).toMatchObject({
    code: "candidate.duplicate",
    current: { candidateId: other.candidateId },
  });
  expect(await problemOf(edit(me.candidateId, { version: 1, phone: theirs, idNumber: ID_B }))).toMatchObject({
    code: "identity.conflict",
    current: { candidateId: other.candidateId },
  });
  expect(await problemOf(edit(me.candidateId, { version: 1, idNumber: ID_A }))).toMatchObject({
    code: "candidate.duplicate",
  });
  expect(await owner().call(getCandidate, { params: { candidateId: me.candidateId } })).toEqual(me);
  expect(await edit(me.candidateId, { version: 1, idNumber: ID_B })).toMatchObject({ version: 2 });
  await sound();
});

test("a stale edit is refused with the record as it is, and without what only the store may know", async () => {
  const { candidateId } = await add({ name: "甲", phone: newPhone() });
  await edit(candidateId, { version: 1, name: "甲二" });
  const problem = await problemOf(edit(candidateId, { version: 1, name: "甲三" }));
  expect(problem).toMatchObject({ code: "stale", current: { name: "甲二", version: 2 } });
  expect(JSON.stringify(problem)).not.toMatch(/Hash|Sealed|"edit"/);
});

test("somebody is always known by a phone or an ID number", async () => {
  const { candidateId } = await add({ name: "甲", phone: newPhone() });
  expect(await problemOf(edit(candidateId, { version: 1, phone: null }))).toMatchObject({
    code: "invalid",
    issues: [{ field: "phone", code: "identity.missing" }],
  });
});

test("an ID number is shown in full for a reason, which the audit keeps and the number is nowhere in the table", async () => {
  const idNumber = "110101199003070177";
  const { candidateId } = await add({ name: "甲", idNumber });
  const input = { params: { candidateId }, body: { field: "idNumber" as const, reason: `签约核对 ${idNumber}` } };
  expect(await owner().call(revealCandidate, { ...input, idempotencyKey: "reveal-1" })).toEqual({ idNumber });
  const record = await readRecord(direct.platform.open(mintTenantScope(agencyId(1), PARK)), candidateId as CandidateId);
  expect(record?.idNumberMasked).toBe("1101**********0177");
  const { Items = [] } = await scan();
  expect(JSON.stringify(Items)).not.toContain(idNumber);
  expect(Items).toContainEqual(
    expect.objectContaining({
      action: "revealCandidate",
      records: [candidateId],
      reason: "签约核对 1101**********0177",
      by: "owner1",
    }),
  );
});

test("there is nothing to reveal of a person without an ID number, and nothing is audited", async () => {
  const { candidateId } = await add({ name: "甲", phone: newPhone() });
  const call = owner().call(revealCandidate, { params: { candidateId }, body: { field: "idNumber", reason: "看看" } });
  expect(await problemOf(call)).toMatchObject({ code: "notFound" });
  const { Items = [] } = await scan();
  expect(Items.filter(({ action, records }) => action === "revealCandidate" && records.includes(candidateId))).toEqual(
    [],
  );
});

async function scan() {
  return direct.table.client.send(new ScanCommand({ TableName: direct.table.name }));
}
