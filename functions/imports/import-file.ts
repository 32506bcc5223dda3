import { createHash } from "node:crypto";
import type { ImportMapping } from "@shanhai/contract/import-field";
import { unmarked } from "@shanhai/contract/spreadsheet-cell";
import type { Cell, RowCells } from "@shanhai/domain/import-row";
import type { HeaderKnowledge } from "@shanhai/domain/roster";
import { readCsv } from "./csv-file.ts";
import type { FileRows } from "./file-rows.ts";
import { isXlsx, readXlsx } from "./xlsx-file.ts";

/** What tells a file from the one put in its place. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export interface ImportFile {
  headers: readonly string[];
  /** What the columns are given as, or else seem to mean. */
  mapping: ImportMapping;
  /** Data rows that are not blank, in the file's order; only the first few when only the head was opened. */
  rows: FileRows;
}

/** Reads an uploaded file, CSV or XLSX, or only its head. Throws `file.*` with what is wrong and what to do. */
export async function openImportFile(
  bytes: Uint8Array,
  known: HeaderKnowledge,
  { head = false } = {},
): Promise<ImportFile> {
  const read = isXlsx(bytes) ? await readXlsx(bytes, known, { head }) : readCsv(bytes, known, { head });
  const { headers, mapping } = read.header;
  return { headers, mapping, rows: read.rows };
}

/** Reads one row's cells by field. */
export function cellReader(headers: readonly string[], mapping: ImportMapping): (row: readonly Cell[]) => RowCells {
  const columns = new Map<string, number>();
  for (const [field, header] of Object.entries(mapping)) {
    const column = headers.indexOf(header ?? "");
    if (column >= 0) columns.set(field, column);
  }
  return (row) => (field) => {
    const column = columns.get(field);
    const cell = column === undefined ? "" : (row[column] ?? "");
    return typeof cell === "string" ? unmarked(cell) : cell;
  };
}
