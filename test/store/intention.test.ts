import { listApplications } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { createIntention, listIntentions, removeIntention, sendIntention } from "@shanhai/contract/intention";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import type { ApplicationId, CalendarMonth } from "@shanhai/contract/scalar";
import { progressPath } from "@shanhai/functions/progress-token";
import { getApplications } from "@shanhai/store/application";
import { getRelayMonth } from "@shanhai/store/relay-month";
import { verifyTable } from "@shanhai/store/verify";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { stationIn } from "../station.ts";
import { faulty } from "./faults.ts";

/*
 * Intentions that a station writes down: once however often they are sent, one person a phone, an application at the agency
 * where they name a posting; and nobody is given away without a consent that names who gets them.
 */

const NOW = new Date("2026-11-27T02:00:00Z");
const MONTH = "2026-11" as CalendarMonth;
const faults = faulty();
let direct: Direct;
let parkId: string;
let jobs: ReturnType<typeof jobsOf>;
let owner: Person;
let station: Awaited<ReturnType<typeof stationIn>>;
let phones = 0;

beforeAll(async () => {
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ documentClient, now: () => NOW });
  ({ parkId } = await direct.functions.provision({
    name: "金川园区",
    division: "620300",
    administratorEmail: "a@b.test",
  }));
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  await jobs.license(1);
  station = await stationIn(direct, parkId);
});
afterAll(() => direct?.stop());
afterEach(async () => {
  faults.clear();
  const { findings } = await verifyTable(direct.table.client, direct.table.name);
  // The board's postings are put there without a stream, and so have no posting of an agency behind them.
  expect(findings.filter((one) => !JSON.stringify(one).includes("oard"))).toEqual([]);
});

const fresh = () => {
  phones += 1;
  return `1990030${String(phones).padStart(4, "0")}`;
};
const said = (phone: string, more: object = {}) => ({
  body: { name: "汪洋", phone, means: "oral" as const, consent: true as const, ...more },
});
const applicationsOf = async ({ positionId }: PostedJob) =>
  (await owner.call(listApplications, { params: { positionId }, query: {} })).items;
const everybody = async (person = station.coordinator) =>
  (await person.call(listIntentions, { query: { limit: 100 } })).items;
const counted = async () => (await getRelayMonth(station.table, MONTH))?.intentions ?? 0;

describe("writing somebody down", () => {
  test("keeps what they look for and what they agreed to; the same phone is the same person", async () => {
    const before = await counted();
    const phone = fresh();
    const { coordinator } = station;
    const first = await coordinator.call(
      createIntention,
      said(` ${phone.slice(0, 3)}-${phone.slice(3)} `, { occupation: "焊工", availability: "week", on: "2026-11-25" }),
    );
    expect(first).toMatchObject({
      again: false,
      intention: { phone, occupation: "焊工", availability: "week", sent: [] },
    });
    expect(first).not.toHaveProperty("posting");
    expect(first.intention.consents).toEqual([
      {
        textVersion: "station-2026-11",
        means: "oral",
        on: "2026-11-25",
        by: expect.any(String),
        recipients: ["崆峒区就业驿站"],
      },
    ]);
    const again = await coordinator.call(createIntention, said(phone, { place: "金昌市" }));
    expect(again).toMatchObject({ again: true, intention: { occupation: "焊工", place: "金昌市", version: 2 } });
    expect(again.intention.intentionId).toBe(first.intention.intentionId);
    expect(again.intention.consents).toHaveLength(2);
    expect((await counted()) - before).toBe(1);
  });

  test.each([
    ["no consent", { consent: false }, "consent"],
    ["a day to come", { on: "2026-11-28" }, "on"],
    ["a landline", { phone: "0933-8212345" }, "phone"],
  ])("%s: nothing is kept", async (_, more, field) => {
    const before = await everybody();
    await expect(station.coordinator.call(createIntention, said(fresh(), more) as never)).rejects.toMatchObject({
      problem: { code: "invalid", issues: [{ field: expect.stringContaining(field) }] },
    });
    expect(await everybody()).toEqual(before);
  });

  test("sent twice, at once or after the answer was lost, is once: person, count and application", async () => {
    const before = await counted();
    const job = await jobs.post();
    const phone = fresh();
    const sent = { ...said(phone, { postingId: job.postingId }), idempotencyKey: `key-${phone}` };
    const { coordinator } = station;
    const answers = await Promise.all([1, 2].map(() => coordinator.call(createIntention, sent)));
    answers.push(await coordinator.call(createIntention, sent));
    expect(new Set(answers.map(({ intention }) => intention.intentionId)).size).toBe(1);
    expect(answers.map(({ posting, again }) => [posting, again])).toEqual([
      ["sent", false],
      ["sent", false],
      ["sent", false],
    ]);
    const last = answers.at(-1)?.intention;
    expect(last?.sent).toHaveLength(1);
    expect(last?.consents).toHaveLength(1);
    expect(await applicationsOf(job)).toHaveLength(1);
    expect((await counted()) - before).toBe(1);
  });
});

