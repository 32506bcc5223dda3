import { createClient } from "@shanhai/client/client";
import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { declineContactRequest, listContactRequests } from "@shanhai/contract/contact-request";
import { getMe } from "@shanhai/contract/member";
import * as prospect from "@shanhai/contract/prospect";
import { getAllyFigures } from "@shanhai/contract/prospect-proposal";
import * as shared from "@shanhai/contract/shared-prospect";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/* 共享招商资源库: what a park shares with its allies, while an agreement opens it, and what comes back from them. */

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
async function ally(park: Person = administrator, opens: ("demand" | "prospects")[] = ["prospects"]) {
  number += 1;
  clock += 1000;
  const made = await laptop.partner(park, `友好园区${number}`, "alliedPark", `ally${number}@ally.test`);
  const body = { number: "1", title: "协议", partnerIds: [made.partnerId], from: "2026-11-23", to: "2026-11-30" };
  const draft = await park.call(createAgreement, { body: { ...body, obligations: [], opens } });
  const agreement = await park.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await drain();
  return { ...made, agreement };
}

const contact = { name: "汪小洋", phone: "19900060001" };
async function keep(organisation: string, park: Person = administrator) {
  clock += 1000;
  const body = { organisation, kind: "enterprise" as const, division: "330100", note: "内部备注", contact };
  return park.call(prospect.createProspect, { body });
}

async function share(organisation: string, ...partnerIds: string[]) {
  const made = await keep(organisation);
  const whom = partnerIds.length > 0 ? { with: "chosen" as const, partnerIds } : { with: "all" as const };
  return administrator.call(prospect.shareProspect, { params: made, body: { version: 1, ...whom } });
}

const names = async (person: Person) =>
  (await person.call(shared.listSharedProspects, { query: {} })).items.map(({ organisation }) => organisation);
const refused = (code: string) => ({ problem: { code } });
const acts = async (person: Person, recordId: string) =>
  (await person.call(listAuditEntries, { query: { recordId } })).items.map(({ action, name }) => [action, name]);

test("is seen by whom it is shared with alone, masked, and without what is the park's own", async () => {
  const [one, other] = [await ally(), await ally()];
  const closed = await ally(administrator, ["demand"]);
  const elsewhere = await laptop.park("乙园", "330100", "admin@two.test");
  const away = await ally(elsewhere);
  const { prospectId } = await share("选定", one.partnerId);
  await share("全部");
  await keep("不共享");
  expect(await names(one.coordinator)).toEqual(["全部", "选定"]);
  expect(await names(other.coordinator)).toEqual(["全部"]);
  expect(await names(away.coordinator)).toEqual([]);
  await expect(names(closed.coordinator)).rejects.toMatchObject(refused("agreement.notInForce"));
  const params = { prospectId };
  const seen = await one.coordinator.call(shared.getSharedProspect, { params });
  expect(seen).toMatchObject({ contact: { name: "汪**", phone: "199****0001" }, contactOpen: false });
  expect(JSON.stringify(seen)).not.toMatch(/内部备注|ptn_|19900060001|小洋/);
  for (const person of [other.coordinator, away.coordinator]) {
    await expect(person.call(shared.getSharedProspect, { params })).rejects.toMatchObject(refused("notFound"));
    const body = { purpose: "洽谈" };
    await expect(person.call(shared.askForContact, { params, body })).rejects.toMatchObject(refused("notFound"));
    await expect(person.call(shared.revealProspectContact, { params })).rejects.toMatchObject(refused("notFound"));
  }
  await expect(elsewhere.call(prospect.getProspect, { params })).rejects.toMatchObject(refused("notFound"));
  const theirs = { version: 1, with: "chosen" as const, partnerIds: [away.partnerId] };
  const own = await keep("别园的");
  await expect(administrator.call(prospect.shareProspect, { params: own, body: theirs })).rejects.toMatchObject(
    refused("invalid"),
  );
});

