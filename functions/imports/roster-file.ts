import type { ImportField, ImportMapping } from "@shanhai/contract/import-job";
import { AppError } from "@shanhai/domain/app-error";
import { decodeRoster, delimiterOf, findHeader } from "@shanhai/domain/roster";
import { CsvError, parse } from "csv-parse/sync";

/** Where a job's files are kept, below its tenant. */
export const ROSTER_FILE = (importJobId: string) => `imports/${importJobId}/roster`;
export const ERROR_FILE = (importJobId: string) => `imports/${importJobId}/errors.csv`;

/** Enough text to hold a title, a header and a few rows. */
const HEAD = 64 * 1024;
const MOST_COLUMNS = 500;

function parseCells(text: string, limit?: number): string[][] {
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
    ...(limit ? { to: limit } : {}),
  });
  if (rows.some((row) => row.length > MOST_COLUMNS))
    throw new AppError("file.header", { issues: [{ field: "file", code: "many" }] });
  return rows;
}

function parseOr422(text: string, limit?: number): string[][] {
  try {
    return parseCells(text, limit);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("file.format", { row: error.lines ?? 1, issues: [{ field: "file", code: "format" }] });
  }
}

export interface Roster {
  headers: readonly string[];
  /** What the columns seem to mean. */
  mapping: ImportMapping;
  /** Data rows that are not blank, in the file's order; only the first few when only the head was opened. */
  rows: readonly (readonly string[])[];
}

const HEAD_ROWS = 20;

/** Reads a roster file, or only its head. Throws `file.*` with what is wrong and what to do. */
export function openRoster(bytes: Uint8Array, { head = false } = {}): Roster {
  const text = decodeRoster(bytes);
  const lookAt = (part: string) => {
    try {
      return parseCells(part, HEAD_ROWS);
    } catch {
      return [];
    }
  };
  const rows = head ? lookAt(text.slice(0, HEAD)) : parseOr422(text);
  const { index, headers, mapping } = findHeader(rows, { bytes, parse: lookAt });
  const data = rows.slice(index + 1).filter((row) => row.some((cell) => cell.trim() !== ""));
  return { headers, mapping, rows: data };
}

/** Reads one row's cells by field. */
export function cellReader(
  headers: readonly string[],
  mapping: ImportMapping,
): (row: readonly string[]) => (field: ImportField) => string {
  const columns = new Map(Object.entries(mapping).map(([field, header]) => [field, headers.indexOf(header ?? "")]));
  return (row) => (field) => row[columns.get(field) ?? -1] ?? "";
}

const FORMULA = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet will take for a formula, quoted where CSV asks for it. */
function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file that Excel opens in Chinese: UTF-8 with its mark, CRLF, formulas neutralised. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`);
}
