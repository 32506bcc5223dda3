import { AppError } from "@shanhai/domain/app-error";
import {
  type Delimiter,
  decodeRoster,
  delimitersOf,
  findHeader,
  type Header,
  type HeaderKnowledge,
  headerProblem,
  MOST_COLUMNS,
  refuseColumns,
} from "@shanhai/domain/roster";
import { CsvError, parse } from "csv-parse/sync";
import { dataRows, type FileRows } from "./file-rows.ts";

/** Enough text to hold a title, a header and a few rows. */
const HEAD = 64 * 1024;
const HEAD_ROWS = 20;

/** Without a single quote a file is lines and cells, whoever wrote it: an eighth of the parser's time. */
function splitLines(text: string): string[] {
  // A lone return within lines that end otherwise is part of a cell.
  const end = text.includes("\r") ? (text.includes("\n") ? /\r?\n/ : "\r") : "\n";
  return text.split(end).filter((line) => line !== "");
}

function splitCells(text: string, delimiter: Delimiter, limit?: number): string[][] {
  const lines = splitLines(text);
  return (limit ? lines.slice(0, limit) : lines).map((line) => line.split(delimiter));
}

/** The data rows of a file that has no quotes: lines until somebody asks for their cells. */
function splitRows(text: string, delimiter: Delimiter, header: number): FileRows {
  const said = new RegExp(`[^\\s${delimiter}]`);
  const lines = splitLines(text)
    .slice(header + 1)
    .filter((line) => said.test(line));
  for (const line of lines) if (line.length >= MOST_COLUMNS) refuseColumns(line.split(delimiter).length);
  return {
    length: lines.length,
    slice: (from, to) => lines.slice(from, to).map((line) => line.split(delimiter)),
  };
}

function parseQuoted(text: string, delimiter: Delimiter, limit?: number): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    bom: true,
    ...(limit ? { to: limit } : {}),
  });
}

function parseCells(text: string, delimiter: Delimiter, limit?: number): string[][] {
  const rows = text.includes('"') ? parseQuoted(text, delimiter, limit) : splitCells(text, delimiter, limit);
  for (const row of rows) refuseColumns(row.length);
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
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** The first rows; of the whole text only where its head ends within them, perhaps inside a quoted cell. */
function topRows(text: string, delimiter: Delimiter): string[][] {
  if (text.length > HEAD) {
    const rows = orNone(() => parseCells(text.slice(0, HEAD), delimiter, HEAD_ROWS));
    if (rows.length === HEAD_ROWS) return rows;
  }
  return parseCells(text, delimiter, HEAD_ROWS);
}

/** Reads a CSV file, or only its head. Throws `file.*` with what is wrong and what to do. */
export function readCsv(
  bytes: Uint8Array,
  known: HeaderKnowledge,
  { head }: { head: boolean },
): { header: Header; rows: FileRows } {
  const text = decodeRoster(bytes);
  // A note full of semicolons does not make them the delimiter: the header decides.
  for (const delimiter of delimitersOf(text)) {
    const top = orNone(() => topRows(text, delimiter));
    const header = findHeader(top, known);
    if (!header) continue;
    if (head) return { header, rows: dataRows(top, header.index) };
    const rows = text.includes('"')
      ? dataRows(
          orFormat(() => parseCells(text, delimiter)),
          header.index,
        )
      : splitRows(text, delimiter, header.index);
    return { header, rows };
  }
  const likeliest = (part: string) => parseCells(part, delimitersOf(part)[0], HEAD_ROWS);
  const problem = headerProblem(bytes, known, (part) => orNone(() => likeliest(part)));
  if (problem.code === "file.header") orFormat(() => likeliest(text));
  throw problem;
}
