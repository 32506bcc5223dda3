import type { ImportMapping } from "@shanhai/contract/import-field";
import type { CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import { monthOf } from "./calendar.ts";
import { type FilingInput, monthIssue } from "./filing.ts";
import { type Cell, dateOfSerial, type RowCells, type RowOutcome, textOf, tidy } from "./import-row.ts";

/** One row of a file of filings; the reason is for a month that is filed already with other figures. */
export interface FilingRow extends FilingInput {
  reason?: string | undefined;
}

const MAX_FEN = 100_000_000_000;
/** 分 in one 元. */
const YUAN = 100;
/** What 万 multiplies by. */
const WAN = 10_000;

/** A month as people write it (2026-10, 2026/10, 202610, 2026年10月, or a date in it); undefined when it cannot be told. */
export function readMonth(cell: Cell): CalendarMonth | undefined {
  const serial = typeof cell === "number" ? dateOfSerial(cell) : undefined;
  if (serial) return monthOf(serial as CalendarDate);
  const match = /^((?:19|20|21)\d\d)(?:[-/.年]?(\d{1,2}))(?:月份?|[-/.月]\d{1,2}日?)?$/.exec(tidy(String(cell)));
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12
    ? (`${match[1]}-${String(month).padStart(2, "0")}` as CalendarMonth)
    : undefined;
}

/**
 * An amount in 元, or in 万元 where the column or the cell says so, as whole 分; undefined when it is none, has parts of a
 * 分, or is above a filing's bound. Spreadsheets keep 0.1 + 0.2 as 0.30000000000000004: what is off by less than a
 * thousandth of a 分 is meant exactly.
 */
function readAmount(cell: Cell, header = ""): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,20})?)(万)?元?$/.exec(tidy(String(cell)).replace(/[\s,¥]/g, ""));
  if (!match) return undefined;
  const scale = YUAN * (match[2] || /万/.test(header) ? WAN : 1);
  const exact = Number(match[1]) * scale;
  const fen = Math.round(exact);
  return Math.abs(exact - fen) < 0.001 && fen <= MAX_FEN ? fen : undefined;
}

/** One data row as a filing, its amounts in the unit that the headers name. */
export function readFiling(raw: RowCells, mapping: ImportMapping, today: CalendarDate): RowOutcome<FilingRow> {
  const month = readMonth(raw("month"));
  if (!month) return { reason: "month" };
  const issue = monthIssue(month, today);
  if (issue) return { reason: issue };
  const revenue = readAmount(raw("revenue"), mapping.revenue);
  const tax = readAmount(raw("tax"), mapping.tax);
  if (revenue === undefined || tax === undefined) return { reason: "filing.amount" };
  const [note, reason] = [textOf(raw("note")), textOf(raw("reason"))];
  if (note.length > 500 || reason.length > 200) return { reason: "text.long" };
  return { value: { month, revenue, tax, ...(note ? { note } : {}), ...(reason ? { reason } : {}) } };
}
