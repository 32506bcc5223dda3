import { csvLine } from "@shanhai/contract/spreadsheet-cell";
import type { Cell } from "@shanhai/domain/import-row";

type Rows = readonly (readonly Cell[])[];

/** Text as CSV has it (RFC 4180), no cell of it a formula. */
export function csvOf(rows: Rows): string {
  return `${rows.map(csvLine).join("\r\n")}\r\n`;
}

/** With the mark by which Excel knows UTF-8 in Chinese. */
export function utf8Csv(rows: Rows): Uint8Array {
  return new TextEncoder().encode(`\ufeff${csvOf(rows)}`);
}
