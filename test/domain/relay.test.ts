import { MOST_RELAY_ITEMS, type RelayItem } from "@shanhai/contract/relay";
import type {
  CalendarDate,
  CalendarMonth,
  Instant,
  ParkId,
  PartnerId,
  PositionId,
  PostingId,
  RelayId,
} from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { MOST_TEXT, makeRelay, pickedOf, pickPostings, readRelay, relayTexts } from "@shanhai/domain/relay";
import { changeMonth, readMonth } from "@shanhai/domain/relay-month";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const station = { partnerId: "ptn_1" as PartnerId, division: "620802" };
const relayId = "rly_1" as RelayId;
const act = { at: "2026-12-01T01:00:00.000Z" as Instant, today: "2026-12-01" as CalendarDate };

function posting(number: number, more: Partial<BoardPostingRecord> = {}): BoardPostingRecord {
  return {
    postingId: `pst_${number}` as PostingId,
    positionId: `pos_${number}` as PositionId,
    division: "330802",
    refreshedAt: `2026-11-${String((number % 28) + 1).padStart(2, "0")}T00:00:00.000Z`,
    shownThrough: "2026-12-31",
    listed: true,
    open: 5,
    ...more,
  } as BoardPostingRecord;
}
const make = (board: BoardPostingRecord[], before?: Parameters<typeof makeRelay>[0]) =>
  makeRelay(before, { relayId, station }, board, act);

describe("what a station is offered", () => {
  test("its people's own first, then its city's, its province's, then the newest", () => {
    const relay = make([
      posting(1),
      posting(9),
      posting(2, { division: "620100" }),
      posting(3, { division: "620803" }),
      posting(4, { partnerId: station.partnerId }),
    ]);
    expect(relay.month).toBe("2026-12");
    expect(relay.items.map(({ postingId, reason }) => [postingId, reason])).toEqual([
      ["pst_4", "addressed"],
      ["pst_3", "city"],
      ["pst_2", "province"],
      ["pst_9", "newest"],
      ["pst_1", "newest"],
    ]);
  });

  test("twenty are picked unless it chooses, sixty offered, and none that is off the board", () => {
    const relay = make([...Array.from({ length: 80 }, (_, index) => posting(index)), posting(99, { listed: false })]);
    expect(relay.items).toHaveLength(MOST_RELAY_ITEMS);
    expect(pickedOf(relay)).toBe(20);
    expect(relay.items.some(({ postingId }) => postingId === "pst_99")).toBe(false);
  });

  test("made anew, what it chose stays: the unpicked unpicked, the picked counted though it is gone", () => {
    const board = [posting(1), posting(2), posting(3)];
    const chosen = pickPostings(make(board), ["pst_1", "pst_2"] as PostingId[]);
    const again = make([posting(2), posting(3), posting(4, { division: "620802" })], chosen);
    expect(again.items.map(({ postingId, picked }) => [postingId, picked])).toEqual([
      ["pst_3", false],
      ["pst_2", true],
      ["pst_1", true],
      ["pst_4", true],
    ]);
    expect(again.version).toBe(3);
    const shown = readRelay(again, [posting(2), posting(3), posting(4)], act.today);
    expect(shown.items.map(({ postingId }) => postingId)).toEqual(["pst_3", "pst_2", "pst_4"]);
    expect(shown.gone).toBe(1);
  });

  test("what it is not offered cannot be picked", () => {
    expect(() => pickPostings(make([posting(1)]), ["pst_2"] as PostingId[])).toThrow(
      expect.objectContaining({ code: "invalid" }),
    );
  });
});

describe("texts for groups", () => {
  const job = (title: string): RelayItem =>
    ({
      title,
      enterpriseName: "卡游科技",
      payMin: 500_000,
      payMax: 700_000,
      place: "衢州市常山县",
      open: 30,
      benefits: ["包住宿"],
    }) as RelayItem;
  const of = { stationName: "崆峒区就业驿站", month: "2026-12" as CalendarMonth, url: "https://x.test/relay/abc" };

  test("say who offers what for how much, and where to apply", () => {
    expect(relayTexts("zh", of, [job("操作工")])).toEqual([
      "【崆峒区就业驿站 12月岗位】\n1. 操作工｜卡游科技\n   5,000–7,000 元/月 衢州市常山县 招30人 包住宿\n求职不收任何费用\n看详情、报名：https://x.test/relay/abc",
    ]);
  });

  test("no message is too long, every job is in one of them in order, and each has the link", () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,60}$/), { minLength: 1, maxLength: 40 }), (titles) => {
        const texts = relayTexts("zh", of, titles.map(job));
        for (const text of texts) {
          expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
          expect(text).toContain(of.url);
        }
        const said = texts.join("\n").match(/^\d+\. [a-z]+/gm);
        expect(said).toEqual(titles.map((title, index) => `${index + 1}. ${title}`));
      }),
    ));
});

describe("a month's figures", () => {
  const of = { month: "2026-12" as CalendarMonth, parkId: "prk_1" as ParkId };
  const wait = (number: number, minutes: number) => ({ wait: [`pos_${number}` as PositionId, minutes] as const });

  test("move by differences; a position's first wait stands, and their median is told in hours", () => {
    const changes = [
      { sendings: 1, people: 200 },
      { postings: 12 },
      wait(1, 60),
      wait(1, 30),
      wait(2, 600),
      wait(3, 90),
    ];
    const record = changes.reduce<ReturnType<typeof changeMonth> | undefined>(
      (before, change) => changeMonth(before, of, change),
      undefined,
    );
    expect(record && readMonth(record)).toEqual({
      month: "2026-12",
      postings: 12,
      sendings: 1,
      people: 200,
      intentions: 0,
      applications: 0,
      arrivals: 0,
      medianHours: 1.5,
    });
    expect(record?.revision).toBe(6);
    expect(readMonth(changeMonth(undefined, of, {})).medianHours).toBeUndefined();
  });
});
