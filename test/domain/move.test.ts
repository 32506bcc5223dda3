import type { Application } from "@shanhai/contract/application";
import type { ApplicationId, OrderId, PositionId } from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import { leadsTo } from "@shanhai/domain/application";
import { countersOf, planMove } from "@shanhai/domain/move";
import fc from "fast-check";
import { expect, test } from "vitest";

const ORDER = "ord_1" as OrderId;
const POSITION = "pos_1" as PositionId;

function application(id: string, stage: Stage, more: Partial<Application> = {}): Application {
  return {
    applicationId: id as ApplicationId,
    orderId: ORDER,
    positionId: POSITION,
    stage,
    version: 1,
    ...more,
  } as Application;
}

function plan(applications: Application[], to: Stage, seats = 0, seen?: number) {
  return planMove({
    orderId: ORDER,
    to,
    rows: applications.map(({ applicationId }) => (seen === undefined ? { applicationId } : { applicationId, seen })),
    applications: new Map(applications.map((one) => [one.applicationId, one])),
    seats: new Map([[POSITION, seats]]),
  });
}

test("people go one stage on at a time, or out; who is out can be recommended again; onboarded is final", () => {
  const path = ["recommended", "screened", "interviewed", "offered", "onboarded"] as const;
  for (const [index, from] of path.entries()) {
    for (const [other, to] of path.entries()) expect(leadsTo(from, to), `${from} → ${to}`).toBe(other === index + 1);
    for (const out of ["rejected", "withdrawn"] as const) expect(leadsTo(from, out)).toBe(from !== "onboarded");
  }
  expect(leadsTo("rejected", "recommended")).toBe(true);
  expect(leadsTo("rejected", "onboarded")).toBe(false);
});

test("each row is judged: unknown, another order's, another version, a stage that does not lead there", () => {
  const rows = [
    application("a", "recommended"),
    application("b", "recommended", { orderId: "ord_2" as OrderId }),
    application("c", "recommended", { version: 2 }),
    application("d", "offered"),
  ];
  const { results } = planMove({
    orderId: ORDER,
    to: "screened",
    rows: [...rows.map(({ applicationId }) => ({ applicationId, seen: 1 })), { applicationId: "e" as ApplicationId }],
    applications: new Map(rows.map((one) => [one.applicationId, one])),
    seats: new Map(),
  });
  expect(results.map(({ outcome, cause }) => [outcome, cause])).toEqual([
    ["moved", undefined],
    ["invalid", "order"],
    ["conflict", "version"],
    ["invalid", "stage"],
    ["notFound", undefined],
  ]);
});

test("seats are given in the caller's order; the rest are conflicts", () => {
  const people = ["a", "b", "c"].map((id) => application(id, "offered"));
  const { results, accepted } = plan(people, "onboarded", 2);
  expect(results.map(({ outcome }) => outcome)).toEqual(["moved", "moved", "conflict"]);
  expect(accepted).toHaveLength(2);
});

test("whatever is moved, counters stay a recount of the rows and no seat is given twice", () => {
  const anyApplications = fc.array(fc.constantFrom(...STAGES), { maxLength: 40 });
  fc.assert(
    fc.property(anyApplications, fc.constantFrom(...STAGES), fc.nat(20), (stages, to, seats) => {
      const before = stages.map((stage, index) => application(`a${index}`, stage));
      const { accepted, counters, results } = plan(before, to, seats);
      const moved = new Set(accepted.map(({ applicationId }) => applicationId));
      const after = before.map((one) => (moved.has(one.applicationId) ? { ...one, stage: to } : one));
      const count = (rows: Application[], stage: Stage) => rows.filter((one) => one.stage === stage).length;
      const change = counters.get(POSITION) ?? { stages: {}, filled: 0 };
      for (const stage of STAGES) expect(count(after, stage) - count(before, stage)).toBe(change.stages[stage] ?? 0);
      expect(change.filled).toBeLessThanOrEqual(seats);
      expect(results).toHaveLength(before.length);
    }),
  );
});

test("undoing changes the counters back by exactly as much", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STAGES), { maxLength: 30 }), fc.constantFrom(...STAGES), (stages, to) => {
      const rows = stages.map((stage, index) => ({ application: application(`a${index}`, stage), to }));
      const back = rows.map(({ application: one }) => ({ application: { ...one, stage: to }, to: one.stage }));
      const there = countersOf(rows).get(POSITION);
      const again = countersOf(back).get(POSITION);
      for (const stage of STAGES) expect((there?.stages[stage] ?? 0) + (again?.stages[stage] ?? 0)).toBe(0);
      expect((there?.filled ?? 0) + (again?.filled ?? 0)).toBe(0);
    }),
  );
});
