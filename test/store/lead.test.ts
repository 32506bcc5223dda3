import {
  convertAgencyLead,
  createAgencyLead,
  getAgencyLead,
  listAgencyLeads,
  transitAgencyLead,
} from "@shanhai/contract/agency-lead";
import { listEngagements } from "@shanhai/contract/engagement";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { createEvent, getEventLinks, updateEvent } from "@shanhai/contract/event";
import { getEventReport } from "@shanhai/contract/event-outcome";
import {
  assignLead,
  convertLead,
  createLead,
  getLead,
  getLeadFigures,
  getLeadOnboardingLink,
  listLeads,
  mergeLeads,
  separateLead,
  transitLead,
} from "@shanhai/contract/lead";
import { createOffering, listCatalogue, updateOffering } from "@shanhai/contract/offering";
import { approveOnboarding, getOnboarding } from "@shanhai/contract/onboarding";
import { createOrder } from "@shanhai/contract/order";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/*
 * A lead's way on the laptop: captured at an event, given in turn, worked by an agency in its own partition, converted. What
 * the park shows and what its agency shows agree once the stream has been followed.
 */

let laptop: TestLaptop;
let park: Person;
const owners: Person[] = [];
const agencyIds: string[] = [];
let eventId: string;
let number = 0;

const today = shanghaiDate(new Date());
const problem = (code: string) => ({ problem: { code } });

beforeAll(async () => {
  laptop = await startTestLaptop();
  park = await laptop.park("衢州园区", "330800", "admin@park.test");
  for (const index of [1, 2]) {
    const { agency, owner } = await laptop.agency(park, `机构${index}`, index, `owner${index}@agency.test`);
    owners.push(owner);
    agencyIds.push(agency.agencyId);
  }
  await laptop.drain();
  const body = {
    kind: "matchmaking",
    title: "对接会",
    place: "园区",
    date: today,
    from: "00:00",
    to: "23:59",
  } as const;
  ({ eventId } = await park.call(createEvent, { body: { ...body, capacity: 9, status: "open" } }));
});
afterAll(() => laptop?.stop());

const phone = () => {
  number += 1;
  return `1990008${String(number).padStart(4, "0")}`;
};
const capture = (kind: "settlement" | "service", more: object = {}) =>
  park.call(createLead, { body: { kind, contactName: "汪洋", phone: phone(), ...more } });
const read = (leadId: string) => park.call(getLead, { params: { leadId } });
const assign = async (leadId: string, more: object = {}) =>
  park.call(assignLead, { params: { leadId }, body: { version: (await read(leadId)).version, ...more } });
async function settled() {
  await laptop.drain();
  await laptop.drain();
  const { findings } = await verifyTable(embeddedDocumentClient(laptop.endpoint), TABLE_NAME, { followed: true });
  expect(findings).toEqual([]);
}
const visit = async (path: string, fields?: Record<string, string>) => {
  const init = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
  const response = await fetch(`${laptop.origin}${path}`, { redirect: "manual", ...init });
  return { status: response.status, next: response.headers.get("location") ?? "", html: await response.text() };
};

