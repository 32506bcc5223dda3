import type { EventKind, ParkEvent } from "@shanhai/contract/event";
import { attendanceRate, findingText, whenText } from "@shanhai/contract/event-words";
import type { AgencyId, CalendarDate, EventId, RegistrationId, TimeOfDay } from "@shanhai/contract/scalar";
import { enterContest, scoreEntry } from "@shanhai/domain/contest-entry";
import { type EventRecord, NOBODY, NOTHING_YET } from "@shanhai/domain/event";
import { reportOf } from "@shanhai/domain/event-outcome";
import {
  admit,
  countRegistrations,
  mark,
  type RegistrationRecord,
  register,
  type Waiting,
  withdraw,
} from "@shanhai/domain/registration";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const waiting = (people: number, index: number): Waiting => ({
  registrationId: `reg_${index}` as RegistrationId,
  kind: "person",
  people,
});

describe("places that become free", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 });

  test("are given in order to everybody who fits; nobody who would fit is left waiting, but for more than one act takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), sizes, (free, people) => {
        const queue = people.map(waiting);
        const { changes, left } = admit(free, queue);
        const admitted = new Set(changes.map(({ registrationId }) => registrationId));
        const taken = changes.reduce((sum, change) => sum + change.people, 0);
        expect(taken + left).toBe(free);
        expect(left).toBeGreaterThanOrEqual(0);
        if (changes.length < 40)
          for (const one of queue) expect(admitted.has(one.registrationId) || one.people > left).toBe(true);
        // Whoever was passed over did not fit when it was their turn.
        let room = free;
        for (const one of queue) {
          if (admitted.has(one.registrationId)) room -= one.people;
          else if (changes.length < 40) expect(one.people).toBeGreaterThan(room);
        }
      }),
    );
  });
});

function event(more: Partial<EventRecord> = {}): EventRecord {
  return {
    eventId: "evt_1" as EventId,
    kind: "matchmaking",
    title: "对接会",
    place: "园区",
    date: "2026-08-08" as CalendarDate,
    endDate: "2026-08-08" as CalendarDate,
    from: "09:00" as TimeOfDay,
    to: "17:00" as TimeOfDay,
    status: "open",
    capacity: 10,
    taken: 0,
    registered: NOBODY,
    attended: NOBODY,
    attendedPeople: 0,
    waiting: 0,
    withdrawn: 0,
    outcomes: NOTHING_YET,
    settlementLeads: 0,
    serviceLeads: 0,
    slots: 0,
    slotsGiven: 0,
    queue: 0,
    registerLink: "",
    doorLink: "",
    version: 1,
    createdAt: "" as ParkEvent["createdAt"],
    updatedAt: "" as ParkEvent["updatedAt"],
    ...more,
  };
}

describe("counting", () => {
  test("steps from state to state add up to what a recount of the last states says", () => {
    const states = ["registered", "waiting", "attended", "cancelled"] as const;
    const path = fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 5 });
    const someone = fc.record({
      kind: fc.constantFrom("agency", "enterprise", "person"),
      people: fc.integer({ min: 1, max: 20 }),
      path,
    });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 20 }), (all) => {
        const steps = all.flatMap(({ kind, people, path: way }) =>
          way.map((after, index) => ({ kind, people, before: way[index - 1], after })),
        );
        const last = all.map(({ kind, people, path: way }) => ({
          kind,
          people,
          before: undefined,
          after: way.at(-1) ?? ("registered" as const),
        }));
        expect(countRegistrations(steps)).toEqual(countRegistrations(last));
      }),
    );
  });
});

