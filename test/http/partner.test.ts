import {
  createAgreement,
  discardAgreement,
  getAgreement,
  getPartnerHome,
  listAgreements,
  renewAgreement,
  transitAgreement,
  updateAgreement,
} from "@shanhai/contract/agreement";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { getDemand } from "@shanhai/contract/demand";
import type { InputOf } from "@shanhai/contract/endpoint";
import { listFulfilments, recordFulfilment, withdrawFulfilment } from "@shanhai/contract/fulfilment";
import { inviteCoordinator } from "@shanhai/contract/invitation";
import { getPartner, listPartners, transitPartner, updatePartner } from "@shanhai/contract/partner";
import { expect, test } from "vitest";
import type { Person } from "../laptop.ts";
import { openPartnerDesk } from "./partner-desk.ts";

/** Nine in the morning of the first day of the terms below, in Asia/Shanghai. */
const FIRST_DAY = new Date("2026-11-23T01:00:00Z").getTime();
const ONE_DAY = 24 * 60 * 60 * 1000;
const desk = openPartnerDesk(FIRST_DAY);

const problem = (code: string) => ({ problem: { code } });

type Content = InputOf<typeof createAgreement, "body">;
const content = (partnerId: string, changes: Partial<Content> = {}): Content => ({
  number: "协〔2026〕1号",
  title: "劳务合作协议",
  partnerIds: [partnerId],
  from: "2026-11-23",
  to: "2026-11-30",
  obligations: [{ kind: "supply", text: "定向输送", target: 200, unit: "人", dueDate: "2026-11-25" }],
  opens: ["demand"],
  ...changes,
});

async function signed(partnerId: string, changes: Partial<Content> = {}) {
  desk.now += 1000;
  const draft = await desk.administrator.call(createAgreement, { body: content(partnerId, changes) });
  const params = { agreementId: draft.agreementId };
  desk.now += 1000;
  const active = await desk.administrator.call(transitAgreement, { params, body: { to: "active", version: 1 } });
  desk.now += 1000;
  await desk.laptop.drain();
  return { params, active, obligationId: active.obligations[0]?.obligationId ?? "" };
}

test("an agreement opens exactly what it names, and expiry closes it the day after its last, with nothing done", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, coordinator } = await desk.school();
  expect(await coordinator.call(getPartnerHome, {})).toMatchObject({ name: "职业技术学院", open: [], agreements: [] });
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject({
    problem: { code: "agreement.notInForce", status: 403 },
  });
  const draft = await desk.administrator.call(createAgreement, { body: content(partnerId) });
  await desk.laptop.drain();
  await expect(coordinator.call(getAgreement, { params: draft })).rejects.toMatchObject(problem("notFound"));
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject(problem("agreement.notInForce"));
  await desk.administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await desk.laptop.drain();
  expect(await coordinator.call(getDemand, {})).toMatchObject({ open: 0 });
  const home = await coordinator.call(getPartnerHome, {});
  expect(home.open).toEqual([{ grant: "demand", until: "2026-11-30" }]);
  expect(home.agreements).toMatchObject([{ status: "active", number: "协〔2026〕1号", parkName: "测试园区" }]);
  // The last second of the last day, and the first of the next.
  desk.now = new Date("2026-11-30T15:59:59Z").getTime();
  expect(await coordinator.call(getDemand, {})).toMatchObject({ open: 0 });
  desk.now += 1000;
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject(problem("agreement.notInForce"));
  expect(await coordinator.call(getPartnerHome, {})).toMatchObject({ open: [], agreements: [{ status: "expired" }] });
  expect(await desk.administrator.call(getPartner, { params: { partnerId } })).toMatchObject({ open: [] });
});