test("captured at the event, assigned, applied for by its link, approved: the lead is converted and the report says so", async () => {
  const { lead } = await capture("settlement", {
    organisation: "杭州某人力",
    eventId,
    licensed: true,
    timing: "month",
  });
  expect(lead).toMatchObject({ status: "new", score: 100, due: plusDays(today, 3), eventTitle: "对接会" });
  const given = await assign(lead.leadId);
  expect(given).toMatchObject({ status: "assigned", assignee: { name: "admin@park.test" } });
  const { path } = await park.call(getLeadOnboardingLink, { params: { leadId: lead.leadId } });
  expect((await visit(path)).html).toContain('value="杭州某人力"');
  const fields = {
    ...{ name: "杭州某人力", uscc: uscc(50), licenceNumber: "330150", licenceExpiry: "2030-12-31", once: "onc_1" },
    ...{ contactName: "汪洋", phone: lead.phone, email: "owner@new.test", consent: "yes" },
  };
  const [sent, again] = [await visit(path, fields), await visit(path, fields)];
  expect([sent.status, again.next]).toEqual([303, sent.next]);
  const onboardingId = /onb_\w{26}/.exec(JSON.stringify(await read(lead.leadId)))?.[0] ?? "";
  expect(await read(lead.leadId)).toMatchObject({ status: "converted", target: { onboardingId } });
  const params = { onboardingId };
  const application = await park.call(getOnboarding, { params });
  expect(application).toMatchObject({ leadId: lead.leadId, eventTitle: "对接会" });
  await park.call(approveOnboarding, { params, body: { version: application.version } });
  const { steps } = await park.call(getEventReport, { params: { eventId } });
  expect(steps).toContainEqual({ step: "intents", count: 1 });
  const { events } = await park.call(getLeadFigures, {});
  expect(events).toMatchObject([{ id: eventId, name: "对接会", counts: { converted: 1, new: 0 } }]);
  // The link is spent: another application by it is one without a lead.
  const other = await visit(path, { ...fields, uscc: uscc(51), licenceNumber: "330151", once: "onc_2" });
  expect(other.status).toBe(303);
  await settled();
});

test("the same phone is the same lead: its note is added, and nothing counts twice", async () => {
  const number = phone();
  const first = await capture("service", { phone: number, eventId, note: "要 200 名操作工" });
  const second = await capture("service", { phone: `+86 ${number}`, note: "还要背调", organisation: "金格兰石英" });
  expect(second).toMatchObject({
    again: true,
    lead: { leadId: first.lead.leadId, organisation: "金格兰石英", note: "要 200 名操作工\n还要背调" },
  });
  expect(second.lead.score).toBeGreaterThan(first.lead.score);
  // Another kind is another lead, and three at once are one.
  expect((await capture("settlement", { phone: number })).again).toBe(false);
  const many = phone();
  const all = await Promise.all([1, 2, 3].map(() => capture("service", { phone: many })));
  expect(new Set(all.map(({ lead }) => lead.leadId)).size).toBe(1);
  expect(all.filter(({ again }) => !again)).toHaveLength(1);
  await settled();
});

test("needs go in turn to agencies that offer what is wanted; by hand to any; to nobody where none does", async () => {
  const offered = await Promise.all(
    owners.map((owner) =>
      owner.call(createOffering, { body: { name: "AI 批量面试", kind: "batchEvaluation", published: true } }),
    ),
  );
  await laptop.drain();
  expect((await park.call(listCatalogue, { query: { kind: "batchEvaluation" } })).items).toHaveLength(2);
  const needs = await Promise.all([1, 2, 3, 4].map(() => capture("service", { offeringKind: "batchEvaluation" })));
  const given = await Promise.all(needs.map(({ lead }) => assign(lead.leadId)));
  const turns = given.map(({ assignee }) => assignee?.agencyId).sort();
  expect(turns).toEqual([...agencyIds, ...agencyIds].sort());
  const { lead } = await capture("service", { offeringKind: "talentMap" });
  await expect(assign(lead.leadId)).rejects.toMatchObject(problem("lead.nobody"));
  expect(await assign(lead.leadId, { agencyId: agencyIds[1] })).toMatchObject({ assignee: { name: "机构2" } });
  const params = { offeringId: offered[0]?.offeringId ?? "" };
  await owners[0]?.call(updateOffering, { params, body: { version: 1, published: false } });
  await laptop.drain();
  expect((await park.call(listCatalogue, { query: {} })).items).toHaveLength(1);
  await settled();
});