describe("registering and calling off", () => {
  const act = {
    at: "" as ParkEvent["createdAt"],
    today: "2026-08-01" as CalendarDate,
    newId: <Id extends string>() => "reg_new" as Id,
  };
  const input = { kind: "person", contactName: "汪洋", phone: "19900000001", people: 2 } as unknown as Parameters<
    typeof register
  >[1];
  const how = { channel: "page", phoneHash: "h" } as const;

  test("with places while there are enough, and behind those who wait and fit", () => {
    expect(register(event({ taken: 8 }), input, how, [], act).record.status).toBe("registered");
    expect(register(event({ taken: 9 }), input, how, [], act).record.status).toBe("waiting");
    const { record, changes } = register(event({ taken: 8, waiting: 1 }), input, how, [waiting(1, 1)], act);
    expect(record.status).toBe("waiting");
    expect(changes.map(({ registrationId, after }) => [registrationId, after])).toEqual([
      ["reg_1", "registered"],
      ["reg_new", "waiting"],
    ]);
  });

  test("who waits frees nothing; who has come, or whose event was held, stays", () => {
    const record = { ...register(event(), input, how, [], act).record, status: "waiting" } as RegistrationRecord;
    expect(withdraw(event({ taken: 9, waiting: 2 }), record, [waiting(2, 1)])).toHaveLength(1);
    expect(() => withdraw(event(), { ...record, status: "attended" }, [])).toThrow("registration.state");
    expect(() => withdraw(event({ status: "held" }), { ...record, status: "registered" }, [])).toThrow(
      "registration.state",
    );
  });

  test("marking is about those with places, and done already is done", () => {
    const { record } = register(event(), input, how, [], act);
    const known = new Map([[record.registrationId, record]]);
    expect(mark([record.registrationId], known, true).changes).toHaveLength(1);
    expect(mark([record.registrationId], known, false)).toMatchObject({
      results: [{ outcome: "marked" }],
      changes: [],
    });
  });
});

test("a judge who belongs to an entry's agency is refused", () => {
  const contest = event({ kind: "contest" });
  const act = { at: "" as ParkEvent["createdAt"], newId: <Id extends string>() => "cte_1" as Id };
  const input = { title: "t", team: "t", summary: "s", agencyId: "agn_1" as AgencyId };
  const entry = enterContest(contest, 0, input, act);
  const scores = { novelty: 1, value: 2, feasibility: 3, presentation: 4 };
  expect(() => scoreEntry(contest, entry, scores, { agencies: ["agn_1"] })).toThrow("evaluator.conflictOfInterest");
  expect(scoreEntry(contest, entry, scores, { agencies: ["agn_2"] }).tenths).toBe(23);
  expect(() => enterContest(contest, 100, input, act)).toThrow("event.entriesFull");
});

describe("reports say the finding of the event's kind", () => {
  const finding = (kind: EventKind, more: Partial<EventRecord>) =>
    findingText(reportOf(event({ kind, ...more }), {}), "zh");
  const outcomes = { ...NOTHING_YET, consultations: 200, applications: 22, interviews: 15, intents: 19, matched: 52 };

  test.each([
    ["jobFair", {}, "接待咨询 200 人次，投递简历 22 人，进入面试 15 人"],
    [
      "matchmaking",
      { registered: { agency: 60, enterprise: 20, person: 0 }, attended: { agency: 60, enterprise: 20, person: 0 } },
      "报名 80 家，到场 80 家，入驻意向 19 个",
    ],
    ["doctoralMatch", { taken: 73, attendedPeople: 72 }, "报名 73 人，到场 72 人，对接意向单位 52 人"],
    ["training", { taken: 83, attendedPeople: 79 }, "报名 83 人，到场 79 人"],
  ] as const)("%s", (kind, more, words) => {
    expect(finding(kind, { ...more, outcomes })).toBe(words);
  });

  test("nothing counted says nothing; a rate waits until somebody came or the event was held", () => {
    expect(finding("forum", {})).toBeUndefined();
    const registered = { agency: 8, enterprise: 0, person: 0 };
    expect(attendanceRate(event({ registered }))).toBeUndefined();
    expect(attendanceRate(event({ registered, status: "held" }))).toBe(0);
    expect(attendanceRate(event({ registered, attended: { ...NOBODY, agency: 5 } }))).toBe(62.5);
    expect(whenText(event(), "zh")).toBe("2026年8月8日 周六 09:00–17:00");
  });
});
