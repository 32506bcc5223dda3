import { getAgency, transitAgency } from "@shanhai/contract/agency";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { listDueVisits, skipDueVisit } from "@shanhai/contract/due-visit";
import {
  closeStep,
  getEngagement,
  getEngagementFigures,
  listEngagements,
  listParkEngagements,
  openEngagement,
  reopenStep,
  stopEngagement,
} from "@shanhai/contract/engagement";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { getMe } from "@shanhai/contract/member";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { ApplicationId, EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import { cancelVisit, completeVisit, getVisit, listVisits, planVisit } from "@shanhai/contract/visit";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { retireRecord } from "@shanhai/store/in-use";
import { verifyTable } from "@shanhai/store/verify";
import { Refused, transact } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { everything } from "../everything.ts";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { changeOf, itemsOf } from "../stream.ts";

/*
 * Follow-ups that come due by themselves, and four steps that close on what the server finds: through the stream, and
 * recounted after each test.
 */

const START = "2026-03-02T04:00:00Z";
let clock = START;
let laptop: TestLaptop;
let owner: Person;
let stranger: Person;
let staff: Person;
let made = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  staff = await laptop.park("甲园", "330800", "admin@one.test");
  ({ owner } = await laptop.agency(staff, "机构甲", 1, "owner@a.test"));
  stranger = (await laptop.agency(staff, "机构乙", 2, "owner@b.test")).owner;
});
afterAll(() => laptop?.stop());
afterEach(async () => {
  await laptop.drain();
  const client = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(client, TABLE_NAME, { followed: true })).findings).toEqual([]);
  client.destroy();
  clock = START;
});

async function client(person = owner): Promise<EnterpriseId> {
  made += 1;
  const body = { name: `企业${made}`, uscc: uscc(100 + made) };
  return (await person.call(createEnterprise, { body })).enterpriseId;
}

