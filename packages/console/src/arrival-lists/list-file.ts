import { MOST_LISTED } from "@shanhai/contract/arrival-list";
import { decodeList, readList } from "./list-text.ts";

/** A list of a thousand people weighs far less; what is larger is no such list. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Covers and notes may stand before the sheet with the people. */
const MOST_SHEETS = 5;
/** Titles above the people, and one row too many to say that there are too many. */
const MOST_ROWS = MOST_LISTED + 50;

export type ListFileIssue = "large" | "damaged" | "old";

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** A cell as the list shows it: dates as days, whole numbers without an exponent. */
function cellText(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : "";
  // A break within a cell is none between people.
  return typeof value === "string" ? value.replace(/\s+/g, " ") : "";
}

/** The first sheet that names anybody, a line a row; the text of the first where none does. */
async function sheetText(bytes: Uint8Array): Promise<string> {
  // Only for those who choose a spreadsheet: the parser weighs more than the rest of the dialog.
  const { readXlsx } = await import("hucre/xlsx");
  const { sheets } = await readXlsx(bytes);
  const texts = sheets.slice(0, MOST_SHEETS).map(({ rows }) =>
    rows
      .slice(0, MOST_ROWS)
      .map((row) => row.map(cellText).join("\t"))
      .join("\n"),
  );
  return texts.find((text) => readList(text).length > 0) ?? texts[0] ?? "";
}

/** A list's file as text, a line each: CSV and text as they are, XLSX with its cells apart. */
export async function readListFile(file: Blob): Promise<{ text: string } | { issue: ListFileIssue }> {
  if (file.size > MOST_BYTES) return { issue: "large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { issue: "old" };
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { text: decodeList(bytes.buffer) };
  try {
    return { text: await sheetText(bytes) };
  } catch {
    return { issue: "damaged" };
  }
}
