import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { getClassJobs, updateClassJobs } from "@shanhai/contract/class-job";
import { createEvent } from "@shanhai/contract/event";
import { getEventReport, recordEventOutcome } from "@shanhai/contract/event-outcome";
import { addEventSlots } from "@shanhai/contract/event-slot";
import { getFunnel, getFunnelFile } from "@shanhai/contract/funnel";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { createPosting } from "@shanhai/contract/posting";
import type {
  AgencyId,
  ApplicationId,
  CalendarDate,
  CalendarMonth,
  EventId,
  EventSlotId,
} from "@shanhai/contract/scalar";
import type { LinkedSource } from "@shanhai/functions/job-link";
import { agencyKey } from "@shanhai/store/keys/owner";
import { verifyTable } from "@shanhai/store/verify";
import { transact } from "@shanhai/store/write";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";
import { changeOf, follow, itemsOf, tell } from "../stream.ts";

/*
 * The funnel of an agency and its park: made by the stream from applications and placements, the same however often and in
 * whatever order it tells, with nobody's name in the park's partition.
 */

const MONTH = "2026-11" as CalendarMonth;
const matchmaking = {
  kind: "matchmaking",
  title: "对接会",
  place: "园区",
  date: "2026-11-20",
  from: "09:00",
  to: "16:00",
  capacity: 9,
};
let clock: Date;
let direct: Direct;
let owner: Person;
let staff: Person;
let jobs: ReturnType<typeof jobsOf>;
let phones = 0;

