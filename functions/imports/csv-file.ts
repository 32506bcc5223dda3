import { AppError } from "@shanhai/domain/app-error";
import {
  type Delimiter,
  decodeRoster,
  delimitersOf,
  findHeader,
  type Header,
  type HeaderKnowledge,
  headerProblem,
  refuseColumns,
} from "@shanhai/domain/roster";
import { CsvError, parse } from "csv-parse/sync";

/** Enough text to hold a title, a header and a few rows. */
const HEAD = 64 * 1024;
const HEAD_ROWS = 20;

/** Without a single quote a file is lines and cells, whoever wrote it: an eighth of the parser's time. */
function splitCells(text: string, delimiter: Delimiter, limit?: number): string[][] {
  // A lone return within lines that end otherwise is part of a cell.
  const end = text.includes("\r") ? (text.includes("\n") ? /\r?\n/ : "\r") : "\n";
  const lines = text.split(end).filter((line) => line !== "");
  return (limit ? lines.slice(0, limit) : lines).map((line) => line.split(delimiter));
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
): { header: Header; rows: string[][] } {
  const text = decodeRoster(bytes);
  // A note full of semicolons does not make them the delimiter: the header decides.
  for (const delimiter of delimitersOf(text)) {
    const top = orNone(() => topRows(text, delimiter));
    const header = findHeader(top, known);
    if (header) return { header, rows: head ? top : orFormat(() => parseCells(text, delimiter)) };
  }
  const likeliest = (part: string) => parseCells(part, delimitersOf(part)[0], HEAD_ROWS);
  const problem = headerProblem(bytes, known, (part) => orNone(() => likeliest(part)));
  if (problem.code === "file.header") orFormat(() => likeliest(text));
  throw problem;
}