const order = async (enterpriseId: EnterpriseId, status: "open" | "draft" = "open") =>
  (await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01", status } })).orderId;
const turn = (orderId: OrderId, version: number, status: "open" | "closed") =>
  owner.call(updateOrder, { params: { orderId }, body: { version, status } });

async function due(enterpriseId: EnterpriseId) {
  await laptop.drain();
  const items = await everything(owner, listDueVisits, { query: {} });
  return items.find((one) => one.enterpriseId === enterpriseId);
}

const plan = async (enterpriseId: EnterpriseId, plannedDate: string) =>
  (await owner.call(planVisit, { body: { enterpriseId, plannedDate } })).visitId;
const report = (visitId: string, visitedOn: string, more: object = {}) =>
  owner.call(completeVisit, { params: { visitId }, body: { visitedOn, findings: "缺装配工 20 名", ...more } });
const visited = async (enterpriseId: EnterpriseId, on: string) => {
  const visitId = await plan(enterpriseId, on);
  await report(visitId, on);
  return visitId;
};

test("a follow-up is due a week ahead of thirty days after the order's opening, and moves on with each visit", async () => {
  const enterpriseId = await client();
  await order(enterpriseId);
  expect(await due(enterpriseId)).toBeUndefined();
  clock = "2026-03-25T04:00:00Z";
  expect(await due(enterpriseId)).toMatchObject({ since: "2026-03-02", due: "2026-04-01", openOrders: 1 });
  const visitId = await plan(enterpriseId, "2026-03-26");
  expect(await due(enterpriseId)).toBeUndefined();
  await owner.call(cancelVisit, { params: { visitId }, body: { reason: "企业改期" } });
  expect(await due(enterpriseId)).toBeDefined();
  await visited(enterpriseId, "2026-03-24");
  clock = "2026-04-16T04:00:00Z";
  expect(await due(enterpriseId)).toMatchObject({ since: "2026-03-24", due: "2026-04-23", lastVisit: "2026-03-24" });
  await owner.call(skipDueVisit, { params: { enterpriseId }, body: { reason: "企业停产检修" } });
  expect(await due(enterpriseId)).toBeUndefined();
  await expect(
    owner.call(skipDueVisit, { params: { enterpriseId: await client() }, body: { reason: "r" } }),
  ).rejects.toMatchObject({ problem: { status: 409, code: "dueVisit.none" } });
});

test("only while an order is open: a draft is none, closing takes it off, opening again puts it back", async () => {
  const enterpriseId = await client();
  const orderId = await order(enterpriseId, "draft");
  clock = "2026-04-30T04:00:00Z";
  expect(await due(enterpriseId)).toBeUndefined();
  await turn(orderId, 1, "open");
  await laptop.drain();
  clock = "2026-05-30T04:00:00Z";
  expect(await due(enterpriseId)).toMatchObject({ since: "2026-04-30" });
  await turn(orderId, 2, "closed");
  expect(await due(enterpriseId)).toBeUndefined();
  await turn(orderId, 3, "open");
  clock = "2026-06-29T04:00:00Z";
  expect(await due(enterpriseId)).toMatchObject({ since: "2026-05-30", due: "2026-06-29" });
});

test("a change of an order that is told again, late, leaves what came after it", async () => {
  const enterpriseId = await client();
  const orderId = await order(enterpriseId);
  await laptop.drain();
  await turn(orderId, 1, "closed");
  await laptop.drain();
  const table = { client: embeddedDocumentClient(laptop.endpoint), name: TABLE_NAME };
  const closed = (await itemsOf({ table })).find(
    (item) => item.orderId === orderId && /^T#.*#order$/.test(`${item.pk}`),
  );
  const opened = { ...closed, status: "open", version: 1, revision: 1, updatedAt: clock };
  await laptop.functions.project({ Records: [changeOf(undefined, opened)] }, {} as never);
  clock = "2026-06-01T04:00:00Z";
  expect(await due(enterpriseId)).toBeUndefined();
});

test("two people plan and report at the same time, and one sends the same report twice: every visit counts once", async () => {
  const enterpriseId = await client();
  await order(enterpriseId);
  await laptop.drain();
  const ids = await Promise.all([1, 2, 3, 4].map(() => plan(enterpriseId, "2026-03-02")));
  const twice = { visitedOn: "2026-03-02", findings: "f", next: { plannedDate: "2026-04-01" } };
  const send = (visitId: string, idempotencyKey: string) =>
    owner.call(completeVisit, { params: { visitId }, body: twice, idempotencyKey });
  const [first = ""] = ids;
  const answers = await Promise.all([...ids.map((id) => send(id, `report-${id}`)), send(first, `report-${first}`)]);
  expect(answers[4]).toEqual(answers[0]);
  const { items } = await owner.call(listVisits, { query: { enterpriseId } });
  expect(items.filter(({ status }) => status === "planned")).toHaveLength(4);
  expect(items.filter(({ status }) => status === "done")).toHaveLength(4);
  await expect(report(first, "2026-03-02")).rejects.toMatchObject({ problem: { code: "visit.state" } });
});

/** An order on which somebody was recommended and, told so, arrived. */
async function workedOn(enterpriseId: EnterpriseId, arrived: string | undefined) {
  const orderId = await order(enterpriseId);
  const seats = { title: "操作工", occupation: "操作工", headcount: 3, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  const phone = `1990009${String(made).padStart(4, "0")}`;
  const { candidateId } = await owner.call(createCandidate, { body: { name: "求职者", phone, consent: true } });
  const body = { candidateIds: [candidateId] };
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body });
  const applicationIds = results.map(({ applicationId }) => applicationId as ApplicationId);
  const stages = arrived ? (["screened", "interviewed", "offered", "onboarded"] as const) : [];
  for (const to of stages) {
    const date = to === "onboarded" ? { date: arrived } : {};
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to, ...date } });
  }
  return orderId;
}