beforeAll(async () => {
  clock = new Date("2026-11-20T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  staff = direct.staff("administrator", parkId);
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  clock = new Date(clock.getTime() + 120_000);
  await jobs.license(1);
});

const findings = async (followed = true) => {
  const { findings: found } = await verifyTable(direct.table.client, direct.table.name, { followed });
  return found.filter((one) => /funnel|counted in|park (has|counts)/.test(one));
};
const read = (person: Person, query: object = {}) =>
  person.call(getFunnel, { query: { from: MONTH, to: MONTH, ...query } as never });
const fresh = () => {
  phones += 1;
  return `1990040${String(phones).padStart(4, "0")}`;
};

async function apply(job: PostedJob, source: LinkedSource, intention = "week"): Promise<ApplicationId> {
  const path = `${jobs.linkOf(source)}/${job.postingId}`;
  const request = numberIn((await seek(direct, path)).body);
  clock = new Date(clock.getTime() + 10_000);
  const form = { request, name: "汪小洋", phone: fresh(), intention, experience: "", website: "", consent: "yes" };
  const { headers } = await seek(direct, path, form);
  return (/app_\w{26}/.exec(headers.location ?? "")?.[0] ?? "") as ApplicationId;
}
const move = (job: PostedJob, ids: ApplicationId[], to: string, more: object = {}) =>
  owner.call(moveApplications, { params: job, body: { applicationIds: ids, to, ...more } as never });

test("from a scan to an arrival, by source, place, event and month; at the park too, and in the event's report", async () => {
  const { eventId } = (await staff.call(createEvent, {
    body: {
      kind: "jobFair",
      title: "秋季招聘会",
      place: "体育馆",
      date: "2026-11-20",
      from: "09:00",
      to: "16:00",
      capacity: 100,
      status: "open",
    } as never,
  })) as { eventId: EventId };
  const { slots } = (await staff.call(addEventSlots, { params: { eventId }, body: { slots: [{ label: "A01" }] } })) as {
    slots: { slotId: EventSlotId }[];
  };
  const slotId = slots[0]?.slotId as EventSlotId;
  for (const [metric, count] of [
    ["consultations", 200],
    ["matched", 60],
    ["applications", 20],
  ] as const)
    await staff.call(recordEventOutcome, { params: { eventId }, body: { metric, count } });
  const job = await jobs.post();
  const validThrough = "2026-12-31" as CalendarDate;
  await owner.call(createPosting, { params: job, body: { division: "330802", validThrough } as never });
  const ids = [
    await apply(job, { kind: "event", eventId }),
    await apply(job, { kind: "slot", eventId, slotId }),
    await apply(job, { kind: "board" }, "asking"),
  ];
  const person = { name: "章初一", phone: fresh(), consent: true as const };
  const { candidateId } = await owner.call(createCandidate, { body: person });
  await owner.call(recommendCandidates, { params: job, body: { candidateIds: [candidateId] } });
  for (const to of ["screened", "interviewed", "offered"]) await move(job, ids.slice(0, 2), to);
  await move(job, ids.slice(0, 1), "onboarded", { date: "2026-11-20" });
  await move(job, ids.slice(1, 2), "rejected", { reason: "未到岗" });
  await follow(direct);
  expect(await findings()).toEqual([]);
  const own = await read(owner);
  expect(own.total).toMatchObject({
    consultations: 4,
    intentions: 3,
    applications: 3,
    interviews: 2,
    offers: 2,
    arrivals: 1,
  });
  expect(own.rows.map(({ key, consultations, offers }) => [key, consultations, offers]).sort()).toEqual([
    ["board", 1, 0],
    ["desk", 1, 0],
    ["event", 1, 1],
    ["slot", 1, 1],
  ]);
  expect(own.places).toEqual([{ key: "3308", name: "衢州市" }]);
  expect((await read(owner, { by: "event" })).rows).toMatchObject([{ key: eventId, name: "秋季招聘会", offers: 2 }]);
  const park = await read(staff);
  expect(park.total).toMatchObject({
    consultations: 204,
    intentions: 63,
    applications: 23,
    interviews: 2,
    arrivals: 1,
  });
  expect((await read(staff, { by: "event" })).rows).toMatchObject([
    { key: eventId, consultations: 202, applications: 22 },
  ]);
  expect((await read(staff, { by: "place", source: "event" })).rows).toMatchObject([
    { key: "none", consultations: 200 },
    { key: "3308", name: "衢州市", consultations: 1 },
  ]);
  expect((await read(staff, { place: "3308" })).total.consultations).toBe(4);
  expect((await read(staff, { from: "2026-10", to: "2026-10" })).rows).toEqual([]);
  const { steps } = await staff.call(getEventReport, { params: { eventId } });
  expect(steps.map(({ step, count }) => [step, count])).toEqual([
    ["consultations", 202],
    ["applications", 22],
    ["interviews", 2],
    ["offers", 2],
  ]);
  const file = await staff.call(getFunnelFile, { query: { from: MONTH, to: MONTH, by: "event", format: "csv" } });
  const text = Buffer.from(file.content, "base64").toString();
  expect(text).toContain("活动,咨询,意向,投递,面试,录用,到岗,已满 90 天,满 90 天在岗");
  expect(text).toContain("秋季招聘会,202,62,22,2,2,1,0,0");
  // The park has counts alone.
  const kept = (await itemsOf(direct)).filter(({ pk }) => /^P#[^#]+#(funnel|funnelCopy|eventFunnel)$/.test(String(pk)));
  expect(kept.length).toBeGreaterThan(5);
  expect(JSON.stringify(kept)).not.toMatch(/app_|can_|汪小洋|章初一/);
});

test("a class is shown the postings for it, and more or fewer by hand; who applies in its room came by its event", async () => {
  const { eventId } = (await staff.call(createEvent, {
    body: {
      kind: "classVisit",
      title: "金川焊工班",
      place: "金川",
      date: "2026-11-20",
      from: "09:00",
      to: "16:00",
      capacity: 40,
      status: "open",
    } as never,
  })) as { eventId: EventId };
  const params = { eventId };
  const [welder, high, other] = [
    await jobs.post({ title: "二保焊工", occupation: "焊工", skillLevel: "初级工" } as never),
    await jobs.post({ title: "焊工技师", occupation: "焊工", skillLevel: "技师" } as never),
    await jobs.post({ title: "质检员", occupation: "质检员" } as never),
  ];
  expect((await staff.call(getClassJobs, { params, query: {} })).jobs).toEqual([]);
  const of = { occupation: "焊工", skillLevel: "中级工" as const, division: "620300" };
  const matched = await staff.call(updateClassJobs, { params, body: { version: 1, ...of, picked: [], dropped: [] } });
  expect(matched.jobs.map(({ posting, reasons, by }) => [posting.postingId, reasons, by])).toEqual([
    [welder.postingId, ["occupation", "skillLevel"], "rule"],
  ]);
  const found = await staff.call(getClassJobs, { params, query: { find: "质检" } });
  expect(found.jobs.map(({ posting, shown }) => [posting.postingId, shown])).toContainEqual([other.postingId, false]);
  const body = { version: 2, ...of, picked: [other.postingId], dropped: [welder.postingId] };
  const chosen = await staff.call(updateClassJobs, { params, body });
  expect(chosen.jobs.map(({ posting, shown, by }) => [posting.postingId, shown, by])).toEqual([
    [other.postingId, true, "hand"],
    [welder.postingId, false, "hand"],
  ]);
  await expect(staff.call(updateClassJobs, { params, body })).rejects.toMatchObject({ problem: { code: "stale" } });
  const room = (await seek(direct, chosen.path)).body;
  expect(room).toContain("金川焊工班");
  expect(room).toContain(other.postingId);
  expect(room).not.toMatch(new RegExp(`${welder.postingId}|${high.postingId}`));
  await apply(other, { kind: "class", eventId });
  await follow(direct);
  const { steps } = await staff.call(getEventReport, { params });
  expect(steps).toEqual([
    { step: "consultations", count: 1 },
    { step: "applications", count: 1 },
  ]);
  expect((await read(staff, { by: "event" })).rows).toContainEqual(
    expect.objectContaining({ key: eventId, name: "金川焊工班", applications: 1 }),
  );
  expect(await findings()).toEqual([]);
  const fair = await staff.call(createEvent, { body: { ...matchmaking } as never });
  await expect(staff.call(getClassJobs, { params: fair, query: {} } as never)).rejects.toMatchObject({
    problem: { code: "event.noClass" },
  });
});

test("told twice, backwards, or with an arrival taken back, it counts the same as at rest", async () => {
  const before = (await read(owner)).total;
  const job = await jobs.post();
  const id = await apply(job, { kind: "board" });
  for (const to of ["screened", "interviewed", "offered"]) await move(job, [id], to);
  const { moveId = "" } = await move(job, [id], "onboarded", { date: "2026-11-20" });
  const early = await itemsOf(direct);
  await follow(direct);
  expect((await read(owner)).total.arrivals).toBe(before.arrivals + 1);
  clock = new Date(clock.getTime() + 60_000);
  await owner.call(undoMove, { params: { orderId: job.orderId, moveId } } as never);
  await follow(direct, early);
  // What was told long ago comes once more, last things first.
  const old = early.filter(({ pk }) => /^T#[^#]+#(application|placement|funnel)(#|$)/.test(String(pk)));
  await tell(
    direct,
    old.toReversed().map((item) => changeOf(undefined, item)),
  );
  await follow(direct);
  const after = (await read(owner)).total;
  expect(after).toMatchObject({ offers: before.offers + 1, arrivals: before.arrivals });
  expect((await read(staff)).total.arrivals).toBe(before.arrivals);
  expect(await findings()).toEqual([]);
});

test("a park's funnel made anew is the one that the stream made; one that was lost comes back", async () => {
  const parkId = jobs.park.scope.id;
  await follow(direct);
  // The agency as its park has it: what a rebuild begins with.
  const record = {
    agencyId: agencyId(1),
    name: "机构1",
    homeDivision: "330800",
    createdAt: "2026-01-01T00:00:00.000Z",
  };
  const put = agencyKey(jobs.park.scope, agencyId(1) as AgencyId);
  await transact(jobs.park, [{ put, record: { ...record, counted: true } }]);
  const funnels = async () =>
    (await itemsOf(direct)).filter(({ pk }) => /^P#[^#]+#(funnel|funnelCopy|eventFunnel)$/.test(String(pk)));
  const made = await funnels();
  await direct.functions.rebuild({ parkId });
  expect(await funnels()).toEqual(made);
  const [lost] = made.filter(({ pk }) => String(pk).endsWith("#funnel")) as unknown as { pk: string; sk: string }[];
  await transact(jobs.park, [{ remove: { pk: lost?.pk ?? "", sk: lost?.sk ?? "" } }]);
  expect(await findings(false)).toHaveLength(1);
  await direct.functions.rebuild({ parkId });
  expect(await funnels()).toEqual(made);
});

test("another agency's funnel is its own, and so is another park's", async () => {
  const parkId = jobs.park.scope.id;
  expect((await read(direct.ownerOf(agencyId(2), parkId))).rows).toEqual([]);
  const elsewhere = await direct.functions.provision({
    name: "杭州园区",
    division: "330100",
    administratorEmail: "c@d.test",
  });
  expect((await read(direct.staff("administrator", elsewhere.parkId))).rows).toEqual([]);
  await expect(read(owner, { from: "2026-12", to: "2026-11" })).rejects.toMatchObject({ problem: { code: "invalid" } });
  await expect(read(owner, { from: "2020-01" })).rejects.toMatchObject({ problem: { code: "invalid" } });
});
