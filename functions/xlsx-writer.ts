import type { Cell } from "@shanhai/domain/import-row";
import { XlsxStreamWriter } from "hucre/xlsx";

/** Text as SpreadsheetML keeps what XML cannot (ECMA-376-1, 22.4.2.4): controls by their code, and what looks like such a code. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, "0")}_`);
}

interface XlsxColumn {
  width: number;
  numFmt?: string;
}

/** A spreadsheet of text and numbers: text stays text, whatever it begins with, so no formula can come of it. */
export async function writeXlsx(
  name: string,
  rows: Iterable<readonly (Cell | null)[]>,
  columns?: XlsxColumn[],
): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({ name, ...(columns ? { columns } : {}) });
  for (const row of rows) writer.addRow(row.map((cell) => (typeof cell === "string" ? escapeXml(cell) : cell)));
  return writer.finish();
}
