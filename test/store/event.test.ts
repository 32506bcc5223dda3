import {
  createContestEntry,
  listContestEntries,
  removeContestEntry,
  scoreContestEntry,
} from "@shanhai/contract/contest-entry";
import { createEvent, getEvent, listEvents, updateAgenda, updateEvent } from "@shanhai/contract/event";
import {
  getEventReport,
  listEventOutcomes,
  recordEventOutcome,
  removeEventOutcome,
} from "@shanhai/contract/event-outcome";
import { addEventSlots, giveEventSlot, listEventSlots, removeEventSlot } from "@shanhai/contract/event-slot";
import {
  createRegistration,
  listOpenEvents,
  listRegistrations,
  markAttended,
  registerAgencyForEvent,
  withdrawAgencyRegistration,
  withdrawRegistration,
} from "@shanhai/contract/registration";
import type { EventId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";

/*
 * Events: no more people get places than there are, however many come at once; nobody waits beside an empty place; counters
 * are what a recount says.
 */

const DAY = "2026-11-28";
let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let staff: Person;

const plan = async (more: object = {}) => {
  const body = {
    kind: "matchmaking",
    title: "对接会",
    place: "园区",
    date: DAY,
    from: "09:00",
    to: "17:00",
    capacity: 10,
  } as const;
  return (await staff.call(createEvent, { body: { ...body, status: "open", ...more } })).eventId;
};
let phones = 0;
function nextPhone(): string {
  phones += 1;
  return `138${String(phones).padStart(8, "0")}`;
}
const enter = (eventId: EventId, more: object = {}, idempotencyKey?: string) =>
  staff.call(createRegistration, {
    params: { eventId },
    body: { kind: "enterprise", organisation: "企业", contactName: "汪洋", phone: nextPhone(), ...more },
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const read = (eventId: EventId) => staff.call(getEvent, { params: { eventId } });
const withdraw = (eventId: EventId, registrationId: string) =>
  staff.call(withdrawRegistration, { params: { eventId, registrationId } });
const mark = (eventId: EventId, registrationIds: string[], attended = true) =>
  staff.call(markAttended, { params: { eventId }, body: { registrationIds, attended } });
const listed = async (eventId: EventId, status?: "registered" | "waiting" | "absent" | "attended" | "cancelled") =>
  (await staff.call(listRegistrations, { params: { eventId }, query: { limit: 100, ...(status ? { status } : {}) } }))
    .items;
const findings = async () => (await verifyTable(direct.table.client, direct.table.name)).findings;
const problem = (code: string) => ({ problem: { code } });

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  staff = direct.staff("administrator", PARK);
});
afterAll(() => direct?.stop());

test("an event goes the ways there are; its days and hours are in order; its agenda is put in order", async () => {
  const eventId = await plan({ status: "draft", endDate: "2026-11-29" });
  await expect(plan({ endDate: "2026-11-27" })).rejects.toMatchObject(problem("invalid"));
  await expect(plan({ to: "09:00" })).rejects.toMatchObject(problem("invalid"));
  const items = [
    { date: "2026-11-29", at: "09:00", title: "对接" },
    { at: "10:00", title: "路演", speaker: "川思控股" },
    { at: "09:30", title: "致辞" },
  ];
  const agenda = await staff.call(updateAgenda, { params: { eventId }, body: { version: 1, items } });
  expect(agenda.items.map(({ title }) => title)).toEqual(["致辞", "路演", "对接"]);
  await expect(staff.call(updateAgenda, { params: { eventId }, body: { version: 1, items } })).rejects.toMatchObject(
    problem("stale"),
  );
  const outside = [{ date: "2026-12-01", at: "09:00", title: "对接" }];
  await expect(
    staff.call(updateAgenda, { params: { eventId }, body: { version: 2, items: outside } }),
  ).rejects.toMatchObject(problem("invalid"));
  const turn = (version: number, status: "open" | "held" | "cancelled") =>
    staff.call(updateEvent, { params: { eventId }, body: { version, status } });
  await expect(enter(eventId)).rejects.toMatchObject(problem("event.notOpen"));
  expect(await turn(1, "open")).toMatchObject({ status: "open", version: 2 });
  await expect(turn(2, "held")).rejects.toMatchObject(problem("event.transition"));
  await expect(turn(1, "cancelled")).rejects.toMatchObject(problem("stale"));
  expect(await turn(2, "cancelled")).toMatchObject({ status: "cancelled" });
  await expect(turn(3, "open")).rejects.toMatchObject(problem("event.transition"));
});

test("lists: what is not over yet, the next first; what is, the last first; of one kind", async () => {
  const park = direct.staff("administrator", `prk_${"0".repeat(25)}2`);
  const make = (date: string, kind: "forum" | "training") =>
    park.call(createEvent, { body: { kind, title: date, place: "p", date, from: "09:00", to: "10:00", capacity: 5 } });
  for (const date of ["2026-12-03", "2026-11-27", "2025-05-01", "2026-11-26", "2026-12-01"]) await make(date, "forum");
  await make("2026-12-02", "training");
  const titles = async (query: object) => (await park.call(listEvents, { query })).items.map(({ title }) => title);
  expect(await titles({})).toEqual(["2026-11-27", "2026-12-01", "2026-12-02", "2026-12-03"]);
  expect(await titles({ when: "past" })).toEqual(["2026-11-26", "2025-05-01"]);
  expect(await titles({ kind: "training" })).toEqual(["2026-12-02"]);
  const first = await park.call(listEvents, { query: { limit: 3 } });
  expect(await titles({ limit: 3, cursor: first.cursor })).toEqual(["2026-12-03"]);
  await expect(
    park.call(listEvents, { query: { when: "past", ...(first.cursor ? { cursor: first.cursor } : {}) } }),
  ).rejects.toMatchObject(problem("cursor.invalid"));
});

test("forty at once for ten places: ten have one, thirty wait, in the order the table took them", async () => {
  const eventId = await plan();
  const made = await Promise.all(Array.from({ length: 40 }, () => enter(eventId)));
  expect(made.filter(({ status }) => status === "registered")).toHaveLength(10);
  expect(await read(eventId)).toMatchObject({ taken: 10, waiting: 30, registered: { enterprise: 10 } });
  expect(await findings()).toEqual([]);
});

test("who calls off makes room: the first who fits moves up in the same act, a larger group keeps its turn", async () => {
  const eventId = await plan({ capacity: 3 });
  const pair = await enter(eventId, { people: 2 });
  const single = await enter(eventId);
  const three = await enter(eventId, { people: 3 });
  const late = await enter(eventId);
  expect([three.status, late.status]).toEqual(["waiting", "waiting"]);
  await withdraw(eventId, single.registrationId);
  expect((await listed(eventId, "waiting")).map(({ registrationId }) => registrationId)).toEqual([
    three.registrationId,
  ]);
  expect(await read(eventId)).toMatchObject({ taken: 3, waiting: 1, withdrawn: 1 });
  await withdraw(eventId, pair.registrationId);
  await withdraw(eventId, late.registrationId);
  expect((await listed(eventId, "registered")).map(({ registrationId }) => registrationId)).toEqual([
    three.registrationId,
  ]);
  await expect(withdraw(eventId, late.registrationId)).rejects.toMatchObject(problem("registration.state"));
  expect(await findings()).toEqual([]);
});

test("who calls off and who joins at the same moment leave nobody waiting beside an empty place", async () => {
  for (let round = 0; round < 12; round += 1) {
    const eventId = await plan({ capacity: 4 });
    const first = await Promise.all(Array.from({ length: 4 }, () => enter(eventId)));
    await Promise.all(
      first.flatMap(({ registrationId }) => [enter(eventId), enter(eventId), withdraw(eventId, registrationId)]),
    );
    expect(await read(eventId)).toMatchObject({ taken: 4, waiting: 4, withdrawn: 4 });
  }
  expect(await findings()).toEqual([]);
});

test("what several free at once, or free while there become more places, goes to a group that fits only all of it", async () => {
  for (let round = 0; round < 8; round += 1) {
    const eventId = await plan({ capacity: 6 });
    const pairs = await Promise.all(Array.from({ length: 3 }, () => enter(eventId, { people: 2 })));
    const group = await enter(eventId, { people: 4 });
    const leave = (index: number) => withdraw(eventId, pairs[index]?.registrationId ?? "");
    const grow = () => staff.call(updateEvent, { params: { eventId }, body: { version: 1, capacity: 8 } });
    await Promise.all(round % 2 ? [leave(0), leave(1)] : [leave(0), grow()]);
    expect((await listed(eventId, "registered")).map(({ registrationId }) => registrationId)).toContain(
      group.registrationId,
    );
  }
  expect(await findings()).toEqual([]);
});

test("more places go to all who wait, however many; fewer than are taken are refused", async () => {
  const eventId = await plan({ capacity: 1 });
  for (let count = 0; count < 101; count += 1) await enter(eventId);
  const raised = await staff.call(updateEvent, { params: { eventId }, body: { version: 1, capacity: 96 } });
  expect(raised).toMatchObject({ capacity: 96, taken: 96, waiting: 5, version: 2 });
  await expect(
    staff.call(updateEvent, { params: { eventId }, body: { version: 2, capacity: 95 } }),
  ).rejects.toMatchObject(problem("event.capacityBelow"));
  expect(await findings()).toEqual([]);
});

test("a phone registers once; called off it may again; a retry is answered alike", async () => {
  const eventId = await plan();
  const phone = "19900001111";
  const first = await enter(eventId, { phone, people: 2 }, "same");
  expect(await enter(eventId, { phone, people: 2 }, "same")).toEqual(first);
  await expect(enter(eventId, { phone: "+86 199-0000-1111" })).rejects.toMatchObject(problem("registration.duplicate"));
  await expect(enter(eventId, { organisation: undefined })).rejects.toMatchObject(problem("invalid"));
  await withdraw(eventId, first.registrationId);
  expect(await enter(eventId, { phone })).toMatchObject({ status: "registered" });
  expect(await read(eventId)).toMatchObject({ taken: 1, withdrawn: 1 });
});

test("attendance: marking twice counts once; who waits is not marked; who did not come to a held event is absent", async () => {
  const eventId = await plan({ capacity: 4, date: "2026-11-20" });
  const [one, two] = [await enter(eventId, { people: 3 }), await enter(eventId, { kind: "agency" })];
  const waits = await enter(eventId);
  const ids = [one, waits].map(({ registrationId }) => registrationId);
  const stranger = one.registrationId.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const { results } = await mark(eventId, [...ids, stranger]);
  expect(results.map(({ outcome }) => outcome)).toEqual(["marked", "state", "notFound"]);
  await mark(eventId, [one.registrationId]);
  expect(await read(eventId)).toMatchObject({ attended: { enterprise: 1, agency: 0 }, attendedPeople: 3, taken: 4 });
  await mark(eventId, [two.registrationId]);
  await mark(eventId, [two.registrationId], false);
  await staff.call(updateEvent, { params: { eventId }, body: { version: 1, status: "held" } });
  expect((await listed(eventId, "absent")).map(({ registrationId }) => registrationId)).toEqual([two.registrationId]);
  expect(await listed(eventId, "registered")).toEqual([]);
  await expect(withdraw(eventId, two.registrationId)).rejects.toMatchObject(problem("registration.state"));
  expect(await findings()).toEqual([]);
});

test("a booth is one registration's, and free again when that is called off", async () => {
  const eventId = await plan();
  const params = { eventId };
  const { slots } = await staff.call(addEventSlots, {
    params,
    body: { slots: [{ label: "A01" }, { label: "A02", at: "14:00" }] },
  });
  const [a01, a02] = slots.map(({ slotId }) => ({ eventId, slotId }));
  if (!a01 || !a02) throw new Error("two booths");
  const { registrationId } = await enter(eventId);
  const give = (slot: typeof a01, version: number, to: string | null) =>
    staff.call(giveEventSlot, { params: slot, body: { version, registrationId: to } });
  expect(await give(a01, 1, registrationId)).toMatchObject({ registrationId, organisation: "企业" });
  await expect(give(a02, 1, registrationId)).rejects.toMatchObject(problem("registration.hasSlot"));
  await expect(give(a01, 1, null)).rejects.toMatchObject(problem("stale"));
  await expect(staff.call(removeEventSlot, { params: a01 })).rejects.toMatchObject(problem("event.slotGiven"));
  expect(await listed(eventId)).toMatchObject([{ slotLabel: "A01" }]);
  await withdraw(eventId, registrationId);
  const free = (await staff.call(listEventSlots, { params, query: {} })).items;
  expect(free.map((slot) => slot.registrationId)).toEqual([undefined, undefined]);
  await staff.call(removeEventSlot, { params: a01 });
  expect(await read(eventId)).toMatchObject({ slots: 1, slotsGiven: 0 });
  expect(await findings()).toEqual([]);
});

test("outcome lines add up, can be taken back, and make the report of the event's kind", async () => {
  const eventId = await plan({ kind: "jobFair", date: "2026-11-20" });
  const params = { eventId };
  const record = (metric: "consultations" | "applications" | "interviews" | "intents", count: number) =>
    staff.call(recordEventOutcome, { params, body: { metric, count } });
  await record("consultations", 150);
  const wrong = await record("consultations", 60);
  await record("consultations", 50);
  await record("applications", 22);
  await record("interviews", 15);
  await staff.call(removeEventOutcome, { params: { eventId, outcomeId: wrong.outcomeId } });
  await expect(
    staff.call(removeEventOutcome, { params: { eventId, outcomeId: wrong.outcomeId } }),
  ).rejects.toMatchObject(problem("notFound"));
  const { steps } = await staff.call(getEventReport, { params });
  expect(steps).toEqual([
    { step: "consultations", count: 200 },
    { step: "applications", count: 22 },
    { step: "interviews", count: 15 },
  ]);
  expect((await staff.call(listEventOutcomes, { params, query: {} })).items).toHaveLength(4);
  await expect(
    staff.call(recordEventOutcome, { params: { eventId: await plan() }, body: { metric: "intents", count: 1 } }),
  ).rejects.toMatchObject(problem("event.notBegun"));
  expect(await findings()).toEqual([]);
});

test("agencies see their park's open events and their own registration, and nobody else's", async () => {
  const eventId = await plan({ title: "给机构的" });
  const [one, two] = [direct.owner(1), direct.owner(2)];
  const own = async (person: Person) =>
    (await person.call(listOpenEvents, {})).items.find((event) => event.eventId === eventId);
  const body = { eventId, contactName: "章初一", phone: "19900002222" };
  const made = await one.call(registerAgencyForEvent, { body, idempotencyKey: "once" });
  expect(await one.call(registerAgencyForEvent, { body, idempotencyKey: "once" })).toEqual(made);
  expect(made).toMatchObject({ kind: "agency", organisation: "机构1", channel: "agency" });
  await expect(one.call(registerAgencyForEvent, { body: { ...body, phone: "19900003333" } })).rejects.toMatchObject(
    problem("registration.duplicate"),
  );
  expect(await own(one)).toMatchObject({ placesLeft: 9, own: { registrationId: made.registrationId } });
  expect((await own(two))?.own).toBeUndefined();
  const params = { registrationId: made.registrationId };
  await expect(two.call(withdrawAgencyRegistration, { params, body: { eventId } })).rejects.toMatchObject(
    problem("notFound"),
  );
  expect(
    await one.call(withdrawAgencyRegistration, { params, body: { eventId }, idempotencyKey: "off" }),
  ).toMatchObject({
    status: "cancelled",
  });
  expect(
    await one.call(withdrawAgencyRegistration, { params, body: { eventId }, idempotencyKey: "off" }),
  ).toMatchObject({
    status: "cancelled",
  });
  expect((await own(one))?.own).toBeUndefined();
  expect(await findings()).toEqual([]);
});

test("whatever is done in whatever order, and several things at once, the recount agrees", async () => {
  const people = fc.integer({ min: 1, max: 4 });
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constant("enter" as const), people }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant("withdraw" as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("mark" as const), which: fc.nat(), attended: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("capacity" as const), to: fc.integer({ min: 1, max: 12 }) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), async (rounds) => {
      const eventId = await plan({ capacity: 6 });
      const ids: string[] = [];
      const oneOf = (which: number) => ids[which % Math.max(1, ids.length)];
      for (const round of rounds) {
        const { version } = await read(eventId);
        await Promise.allSettled(
          round.map(async (one) => {
            if (one.act === "enter") return ids.push((await enter(eventId, { people: one.people })).registrationId);
            if (one.act === "capacity")
              return staff.call(updateEvent, { params: { eventId }, body: { version, capacity: one.to } });
            const id = oneOf(one.which);
            if (!id) return;
            return one.act === "mark" ? mark(eventId, [id], one.attended) : withdraw(eventId, id);
          }),
        );
        const event = await read(eventId);
        expect(event.taken).toBeLessThanOrEqual(event.capacity);
      }
    }),
    { numRuns: 30 },
  );
  expect(await findings()).toEqual([]);
});