test("an agency works its copy and the park sees it; assigning anew takes the copy back, whatever is told late", async () => {
  const [one, two] = owners as [Person, Person];
  const { lead } = await capture("service", { organisation: "卡游科技", note: "订单班" });
  const params = { leadId: lead.leadId };
  await assign(lead.leadId, { agencyId: agencyIds[0] });
  await laptop.drain();
  const copy = await one.call(getAgencyLead, { params });
  expect(copy).toMatchObject({ status: "assigned", organisation: "卡游科技", note: "订单班", origin: "park" });
  await expect(two.call(getAgencyLead, { params })).rejects.toMatchObject(problem("notFound"));
  await expect(park.call(transitLead, { params, body: { to: "contacted", version: 2 } })).rejects.toMatchObject(
    problem("lead.withAgency"),
  );
  await one.call(transitAgencyLead, { params, body: { to: "contacted", note: "已通话", version: copy.version } });
  await laptop.drain();
  const seen = await read(lead.leadId);
  expect(seen.status).toBe("contacted");
  expect(seen.due).toBeUndefined();
  expect(seen.steps.at(-1)).toMatchObject({ step: "contacted", by: "owner1@agency.test", note: "已通话" });
  // Given to the other while the first agency, who has not heard of it, gives it up.
  await assign(lead.leadId, { agencyId: agencyIds[1] });
  await one
    .call(transitAgencyLead, { params, body: { to: "lost", note: "没有回复", version: copy.version + 1 } })
    .catch(() => undefined);
  await settled();
  await expect(one.call(getAgencyLead, { params })).rejects.toMatchObject(problem("notFound"));
  expect(await two.call(getAgencyLead, { params })).toMatchObject({ status: "assigned", version: 1 });
  expect(await read(lead.leadId)).toMatchObject({ status: "assigned", assignee: { agencyId: agencyIds[1] } });
  // Back again: a new copy, whatever the first one had come to.
  await assign(lead.leadId, { agencyId: agencyIds[0] });
  await settled();
  expect(await one.call(getAgencyLead, { params })).toMatchObject({ status: "assigned", version: 1 });
  // What is learnt meanwhile reaches the agency without disturbing what it did.
  await park.call(createLead, {
    body: { kind: "service", contactName: "汪洋", phone: lead.phone, note: "改为 30 人" },
  });
  await settled();
  expect(await one.call(getAgencyLead, { params })).toMatchObject({ note: "订单班\n改为 30 人", version: 1 });
  const became = await one.call(convertAgencyLead, { params, body: { version: 1, uscc: uscc(60) } });
  expect(became).toMatchObject({ status: "converted" });
  expect((await one.call(listEnterprises, { query: {} })).items).toMatchObject([
    { name: "卡游科技", contactPhone: lead.phone, enterpriseId: became.target?.enterpriseId },
  ]);
  await settled();
  expect(await read(lead.leadId)).toMatchObject({ status: "converted" });
});

