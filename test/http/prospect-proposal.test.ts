import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { createLead, getLead, listLeads, mergeLeads, transitLead } from "@shanhai/contract/lead";
import { createProspectFromLead } from "@shanhai/contract/prospect";
import {
  createProspectProposal,
  getAllyFigures,
  listProspectProposals,
  MOST_PROPOSALS_A_DAY,
} from "@shanhai/contract/prospect-proposal";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/* 推荐: what allies propose to a park becomes its leads, and they see how far each is. */

let clock = new Date("2026-11-23T01:00:00Z").getTime();
let laptop: TestLaptop;
let administrator: Person;
let number = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("衢州园区", "330800", "admin@one.test");
});
afterAll(() => laptop?.stop());

async function drain() {
  await laptop.drain();
  await laptop.drain();
}

afterEach(async () => {
  await drain();
  const client = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(client, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

/** An allied park with an agreement in force until the 30th. */
async function ally() {
  number += 1;
  clock += 1000;
  const made = await laptop.partner(administrator, `友好园区${number}`, "alliedPark", `ally${number}@ally.test`);
  const body = { number: "1", title: "协议", partnerIds: [made.partnerId], from: "2026-11-23", to: "2026-11-30" };
  const draft = await administrator.call(createAgreement, { body: { ...body, obligations: [], opens: ["prospects"] } });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await drain();
  return made;
}

const refused = (code: string) => ({ problem: { code } });

const proposal = (phone: string, more: object = {}) => ({
  body: {
    organisation: "荐来的企业",
    kind: "enterprise" as const,
    division: "330100",
    looksFor: "招 200 名操作工",
    contactName: "何娜",
    phone,
    consent: true as const,
    means: "message" as const,
    ...more,
  },
});

test("a proposal becomes a lead once, and the ally sees how far it is and no more", async () => {
  const [one, other] = [await ally(), await ally()];
  const sent = await one.coordinator.call(createProspectProposal, proposal("19900061001"));
  expect(sent).toMatchObject({ status: "sent", phone: "199****1001" });
  await drain();
  const [lead] = (await administrator.call(listLeads, { query: { kind: "service" } })).items;
  expect(lead).toMatchObject({
    source: "ally",
    allies: [{ partnerId: one.partnerId, name: one.partner.name }],
    organisation: "荐来的企业",
    phone: "19900061001",
  });
  const leadId = lead?.leadId ?? "";
  const progress = async (person: Person) =>
    (await person.call(listProspectProposals, { query: {} })).items.map(({ status }) => status);
  expect(await progress(one.coordinator)).toEqual(["received"]);
  expect(await progress(other.coordinator)).toEqual([]);

  // The same phone and kind, proposed by another ally, is the same lead.
  await other.coordinator.call(createProspectProposal, proposal("19900061001", { organisation: "另一个叫法" }));
  await drain();
  const both = await administrator.call(getLead, { params: { leadId } });
  expect(both).toMatchObject({
    organisation: "荐来的企业",
    allies: [{ name: one.partner.name }, { name: other.partner.name }],
  });
  await administrator.call(transitLead, { params: { leadId }, body: { to: "contacted", version: both.version } });
  await drain();
  expect(await progress(one.coordinator)).toEqual(["talking"]);
  expect(await progress(other.coordinator)).toEqual(["talking"]);
  const figures = await administrator.call(getAllyFigures, { params: { partnerId: other.partnerId } });
  expect(figures.proposals).toEqual({ received: 0, talking: 1, converted: 0, lost: 0 });
});

test("a lead that is merged into another tells its ally what becomes of that one", async () => {
  const one = await ally();
  await one.coordinator.call(createProspectProposal, proposal("19900062001"));
  const { lead } = await administrator.call(createLead, {
    body: { kind: "service", contactName: "汪洋", phone: "19900062002" },
  });
  await drain();
  const { items } = await administrator.call(listLeads, { query: { kind: "service", status: "new" } });
  const proposed = items.find(({ phone }) => phone === "19900062001");
  const merged = await administrator.call(mergeLeads, {
    params: lead,
    body: { version: lead.version, otherId: proposed?.leadId ?? "" },
  });
  const lost = { to: "lost" as const, note: "无意向", version: merged.version };
  await administrator.call(transitLead, { params: lead, body: lost });
  await drain();
  const told = (await one.coordinator.call(listProspectProposals, { query: {} })).items;
  expect(told).toMatchObject([{ status: "lost" }]);
});

test("proposals of a day have an end, and a lead's organisation enters the pool once, without its person", async () => {
  const one = await ally();
  clock += 24 * 60 * 60 * 1000;
  for (let count = 0; count < MOST_PROPOSALS_A_DAY; count += 1)
    await one.coordinator.call(createProspectProposal, proposal(`199000630${String(count).padStart(2, "0")}`));
  const next = proposal("19900063999");
  await expect(one.coordinator.call(createProspectProposal, next)).rejects.toMatchObject({
    problem: { code: "proposals.many", status: 429 },
  });
  clock += 24 * 60 * 60 * 1000;
  await one.coordinator.call(createProspectProposal, next);
  const { lead } = await administrator.call(createLead, {
    body: { kind: "settlement", organisation: "杭州某人力", contactName: "王芳", phone: "19900064001", note: "找王芳" },
  });
  const from = { params: lead, body: { division: "330100" } };
  const made = await administrator.call(createProspectFromLead, from);
  expect(made).toMatchObject({ organisation: "杭州某人力", kind: "agency", leadId: lead.leadId });
  expect(JSON.stringify(made)).not.toMatch(/王芳|19900064001/);
  await expect(administrator.call(createProspectFromLead, from)).rejects.toMatchObject(refused("prospect.duplicate"));
});

test("a proposal without the contact's consent is refused, and leads to nothing", async () => {
  const one = await ally();
  const without = proposal("19900065001", { consent: false });
  await expect(one.coordinator.call(createProspectProposal, without)).rejects.toMatchObject(refused("invalid"));
  await drain();
  expect((await one.coordinator.call(listProspectProposals, { query: {} })).items).toEqual([]);
});