test("four steps close on what the server finds, keep it, and the park is told each time", async () => {
  const enterpriseId = await client();
  const opened = await owner.call(openEngagement, { body: { enterpriseId } });
  const params = { engagementId: opened.engagementId };
  const close = (version: number, step: string, body: object) =>
    owner.call(closeStep, { params, body: { version, step: step as "matching", ...body } });
  await expect(owner.call(openEngagement, { body: { enterpriseId } })).rejects.toMatchObject({
    problem: { status: 409, code: "engagement.open" },
  });
  const waiting = await plan(enterpriseId, "2026-03-02");
  await expect(close(1, "discovery", { visitId: waiting })).rejects.toMatchObject({
    problem: { code: "engagement.visitNeeded" },
  });
  await report(waiting, "2026-03-02");
  expect((await close(1, "discovery", { visitId: waiting })).steps[0]).toMatchObject({
    closedOn: "2026-03-02",
    evidence: { kind: "visit", visitId: waiting, findings: "缺装配工 20 名" },
  });
  const empty = await order(enterpriseId);
  await expect(close(2, "matching", { orderId: empty })).rejects.toMatchObject({
    problem: { code: "engagement.nobodyRecommended" },
  });
  const orderId = await workedOn(enterpriseId, "2026-03-02");
  await close(2, "matching", { orderId });
  await expect(close(3, "delivery", { orderId: empty })).rejects.toMatchObject({
    problem: { code: "engagement.nobodyArrived" },
  });
  expect((await close(3, "delivery", { orderId })).steps[2]?.evidence).toMatchObject({ filled: 1, headcount: 3 });
  const soon = await visited(enterpriseId, "2026-03-02");
  await expect(close(4, "tracking", { visitId: soon })).rejects.toMatchObject({
    problem: { code: "engagement.nobodyAtDay30" },
  });
  clock = "2026-04-02T04:00:00Z";
  const done = await close(4, "tracking", { visitId: soon });
  expect(done).toMatchObject({ status: "completed", endedOn: "2026-04-02" });
  expect(done.steps[3]?.evidence).toMatchObject({ arrived: 1, day30: { reached: 1, present: 1 } });
  await laptop.drain();
  const { items } = await staff.call(listParkEngagements, { query: { show: "ended" } });
  const told = items.find((one) => one.engagementId === opened.engagementId);
  expect(told).toMatchObject({ agencyName: "机构甲", status: "completed", closed: { delivery: "2026-03-02" } });
  expect(JSON.stringify(told)).not.toMatch(/装配工|evidence|visitId|orderId/);
  // Another may be opened now, and then this one cannot be opened again beside it.
  const other = await owner.call(openEngagement, { body: { enterpriseId } });
  const again = { version: 5, step: "tracking" as const, reason: "回访发现离职" };
  await expect(owner.call(reopenStep, { params, body: again })).rejects.toMatchObject({
    problem: { code: "engagement.open" },
  });
  const ending = { params: { engagementId: other.engagementId }, body: { version: 1, reason: "并入前一个" } };
  await owner.call(stopEngagement, ending);
  expect(await owner.call(reopenStep, { params, body: again })).toMatchObject({ status: "open", step: "tracking" });
});

test("evidence of another agency, or of another client, is not there", async () => {
  const enterpriseId = await client();
  const { engagementId } = await owner.call(openEngagement, { body: { enterpriseId } });
  const params = { engagementId };
  const theirs = await client(stranger);
  const foreign = (await stranger.call(planVisit, { body: { enterpriseId: theirs, plannedDate: "2026-03-02" } }))
    .visitId;
  const another = await visited(await client(), "2026-03-02");
  for (const visitId of [foreign, another]) {
    const body = { version: 1, step: "discovery" as const, visitId };
    await expect(owner.call(closeStep, { params, body })).rejects.toMatchObject({ problem: { status: 404 } });
  }
  for (const call of [
    () => stranger.call(getEngagement, { params }),
    () => stranger.call(getVisit, { params: { visitId: another } }),
    () => stranger.call(openEngagement, { body: { enterpriseId } }),
  ])
    await expect(call()).rejects.toMatchObject({ problem: { status: 404 } });
});

