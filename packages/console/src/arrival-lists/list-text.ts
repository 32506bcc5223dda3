import { checkIdNumber, normalisePhone } from "@shanhai/contract/identity";

export interface ListRow {
  /** What stands in the list, to find it there again. */
  text: string;
  phone?: string;
  idNumber?: string;
}

const SEPARATORS = /[,\t;，；、]+/;

/** Lists come from spreadsheets and messages: UTF-8, or what Excel in China saves. */
export function decodeList(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The people of a list: a line each, by whatever in it is a phone or an ID number. Titles above the first are no people. */
export function readList(text: string): ListRow[] {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): ListRow => {
      const cells = line
        .replaceAll('"', "")
        .split(SEPARATORS)
        .flatMap((cell) => [cell, ...cell.trim().split(/\s+/)]);
      const phone = cells.map(normalisePhone).find((one) => one !== undefined);
      const idNumber = cells.map((cell) => checkIdNumber(cell)).find((one) => "idNumber" in one);
      return {
        text: line,
        ...(phone ? { phone } : {}),
        ...(idNumber && "idNumber" in idNumber ? { idNumber: idNumber.idNumber } : {}),
      };
    });
  const first = rows.findIndex(({ phone, idNumber }) => phone || idNumber);
  return first < 0 ? [] : rows.slice(first);
}
