import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { listContactRequests } from "@shanhai/contract/contact-request";
import { listLeads } from "@shanhai/contract/lead";
import { createPartner } from "@shanhai/contract/partner";
import { createProspect, recordProspectConsent, shareProspect } from "@shanhai/contract/prospect";
import { createProspectProposal, listProspectProposals } from "@shanhai/contract/prospect-proposal";
import { askForContact, revealProspectContact } from "@shanhai/contract/shared-prospect";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

/* What a park and its allies tell each other: late and twice, it ends the same, and each step is audited once. */

let direct: Direct;
let parkId: string;
let administrator: Person;
let number = 0;

beforeAll(async () => {
  direct = await startDirect({ now: () => new Date("2026-11-23T02:00:00Z") });
  ({ parkId } = await direct.functions.provision({ name: "园区", division: "330800", administratorEmail: "a@b.test" }));
  administrator = direct.staff("administrator", parkId);
});
afterAll(() => direct?.stop());

type Item = Record<string, unknown>;
const itemsAt = async (pk: string): Promise<Item[]> => (await itemsOf(direct)).filter((item) => item.pk === pk);
const arrive = async (pk: string) => {
  for (const item of await itemsAt(pk)) await tell(direct, [changeOf(undefined, item)]);
};
const findings = async () => (await verifyTable(direct.table.client, direct.table.name, { followed: true })).findings;

async function ally() {
  number += 1;
  const { partnerId } = await administrator.call(createPartner, {
    body: { name: `友好园区${number}`, kind: "alliedPark", division: "330100" },
  });
  const term = { number: "1", title: "协议", partnerIds: [partnerId], from: "2026-11-01", to: "2026-12-31" };
  const draft = await administrator.call(createAgreement, { body: { ...term, obligations: [], opens: ["prospects"] } });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await arrive(`P#${parkId}#partner`);
  await arrive(`P#${parkId}#agreement`);
  return { partnerId, coordinator: direct.coordinator(partnerId, parkId) };
}

async function shared(partnerId: string) {
  const contact = { name: "汪洋", phone: "19900069011" };
  const body = { organisation: "企业", kind: "enterprise" as const, division: "330100", contact };
  const made = await administrator.call(createProspect, { body });
  const whom = { version: 1, with: "chosen" as const, partnerIds: [partnerId] };
  return administrator.call(shareProspect, { params: made, body: whom });
}

const auditOf = async (id: string, action: string) =>
  (await itemsOf(direct)).filter(({ pk, action: was }) => new RegExp(`^A#${id}#\\d`).test(String(pk)) && was === action)
    .length;

test("what a partner asked and read is at its park once, and the park's answer once at the partner", async () => {
  const { partnerId, coordinator } = await ally();
  const { prospectId, version } = await shared(partnerId);
  const [atPartner, atPark] = [`N#${partnerId}#contactRequest`, `P#${parkId}#contactRequest#${partnerId}`];
  const params = { prospectId };
  await coordinator.call(askForContact, { params, body: { purpose: "洽谈" } });
  const [asked = {}] = await itemsAt(atPartner);
  for (const _ of [1, 2]) await arrive(atPartner);
  const consent = { partnerId, means: "oral" as const, version };
  await administrator.call(recordProspectConsent, { params, body: consent });
  for (const _ of [1, 2]) await arrive(atPark);
  await coordinator.call(revealProspectContact, { params });
  for (const _ of [1, 2]) await arrive(atPartner);
  // Older news, delivered again.
  await tell(direct, [changeOf(undefined, asked)]);
  await arrive(`P#${parkId}#prospect`);
  await arrive(`P#${parkId}#prospect`);
  const answered = await administrator.call(listContactRequests, { query: { status: "answered" } });
  expect(answered.items).toMatchObject([{ status: "granted", readings: 1, purpose: "洽谈" }]);
  for (const action of ["askForContact", "recordProspectConsent", "revealProspectContact", "shareProspect"])
    expect([action, await auditOf(parkId, action), await auditOf(partnerId, action)]).toEqual([action, 1, 1]);
  expect(await findings()).toEqual([]);
});

test("of two who decide on one version one is told that it is stale, and decides again", async () => {
  const { partnerId } = await ally();
  const { prospectId, version } = await shared(partnerId);
  const consent = () =>
    administrator.call(recordProspectConsent, { params: { prospectId }, body: { partnerId, means: "oral", version } });
  const outcomes = await Promise.allSettled([consent(), consent()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { problem: { code: "stale" } },
  });
  await arrive(`P#${parkId}#contactRequest#${partnerId}`);
  await arrive(`P#${parkId}#prospect`);
  expect(await findings()).toEqual([]);
});

test("a proposal told twice, and one sent again, is one lead", async () => {
  const { partnerId, coordinator } = await ally();
  const body = {
    organisation: "荐企",
    kind: "agency" as const,
    division: "330100",
    contactName: "何娜",
    phone: "19900069012",
    consent: true as const,
    means: "oral" as const,
  };
  const send = () => coordinator.call(createProspectProposal, { body, idempotencyKey: "one" });
  expect(await send()).toEqual(await send());
  const [proposal = {}] = await itemsAt(`N#${partnerId}#prospectProposal`);
  await Promise.all([tell(direct, [changeOf(undefined, proposal)]), tell(direct, [changeOf(undefined, proposal)])]);
  const leads = await administrator.call(listLeads, { query: { kind: "settlement" } });
  expect(leads.items).toMatchObject([{ organisation: "荐企", source: "ally", version: 1 }]);
  for (const _ of [1, 2]) await arrive(`P#${parkId}#lead`);
  const told = await coordinator.call(listProspectProposals, { query: {} });
  expect(told.items).toMatchObject([{ status: "received" }]);
  expect(await auditOf(partnerId, "followLead")).toBe(1);
  const mine = await coordinator.call(listAuditEntries, { query: {} });
  expect(JSON.stringify(mine)).not.toContain("19900069012");
  expect(await findings()).toEqual([]);
});

test("the recount names a pointer that is not there, one too many, and copies that differ", async () => {
  const { partnerId, coordinator } = await ally();
  const { prospectId } = await shared(partnerId);
  await coordinator.call(askForContact, { params: { prospectId }, body: { purpose: "洽谈" } });
  // The park was not told yet.
  expect(await findings()).toEqual([`${partnerId} ${prospectId}: the two sides have it differently`]);
  await arrive(`N#${partnerId}#contactRequest`);
  expect(await findings()).toEqual([]);
  const { client, name: TableName } = direct.table;
  const pointer = { pk: `P#${parkId}#sharedProspect#${partnerId}#enterprise`, sk: prospectId };
  await client.send(new DeleteCommand({ TableName, Key: pointer }));
  expect(await findings()).toEqual([`${prospectId}: nothing points to it at ${pointer.pk} ${prospectId}`]);
  const wrong = { pk: `P#${parkId}#sharedProspect#all#enterprise`, sk: prospectId };
  await client.send(new PutCommand({ TableName, Item: { ...pointer, prospectId } }));
  await client.send(new PutCommand({ TableName, Item: { ...wrong, prospectId } }));
  expect(await findings()).toEqual([`${wrong.pk} ${prospectId}: points to a prospect that is not shared or won so`]);
});
