import type { CalendarDate, CohortId, GraduateId, Instant, PositionId } from "@shanhai/contract/scalar";
import {
  answerCohort,
  type CohortRecord,
  cohortFact,
  cohortStatus,
  countsOf,
  readCohort,
  recordPhase,
  sumCohorts,
} from "@shanhai/domain/cohort";
import { cancelCohort, planCohort, proposeCohort, rewriteCohort } from "@shanhai/domain/cohort-plan";
import {
  type EnrolmentRecord,
  enrol,
  moveCounts,
  moveEnrolment,
  moveOutcome,
  outcomeOf,
} from "@shanhai/domain/enrolment";
import fc from "fast-check";
import { expect, test } from "vitest";

const today = "2026-11-23" as CalendarDate;
const act = { at: "2026-11-23T01:00:00.000Z" as Instant, today, newId: (prefix: string) => `${prefix}_1` as never };
const [fitter, welder] = ["pos_1" as PositionId, "pos_2" as PositionId];
const positions = [
  { positionId: fitter, title: "钳工", open: 5 },
  { positionId: welder, title: "焊工", open: 2 },
];
const phase = (title: string, from: string, to: string) => ({ title, from, to }) as never;
const input = {
  title: "订单班",
  from: "2026-12-01" as CalendarDate,
  to: "2027-03-31" as CalendarDate,
  seats: [
    { positionId: fitter, seats: 3 },
    { positionId: welder, seats: 2 },
  ],
  phases: [phase("理论", "2026-12-01", "2026-12-31"), phase("实训", "2027-01-01", "2027-03-31")],
};
const named = {
  orderId: "ord_1",
  agencyId: "agn_1",
  agencyName: "川思",
  enterpriseName: "卡游",
} as never as CohortRecord;
const plan = (change: object = {}, others: readonly CohortRecord[] = []) =>
  planCohort({ ...input, ...change }, named, { positions, others }, act);
const around = { positions, others: [] };
const propose = (record = plan()) => proposeCohort(record, around, act);
const running = () => answerCohort(propose(), { to: "running" }, act);
const code = (run: () => unknown) => {
  try {
    return run() && "none";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("a cohort's status is what both sides' parts say: cancelled whatever the school says, and an answer only of its proposal", () => {
  expect(cohortStatus(plan())).toBe("draft");
  const asked = propose();
  expect(cohortStatus(asked)).toBe("proposed");
  const declined = answerCohort(asked, { to: "declined", reason: "r" }, act);
  expect(readCohort(declined)).toMatchObject({ status: "declined", reason: "r", version: 3 });
  const again = propose(rewriteCohort(declined, { ...input, title: "改" }, around, act));
  expect(readCohort(again)).toMatchObject({ status: "proposed", title: "改" });
  // What the school says to the earlier proposal, told late, is no answer to this one.
  expect(cohortStatus({ ...again, answer: { ...declined.answer, status: "running" } as never })).toBe("proposed");
  const cancelled = cancelCohort(running(), "客户撤单", act);
  expect(readCohort(cancelled)).toMatchObject({ status: "cancelled", reason: "客户撤单" });
  for (const run of [
    () => propose(running()),
    () => rewriteCohort(asked, input, around, act),
    () => cancelCohort(cancelled, "r", act),
    () => answerCohort(cancelled, { to: "running" }, act),
    () => answerCohort(declined, { to: "running" }, act),
    () => answerCohort(running(), { to: "declined", reason: "r" }, act),
    () => answerCohort(propose(), { to: "finished" }, act),
  ])
    expect(code(run)).toBe("cohort.state");
});

test("seats of a plan are what is open but for what other cohorts plan and have not filled", () => {
  expect(code(() => plan({ seats: [{ positionId: fitter, seats: 6 }] }))).toBe("cohort.seats");
  expect(code(() => plan({ seats: [{ positionId: "pos_9", seats: 1 }] }))).toBe("invalid");
  const other = running();
  expect(code(() => plan({ seats: [{ positionId: fitter, seats: 3 }] }, [other]))).toBe("cohort.seats");
  expect(code(() => plan({ seats: [{ positionId: fitter, seats: 2 }] }, [other]))).toBe("none");
  // Whoever works has left the seats that are open, and the plan's as well.
  const filled = { ...other, outcome: [{ applied: 1, onboarded: 1, onJob: 1 }] };
  expect(code(() => plan({ seats: [{ positionId: fitter, seats: 3 }] }, [filled]))).toBe("none");
  const done = cancelCohort(other, "r", act);
  expect(code(() => plan({ seats: [{ positionId: fitter, seats: 5 }] }, [done]))).toBe("none");
});

test.each([
  ["before the cohort", [phase("理论", "2026-11-30", "2026-12-31")], "cohort.phases"],
  ["after it", [phase("理论", "2026-12-01", "2027-04-01")], "cohort.phases"],
  [
    "out of order",
    [phase("实训", "2027-01-01", "2027-03-31"), phase("理论", "2026-12-01", "2026-12-31")],
    "cohort.phases",
  ],
  [
    "beginning on one day",
    [phase("理论", "2026-12-01", "2027-03-31"), phase("实训", "2026-12-01", "2027-03-31")],
    "none",
  ],
])("phases %s: %s", (_, phases, expected) => {
  expect(code(() => plan({ phases }))).toBe(expected);
});

test("a plan whose last day has passed is none", () => {
  expect(code(() => plan({ from: "2026-01-01", to: "2026-11-22", phases: [] }))).toBe("invalid");
});

test("a phase is done on a day that has come, by no more than there are people, and taken back", () => {
  const cohort = running();
  expect(code(() => recordPhase(cohort, { phase: 2 }, act))).toBe("invalid");
  expect(code(() => recordPhase(cohort, { phase: 0, done: { on: "2026-11-24" as never, completed: 0 } }, act))).toBe(
    "invalid",
  );
  expect(code(() => recordPhase(cohort, { phase: 0, done: { on: today, completed: 1 } }, act))).toBe("invalid");
  const done = recordPhase(cohort, { phase: 0, done: { on: today, completed: 0 } }, act);
  expect(readCohort(done).phases[0]).toMatchObject({ doneOn: today, completed: 0 });
  expect(readCohort(recordPhase(done, { phase: 0 }, act)).phases[0]).not.toHaveProperty("doneOn");
  expect(code(() => recordPhase(propose(), { phase: 0 }, act))).toBe("cohort.state");
});

test("whatever happens to people in whatever order, counts are a recount and nobody is beyond the seats", () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 6 }),
    seat: fc.integer({ min: 0, max: 1 }),
    to: fc.constantFrom("enrol", "training", "graduated", "dropped", "send"),
    elsewhere: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let cohort = running();
      const people = new Map<number, EnrolmentRecord>();
      for (const { who, seat, to, elsewhere } of steps) {
        const before = people.get(who);
        const facts = { cohort, counts: cohort.answer?.counts ?? [], elsewhere };
        const after =
          to === "enrol"
            ? enrol(`grd_${who}` as GraduateId, seat, before, facts, act)
            : to === "send"
              ? before?.status === "graduated" && { ...before, introductionId: "ntr_1" as never }
              : before && moveEnrolment(before, { to }, facts, act);
        if (!after || typeof after === "string") continue;
        people.set(who, after);
        cohort = { ...cohort, answer: { ...cohort.answer, counts: moveCounts(facts.counts, before, after) } as never };
      }
      for (const [seat, { seats }] of cohort.plan.seats.entries()) {
        const own = [...people.values()].filter((one) => one.seat === seat);
        const of = (status: string) => own.filter((one) => one.status === status).length;
        const counts = countsOf(cohort, seat);
        expect(counts).toMatchObject({
          training: of("training"),
          graduated: of("graduated"),
          dropped: of("dropped"),
          sent: own.filter(({ introductionId }) => introductionId).length,
        });
        expect(counts.enrolled).toBe(own.length - of("dropped"));
        expect(counts.enrolled).toBeLessThanOrEqual(seats);
      }
    }),
  );
});