test("a park's administrator who is an ally's coordinator as well reads the pool as that alone", async () => {
  await laptop.park("丙园", "330200", "both@three.test");
  const { partnerId } = await laptop.partner(administrator, "丙园", "alliedPark", "both@three.test");
  const body = { number: "1", title: "协议", partnerIds: [partnerId], from: "2026-11-23", to: "2026-11-30" };
  const draft = await administrator.call(createAgreement, { body: { ...body, obligations: [], opens: ["prospects"] } });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await drain();
  const shown = await share("给丙园", partnerId);
  const { accessToken, call } = await laptop.person("both@three.test");
  const { memberships } = await call(getMe, {});
  const as = (kind: string) => {
    const organisation = memberships.find((one) => one.kind === kind)?.organisationId ?? "";
    const token = () => accessToken;
    return createClient({ origin: laptop.origin, token, organisation: () => organisation });
  };
  const listed = await as("partner").call(shared.listSharedProspects, { query: {} });
  expect(listed.items.map(({ organisation }) => organisation)).toContain("给丙园");
  const own = as("park");
  expect((await own.call(prospect.listProspects, { query: {} })).items).toEqual([]);
  await expect(own.call(prospect.getProspect, { params: shown })).rejects.toMatchObject(refused("notFound"));
  await expect(own.call(shared.listSharedProspects, { query: {} })).rejects.toMatchObject(refused("forbidden"));
});

test("the contact is opened by a consent that names the ally, for it alone, and each step stands in both audits", async () => {
  const [one, other] = [await ally(), await ally()];
  const made = await share("问联系人", one.partnerId, other.partnerId);
  const params = { prospectId: made.prospectId };
  const reveal = (person: Person) => person.call(shared.revealProspectContact, { params });
  await expect(reveal(one.coordinator)).rejects.toMatchObject(refused("prospect.masked"));
  const body = { purpose: "对接落地事宜" };
  const asked = await one.coordinator.call(shared.askForContact, { params, body });
  expect(asked.request).toEqual({ status: "waiting", purpose: "对接落地事宜" });
  await one.coordinator.call(shared.askForContact, { params, body });
  await drain();
  const waiting = await administrator.call(listContactRequests, { query: {} });
  expect(waiting.items).toMatchObject([{ partnerName: one.partner.name, organisation: "问联系人", status: "waiting" }]);
  const consent = { partnerId: one.partnerId, means: "oral" as const };
  const agreed = await administrator.call(prospect.recordProspectConsent, {
    params,
    body: { ...consent, version: made.version },
  });
  expect(agreed.consents).toMatchObject([{ partnerId: one.partnerId, textVersion: "prospect-2026-11", means: "oral" }]);
  await drain();
  expect((await administrator.call(listContactRequests, { query: {} })).items).toEqual([]);
  expect(await reveal(one.coordinator)).toEqual(contact);
  await expect(reveal(other.coordinator)).rejects.toMatchObject(refused("prospect.masked"));
  await drain();
  const [answered] = (await administrator.call(listContactRequests, { query: { status: "answered" } })).items;
  expect(answered).toMatchObject({ status: "granted", readings: 1 });

  const taken = { prospectId: made.prospectId, partnerId: one.partnerId };
  await administrator.call(prospect.withdrawProspectConsent, { params: taken });
  await expect(reveal(one.coordinator)).rejects.toMatchObject(refused("prospect.masked"));
  await drain();
  const after = await one.coordinator.call(shared.getSharedProspect, { params });
  expect(after).toMatchObject({ contactOpen: false, request: { status: "withdrawn" } });

  const steps = ["withdrawProspectConsent", "revealProspectContact", "recordProspectConsent", "askForContact"];
  // The clock stands still: of entries of one moment none is first.
  const named = (entries: (string | undefined)[][]) => entries.map(([action]) => action).sort();
  const [atPark, atAlly] = [await acts(administrator, made.prospectId), await acts(one.coordinator, made.prospectId)];
  expect(named(atPark)).toEqual([...steps, "shareProspect", "createProspect"].sort());
  expect(named(atAlly)).toEqual([...steps, "shareProspect"].sort());
  // Each side knows the other's organisation, and its own people.
  expect(atPark).toContainEqual(["revealProspectContact", one.partner.name]);
  expect(atAlly).toContainEqual(["revealProspectContact", one.coordinator.email]);
  expect(atAlly).toContainEqual(["recordProspectConsent", "衢州园区"]);
  const audit = await one.coordinator.call(listAuditEntries, { query: {} });
  expect(JSON.stringify(audit)).not.toMatch(/19900060001|admin@one/);
});

