import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { AppError } from "@shanhai/domain/app-error";
import type { Cell } from "@shanhai/domain/import-row";
import { findHeader, type Header, type HeaderKnowledge, refuseColumns } from "@shanhai/domain/roster";
import { streamXlsxRows } from "hucre/xlsx";
import { dataRows, type FileRows } from "./file-rows.ts";

const FIELD = [{ field: "file", code: "format" }];
const MEGABYTE = 1024 * 1024;
/** Unpacked: 50,000 rows of twenty columns are some 100 MB of XML. */
const MOST_UNPACKED = 300 * MEGABYTE;
/** Rosters unpack to ten or twenty times their size; what unpacks to so many times is made of nothing, and rows of nothing fill a memory too. */
const MOST_TIMES = 100;
/** However small a file is, so much of it is no danger. */
const HARMLESS = 20 * MEGABYTE;
/** Rows that a sheet has at most (ECMA-376-1, 18.3.1.73, and every spreadsheet). */
const MOST_ROWS = 1_048_576;
/** Sheets that are looked at for a header, before and behind which covers and notes stand. */
const MOST_SHEETS = 10;
const HEAD_ROWS = 20;

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** Whether the file is a spreadsheet's: a ZIP, or the old container that .xls and protected files share. */
export function isXlsx(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || isOldContainer(bytes);
}

const isOldContainer = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const damaged = () => new AppError("file.damaged", { issues: FIELD });

interface Entry {
  name: string;
  compressed: Buffer;
  deflated: boolean;
}

/** The files in a ZIP as its central directory lists them (APPNOTE 6.3, 4.3.12). Throws `file.damaged`. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) throw damaged();
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [size, local] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    if (local + 30 > file.length) throw damaged();
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + (nameSize ?? 0)),
      compressed: file.subarray(data, data + size),
      deflated: file.readUInt16LE(at + 10) === 8,
    });
    at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (commentSize ?? 0);
  }
  return entries;
}

/**
 * Refuses what should not even be parsed: macros, and files that unpack to more than they should. The size is measured,
 * not taken from the directory, which may say anything; nothing is kept of what is unpacked.
 */
async function refuseDangers(bytes: Uint8Array): Promise<void> {
  if (isOldContainer(bytes)) throw new AppError("file.protected", { issues: FIELD });
  const entries = entriesOf(bytes);
  if (entries.some(({ name }) => /vbaProject|\.bin$|macrosheets/i.test(name) && !/printerSettings/i.test(name)))
    throw new AppError("file.macros", { issues: FIELD });
  const most = Math.min(MOST_UNPACKED, Math.max(HARMLESS, bytes.length * MOST_TIMES));
  let unpacked = 0;
  for (const { compressed, deflated } of entries) {
    if (!deflated) {
      unpacked += compressed.length;
      continue;
    }
    try {
      for await (const chunk of Readable.from([compressed]).pipe(createInflateRaw())) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > most) break;
      }
    } catch {
      throw damaged();
    }
    if (unpacked > most)
      throw new AppError("file.bomb", { max: Math.floor(most / MEGABYTE), issues: [{ field: "file", code: "long" }] });
  }
}

/** A cell as text or number: dates as people write them, yes and no as such, emptiness as empty text. */
function cellOf(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "string") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return typeof value === "boolean" ? (value ? "是" : "否") : "";
}

async function rowsOf(bytes: Uint8Array, sheet: number, limit?: number): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const { values } of streamXlsxRows(bytes, { sheet, ...(limit ? { maxRows: limit } : {}) })) {
    refuseColumns(values.length);
    if (rows.push(values.map(cellOf)) > MOST_ROWS) throw damaged();
  }
  return rows;
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
  await refuseDangers(bytes);
  try {
    for (let sheet = 0; sheet < MOST_SHEETS; sheet += 1) {
      const top = await rowsOf(bytes, sheet, HEAD_ROWS);
      const header = findHeader(top, known);
      if (header) return { header, rows: dataRows(head ? top : await rowsOf(bytes, sheet), header.index) };
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged();
  }
  throw new AppError("file.header", { issues: FIELD });
}