test("a contest: scored by judges, once each; who has an interest is refused; places are by the mean, and shown when it was held", async () => {
  const eventId = await plan({ kind: "contest", title: "创新大赛", date: "2026-11-20" });
  const params = { eventId };
  const enterTeam = (title: string, more: object = {}) =>
    staff.call(createContestEntry, { params, body: { title, team: title, summary: "说明", ...more } });
  const [one, two, three] = [await enterTeam("甲"), await enterTeam("乙"), await enterTeam("丙")];
  await expect(
    staff.call(createContestEntry, {
      params: { eventId: await plan() },
      body: { title: "t", team: "t", summary: "s" },
    }),
  ).rejects.toMatchObject(problem("event.notContest"));
  await expect(enterTeam("别园的", { agencyId: agencyId(7) })).rejects.toMatchObject(problem("notFound"));
  const judge = direct.staff("evaluator", PARK);
  const all = (score: number) => ({ novelty: score, value: score, feasibility: score, presentation: score });
  const give = (entryId: string, scores: Record<string, number>) =>
    judge.call(scoreContestEntry, { params: { eventId, entryId }, body: { scores } });
  await expect(give(one.entryId, { novelty: 90 })).rejects.toMatchObject(problem("invalid"));
  await expect(give(one.entryId, { ...all(90), looks: 1 })).rejects.toMatchObject(problem("invalid"));
  await Promise.all([give(one.entryId, all(70)), give(two.entryId, { ...all(80), novelty: 91 })]);
  expect(await give(one.entryId, all(75))).toMatchObject({ judges: 1, own: { novelty: 75 } });
  await expect(staff.call(removeContestEntry, { params: { eventId, entryId: one.entryId } })).rejects.toMatchObject(
    problem("contestEntry.scored"),
  );
  const seen = async (person: Person) => (await person.call(listContestEntries, { params })).items;
  // At one moment of the clock, they stand in any order.
  const blind = (await seen(judge)).map(({ title, score, own }) => [title, score, own?.novelty]);
  expect(new Map(blind.map((row) => [row[0], row]))).toEqual(
    new Map([
      ["甲", ["甲", undefined, 75]],
      ["乙", ["乙", undefined, 91]],
      ["丙", ["丙", undefined, undefined]],
    ]),
  );
  const ranked = [
    ["乙", 83.3, 1],
    ["甲", 75, 2],
    ["丙", undefined, undefined],
  ];
  const places = async (person: Person) => (await seen(person)).map(({ title, score, rank }) => [title, score, rank]);
  expect(await places(staff)).toEqual(ranked);
  await staff.call(updateEvent, { params, body: { version: 1, status: "held" } });
  expect(await places(judge)).toEqual(ranked);
  await expect(give(one.entryId, all(100))).rejects.toMatchObject(problem("event.notOpen"));
  await staff.call(removeContestEntry, { params: { eventId, entryId: three.entryId } });
  expect(await findings()).toEqual([]);
});

test("the day an event is over, people no longer register themselves; staff still enter who was there", async () => {
  const eventId = await plan();
  clock = new Date("2026-11-28T16:30:00Z");
  const body = { eventId, contactName: "章初一", phone: "19900004444" };
  await expect(direct.owner().call(registerAgencyForEvent, { body })).rejects.toMatchObject(problem("event.notOpen"));
  expect(await enter(eventId)).toMatchObject({ status: "registered" });
});
