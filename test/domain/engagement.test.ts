import type { AnsweredSurvey } from "@shanhai/contract/answered-survey";
import { ENGAGEMENT_STEPS, type Engagement, STEP_DAYS, type StepEvidence } from "@shanhai/contract/engagement";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Retention } from "@shanhai/contract/retention";
import type { CalendarDate, EnterpriseId } from "@shanhai/contract/scalar";
import type { Visit } from "@shanhai/contract/visit";
import { plusDays } from "@shanhai/domain/calendar";
import {
  closeStep,
  currentStep,
  figuresOf,
  openEngagement,
  placeOf,
  reopenStep,
  stopEngagement,
} from "@shanhai/domain/engagement";
import { evidenceFor, type Seen } from "@shanhai/domain/engagement-evidence";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const TODAY = "2026-03-31" as CalendarDate;
const client = { enterpriseId: "ent_1" as EnterpriseId, name: "企业" } as Enterprise;
const actOn = (today: string) =>
  ({ at: `${today}T04:00:00.000Z`, today, name: "顾问", newId: () => "eng_1" }) as unknown as Parameters<
    typeof openEngagement
  >[1] & { name: string };
const opened = () => openEngagement(client, actOn(TODAY));
const seen = { kind: "visit", visitId: "vis_1", visitedOn: TODAY, findings: "f" } as StepEvidence;
const dayAfter = (days: number) => plusDays(TODAY, days);

describe("four steps, in order, each with its days", () => {
  test("the first begins when it opens, each other when the one before is closed; after the fourth it is completed", () => {
    let engagement = opened();
    for (const [index, step] of ENGAGEMENT_STEPS.entries()) {
      const today = dayAfter(index * 5);
      expect(engagement).toMatchObject({
        status: "open",
        step,
        due: plusDays(dayAfter((index - 1) * 5 + (index === 0 ? 5 : 0)), STEP_DAYS[step]),
      });
      engagement = closeStep(engagement, seen, undefined, actOn(today));
    }
    expect(engagement).toMatchObject({ status: "completed", endedOn: dayAfter(15) });
    expect([engagement.step, engagement.due]).toEqual([undefined, undefined]);
  });

  test("one that began earlier is overdue by its own day; none begins tomorrow", () => {
    expect(openEngagement(client, actOn(TODAY), dayAfter(-20))).toMatchObject({ due: dayAfter(-13), status: "open" });
    expect(() => openEngagement(client, actOn(TODAY), dayAfter(1))).toThrow("invalid");
  });

  test("no other step than the current one can be closed, none of an ended engagement, none of an older version", () => {
    const engagement = opened();
    expect(currentStep(engagement, 1, "discovery")).toMatchObject({ startedOn: TODAY });
    expect(() => currentStep(engagement, 1, "delivery")).toThrow("engagement.step");
    expect(() => currentStep(engagement, 2, "discovery")).toThrow("stale");
    const stopped = stopEngagement(engagement, { version: 1, reason: "r" }, actOn(TODAY));
    expect(() => currentStep(stopped, 2, "discovery")).toThrow("engagement.ended");
    expect(() => stopEngagement(stopped, { version: 2, reason: "r" }, actOn(TODAY))).toThrow("engagement.ended");
  });

  test("reopening a step takes back those after it, and gives it its days anew", () => {
    let engagement = opened();
    for (const _ of ENGAGEMENT_STEPS) engagement = closeStep(engagement, seen, "n", actOn(TODAY));
    const later = dayAfter(100);
    const reopened = reopenStep(engagement, { version: 5, step: "matching" }, actOn(later));
    expect(reopened).toMatchObject({ status: "open", step: "matching", due: plusDays(later, STEP_DAYS.matching) });
    expect(reopened.endedOn).toBeUndefined();
    expect(reopened.steps.map(({ closedOn, evidence }) => [closedOn, evidence !== undefined])).toEqual([
      [TODAY, true],
      [undefined, false],
      [undefined, false],
      [undefined, false],
    ]);
    expect(() => reopenStep(reopened, { version: 6, step: "matching" }, actOn(later))).toThrow("engagement.notClosed");
    const stopped = stopEngagement(reopened, { version: 6, reason: "r" }, actOn(later));
    expect(reopenStep(stopped, { version: 7, step: "matching" }, actOn(later))).toMatchObject({
      status: "open",
      step: "matching",
    });
    expect(() => reopenStep(stopped, { version: 7, step: "tracking" }, actOn(later))).toThrow("engagement.notClosed");
  });

  test("whatever is closed, reopened and stopped: closed steps come first, one at most is current, versions count up", () => {
    const acts = fc.array(fc.oneof(fc.constant("close"), fc.constant("stop"), fc.constantFrom(...ENGAGEMENT_STEPS)));
    fc.assert(
      fc.property(acts, (history) => {
        let engagement = opened();
        for (const [index, what] of history.entries()) {
          const act = actOn(dayAfter(index));
          const { version, step } = engagement;
          let after: Engagement = engagement;
          try {
            if (what === "close" && step) after = closeStep(engagement, seen, undefined, act);
            else if (what === "stop") after = stopEngagement(engagement, { version, reason: "r" }, act);
            else if (what !== "close") after = reopenStep(engagement, { version, step: what }, act);
          } catch {
            expect(after).toBe(engagement);
          }
          if (after !== engagement) expect(after.version).toBe(version + 1);
          engagement = after;
          const closed = engagement.steps.map(({ closedOn }) => closedOn !== undefined);
          const done = closed.filter(Boolean).length;
          expect(closed).toEqual(ENGAGEMENT_STEPS.map((_, place) => place < done));
          expect(engagement.status === "completed").toBe(done === 4);
          expect(engagement.step).toBe(engagement.status === "open" ? ENGAGEMENT_STEPS[done] : undefined);
          expect(engagement.endedOn === undefined).toBe(engagement.status === "open");
        }
      }),
    );
  });
});