test("a refusal is told with its reason, and asking again waits again", async () => {
  const one = await ally();
  const made = await share("不给", one.partnerId);
  const params = { prospectId: made.prospectId };
  await one.coordinator.call(shared.askForContact, { params, body: { purpose: "洽谈" } });
  await drain();
  const body = { partnerId: one.partnerId, reason: "对方暂不愿联系" };
  await administrator.call(declineContactRequest, { params, body });
  await expect(administrator.call(declineContactRequest, { params, body })).rejects.toMatchObject(
    refused("contactRequest.answered"),
  );
  await drain();
  const told = await one.coordinator.call(shared.getSharedProspect, { params });
  expect(told.request).toEqual({ status: "declined", purpose: "洽谈", reason: "对方暂不愿联系" });
  const again = await one.coordinator.call(shared.askForContact, { params, body: { purpose: "换个时间" } });
  expect(again.request).toEqual({ status: "waiting", purpose: "换个时间" });
  await drain();
  expect((await administrator.call(listContactRequests, { query: {} })).items).toMatchObject([{ purpose: "换个时间" }]);
});

test("another contact has agreed to nothing", async () => {
  const one = await ally();
  const made = await share("换人", one.partnerId);
  const params = { prospectId: made.prospectId };
  const consent = { partnerId: one.partnerId, means: "written" as const, version: made.version };
  const { version } = await administrator.call(prospect.recordProspectConsent, { params, body: consent });
  await administrator.call(prospect.updateProspect, {
    params,
    body: { version, contact: { name: "何娜", phone: "19900060002" } },
  });
  await expect(one.coordinator.call(shared.revealProspectContact, { params })).rejects.toMatchObject(
    refused("prospect.masked"),
  );
});

test("what is unshared, won or closed is gone at once, and what is revoked within a minute", async () => {
  const one = await ally();
  const [kept, unshared, won, closed] = [
    await share("还在", one.partnerId),
    await share("不再共享", one.partnerId),
    await share("落地", one.partnerId),
    await share("关闭", one.partnerId),
  ];
  const mine = async () => (await names(one.coordinator)).filter((name) => name !== "全部");
  expect(await mine()).toEqual(["关闭", "落地", "不再共享", "还在"]);
  await administrator.call(prospect.shareProspect, { params: unshared, body: { version: 2, with: "nobody" } });
  const to = { to: "won" as const, partnerId: one.partnerId, version: 2 };
  await administrator.call(prospect.transitProspect, { params: won, body: to });
  const end = { to: "closed" as const, reason: "已落户他处", version: 2 };
  await administrator.call(prospect.transitProspect, { params: closed, body: end });
  expect(await mine()).toEqual(["还在"]);
  const again = { version: 3, with: "all" as const };
  await expect(administrator.call(prospect.shareProspect, { params: closed, body: again })).rejects.toMatchObject(
    refused("prospect.state"),
  );
  await drain();
  expect(await acts(one.coordinator, unshared.prospectId)).toEqual([
    ["shareProspect", "衢州园区"],
    ["shareProspect", "衢州园区"],
  ]);
  const { partnerId } = one;
  const figures = await administrator.call(getAllyFigures, { params: { partnerId } });
  // What is shared with all is shared with it too.
  expect(figures).toMatchObject({ won: 1, shared: 1 + (await names(one.coordinator)).length - (await mine()).length });

  const revoke = { to: "revoked" as const, reason: "r", version: one.agreement.version };
  await administrator.call(transitAgreement, { params: one.agreement, body: revoke });
  await drain();
  clock += 59_000;
  await expect(names(one.coordinator)).rejects.toMatchObject(refused("agreement.notInForce"));
  for (const endpoint of [shared.getSharedProspect, shared.revealProspectContact])
    await expect(
      one.coordinator.call(endpoint as typeof shared.getSharedProspect, { params: kept }),
    ).rejects.toMatchObject(refused("agreement.notInForce"));
});