test("converted to an engagement: opened with it, or joined; an enterprise goes on to one, and to an order, once each", async () => {
  const [one, two] = owners as [Person, Person];
  const body = (organisation: string) =>
    ({ kind: "service", contactName: "汪洋", phone: phone(), organisation }) as const;
  const own = async (organisation: string) => (await one.call(createAgencyLead, { body: body(organisation) })).lead;
  const convert = (lead: { leadId: string }, as: object, version = 1) =>
    one.call(convertAgencyLead, { params: { leadId: lead.leadId }, body: { version, ...as } });
  const need = await capture("service", { organisation: "衢州光电" });
  await assign(need.lead.leadId, { agencyId: agencyIds[0] });
  await laptop.drain();
  const client = await one.call(createEnterprise, { body: { name: "衢州光电", uscc: uscc(61) } });
  const { enterpriseId } = client;
  const engaged = await convert(need.lead, { engageWith: enterpriseId });
  const { items } = await one.call(listEngagements, { query: { enterpriseId } });
  expect(items).toMatchObject([{ status: "open", step: "discovery", enterpriseName: "衢州光电" }]);
  const { engagementId } = items[0] ?? {};
  expect(engaged).toMatchObject({ status: "converted", target: { enterpriseId, engagementId } });
  await settled();
  expect(await read(need.lead.leadId)).toMatchObject({ status: "converted", target: { enterpriseId, engagementId } });

  // Another lead of the same client joins the four steps that are open.
  const second = await own("衢州光电");
  expect((await convert(second, { engageWith: enterpriseId })).target).toEqual({ enterpriseId, engagementId });
  expect((await one.call(listEngagements, { query: { enterpriseId } })).items).toHaveLength(1);

  // What became an enterprise goes on to an order of that enterprise, not of another, and once.
  const third = await own("某新企业");
  const made = await convert(third, { uscc: uscc(62) });
  const order = (of: string | undefined) =>
    one.call(createOrder, { body: { enterpriseId: of ?? "", title: "操作工", deadline: "2099-12-31" } });
  const [mine, others] = [await order(made.target?.enterpriseId), await order(enterpriseId)];
  await expect(convert(third, { orderId: others.orderId }, 2)).rejects.toMatchObject(problem("lead.state"));
  const ordered = await convert(third, { orderId: mine.orderId }, 2);
  expect(ordered.target).toEqual({ ...made.target, orderId: mine.orderId });
  await expect(convert(third, { orderId: mine.orderId }, 3)).rejects.toMatchObject(problem("lead.state"));
  const on = await convert(third, { engageWith: made.target?.enterpriseId }, 3);
  expect(on.target).toMatchObject({ orderId: mine.orderId, engagementId: expect.stringMatching(/^eng_/) });

  // Another agency's enterprise is none, and a refused act opens nothing.
  const foreign = (await two.call(createAgencyLead, { body: body("别家的") })).lead;
  const params = { leadId: foreign.leadId };
  await expect(
    two.call(convertAgencyLead, { params, body: { version: 1, engageWith: enterpriseId } }),
  ).rejects.toMatchObject(problem("notFound"));
  const fourth = await own("又一家");
  const free = await one.call(createEnterprise, { body: { name: "又一家", uscc: uscc(63) } });
  await expect(convert(fourth, { engageWith: free.enterpriseId }, 9)).rejects.toMatchObject(problem("stale"));
  expect((await one.call(listEngagements, { query: { enterpriseId: free.enterpriseId } })).items).toEqual([]);
  await settled();
});

test("what an agency captures at its booth stays its own: the park counts it and learns no name", async () => {
  const [one] = owners as [Person];
  const number = phone();
  const body = { kind: "service", contactName: "展位来客", phone: number, eventId, offeringKind: "cohort" } as const;
  const { lead } = await one.call(createAgencyLead, { body });
  expect((await one.call(createAgencyLead, { body: { ...body, note: "又来了" } })).again).toBe(true);
  // An event that is none of its park's: nothing that a lead could come of.
  const elsewhere = { ...body, phone: phone(), eventId: `evt_${"0".repeat(26)}` };
  await expect(one.call(createAgencyLead, { body: elsewhere })).rejects.toMatchObject(problem("notFound"));
  await settled();
  const { offerings, agencies } = await park.call(getLeadFigures, {});
  expect(offerings).toContainEqual({ id: "cohort", counts: expect.objectContaining({ new: 1 }) });
  expect(agencies.find(({ id }) => id === agencyIds[0])?.name).toBe("机构1");
  const listed = await park.call(listLeads, { query: { limit: 100 } });
  expect(JSON.stringify(listed)).not.toContain("展位来客");
  await expect(read(lead.leadId)).rejects.toMatchObject(problem("notFound"));
  await one.call(transitAgencyLead, { params: lead, body: { to: "lost", note: "已找到人", version: 2 } });
  // The phone is free again, until it is taken up again.
  const next = await one.call(createAgencyLead, { body });
  expect(next.again).toBe(false);
  await expect(
    one.call(transitAgencyLead, { params: lead, body: { to: "reopened", version: 3 } }),
  ).rejects.toMatchObject(problem("lead.duplicate"));
  expect((await one.call(listAgencyLeads, { query: { status: "lost" } })).items).toHaveLength(1);
  await settled();
});

