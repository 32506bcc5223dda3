import type { CalendarDate, EnterpriseId, MemberId, OrderId } from "@shanhai/contract/scalar";
import type { Surveyed } from "@shanhai/contract/survey-visit";
import { plusDays } from "@shanhai/domain/calendar";
import {
  countVisits,
  dueHorizon,
  dueSince,
  followOrder,
  noRhythm,
  readDueVisit,
  skipDueVisit,
} from "@shanhai/domain/due-visit";
import { cancelVisit, changeVisit, completeVisit, planSurveyVisits, planVisit } from "@shanhai/domain/visit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const TODAY = "2026-03-31" as CalendarDate;
const dayAfter = (days: number) => plusDays(TODAY, days);
let ids = 0;
const act = {
  at: `${TODAY}T04:00:00.000Z`,
  today: TODAY,
  newId: () => {
    ids += 1;
    return `vis_${ids}`;
  },
} as unknown as Parameters<typeof completeVisit>[3];
const me = { memberId: "mbr_1" as MemberId, name: "顾问" };
const colleague = { memberId: "mbr_2" as MemberId, name: "同事" };
const subject = { name: "企业", enterpriseId: "ent_1" as EnterpriseId };
const planned = () => planVisit(subject, { purpose: "followUp", plannedDate: dayAfter(1) }, me, act);
const report = { visitedOn: TODAY, findings: "宿舍紧张" };

describe("a visit", () => {
  test("is reported with findings, and the next one is planned with the same person unless another is named", () => {
    const { done, following } = completeVisit(
      planned(),
      { ...report, next: { plannedDate: dayAfter(30) } },
      undefined,
      act,
    );
    expect(done).toMatchObject({ status: "done", ...report, nextVisitId: following?.visitId, version: 2 });
    expect(following).toMatchObject({
      status: "planned",
      plannedDate: dayAfter(30),
      memberId: "mbr_1",
      version: 1,
      enterpriseId: "ent_1",
    });
    const other = completeVisit(planned(), { ...report, next: { plannedDate: TODAY } }, colleague, act);
    expect(other.following).toMatchObject({ memberId: "mbr_2", memberName: "同事" });
    expect(completeVisit(planned(), report, undefined, act).following).toBeUndefined();
  });

  test("was not made tomorrow, and the next one is not planned for yesterday", () => {
    const wrong = { ...report, visitedOn: dayAfter(1), next: { plannedDate: dayAfter(-1) } };
    expect(() => completeVisit(planned(), wrong, undefined, act)).toThrow(
      expect.objectContaining({
        details: {
          issues: [
            { field: "visitedOn", code: "date.future" },
            { field: "next.plannedDate", code: "date.past" },
          ],
        },
      }) as Error,
    );
  });

  test("moves while it is planned, is corrected once it is done, and nothing happens to a cancelled one", () => {
    const moved = changeVisit(planned(), { version: 1, plannedDate: dayAfter(9) }, colleague, act);
    expect(moved).toMatchObject({ plannedDate: dayAfter(9), memberName: "同事", version: 2 });
    expect(() => changeVisit(planned(), { version: 1, findings: "f" }, undefined, act)).toThrow("visit.state");
    expect(() => changeVisit(planned(), { version: 2 }, undefined, act)).toThrow("stale");
    const { done } = completeVisit(planned(), { ...report, met: "王经理" }, undefined, act);
    const corrected = changeVisit(done, { version: 2, findings: "更正", met: null }, undefined, act);
    expect(corrected).toMatchObject({ findings: "更正", version: 3 });
    expect(corrected.met).toBeUndefined();
    expect(() => changeVisit(done, { version: 2, plannedDate: TODAY }, undefined, act)).toThrow("visit.state");
    const cancelled = cancelVisit(planned(), "企业停产", act);
    for (const again of [
      () => completeVisit(cancelled, report, undefined, act),
      () => cancelVisit(cancelled, "r", act),
      () => changeVisit(cancelled, { version: 2, findings: "f" }, undefined, act),
      () => completeVisit(done, report, undefined, act),
    ])
      expect(again).toThrow("visit.state");
  });
});

