import type { Cell } from "@shanhai/domain/import-row";
import { refuseColumns } from "@shanhai/domain/roster";
import { eachTag, type Workbook } from "./xlsx-workbook.ts";
import { NAMES, type XmlTags } from "./xml-tags.ts";
import { damaged, type ZipEntry } from "./zip-file.ts";

/** Rows that a sheet has at most (ECMA-376-1, 18.3.1.73, and every spreadsheet). */
const MOST_ROWS = 1_048_576;
const DAY_MS = 86_400_000;

/** A day as people write it; serial numbers count from 1899-12-30, since 1900 was no leap year but for one program. */
function dayOf(serial: number, from1904: boolean): string {
  const at = new Date(Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30) + serial * DAY_MS);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 10);
}

/** The value of a cell as text or number: dates as people write them, yes and no as such (ECMA-376-1, 18.3.1.4). */
function readValue(tags: XmlTags, kind: string, style: number, { texts, dates, from1904 }: Workbook): Cell {
  if (kind === "s") return texts[tags.wholeNumber()] ?? "";
  const text = tags.text();
  if (kind === "b") return /^(1|true)$/i.test(text) ? "是" : "否";
  if (kind === "d") return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text;
  if (kind !== "n" || text.trim() === "") return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return dates[style] ? dayOf(number, from1904) : number;
}

/**
 * A sheet's rows in its order, as wide as what they say; those of nothing are empty. Throws `file.columns` where one is too wide
 * and `file.damaged` where there are more than a sheet has.
 */
export async function readRows(
  sheet: ZipEntry,
  workbook: Workbook,
  limit = Number.POSITIVE_INFINITY,
): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  let row: Cell[] | undefined;
  let [column, style, kind] = [0, -1, "n"];
  let value: Cell = "";
  let phonetic = false;

  function endCell(): void {
    if (row && value !== "") {
      if (column >= row.length) refuseColumns(column + 1);
      while (row.length < column) row.push("");
      row[column] = value;
    }
    column += 1;
  }

  function takeSharedTexts(tags: XmlTags): void {
    for (let text = tags.sharedText(); text >= 0; text = tags.sharedText()) {
      column = tags.sharedColumn;
      value = workbook.texts[text] ?? "";
      endCell();
    }
  }

  await eachTag(sheet, (tags) => {
    const { name, closing, empty } = tags;
    if (name === NAMES.c) {
      if (closing) endCell();
      else {
        const said = tags.column();
        if (said >= 0) column = said;
        kind = tags.kind();
        style = tags.style();
        value = "";
        if (empty) column += 1;
      }
    } else if (name === NAMES.v) {
      if (closing) value = readValue(tags, kind, style, workbook);
    } else if (name === NAMES.t) {
      if (closing && !phonetic) value += tags.text();
    } else if (name === NAMES.row) {
      if (closing) row = undefined;
      else {
        row = [];
        column = 0;
        if (rows.push(row) > MOST_ROWS) throw damaged();
        if (empty) row = undefined;
      }
      if (row === undefined) return rows.length >= limit;
    } else if (name === NAMES.rPh) phonetic = !closing && !empty;
    // Behind the beginning of a row or the end of a cell.
    if (row && (name === NAMES.row || (closing && name === NAMES.c))) takeSharedTexts(tags);
    return false;
  });
  // The rest of a row is missing, and who knows how many behind it.
  if (row) throw damaged();
  return rows;
}