test("lost with a reason and taken up again; merged and separated; overdue first", async () => {
  const { lead } = await capture("settlement", { eventId });
  const params = { leadId: lead.leadId };
  const lost = await park.call(transitLead, { params, body: { to: "lost", note: "选了别处", version: 1 } });
  expect(lost).toMatchObject({ status: "lost", lostReason: "选了别处" });
  await expect(park.call(transitLead, { params, body: { to: "lost", version: 2 } })).rejects.toMatchObject(
    problem("invalid"),
  );
  await park.call(transitLead, { params, body: { to: "reopened", version: 2 } });
  const twin = (await capture("settlement", { eventId, note: "同一家" })).lead;
  const merged = await park.call(mergeLeads, { params, body: { version: 3, otherId: twin.leadId } });
  expect(merged).toMatchObject({ merged: [twin.leadId] });
  const { items } = await park.call(listLeads, { query: { kind: "settlement", eventId, limit: 100 } });
  expect(items.map(({ leadId }) => leadId)).not.toContain(twin.leadId);
  await settled();
  // Its phone leads to the one it was merged into.
  const again = await capture("settlement", { eventId, phone: twin.phone });
  expect(again).toMatchObject({ again: true, lead: { leadId: lead.leadId } });
  await park.call(separateLead, { params: { leadId: twin.leadId }, body: { version: 2 } });
  await settled();
  const held = await capture("service");
  await expect(
    park.call(mergeLeads, { params, body: { version: (await read(lead.leadId)).version, otherId: held.lead.leadId } }),
  ).rejects.toMatchObject(problem("lead.different"));
  await expect(
    park.call(convertLead, {
      params: { leadId: held.lead.leadId },
      body: { version: 1, onboardingId: `onb_${"0".repeat(26)}` },
    }),
  ).rejects.toMatchObject(problem("notFound"));
  expect((await park.call(listLeads, { query: { status: "overdue" } })).items).toEqual([]);
});

test("the public page: three fields and a consent that names who is given what; the same number learns nothing", async () => {
  const { lead: path } = await park.call(getEventLinks, { params: { eventId } });
  const form = await visit(path);
  expect(form.html).toContain("衢州园区");
  expect(form.html).toContain("机构2");
  expect(form.html).not.toContain("<script");
  expect(Buffer.byteLength(form.html)).toBeLessThan(12_000);
  const fields = { kind: "service", organisation: "<b>某企业", contactName: "王", phone: phone(), request: "req_9" };
  const unagreed = await visit(path, fields);
  expect(unagreed.status).toBe(422);
  expect(unagreed.html).toContain("&lt;b&gt;某企业");
  const before = await park.call(listLeads, { query: { status: "new", limit: 100 } });
  const sent = await visit(path, { ...fields, consent: "yes" });
  expect(sent).toMatchObject({ status: 303, next: `${path}?sent` });
  expect((await visit(path, { ...fields, consent: "yes", request: "req_10" })).next).toBe(sent.next);
  expect((await visit(sent.next)).html).toContain("已收到");
  const after = await park.call(listLeads, { query: { status: "new", limit: 100 } });
  expect(after.items.length - before.items.length).toBe(1);
  expect(after.items[0]).toMatchObject({ source: "page", eventId });
  const { version } = (await park.call(getEventReport, { params: { eventId } })).event;
  await park.call(updateEvent, { params: { eventId }, body: { version, status: "cancelled" } });
  expect((await visit(path)).status).toBe(410);
  expect((await visit(path.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).status).toBe(404);
  await settled();
});
