import type { CalendarDate } from "@shanhai/contract/scalar";
import { readFiling } from "@shanhai/domain/import-filing";
import type { Cell } from "@shanhai/domain/import-row";
import fc from "fast-check";
import { expect, test } from "vitest";

const today = "2026-11-26" as CalendarDate;
const read = (cells: Partial<Record<string, Cell>>, headers = {}) =>
  readFiling(
    (field) => ({ month: "2026-10", revenue: "1", tax: "0", ...cells })[field as "month"] ?? "",
    headers,
    today,
  );
const value = (cells: Partial<Record<string, Cell>>, headers = {}) => {
  const outcome = read(cells, headers);
  return "value" in outcome ? outcome.value : outcome.reason;
};

test.each<[Cell, string]>([
  ["2026-10", "2026-10"],
  ["2026/3", "2026-03"],
  ["202603", "2026-03"],
  ["2026年3月", "2026-03"],
  ["２０２６年３月份", "2026-03"],
  ["2026-03-31", "2026-03"],
  ["2026年3月15日", "2026-03"],
  // A date cell of a spreadsheet: the count of its days.
  [46_082, "2026-03"],
])("%s is %s", (cell, month) => expect(value({ month: cell })).toMatchObject({ month }));

test.each<Cell>(["", "3月", "2026-13", "二〇二六年三月", "2026Q1", 3])("%s is no month", (cell) =>
  expect(value({ month: cell })).toBe("month"),
);

test.each<[Cell, string, number]>([
  ["1,234.50", "", 123_450],
  ["¥1,234.5元", "", 123_450],
  [0.1 + 0.2, "", 30],
  ["12.3456万", "", 12_345_600],
  ["12.3456", "营业收入（万元）", 12_345_600],
  ["12.3456万元", "营业收入（万元）", 12_345_600],
  ["1000000000", "", 100_000_000_000],
])("%s under %s is %d 分", (cell, header, revenue) =>
  expect(value({ revenue: cell }, { revenue: header })).toMatchObject({ revenue }),
);

test.each<Cell>(["", "-1", "0.001", "1e5", "1000000000.01", "约100", "=1+1", "100亿"])("%s is no amount", (cell) =>
  expect(value({ revenue: cell })).toBe("filing.amount"),
);

test("every amount of whole 分 reads back as itself, however a spreadsheet keeps it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (fen) => {
      expect(value({ revenue: fen / 100 })).toMatchObject({ revenue: fen });
      expect(value({ revenue: (fen / 100).toFixed(2) })).toMatchObject({ revenue: fen });
      expect(value({ revenue: String(fen / 1_000_000) }, { revenue: "万元" })).toMatchObject({ revenue: fen });
    }),
  );
});
