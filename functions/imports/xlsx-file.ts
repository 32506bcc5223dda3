import { AppError } from "@shanhai/domain/app-error";
import { findHeader, type Header, type HeaderKnowledge } from "@shanhai/domain/roster";
import { dataRows, type FileRows } from "./file-rows.ts";
import { readRows } from "./xlsx-sheet.ts";
import { openWorkbook } from "./xlsx-workbook.ts";
import { damaged, entriesOf, measure, type ZipEntry } from "./zip-file.ts";

const FIELD = [{ field: "file", code: "format" }];
const MEGABYTE = 1024 * 1024;
/** Unpacked: 50,000 rows of twenty columns are some 100 MB of XML. */
const MOST_UNPACKED = 300 * MEGABYTE;
/** Rosters unpack to ten or twenty times their size; what unpacks to so many times is made of nothing, and rows of nothing fill a memory too. */
const MOST_TIMES = 100;
/** However small a file is, so much of it is no danger. */
const HARMLESS = 20 * MEGABYTE;
/** Unpacked once and kept, of all files together; what is larger is unpacked again each time it is read. */
const MOST_KEPT = 32 * MEGABYTE;
/** Sheets that are looked at for a header, before and behind which covers and notes stand. */
const MOST_SHEETS = 10;
const HEAD_ROWS = 20;

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** Whether the file is a spreadsheet's: a ZIP, or the old container that .xls and protected files share. */
export function isXlsx(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || isOldContainer(bytes);
}

const isOldContainer = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/**
 * Refuses what should not even be parsed: macros, and files that unpack to more than they should. The size is measured,
 * not taken from the directory, which may say anything. Returns the files in it.
 */
async function openSafely(bytes: Uint8Array): Promise<ZipEntry[]> {
  if (isOldContainer(bytes)) throw new AppError("file.protected", { issues: FIELD });
  const entries = entriesOf(bytes);
  if (entries.some(({ name }) => /vbaProject|\.bin$|macrosheets/i.test(name) && !/printerSettings/i.test(name)))
    throw new AppError("file.macros", { issues: FIELD });
  const most = Math.min(MOST_UNPACKED, Math.max(HARMLESS, bytes.length * MOST_TIMES));
  let [unpacked, kept] = [0, 0];
  for (const entry of entries) {
    unpacked += await measure(entry, most - unpacked, MOST_KEPT - kept);
    kept += entry.whole?.length ?? 0;
    if (unpacked > most)
      throw new AppError("file.bomb", { max: Math.floor(most / MEGABYTE), issues: [{ field: "file", code: "long" }] });
  }
  return entries;
}

/**
 * Reads the first sheet that has a header, or only its head. Throws `file.*`: `file.header` where no sheet has one,
 * `file.macros`, `file.protected`, `file.bomb` for what is refused unread.
 */
export async function readXlsx(
  bytes: Uint8Array,
  known: HeaderKnowledge,
  { head }: { head: boolean },
): Promise<{ header: Header; rows: FileRows }> {
  const entries = await openSafely(bytes);
  try {
    const workbook = await openWorkbook(entries);
    for (const sheet of workbook.sheets.slice(0, MOST_SHEETS)) {
      if (!sheet) throw damaged();
      const top = await readRows(sheet, workbook, HEAD_ROWS);
      const header = findHeader(top, known);
      if (header) return { header, rows: dataRows(head ? top : await readRows(sheet, workbook), header.index) };
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged();
  }
  throw new AppError("file.header", { issues: FIELD });
}
