import type { EnterpriseInput } from "@shanhai/contract/enterprise";
import { checkIdNumber, normalisePhone } from "@shanhai/contract/identity";
import type { ImportField } from "@shanhai/contract/import-field";
import type { RowIssueCode } from "@shanhai/contract/problems/row-issue";
import { type CalendarDate, type Fen, isCalendarDate, withoutInvisible } from "@shanhai/contract/scalar";
import { readSkillLevel } from "@shanhai/contract/skill-level";
import { Uscc } from "@shanhai/contract/uscc";
import type { Person } from "./candidate.ts";
import type { PositionInput } from "./position.ts";

/** A cell as the file has it: spreadsheets keep numbers as numbers, and what such a number was meant to be is lost. */
export type Cell = string | number;

/** The cells of one row by field; empty text where there is no such column. */
export type RowCells<Field extends string = ImportField> = (field: Field) => Cell;

/** One row read, or the reason why it may not be stored. */
export type RowOutcome<T> = { value: T } | { reason: RejectionReason };

/** Printable ASCII and the common Chinese characters are what they are in any form; most cells have nothing else. */
const PLAIN = /^[!-~\u4e00-\u9fa5]*$/;
/** With spaces and the punctuation of Chinese besides: nothing invisible, and nothing that NFC would change. */
const PLAIN_TEXT = /^[ -~\u3001\u3002\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** What nobody sees is taken out, and full-width forms become the plain ones. */
export const tidy = (words: string) => (PLAIN.test(words) ? words : withoutInvisible(words).normalize("NFKC").trim());

/** A number that stands for a sequence of digits has lost its leading zeros, or its last digits, or is in 1.9E+10 form. */
function isNumeric(cell: Cell): boolean {
  return typeof cell === "number" || (/[eEｅＥ]/.test(cell) && /^\d(\.\d+)?E\+?\d+$/i.test(tidy(cell)));
}

const PAY = /^(\d+(?:\.\d+)?)(千|k|万|w)?(?:[-~—–至到](\d+(?:\.\d+)?)(千|k|万|w)?)?(?:元)?(?:\/?每?月)?$/i;

/** What a number of that unit counts in 元. */
function scaleOf(unit: string | undefined): number {
  if (!unit) return 1;
  return unit === "千" || unit === "k" || unit === "K" ? 1000 : 10_000;
}

/** Pay as people write it (`5900`, `4-6千`, `1.2万`, `5000~6000元`), in 分 per month; undefined when it cannot be told. */
export function readPay(raw: string): { min: Fen; max: Fen } | undefined {
  const match = PAY.exec(tidy(raw).replace(/[\s,，]/g, ""));
  if (!match) return undefined;
  const [, low = "", lowUnit, high = low, highUnit = lowUnit] = match;
  const min = Math.round(Number(low) * scaleOf(lowUnit ?? highUnit) * 100);
  const max = Math.round(Number(high) * scaleOf(highUnit) * 100);
  return min <= max && max <= 10_000_000_000 ? { min: min as Fen, max: max as Fen } : undefined;
}

/** A date as people write it (2025-09-01, 2025/9/15, 2025年10月8日, 随时); undefined when it cannot be told. */
export function readAvailability(raw: string): CalendarDate | "anytime" | undefined {
  const words = tidy(raw);
  if (/^(随时|马上|立即|即时)/.test(words)) return "anytime";
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words);
  if (!match) return undefined;
  const [, year, month = "", day = ""] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? (date as CalendarDate) : undefined;
}

const YES = /^(是|同意|已同意|已授权|y|yes|true|1|√|✓)$/i;

export type RejectionReason = Extract<
  RowIssueCode,
  | "phone.numeric"
  | "idNumber.numeric"
  | "uscc.numeric"
  | "uscc.format"
  | "uscc.checksum"
  | "title.missing"
  | "headcount"
  | "pay.missing"
  | "place.missing"
  | "skillLevel.unknown"
  | "order.full"
  | "order.closed"
  | "text.long"
  | "phone.invalid"
  | "idNumber.checksum"
  | "idNumber.date"
  | "idNumber.division"
  | "name.missing"
  | "name.invalid"
  | "note.long"
  | "identity.missing"
  | "identity.conflict"
  | "consent.missing"
  | "month"
  | "month.future"
  | "month.old"
  | "filing.amount"
  | "filing.reason"
  | "duplicate"
>;

