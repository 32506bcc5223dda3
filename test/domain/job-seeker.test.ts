import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { ERASED_NAME, isAtWork, redactApplication, redactPlacement } from "@shanhai/domain/erasure";
import { askForAlert, type JobAlert, jobsToTell, renewAlert } from "@shanhai/domain/job-alert";
import { beginCode, judgeCode } from "@shanhai/domain/one-time-code";
import { describe, expect, test } from "vitest";

const at = "2026-11-27T02:00:00.000Z" as Instant;
const today = "2026-11-27" as CalendarDate;

describe("a code", () => {
  const begun = beginCode("hash", at);

  test("is good for five minutes and five tries", () => {
    expect(begun).toEqual({ hash: "hash", until: "2026-11-27T02:05:00.000Z", tries: 0 });
    expect([1, 4, 5, 9].map((tries) => judgeCode({ ...begun, tries }, false, "a"))).toEqual(
      [4, 1, 0, 0].map((left) => ({ right: false, left })),
    );
  });

  test("proves by the form that it was typed in, again too, and by no other", () => {
    expect(judgeCode({ ...begun, tries: 1 }, true, "a")).toEqual({ right: true });
    expect(judgeCode({ ...begun, tries: 2, provenBy: "a" }, true, "a")).toEqual({ right: true });
    expect(judgeCode({ ...begun, tries: 2, provenBy: "a" }, true, "b")).toEqual({ right: false, left: 3 });
  });
});

describe("an alert", () => {
  const asked = {
    alertId: "A",
    phone: "19900000001",
    filters: { benefits: [] },
    language: "zh",
    board: "",
    link: "L",
  } as const;
  const alert = askForAlert(undefined, asked, { at, today });
  const job = (more: Partial<BoardPostingRecord> = {}) =>
    ({
      title: "氩弧焊工",
      occupation: "焊工",
      division: "330802",
      payMax: 800_000,
      benefits: ["包住宿"],
      open: 1,
      listed: true,
      shownThrough: "2026-12-31",
      firstShownAt: "2026-11-27T03:00:00.000Z",
      ...more,
    }) as BoardPostingRecord;
  const fits = (more: Partial<JobAlert>, one = job(), day = today) =>
    jobsToTell({ ...alert, ...more }, [one], day).length === 1;

  test("goes on for ninety days, is renewed for as many, and keeps its address when it is asked for anew", () => {
    expect(alert).toMatchObject({ until: "2027-02-25", toldThrough: at, consentAt: at, version: 1 });
    const later = "2027-02-20" as CalendarDate;
    expect(renewAlert(alert, { today: later })).toMatchObject({ until: "2027-05-21", version: 2, link: "L" });
    const before: JobAlert = { ...alert, sentOn: today };
    const anew = askForAlert(before, { ...asked, link: "M" }, { at, today: later });
    expect(anew).toMatchObject({ link: "L", sentOn: today, version: 2, until: "2027-05-21" });
  });

  test.each<[boolean, string, Partial<JobAlert>, Partial<BoardPostingRecord>]>([
    [true, "anything, where nothing is asked", {}, {}],
    [true, "its last day", { until: today }, {}],
    [false, "the day after", { until: "2026-11-26" as CalendarDate }, {}],
    [false, "a day that had its message", { sentOn: today }, {}],
    [true, "the day before had one", { sentOn: "2026-11-26" as CalendarDate }, {}],
    [false, "what was there when it was asked for", {}, { firstShownAt: at }],
    [false, "what was told", { toldThrough: "2026-11-27T03:00:00.000Z" as Instant }, {}],
    [false, "what is full", {}, { open: 0 }],
    [false, "what is off the board", {}, { listed: false }],
    [false, "what is over", {}, { shownThrough: "2026-11-26" as CalendarDate }],
    [false, "what is for a partner's people", {}, { partnerId: "ptn_1" as never }],
    [true, "the province", { filters: { division: "330000", benefits: [] } }, {}],
    [true, "the city", { filters: { division: "330800", benefits: [] } }, {}],
    [false, "another city", { filters: { division: "330100", benefits: [] } }, {}],
    [true, "pay up to", { filters: { pay: "8000", benefits: [] } }, {}],
    [false, "more than it pays", { filters: { pay: "8001", benefits: [] } }, {}],
    [true, "its title", { filters: { occupation: "氩弧", benefits: [] } }, {}],
    [false, "benefits that it lacks", { filters: { benefits: ["housing", "meals"] } }, {}],
  ])("%s: %s", (expected, _, more, of) => {
    expect(fits(more, job(of))).toBe(expected);
  });
});

describe("erasing", () => {
  test("takes from an application what tells who it is, and leaves who of the agency moved it", () => {
    const application = { candidateName: "汪洋", movedBy: "顾问", reason: "汪洋太远" } as Application;
    const { set, unset } = redactApplication(application);
    expect(set).toEqual({ candidateName: ERASED_NAME });
    expect(unset).toEqual(["candidatePhone", "candidateOccupation", "candidateSkillLevel", "applied", "reason"]);
    expect(redactApplication({ ...application, movedBy: "汪洋" }).set).toMatchObject({ movedBy: ERASED_NAME });
    const enterpriseDecision = { outcome: "rejected", reason: "认识汪洋" } as never;
    expect(redactApplication({ ...application, enterpriseDecision }).unset).toContain("enterpriseDecision.reason");
  });

  test("takes notes from a placement and leaves its checks' days; nobody at work is erased", () => {
    const checks = [
      { day: 7, due: "2026-12-04", outcome: "present", note: "汪洋不错" },
    ] as unknown as Placement["checks"];
    const confirmation = { note: "汪洋迟到" } as never;
    const { set, unset } = redactPlacement({ checks, confirmation } as unknown as Placement);
    expect(set).toEqual({ candidateName: ERASED_NAME, checks: [{ day: 7, due: "2026-12-04", outcome: "present" }] });
    expect(unset).toEqual(["leftReason", "confirmation.note"]);
    expect([
      isAtWork([]),
      isAtWork([{ status: "left" }]),
      isAtWork([{ status: "left" }, { status: "active" }]),
    ]).toEqual([false, false, true]);
  });
});
