import { neutralise } from "@shanhai/domain/export-job";
import type { Cell } from "@shanhai/domain/import-row";

type Rows = readonly (readonly Cell[])[];

/** Text as CSV has it (RFC 4180), no cell of it a formula. */
export function csvOf(rows: Rows): string {
  const line = (row: readonly Cell[]) =>
    row
      .map((cell) => (typeof cell === "number" ? String(cell) : neutralise(cell)))
      .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(",");
  return `${rows.map(line).join("\r\n")}\r\n`;
}

/** With the mark by which Excel knows UTF-8 in Chinese. */
export function utf8Csv(rows: Rows): Uint8Array {
  return new TextEncoder().encode(`\ufeff${csvOf(rows)}`);
}