test("revoking closes what it opened within a minute; another agreement keeps its own open", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, coordinator } = await desk.school();
  const one = await signed(partnerId);
  const shorter = await signed(partnerId, { to: "2026-11-27" });
  await signed(partnerId, { opens: ["postings"], to: "2026-12-30" });
  const postings = { grant: "postings", until: "2026-12-30" };
  const open = async () => (await coordinator.call(getPartnerHome, {})).open;
  expect(await open()).toEqual([{ grant: "demand", until: "2026-11-30" }, postings]);
  const revoke = { to: "revoked" as const, version: one.active.version };
  await expect(desk.administrator.call(transitAgreement, { params: one.params, body: revoke })).rejects.toMatchObject({
    problem: { issues: [{ field: "reason", code: "required" }] },
  });
  const body = { ...revoke, reason: "双方商定" };
  expect(await desk.administrator.call(transitAgreement, { params: one.params, body })).toMatchObject({
    status: "revoked",
    revocation: { on: "2026-11-23", reason: "双方商定" },
  });
  await desk.aMinuteLater();
  expect(await open()).toEqual([{ grant: "demand", until: "2026-11-27" }, postings]);
  const last = { to: "revoked" as const, reason: "r", version: shorter.active.version };
  await desk.administrator.call(transitAgreement, { params: shorter.params, body: last });
  await desk.aMinuteLater();
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject(problem("agreement.notInForce"));
  const home = await coordinator.call(getPartnerHome, {});
  expect(home.open).toEqual([postings]);
  expect(home.agreements.map(({ status }) => status)).toEqual(["active", "revoked", "revoked"]);
  // Nor does a partner record anything under it, and it is not revoked twice.
  const entry = { obligationId: one.obligationId, date: "2026-11-23", text: "输送", quantity: 1 };
  await expect(coordinator.call(recordFulfilment, { params: one.params, body: entry })).rejects.toMatchObject(
    problem("agreement.notInForce"),
  );
  await expect(
    desk.administrator.call(transitAgreement, { params: one.params, body: { ...body, version: 3 } }),
  ).rejects.toMatchObject(problem("agreement.state"));
  const { items } = await desk.administrator.call(listAuditEntries, { query: { recordId: one.params.agreementId } });
  expect(items.map(({ action }) => action)).toEqual(["transitAgreement", "transitAgreement", "createAgreement"]);
  expect(items[0]).toMatchObject({ detail: { agreement: "revoked", reason: "双方商定" } });
});

test("signed before its term it is upcoming; renewed, the next term begins where the last ends", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, coordinator } = await desk.school();
  const later = await signed(partnerId, { from: "2026-11-24", to: "2026-11-25", obligations: [] });
  expect(later.active.status).toBe("upcoming");
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject(problem("agreement.notInForce"));
  const term = { number: "协〔2026〕2号", from: "2026-11-26", to: "2027-11-25" };
  const renewal = await desk.administrator.call(renewAgreement, { params: later.params, body: term });
  expect(renewal).toMatchObject({ ...term, status: "draft", term: 2, renews: later.params.agreementId });
  await expect(desk.administrator.call(renewAgreement, { params: later.params, body: term })).rejects.toMatchObject(
    problem("agreement.renewed"),
  );
  // Thrown away, it can be drawn up again.
  await desk.administrator.call(discardAgreement, { params: renewal });
  const again = await desk.administrator.call(renewAgreement, { params: later.params, body: term });
  await desk.administrator.call(transitAgreement, { params: again, body: { to: "active", version: 1 } });
  await desk.laptop.drain();
  await expect(coordinator.call(getAgreement, { params: renewal })).rejects.toMatchObject(problem("notFound"));
  expect(await coordinator.call(getAgreement, { params: later.params })).not.toHaveProperty("renewedBy");
  for (const day of [1, 2, 3, 300]) {
    desk.now = FIRST_DAY + day * ONE_DAY;
    expect(await coordinator.call(getDemand, {}), `day ${day}`).toMatchObject({ open: 0 });
  }
});

test("what was activated never changes; a draft does, and only in the version that was seen", async () => {
  desk.now = FIRST_DAY;
  const { partnerId } = await desk.school();
  const draft = await desk.administrator.call(createAgreement, { body: content(partnerId) });
  const other = await desk.school("另一学院");
  const body = { ...content(other.partnerId, { title: "改过", opens: [] }), version: 1 };
  expect(await desk.administrator.call(updateAgreement, { params: draft, body })).toMatchObject({
    title: "改过",
    opens: [],
    partners: [{ partnerId: other.partnerId, name: "另一学院" }],
    version: 2,
  });
  expect((await desk.administrator.call(listAgreements, { query: { partnerId } })).items).toEqual([]);
  expect((await desk.administrator.call(listAgreements, { query: { partnerId: other.partnerId } })).items).toHaveLength(
    1,
  );
  await expect(desk.administrator.call(updateAgreement, { params: draft, body })).rejects.toMatchObject({
    problem: { code: "stale", current: { title: "改过" } },
  });
  await desk.administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 2 } });
  for (const attempt of [
    () => desk.administrator.call(updateAgreement, { params: draft, body: { ...body, version: 3 } }),
    () => desk.administrator.call(discardAgreement, { params: draft }),
  ])
    await expect(attempt()).rejects.toMatchObject(problem("agreement.state"));
  desk.now = FIRST_DAY + 30 * ONE_DAY;
  const late = await desk.administrator.call(createAgreement, { body: content(partnerId) });
  await expect(
    desk.administrator.call(transitAgreement, { params: late, body: { to: "active", version: 1 } }),
  ).rejects.toMatchObject(problem("agreement.over"));
});