/** Spreadsheets count days from 1899-12-30; a plain number in a column of dates is such a count. */
export function dateOfSerial(days: number): string | undefined {
  if (!Number.isInteger(days) || days < 20_000 || days > 80_000) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The words of a cell on one line, without what nobody sees. */
export function textOf(cell: Cell): string {
  const text = String(cell);
  return PLAIN.test(text) ? text : withoutInvisible(text).normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Words of up to a hundred characters on one line. */
function shortWords(value: string): string | undefined {
  return value.length <= 100 && !/[\n\r]/.test(value) ? value : undefined;
}

function readYears(value: string): number | undefined {
  return /^\d{1,2}年?$/.test(value) ? Number.parseInt(value, 10) : undefined;
}

const noteOf = (text: string) => (PLAIN_TEXT.test(text) ? text : withoutInvisible(text).normalize("NFC")).trim();

/**
 * One data row as a person. Words that cannot be read are kept in the note; nothing is ever cut but characters that nobody
 * sees, and nothing guessed: a phone or ID number kept as a number is refused. Nobody is born after `today`.
 */
export function readPerson(raw: RowCells, today?: CalendarDate): RowOutcome<Person> {
  const name = textOf(raw("name"));
  if (!name) return { reason: "name.missing" };
  if (name.length > 50) return { reason: "name.invalid" };
  if (!YES.test(tidy(String(raw("consent"))))) return { reason: "consent.missing" };
  const [phoneCell, idCell] = [raw("phone"), raw("idNumber")];
  if (isNumeric(phoneCell)) return { reason: "phone.numeric" };
  const rawPhone = tidy(String(phoneCell));
  const phone = rawPhone ? normalisePhone(rawPhone) : undefined;
  if (rawPhone && !phone) return { reason: "phone.invalid" };
  if (isNumeric(idCell)) return { reason: "idNumber.numeric" };
  const rawId = tidy(String(idCell));
  const checked = rawId ? checkIdNumber(rawId, today) : undefined;
  if (checked && "issue" in checked) return { reason: checked.issue };
  if (!phone && !checked) return { reason: "identity.missing" };

  const unread: string[] = [];
  const read = <T>(field: ImportField, parse: (words: string) => T | undefined): T | undefined => {
    const cell = raw(field);
    // Most files have half of the columns.
    if (cell === "") return undefined;
    const words = tidy(String(cell));
    const value = words ? parse(words) : undefined;
    if (words && value === undefined) unread.push(words);
    return value;
  };
  const pay = read("expectedPay", readPay);
  const person: Person = {
    name,
    phone,
    idNumber: checked?.idNumber,
    homePlace: read("homePlace", shortWords),
    occupation: read("occupation", shortWords),
    skillLevel: read("skillLevel", readSkillLevel),
    experienceYears: read("experienceYears", readYears),
    expectedPayMin: pay?.min,
    expectedPayMax: pay?.max,
    intendedPlace: read("intendedPlace", shortWords),
    availableFrom: read("availableFrom", (words) => {
      const serial = raw("availableFrom");
      return readAvailability((typeof serial === "number" ? dateOfSerial(serial) : undefined) ?? words);
    }),
  };
  const own = noteOf(String(raw("note")));
  const note = unread.length === 0 ? own : [own, ...unread].filter(Boolean).join("；");
  if (note.length > 1000) return { reason: "note.long" };
  if (note) person.note = note;
  return { value: person };
}

/** Text of up to so many characters, undefined where the cell is empty; `long` where it is too long. */
function optionalText(raw: RowCells, field: ImportField, max: number): { text?: string } | { long: true } {
  const text = textOf(raw(field));
  if (text.length > max) return { long: true };
  return text ? { text } : {};
}

/** One data row as a client enterprise, known by its USCC (GB 32100-2015). */
export function readEnterprise(raw: RowCells): RowOutcome<EnterpriseInput> {
  const name = textOf(raw("name"));
  if (!name) return { reason: "name.missing" };
  if (isNumeric(raw("uscc"))) return { reason: "uscc.numeric" };
  const uscc = Uscc.safeParse(String(raw("uscc")));
  if (!uscc.success)
    return { reason: uscc.error.issues[0]?.message === "uscc.checksum" ? "uscc.checksum" : "uscc.format" };
  const optional = (["industry", "chain", "contactName", "contactPhone"] as const).map((field) => ({
    field,
    read: optionalText(raw, field, { industry: 100, chain: 50, contactName: 50, contactPhone: 30 }[field]),
  }));
  if (name.length > 100 || optional.some(({ read }) => "long" in read)) return { reason: "text.long" };
  const known = optional.flatMap(({ field, read }) => ("text" in read ? [[field, read.text]] : []));
  return { value: { name, uscc: uscc.data, ...Object.fromEntries(known) } };
}

/** One data row as a position of an order; without an occupation of its own, its title is its occupation. */
export function readPosition(raw: RowCells): RowOutcome<PositionInput> {
  const title = textOf(raw("title"));
  if (!title) return { reason: "title.missing" };
  const headcount = /^(\d{1,6})\s*[人名个]?$/.exec(tidy(String(raw("headcount"))))?.[1];
  if (!headcount || Number(headcount) < 1 || Number(headcount) > 100_000) return { reason: "headcount" };
  const pay = readPay(String(raw("pay")));
  if (!pay) return { reason: "pay.missing" };
  const place = textOf(raw("place"));
  if (!place) return { reason: "place.missing" };
  const level = tidy(String(raw("skillLevel")));
  const skillLevel = level ? readSkillLevel(level) : undefined;
  // 不限 is no level, not an unknown one.
  if (level && !skillLevel && !/^(不限|无要求|无)$/.test(level)) return { reason: "skillLevel.unknown" };
  const occupation = textOf(raw("occupation")) || title;
  const careerPath = textOf(raw("careerPath"));
  const requirements = textOf(raw("requirements"));
  const benefits = tidy(String(raw("benefits")))
    .split(/[,，、;；\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
  const long =
    Math.max(title.length, occupation.length, place.length) > 100 ||
    careerPath.length > 500 ||
    requirements.length > 2000 ||
    benefits.length > 20 ||
    benefits.some((one) => one.length > 50);
  if (long) return { reason: "text.long" };
  return {
    value: {
      title,
      occupation,
      headcount: Number(headcount),
      payMin: pay.min,
      payMax: pay.max,
      place,
      ...(skillLevel ? { skillLevel } : {}),
      ...(careerPath ? { careerPath } : {}),
      ...(requirements ? { requirements } : {}),
      ...(benefits.length > 0 ? { benefits } : {}),
    },
  };
}