describe("what closes a step", () => {
  const state = (step: (typeof ENGAGEMENT_STEPS)[number]) => ({ step, startedOn: TODAY, due: dayAfter(7) });
  const visit = (changes: Partial<Visit> = {}) =>
    ({ visitId: "vis_1", enterpriseId: "ent_1", visitedOn: TODAY, findings: "缺装配工", ...changes }) as Visit;
  const order = (changes: object = {}) =>
    ({ orderId: "ord_1", title: "订单", enterpriseId: "ent_1", filled: 2, headcount: 9, ...changes }) as Seen["order"];
  const retention = (reached: number): Retention => ({
    arrived: 9,
    points: [
      { day: 7, reached: 9, present: 9 },
      { day: 30, reached, present: 1 },
      { day: 90, reached: 0, present: 0 },
    ],
  });
  const stages = { recommended: 1, rejected: 2 };
  const why = (step: (typeof ENGAGEMENT_STEPS)[number], facts: Seen) => () => evidenceFor(client, state(step), facts);

  test("a done visit of the last thirty days, to this client", () => {
    expect(why("discovery", { visit: visit() })()).toMatchObject({ kind: "visit", findings: "缺装配工" });
    expect(why("discovery", { visit: visit({ visitedOn: dayAfter(-30) }) })()).toBeDefined();
    expect(why("discovery", { visit: visit({ visitedOn: dayAfter(-31) }) })).toThrow("engagement.visitTooOld");
    expect(why("discovery", {})).toThrow("engagement.visitNeeded");
    const { visitedOn: _on, findings: _what, ...planned } = visit();
    expect(why("discovery", { visit: planned as Visit })).toThrow("engagement.visitNeeded");
    expect(why("discovery", { visit: visit({ enterpriseId: "ent_2" as EnterpriseId }) })).toThrow("notFound");
  });

  test("recommendations on an order of this client, whatever became of them", () => {
    const positions = [{ stages }] as unknown as Seen["positions"];
    expect(why("matching", { order: order(), positions })()).toMatchObject({ recommended: 3, headcount: 9 });
    expect(why("matching", { order: order(), positions: [] })).toThrow("engagement.nobodyRecommended");
    expect(why("matching", {})).toThrow("engagement.orderNeeded");
    expect(why("matching", { order: order({ enterpriseId: "ent_2" }), positions })).toThrow("notFound");
  });

  test("arrivals on an order of this client", () => {
    expect(why("delivery", { order: order() })()).toMatchObject({ kind: "arrivals", filled: 2 });
    expect(why("delivery", { order: order({ filled: 0 }) })).toThrow("engagement.nobodyArrived");
    expect(why("delivery", { order: order({ enterpriseId: "ent_2" }) })).toThrow("notFound");
  });

  test("a visit since the step began, together with who has reached day 30", () => {
    const facts = { visit: visit(), retention: retention(4) };
    expect(why("tracking", facts)()).toMatchObject({
      kind: "retention",
      arrived: 9,
      day30: { reached: 4, present: 1 },
    });
    expect(why("tracking", { ...facts, retention: retention(0) })).toThrow("engagement.nobodyAtDay30");
    expect(why("tracking", { ...facts, visit: visit({ visitedOn: dayAfter(-1) }) })).toThrow("engagement.visitTooOld");
  });
});

describe("the fourth step on a survey", () => {
  const state = { step: "tracking" as const, startedOn: TODAY, due: dayAfter(90) };
  const survey = (changes: Partial<AnsweredSurvey> = {}) =>
    ({
      surveyId: "srv_1",
      enterpriseId: "ent_1",
      orderId: "ord_1",
      orderTitle: "订单",
      answeredOn: TODAY,
      ...changes,
    }) as AnsweredSurvey;

  test("that the client answered, and who stayed as far as is known", () => {
    expect(evidenceFor(client, state, { survey: survey() })).toEqual({
      kind: "survey",
      surveyId: "srv_1",
      orderId: "ord_1",
      orderTitle: "订单",
      answeredOn: TODAY,
      arrived: 0,
      day30: { reached: 0, present: 0 },
      day90: { reached: 0, present: 0 },
    });
    expect(evidenceFor(client, state, { survey: survey({ answeredOn: dayAfter(-30) }) })).toBeDefined();
  });

  test("not on one of long ago, of another client, or none at all", () => {
    const why = (seen: Seen) => () => evidenceFor(client, state, seen);
    expect(why({ survey: survey({ answeredOn: dayAfter(-31) }) })).toThrow("engagement.surveyTooOld");
    expect(why({ survey: survey({ enterpriseId: "ent_2" as EnterpriseId }) })).toThrow("notFound");
    expect(why({})).toThrow("engagement.surveyNeeded");
  });
});

test("figures are a recount of the places, whatever the day: due today is not overdue, due yesterday is", () => {
  const open = { status: "open", step: "matching", due: TODAY } as const;
  const { group, day } = placeOf(open);
  const counts = [
    [group, day, 3],
    ["completed", "count", 2],
    ["stopped", "count", 1],
  ] as const;
  expect(figuresOf(counts, TODAY)).toMatchObject({ completed: 2, stopped: 1 });
  expect(figuresOf(counts, TODAY).steps[1]).toEqual({ step: "matching", open: 3, overdue: 0 });
  expect(figuresOf(counts, dayAfter(1)).steps[1]).toEqual({ step: "matching", open: 3, overdue: 3 });
});