test("what is wrong with an agreement is said by field", async () => {
  desk.now = FIRST_DAY;
  const { partnerId } = await desk.school();
  const issues = async (changes: Partial<Content>) => {
    const answer = desk.administrator.call(createAgreement, { body: content(partnerId, changes) });
    const error = (await answer.catch((reason: unknown) => reason)) as { problem: { issues: unknown } };
    return error.problem.issues;
  };
  const promised = { kind: "supply" as const, text: "t" };
  expect(await issues({ to: "2026-11-01" })).toMatchObject([{ field: "to", code: "period.order" }]);
  expect(await issues({ to: "2046-11-01" })).toMatchObject([{ field: "to", code: "term.long" }]);
  expect(await issues({ obligations: [{ ...promised, dueDate: "2027-01-01" }] })).toMatchObject([
    { field: "obligations.0.dueDate", code: "date.outsideTerm" },
  ]);
  expect(await issues({ obligations: [{ ...promised, target: 0 }] })).toMatchObject([{ code: "quantity" }]);
  expect(await issues({ opens: ["demand", "demand"] })).toMatchObject([{ field: "opens", code: "duplicate" }]);
  const nobody = `ptn_${"0".repeat(26)}`;
  expect(await issues({ partnerIds: [partnerId, nobody] })).toMatchObject([
    { field: "partnerIds.1", code: "partner.unknown" },
  ]);
});

test("park and partner each record what was done: one sum, seen by both, and overdue until it is met", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, coordinator } = await desk.school();
  const { params, obligationId } = await signed(partnerId);
  const entry = { obligationId, date: "2026-11-23", text: "首批毕业生", quantity: 120 };
  const input = { params, body: entry, idempotencyKey: "first" };
  const own = await coordinator.call(recordFulfilment, input);
  expect(await coordinator.call(recordFulfilment, input)).toEqual(own);
  // Its own entry it sees at once, the park within seconds.
  const done = async (person: Person) => (await person.call(getAgreement, { params })).obligations[0];
  expect(await done(coordinator)).toMatchObject({ done: 120, entries: 1 });
  desk.now += 1000;
  await desk.administrator.call(recordFulfilment, { params, body: { ...entry, text: "园区接收", quantity: 50 } });
  await desk.laptop.drain();
  await desk.laptop.drain();
  for (const person of [coordinator, desk.administrator]) {
    expect(await done(person)).toMatchObject({ done: 170, entries: 2, met: false, overdue: false });
    const { items } = await person.call(listFulfilments, { params, query: {} });
    expect(items.map(({ text, by }) => [text, by.organisation])).toEqual([
      ["园区接收", "测试园区"],
      ["首批毕业生", "职业技术学院"],
    ]);
  }
  desk.now = FIRST_DAY + 3 * ONE_DAY;
  expect(await done(coordinator)).toMatchObject({ overdue: true });
  const [ofPark] = (await desk.administrator.call(listFulfilments, { params, query: {} })).items;
  const mistaken = { agreementId: params.agreementId, fulfilmentId: own.fulfilmentId };
  const taken = { params: mistaken, body: { reason: "重复登记" } };
  await expect(desk.administrator.call(withdrawFulfilment, taken)).rejects.toMatchObject(
    problem("fulfilment.otherSide"),
  );
  await expect(
    coordinator.call(withdrawFulfilment, {
      params: { ...mistaken, fulfilmentId: ofPark?.fulfilmentId ?? "" },
      body: taken.body,
    }),
  ).rejects.toMatchObject(problem("fulfilment.otherSide"));
  await coordinator.call(withdrawFulfilment, taken);
  await expect(coordinator.call(withdrawFulfilment, taken)).rejects.toMatchObject(problem("fulfilment.withdrawn"));
  await coordinator.call(recordFulfilment, { params, body: { ...entry, date: "2026-11-26", quantity: 150 } });
  await desk.laptop.drain();
  await desk.laptop.drain();
  for (const person of [coordinator, desk.administrator])
    expect(await done(person)).toMatchObject({ done: 200, entries: 2, met: true, overdue: false });
  const wrong = (body: Partial<typeof entry>) =>
    coordinator.call(recordFulfilment, { params, body: { ...entry, ...body } });
  for (const [body, field] of [
    [{ date: "2026-11-27" }, "date"],
    [{ date: "2026-11-22" }, "date"],
    [{ obligationId: `obl_${"0".repeat(26)}` }, "obligationId"],
    [{ quantity: undefined }, "quantity"],
  ] as const)
    await expect(wrong(body as Partial<typeof entry>)).rejects.toMatchObject({ problem: { issues: [{ field }] } });
});

