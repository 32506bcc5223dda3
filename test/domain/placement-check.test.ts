import type { CheckOutcome, Placement } from "@shanhai/contract/placement";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { arrive, leave, nextCheck, takeBackLeave } from "@shanhai/domain/placement";
import { decideCheck } from "@shanhai/domain/placement-check";
import { expect, test } from "vitest";

const date = (text: string) => text as CalendarDate;
const act = { today: "2026-04-05", at: "2026-04-05T02:00:00.000Z", newId: () => "plc_1" } as unknown as Act;
const order = { guaranteeDays: 60, enterpriseName: "企业" } as never;
const placement = arrive({ candidateName: "何娜" } as never, "操作工", order, date("2026-03-01"), act);
const row = (day: 7 | 30 | 90, outcome: CheckOutcome, more = {}) => ({
  placementId: placement.placementId,
  day,
  outcome,
  ...more,
});
const done = (before: Placement, ...rest: Parameters<typeof row>) =>
  decideCheck(before, row(...rest), act).change?.after ?? before;

test("a result is kept with its date and note, and the next check comes up", () => {
  const after = done(placement, 7, "present", { note: "住宿已安排" });
  expect(after.checks[0]).toEqual({
    day: 7,
    due: "2026-03-08",
    doneDate: "2026-04-05",
    outcome: "present",
    note: "住宿已安排",
  });
  expect(after).toMatchObject({ version: 2, status: "active" });
  expect(nextCheck(after)?.day).toBe(30);
  expect(nextCheck(done(after, 30, "absent"))?.day).toBe(90);
});

test("the same result twice is recorded once; another one is a conflict", () => {
  const after = done(placement, 7, "present");
  expect(decideCheck(after, row(7, "present"), act)).toEqual({
    result: { placementId: "plc_1", day: 7, outcome: "recorded", version: 2 },
  });
  expect(decideCheck(after, row(7, "absent"), act).result).toMatchObject({ outcome: "conflict", cause: "recorded" });
});

test("a check that is not due yet, of somebody who is gone, or of nobody, records nothing", () => {
  const refused = (before: Placement | undefined, ...rest: Parameters<typeof row>) => {
    const { result, change } = decideCheck(before, row(...rest), act);
    expect(change).toBeUndefined();
    return [result.outcome, result.cause];
  };
  const { after: gone } = leave(placement, { date: date("2026-03-05"), reason: "r", version: 1 }, act);
  expect(refused(placement, 90, "present")).toEqual(["invalid", "early"]);
  expect(refused(gone, 7, "present")).toEqual(["conflict", "left"]);
  expect(refused(undefined, 7, "present")).toEqual(["notFound", undefined]);
  const left = (day: string) => refused(placement, 7, "left", { date: date(day), reason: "r" });
  expect(left("2026-02-28")).toEqual(["invalid", "date"]);
  expect(left("2026-04-06")).toEqual(["invalid", "date"]);
});

test("`left` records the leaving by the same rules, and taking it back frees the check again", () => {
  const { change } = decideCheck(placement, row(30, "left", { date: date("2026-03-20"), reason: "家中有事" }), act);
  expect(change).toMatchObject({
    to: "withdrawn",
    filled: -1,
    after: { status: "left", leftDate: "2026-03-20", replacementWanted: true, version: 2 },
  });
  if (!change) return;
  expect(change.after.checks[1]).toMatchObject({ day: 30, outcome: "left" });
  const { after } = takeBackLeave(change.after, { stage: "withdrawn", version: 2, open: 1 }, act);
  expect(after.checks).toEqual(placement.checks);
  expect(nextCheck(after)?.day).toBe(7);
});
