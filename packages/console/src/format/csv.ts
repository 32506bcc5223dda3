import { csvLine } from "@shanhai/contract/spreadsheet-cell";

/** A CSV file that Excel opens in Chinese: UTF-8 with its mark, CRLF, formulas neutralised. */
export function csvBlob(rows: readonly (readonly string[])[]): Blob {
  return new Blob([`\ufeff${rows.map(csvLine).join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}