test("whoever was sent to the agency stays as they are, and a cohort is finished once nobody is in training", () => {
  const person: EnrolmentRecord = {
    cohortId: "coh_1" as CohortId,
    graduateId: "grd_1" as GraduateId,
    seat: 0,
    status: "graduated",
    since: today,
    version: 3,
    createdAt: act.at,
  };
  const facts = { cohort: running(), counts: [], elsewhere: false };
  expect(moveEnrolment({ ...person, introductionId: "ntr_1" as never }, { to: "training" }, facts, act)).toBe("sent");
  expect(moveEnrolment(person, { to: "training" }, { ...facts, elsewhere: true }, act)).toBe("elsewhere");
  expect(moveEnrolment({ ...person, status: "enrolled" }, { to: "graduated" }, facts, act)).toBe("state");
  const cohort = running();
  const counts = [{ enrolled: 0, training: 1, graduated: 0, dropped: 0, sent: 0 }];
  const busy = { ...cohort, answer: { ...cohort.answer, counts } } as CohortRecord;
  expect(code(() => answerCohort(busy, { to: "finished" }, act))).toBe("cohort.unfinished");
  const finished = answerCohort(cohort, { to: "finished" }, act);
  expect(cohortStatus(finished)).toBe("finished");
  expect(cohortStatus(answerCohort(finished, { to: "running" }, act))).toBe("running");
});

test("an outcome moves by what an application was counted as, and sums up for the park without an order or a person", () => {
  const [arrived, left] = [outcomeOf({ stage: "onboarded" }), outcomeOf({ stage: "withdrawn", outFrom: "onboarded" })];
  expect([arrived, left]).toEqual([
    { applied: 1, onboarded: 1, onJob: 1 },
    { applied: 1, onboarded: 1, onJob: 0 },
  ]);
  expect(outcomeOf({ stage: "rejected", outFrom: "screened" })).toEqual({ applied: 1, onboarded: 0, onJob: 0 });
  const cohort = running();
  const once = moveOutcome(cohort, 1, outcomeOf(undefined), arrived);
  expect(once[1]).toEqual(arrived);
  expect(moveOutcome({ ...cohort, outcome: once }, 1, arrived, left)[1]).toEqual(left);
  const fact = cohortFact({ ...cohort, outcome: once, outcomeVersion: 1 });
  expect(fact).toMatchObject({ seats: 5, applied: 1, onJob: 1, revision: 4 });
  expect(JSON.stringify(fact)).not.toMatch(/ord_|agn_|grd_|川思/);
  const asked = cohortFact(propose());
  expect(sumCohorts([fact, asked])).toMatchObject({ cohorts: 2, running: 1, seats: 5, onJob: 1 });
});
