import { createCandidate } from "@shanhai/contract/candidate";
import { answerComplaint, closeComplaint, createComplaint } from "@shanhai/contract/complaint";
import { createContestEntry } from "@shanhai/contract/contest-entry";
import { createEvent } from "@shanhai/contract/event";
import { KEPT_MONTHS, type SweptNoun } from "@shanhai/contract/kept";
import { createLead } from "@shanhai/contract/lead";
import { getOnboarding, transitOnboarding } from "@shanhai/contract/onboarding";
import { PERSONAL_NOUNS } from "@shanhai/contract/personal/nouns";
import type { PersonalNoun } from "@shanhai/contract/personal/personal-noun";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Direct } from "../direct.ts";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { itemsOf } from "../stream.ts";
import { fillPartner } from "../tenancy/partner.ts";
import { fillEvent, fillTenant, joinEvent } from "../tenancy/tenant.ts";

/* What names people goes when its rule says so, not a day before, and nothing that counts goes with it. */

const DAY = 24 * 60 * 60 * 1000;
let clock = Date.now();
let laptop: TestLaptop;
let direct: Direct;
let administrator: Person;
let owner: Person;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  const table = { client: embeddedDocumentClient(laptop.endpoint), name: TABLE_NAME };
  direct = { functions: laptop.functions, platform: laptop.platform, table } as unknown as Direct;
  administrator = await laptop.park("园区", "330800", "admin@park.test");
  const settled = await laptop.agency(administrator, "机构一", 1, "owner@a.test");
  ({ owner } = settled);
  await laptop.drain();
  await fillTenant(owner, 1);
  await owner.call(createCandidate, { body: { name: "久未联系", phone: "19900600001", consent: true } });
  const { eventId } = (await fillEvent(administrator, 1)).ids;
  await joinEvent(owner, eventId, 1);
  const date = shanghaiDate(new Date(clock));
  const contest = {
    kind: "contest" as const,
    title: "大赛",
    place: "园区",
    date,
    from: "09:00",
    to: "10:00",
    capacity: 9,
  };
  const held = await administrator.call(createEvent, { body: contest });
  const entry = { title: "项目", team: "队", summary: "说明", contact: "19900600004" };
  await administrator.call(createContestEntry, { params: { eventId: held.eventId }, body: entry });
  await fillPartner(laptop, administrator, 1);
  const lead = { kind: "settlement" as const, contactName: "来客", phone: "19900600002" };
  await administrator.call(createLead, { body: lead });
  const { onboardingId } = await laptop.apply(administrator, 7);
  const params = { onboardingId };
  const { version } = await administrator.call(getOnboarding, { params });
  await administrator.call(transitOnboarding, { params, body: { to: "rejected", reason: "材料不全", version } });
  const { agencyId } = settled.agency;
  const today = shanghaiDate(new Date(clock));
  const complainant = { kind: "person" as const, name: "投诉者", contact: "19900600003" };
  const body = { agencyId, content: "收费", complainant, receivedOn: today, deadline: today };
  const complaint = await administrator.call(createComplaint, { body });
  await laptop.drain();
  await owner.call(answerComplaint, { params: complaint, body: { version: 1, text: "已说明" } });
  await laptop.drain();
  const closing = { version: 2, outcome: "notUpheld" as const, reason: "查无此事" };
  await administrator.call(closeComplaint, { params: complaint, body: closing });
  await laptop.drain();
  await laptop.drain();
}, 240_000);
afterAll(async () => {
  direct?.table.client.destroy();
  await laptop?.stop();
});

/** Which of a noun's items still name somebody. */
const NAMED: Record<SweptNoun, (item: Record<string, unknown>) => boolean> = {
  candidate: ({ pk }) => /^T#[^#]+#candidate#/.test(String(pk)),
  graduate: ({ pk }) => /^N#[^#]+#graduate$/.test(String(pk)),
  intention: ({ pk }) => /^N#[^#]+#intention$/.test(String(pk)),
  registration: ({ pk, contactName }) => /^P#[^#]+#registration#/.test(String(pk)) && contactName !== "—",
  contestEntry: ({ pk, contact }) => /^P#[^#]+#contestEntry#/.test(String(pk)) && contact !== undefined,
  lead: ({ pk, contactName, status }) =>
    /^P#[^#]+#lead$/.test(String(pk)) && contactName !== "—" && status !== "converted",
  agencyLead: ({ pk, contactName, status, origin }) =>
    /^T#[^#]+#lead$/.test(String(pk)) && origin === "own" && contactName !== "—" && status !== "converted",
  onboarding: ({ pk, contactName, status }) =>
    /^P#[^#]+#onboarding$/.test(String(pk)) && contactName !== "—" && status === "rejected",
  complaint: ({ pk, byPark }) =>
    /^P#[^#]+#complaint$/.test(String(pk)) && (byPark as { complainant?: object }).complainant !== undefined,
};

async function named() {
  const items = await itemsOf(direct);
  const count = (noun: SweptNoun) => items.filter(NAMED[noun]).length;
  return Object.fromEntries((Object.keys(NAMED) as SweptNoun[]).map((noun) => [noun, count(noun)]));
}

/** The night so many months after everything was made, and what the stream then tells. */
async function afterMonths(months: number, begun: number) {
  clock = begun + Math.round(months * 30.5 * DAY);
  await laptop.functions.daily();
  await laptop.drain();
  return named();
}

test("each noun goes in the night after its months, with the person at work staying, and every count as it was", async () => {
  const begun = clock;
  const all = await named();
  for (const [noun, count] of Object.entries(all)) expect([noun, count > 0]).toEqual([noun, true]);
  const gone = async (months: number) => {
    const left = await afterMonths(months, begun);
    return (Object.keys(KEPT_MONTHS) as SweptNoun[]).filter((noun) => (left[noun] ?? 0) < (all[noun] ?? 0)).sort();
  };
  expect(await gone(11)).toEqual([]);
  const due = (months: number) =>
    (Object.keys(KEPT_MONTHS) as SweptNoun[]).filter((noun) => KEPT_MONTHS[noun] <= months).sort();
  expect(await gone(13)).toEqual(due(12));
  expect(await gone(25)).toEqual(due(24));
  expect(await gone(37)).toEqual(due(36));
  const left = await named();
  // Who is at work is the agency's to answer for; nobody else is left.
  const atWork = (await itemsOf(direct)).filter(
    ({ pk, status }) => /^T#[^#]+#placement#/.test(String(pk)) && status === "active",
  );
  expect(new Set(atWork.map(({ candidateId }) => candidateId)).size).toBeGreaterThan(0);
  expect(left).toEqual({
    ...Object.fromEntries(Object.keys(left).map((noun) => [noun, 0])),
    candidate: left.candidate,
  });
  expect(left.candidate).toBeLessThan(all.candidate ?? 0);
  expect(JSON.stringify(await itemsOf(direct))).not.toContain("久未联系");
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
}, 300_000);

test("what the map says expires has its expiry on every item", async () => {
  const items = await itemsOf(direct);
  const nouns = Object.values<PersonalNoun>(PERSONAL_NOUNS).filter(({ kept }) => kept.by === "expiry");
  const stored = new Set(nouns.flatMap((noun) => noun.stored));
  const lasting = items.filter(({ pk, ttl }) => stored.has(String(pk).split("#")[2] ?? "") && ttl === undefined);
  expect(lasting.map(({ pk }) => pk)).toEqual([]);
  expect(items.filter(({ pk }) => stored.has(String(pk).split("#")[2] ?? "")).length).toBeGreaterThan(0);
});