test("a survey's list plans each one once: by USCC, or by name and division, whatever the spaces", () => {
  const row = (name: string, more: Partial<Surveyed> = {}): Surveyed => ({
    subject: "enterprise",
    name,
    division: "330802",
    plannedDate: TODAY,
    ...more,
  });
  const rows = [
    row("甲公司"),
    row("甲 公司"),
    row("甲公司", { division: "330822" }),
    row("甲公司", { subject: "county" }),
    row("乙公司", { uscc: "91350100M000100Y43" as Surveyed["uscc"] }),
    row("改名后的乙公司", { uscc: "91350100M000100Y43" as Surveyed["uscc"] }),
    row("丙公司"),
  ];
  const { visits, results } = planSurveyVisits(rows, new Set(["330802|enterprise|丙公司"]), () => me, act);
  expect(results.map(({ outcome }) => outcome)).toEqual([
    ...["planned", "duplicate", "planned", "planned", "planned", "duplicate", "duplicate"],
  ]);
  expect(visits.map(({ name, purpose }) => [name, purpose])).toEqual([
    ...[
      ["甲公司", "survey"],
      ["甲公司", "survey"],
      ["甲公司", "survey"],
      ["乙公司", "survey"],
    ],
  ]);
});

describe("when a client is to be visited next", () => {
  const none = noRhythm(subject);
  const order = (number: number, isOpen = true, day = TODAY) => ({ orderId: `ord_${number}` as OrderId, isOpen, day });

  test("never without an open order; then counted from its opening, and from the last visit once there was one", () => {
    expect(dueSince(none)).toBeUndefined();
    const open = followOrder(none, order(1));
    expect(dueSince(open)).toBe(TODAY);
    expect(dueSince(countVisits(open, { planned: 0, made: dayAfter(5) }))).toBe(dayAfter(5));
    // A visit from before the order's opening does not make the client overdue on its first day.
    expect(dueSince(countVisits(open, { planned: 0, made: dayAfter(-90) }))).toBe(TODAY);
    expect(dueSince(followOrder(open, order(2, true, dayAfter(20))))).toBe(TODAY);
    expect(dueSince(followOrder(open, order(1, false)))).toBeUndefined();
  });

  test("not while a visit is planned; skipping begins the days anew", () => {
    const open = followOrder(none, order(1, true, dayAfter(-60)));
    expect(dueSince(countVisits(open, { planned: 1 }))).toBeUndefined();
    expect(() => skipDueVisit(countVisits(open, { planned: 1 }), act)).toThrow("dueVisit.none");
    expect(dueSince(skipDueVisit(open, act))).toBe(TODAY);
  });

  test("an agency's rule moves what is due without moving anything kept", () => {
    const open = followOrder(none, order(1, true, dayAfter(-20)));
    expect(readDueVisit(open, 30)).toMatchObject({ since: dayAfter(-20), due: dayAfter(10), openOrders: 1 });
    expect(dueHorizon(30, TODAY)).toBe(dayAfter(-23));
    expect(dueHorizon(14, TODAY)).toBe(dayAfter(-7));
    expect(dueHorizon(0, TODAY)).toBeUndefined();
  });

  test("an order told twice, or late, counts once; a visit never moves the last one back", () => {
    const tellings = fc.array(fc.record({ number: fc.integer({ min: 1, max: 3 }), isOpen: fc.boolean() }));
    fc.assert(
      fc.property(tellings, (told) => {
        let rhythm = none;
        for (const { number, isOpen } of told) {
          const after = followOrder(rhythm, order(number, isOpen));
          expect(followOrder(after, order(number, isOpen, dayAfter(1)))).toBe(after);
          rhythm = after;
        }
        const last = new Map(told.map(({ number, isOpen }) => [`ord_${number}`, isOpen]));
        expect(Object.keys(rhythm.openOrders).sort()).toEqual([...last].flatMap(([id, is]) => (is ? [id] : [])).sort());
      }),
    );
    const visited = countVisits(none, { planned: 0, made: dayAfter(3) });
    expect(countVisits(visited, { planned: 0, made: dayAfter(1) }).lastVisit).toBe(dayAfter(3));
  });
});
