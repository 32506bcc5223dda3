import { createHash } from "node:crypto";
import type { ImportField, ImportMapping } from "@shanhai/contract/import-job";
import { AppError } from "@shanhai/domain/app-error";
import { type Delimiter, decodeRoster, delimitersOf, findHeader, headerProblem } from "@shanhai/domain/roster";
import { CsvError, parse } from "csv-parse/sync";

/** Where a job's files are kept, below its tenant. */
export const ROSTER_FILE = (importJobId: string) => `imports/${importJobId}/roster`;
export const ERROR_FILE = (importJobId: string) => `imports/${importJobId}/errors.csv`;

/** Enough text to hold a title, a header and a few rows. */
const HEAD = 64 * 1024;
const MOST_COLUMNS = 500;

/** What tells a file from the one put in its place. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function parseCells(text: string, delimiter: Delimiter, limit?: number): string[][] {
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    bom: true,
    ...(limit ? { to: limit } : {}),
  });
  if (rows.some((row) => row.length > MOST_COLUMNS))
    throw new AppError("file.header", { issues: [{ field: "file", code: "many" }] });
  return rows;
}

/** Throws `file.format` with the row where the text stops being CSV. */
function orFormat<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("file.format", { row: error.lines ?? 1, issues: [{ field: "file", code: "format" }] });
  }
}

function orNone<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof CsvError || error instanceof AppError) return [];
    throw error;
  }
}

const HEAD_ROWS = 20;

/** The first rows; of the whole text only where its head ends within them, perhaps inside a quoted cell. */
function topRows(text: string, delimiter: Delimiter): string[][] {
  if (text.length > HEAD) {
    const rows = orNone(() => parseCells(text.slice(0, HEAD), delimiter, HEAD_ROWS));
    if (rows.length === HEAD_ROWS) return rows;
  }
  return parseCells(text, delimiter, HEAD_ROWS);
}

export interface Roster {
  headers: readonly string[];
  /** What the columns are given as, or else seem to mean. */
  mapping: ImportMapping;
  /** Data rows that are not blank, in the file's order; only the first few when only the head was opened. */
  rows: readonly (readonly string[])[];
}

interface RosterOptions {
  head?: boolean;
  /** Which columns mean what, where somebody said so. */
  mapping?: ImportMapping | undefined;
}

/** Reads a roster file, or only its head. Throws `file.*` with what is wrong and what to do. */
export function openRoster(bytes: Uint8Array, { head = false, mapping }: RosterOptions = {}): Roster {
  const text = decodeRoster(bytes);
  // A note full of semicolons does not make them the delimiter: the header decides.
  for (const delimiter of delimitersOf(text)) {
    const top = orNone(() => topRows(text, delimiter));
    const header = findHeader(top, mapping);
    if (!header) continue;
    const rows = head ? top : orFormat(() => parseCells(text, delimiter));
    const data = rows.slice(header.index + 1).filter((row) => row.some((cell) => cell.trim() !== ""));
    return { headers: header.headers, mapping: header.mapping, rows: data };
  }
  const likeliest = (part: string) => parseCells(part, delimitersOf(part)[0], HEAD_ROWS);
  const problem = headerProblem(bytes, (part) => orNone(() => likeliest(part)));
  if (problem.code === "file.header") orFormat(() => likeliest(text));
  throw problem;
}

/** The mark with which `csvCell`, and spreadsheets, make text of what would be a formula: not part of the cell. */
const TEXT_MARK = /^'(?=[=+\-@\t\r])/;

/** Reads one row's cells by field. */
export function cellReader(
  headers: readonly string[],
  mapping: ImportMapping,
): (row: readonly string[]) => (field: ImportField) => string {
  const columns = new Map(Object.entries(mapping).map(([field, header]) => [field, headers.indexOf(header ?? "")]));
  return (row) => (field) => (row[columns.get(field) ?? -1] ?? "").replace(TEXT_MARK, "");
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