describe("for a posting", () => {
  test("is a person and an application at its agency, with the station as source and both named in the consent", async () => {
    const job = await jobs.post();
    const phone = fresh();
    const more = { postingId: job.postingId, note: "开过三年铲车", availability: "anytime" };
    const { intention, posting } = await station.coordinator.call(createIntention, said(phone, more));
    expect(posting).toBe("sent");
    expect(intention.consents[0]?.recipients).toEqual(["崆峒区就业驿站", "机构1", "衢州华友钴新材料"]);
    expect(intention.sent).toMatchObject([{ postingId: job.postingId, title: "操作工", agencyName: "机构1" }]);
    const [application] = await applicationsOf(job);
    expect(application).toMatchObject({
      stage: "recommended",
      movedBy: "崆峒区就业驿站",
      source: { kind: "relay", sourceId: station.partnerId, name: "崆峒区就业驿站" },
      applied: {
        intention: "anytime",
        experience: "开过三年铲车",
        consentVersion: "station-2026-11",
        recipients: ["机构1", "衢州华友钴新材料"],
      },
    });
    const agency = direct.platform.open(mintTenantScope(agencyId(1), parkId));
    // Who proves the phone is led to a page that opens.
    const [kept] = (await getApplications(agency, [application?.applicationId as ApplicationId])).values();
    const { applicationId = "" as ApplicationId, request = "" } = kept ?? {};
    const path = progressPath(agency.keys, { agencyId: agencyId(1), applicationId, request });
    expect((await seek(direct, path)).statusCode).toBe(200);
    const person = await owner.call(getCandidate, { params: { candidateId: application?.candidateId ?? "" } });
    expect(person).toMatchObject({ phone, consentVersion: "station-2026-11" });
    expect(person.recipients).toMatchObject([{ means: "oral", by: "崆峒区就业驿站", textVersion: "station-2026-11" }]);
    const query = { recordId: application?.applicationId };
    const { items } = await owner.call(listAuditEntries, { query });
    expect(JSON.stringify(items)).not.toContain("coordinator|");
  });

  test("who is on file with the agency stays as they are, and applies once", async () => {
    const job = await jobs.post();
    const phone = fresh();
    const { candidateId } = await owner.call(createCandidate, { body: { name: "章初一", phone, consent: true } });
    const sent = said(phone, { postingId: job.postingId, name: "别的名字" });
    const { intention } = await station.coordinator.call(createIntention, sent);
    expect(JSON.stringify(intention)).not.toContain("章初一");
    expect(await applicationsOf(job)).toMatchObject([{ candidateId, candidateName: "章初一" }]);
  });

  test("one that is closed, for others, or of another park keeps the person and says so", async () => {
    const closed = await jobs.post();
    const { version } = await owner.call(getOrder, { params: { orderId: closed.orderId } });
    await owner.call(updateOrder, { params: { orderId: closed.orderId }, body: { version, status: "closed" } });
    const foreign = await jobs.post({ partnerId: `ptn_${"2".repeat(26)}` as never });
    const nowhere = `pst_${"7".repeat(26)}`;
    for (const postingId of [closed.postingId, foreign.postingId, nowhere]) {
      const phone = fresh();
      const answer = await station.coordinator.call(createIntention, said(phone, { postingId }));
      expect(answer).toMatchObject({ posting: "closed", intention: { phone, sent: [] } });
    }
    expect([...(await applicationsOf(closed)), ...(await applicationsOf(foreign))]).toEqual([]);
  });

  test("whatever write fails, sending again makes it one person and one application", async () => {
    const moments = [1, 2, 3].flatMap((nth) => [[nth, "before"] as const, [nth, "after"] as const]);
    for (const [nth, when] of moments) {
      const job = await jobs.post();
      const phone = fresh();
      const sent = { ...said(phone, { postingId: job.postingId }), idempotencyKey: `fails-${nth}-${when}` };
      faults.breakTransaction(nth, when);
      await station.coordinator.call(createIntention, sent).catch(() => undefined);
      faults.clear();
      const { intention, posting } = await station.coordinator.call(createIntention, sent);
      expect([posting, intention.sent.length]).toEqual(["sent", 1]);
      expect(await applicationsOf(job)).toHaveLength(1);
      expect((await everybody()).filter((one) => one.phone === phone)).toHaveLength(1);
    }
  });
});

test("a general intention is sent to a posting later, with a consent that names who gets it", async () => {
  const { intention } = await station.coordinator.call(createIntention, said(fresh()));
  const job = await jobs.post();
  const params = { intentionId: intention.intentionId };
  const body = { postingId: job.postingId, means: "message" as const, consent: true as const };
  for (let pressed = 1; pressed <= 2; pressed += 1) {
    const sent = await station.coordinator.call(sendIntention, { params, body });
    expect(sent.posting).toBe("sent");
    expect(sent.intention.consents.map(({ means, recipients }) => [means, recipients.length])).toEqual([
      ["oral", 1],
      ["message", 3],
    ]);
  }
  expect(await applicationsOf(job)).toHaveLength(1);
});

test("is one station's alone, deleted when the person asks, and closed with the agreement", async () => {
  const other = await stationIn(direct, parkId, { name: "别的驿站" });
  const phone = fresh();
  const { intention } = await station.coordinator.call(createIntention, said(phone));
  const before = await counted();
  const params = { intentionId: intention.intentionId };
  expect(await everybody(other.coordinator)).toEqual([]);
  await expect(other.coordinator.call(removeIntention, { params })).rejects.toMatchObject({
    problem: { code: "notFound" },
  });
  await station.coordinator.call(removeIntention, { params });
  expect((await everybody()).some((one) => one.phone === phone)).toBe(false);
  // That somebody was written down stays counted; the number is free, and knows nothing of before.
  expect(await counted()).toBe(before);
  expect(await station.coordinator.call(createIntention, said(phone))).toMatchObject({ again: false });
  await other.agree(["relay"], true);
  await expect(everybody(other.coordinator)).rejects.toMatchObject({ problem: { code: "agreement.notInForce" } });
});