test("of an agreement with two partners each sees what the other recorded, and of any other nothing", async () => {
  desk.now = FIRST_DAY;
  const [one, two, stranger] = [await desk.school("甲校"), await desk.school("乙校"), await desk.school("丙校")];
  const { params, obligationId } = await signed(one.partnerId, { partnerIds: [one.partnerId, two.partnerId] });
  const body = { obligationId, date: "2026-11-23", text: "甲校输送", quantity: 10 };
  await one.coordinator.call(recordFulfilment, { params, body });
  await desk.laptop.drain();
  await desk.laptop.drain();
  const seen = (await two.coordinator.call(listFulfilments, { params, query: {} })).items;
  expect(seen).toMatchObject([{ text: "甲校输送", by: { partnerId: one.partnerId } }]);
  const taken = { params: { ...params, fulfilmentId: seen[0]?.fulfilmentId ?? "" }, body: { reason: "r" } };
  await expect(two.coordinator.call(withdrawFulfilment, taken)).rejects.toMatchObject(problem("fulfilment.otherSide"));
  for (const attempt of [
    () => stranger.coordinator.call(getAgreement, { params }),
    () => stranger.coordinator.call(listFulfilments, { params, query: {} }),
    () => stranger.coordinator.call(recordFulfilment, { params, body }),
  ])
    await expect(attempt()).rejects.toMatchObject(problem("notFound"));
});

test("who has ended reads and writes nothing, and nothing is open, within a minute; taken up again it is as before", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, partner, coordinator } = await desk.school();
  const { params, obligationId } = await signed(partnerId);
  const end = { to: "ended" as const, reason: "合作结束", version: 1 };
  await expect(
    desk.administrator.call(transitPartner, { params: partner, body: { ...end, to: "active" } }),
  ).rejects.toMatchObject(problem("partner.state"));
  await desk.administrator.call(transitPartner, { params: partner, body: end });
  await desk.aMinuteLater();
  const body = { obligationId, date: "2026-11-23", text: "t", quantity: 1 };
  await expect(coordinator.call(recordFulfilment, { params, body })).rejects.toMatchObject(problem("partner.ended"));
  await expect(coordinator.call(inviteCoordinator, { body: { email: "x@y.test" } })).rejects.toMatchObject(
    problem("partner.ended"),
  );
  await expect(coordinator.call(getDemand, {})).rejects.toMatchObject(problem("agreement.notInForce"));
  expect(await coordinator.call(getPartnerHome, {})).toMatchObject({
    status: "ended",
    statusReason: "合作结束",
    open: [],
  });
  expect(await desk.administrator.call(getPartner, { params: partner })).toMatchObject({ open: [] });
  const draft = desk.administrator.call(createAgreement, { body: content(partnerId) });
  await expect(draft).rejects.toMatchObject({ problem: { issues: [{ code: "partner.unknown" }] } });
  await desk.administrator.call(transitPartner, {
    params: partner,
    body: { to: "active", reason: "续约", version: 2 },
  });
  await desk.aMinuteLater();
  expect(await coordinator.call(getDemand, {})).toMatchObject({ open: 0 });
  await coordinator.call(recordFulfilment, { params, body });
});

test("an agreement is not activated with who has ended meanwhile", async () => {
  desk.now = FIRST_DAY;
  const { partnerId, partner } = await desk.school();
  const draft = await desk.administrator.call(createAgreement, { body: content(partnerId) });
  await desk.administrator.call(transitPartner, { params: partner, body: { to: "ended", reason: "r", version: 1 } });
  await expect(
    desk.administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } }),
  ).rejects.toMatchObject(problem("partner.ended"));
});

test("partners are listed by kind, and changed in the version that was seen", async () => {
  desk.now = FIRST_DAY + ONE_DAY;
  const { partner } = await desk.school("清单学院");
  desk.now += 1000;
  const station = await desk.laptop.partner(desk.administrator, "就业驿站", "station", "station@list.test");
  const names = async (kind?: "school" | "station") =>
    (await desk.administrator.call(listPartners, { query: kind ? { kind } : {} })).items.map(({ name }) => name);
  expect(await names("station")).toEqual(["就业驿站"]);
  expect(await names("school")).not.toContain("就业驿站");
  expect((await names()).slice(0, 2)).toEqual(["就业驿站", "清单学院"]);
  const params = { partnerId: station.partnerId };
  const body = { version: 1, contactName: "联络员", contactPhone: "0930-1234567" };
  await desk.administrator.call(updatePartner, { params, body });
  expect(
    await desk.administrator.call(updatePartner, { params, body: { version: 2, contactPhone: null } }),
  ).toMatchObject({
    contactName: "联络员",
    version: 3,
  });
  expect(await desk.administrator.call(getPartner, { params })).not.toHaveProperty("contactPhone");
  await expect(desk.administrator.call(updatePartner, { params: partner, body: { version: 9 } })).rejects.toMatchObject(
    problem("stale"),
  );
});