test("a client that a visit is planned to is not taken out", async () => {
  const enterpriseId = await client();
  await plan(enterpriseId, "2026-03-02");
  const { membership } = await owner.call(getMe, {});
  const scope = mintTenantScope(membership?.organisationId ?? "", membership?.parkId ?? "");
  await expect(transact(laptop.platform.open(scope), [retireRecord(scope, enterpriseId)])).rejects.toThrow(Refused);
});

test("what is overdue comes first, at the agency and in its park's figures; the day that is due is not overdue", async () => {
  const before = await staff.call(getEngagementFigures, {});
  const ids = [await client(), await client()];
  const first = await owner.call(openEngagement, { body: { enterpriseId: ids[0] as EnterpriseId } });
  clock = "2026-03-05T04:00:00Z";
  await owner.call(openEngagement, { body: { enterpriseId: ids[1] as EnterpriseId } });
  await laptop.drain();
  clock = "2026-03-09T04:00:00Z";
  const overdueOf = async () => (await owner.call(listEngagements, { query: { show: "overdue" } })).items;
  const sharedDue = (await overdueOf()).map(({ engagementId }) => engagementId);
  expect(sharedDue).not.toContain(first.engagementId);
  clock = "2026-03-10T04:00:00Z";
  const [head] = (await owner.call(listEngagements, { query: {} })).items;
  expect(head?.due).toBe("2026-03-09");
  expect((await overdueOf()).map(({ engagementId }) => engagementId)).toContain(first.engagementId);
  const after = await staff.call(getEngagementFigures, {});
  expect((after.steps[0]?.open ?? 0) - (before.steps[0]?.open ?? 0)).toBe(2);
  expect(after.steps[0]?.overdue).toBe(
    (await everything(staff, listParkEngagements, { query: { show: "overdue" } })).filter(
      ({ step }) => step === "discovery",
    ).length,
  );
});

test("an agency that leaves has nothing open or overdue at its park, until it comes back", async () => {
  const { agency, owner: leaver } = await laptop.agency(staff, "机构丙", 3, "owner@c.test");
  const params = { agencyId: agency.agencyId };
  const [late, ended] = [await client(leaver), await client(leaver)];
  await leaver.call(openEngagement, { body: { enterpriseId: late } });
  const stopped = await leaver.call(openEngagement, { body: { enterpriseId: ended } });
  const stop = { params: stopped, body: { version: 1, reason: "暂停" } };
  await leaver.call(stopEngagement, stop);
  await laptop.drain();
  clock = "2026-03-20T04:00:00Z";
  const shown = async () => {
    const { steps, stopped: n } = await staff.call(getEngagementFigures, {});
    const listed = async (show: "open" | "overdue" | "ended") =>
      (await everything(staff, listParkEngagements, { query: { show } })).filter(
        ({ agencyName }) => agencyName === "机构丙",
      ).length;
    const { open, overdue } = steps[0] ?? { open: 0, overdue: 0 };
    return {
      open,
      overdue,
      stopped: n,
      listed: [await listed("open"), await listed("overdue"), await listed("ended")],
    };
  };
  const turnTo = async (to: "left" | "active") => {
    const { version } = await staff.call(getAgency, { params });
    await staff.call(transitAgency, { params, body: { version, to, reason: "协议到期" } });
    await laptop.drain();
  };
  const before = await shown();
  expect(before.listed).toEqual([1, 1, 1]);
  await turnTo("left");
  // What had ended stays; what was open is nobody's to close.
  expect(await shown()).toEqual({
    open: before.open - 1,
    overdue: before.overdue - 1,
    stopped: before.stopped,
    listed: [0, 0, 1],
  });
  await turnTo("active");
  expect(await shown()).toEqual(before);
});
