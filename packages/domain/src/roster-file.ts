import { MOST_GRADUATE_RECIPIENTS, ROSTER_FILE_KEPT_DAYS } from "@shanhai/contract/graduate-limit";
import type { ImportField, ImportMapping } from "@shanhai/contract/import-field";
import type { RosterField, RosterMapping } from "@shanhai/contract/roster-field";
import type { RosterFile } from "@shanhai/contract/roster-upload";
import type { CalendarDate, CalendarMonth, GraduateId, RosterId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import { contradicts, identify } from "./candidate.ts";
import { createGraduate, type GraduateInput, type GraduateRecord, mergeGraduate } from "./graduate.ts";
import { readMonth } from "./import-filing.ts";
import { proposeMapping } from "./import-mapping.ts";
import { type RejectionReason, type RowCells, type RowOutcome, readPerson, textOf, tidy } from "./import-row.ts";

/** Fields that lists of people in general have too, and are found and read as there. */
const SHARED = ["name", "phone", "idNumber", "skillLevel", "occupation", "intendedPlace", "consent", "note"] as const;
const isShared = (field: string): field is (typeof SHARED)[number] => SHARED.some((one) => one === field);

/** What else the columns of a school's list are called; the first that matches wins. */
const OWN: readonly [RosterField, RegExp][] = [
  ["recipients", /接收(单位|方|企业|机构)|(授权|同意).*(单位|企业|机构|对象)|recipient/],
  ["practice", /实训|实践|实习|practice|internship/],
  ["major", /专业|major/],
  ["graduatesOn", /毕业|graduat/],
  ["occupation", /方向|意向(岗位|工种|职业)?$|direction/],
  ["intendedPlace", /(就业|工作|意向|期望)(地|城|区)|intended|location/],
];

/** Which column means which field, by the words of the header. */
export function proposeRosterMapping(headers: readonly string[]): RosterMapping {
  const mapping: RosterMapping = {};
  for (const header of headers) {
    const words = tidy(header).toLowerCase().replace(/\s/g, "");
    const meaning = OWN.find(([field, pattern]) => mapping[field] === undefined && pattern.test(words));
    if (meaning) mapping[meaning[0]] = header;
  }
  const open = headers.filter((header) => !Object.values(mapping).includes(header));
  for (const [field, header] of Object.entries(proposeMapping("candidates", open)))
    if (isShared(field) && mapping[field] === undefined) mapping[field] = header;
  return mapping;
}

/** The part of a mapping by which the engine of imports finds a header. */
export function sharedMapping(mapping: RosterMapping): ImportMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => isShared(field)));
}

/** What is wrong with a mapping: a column that is not there, one for two fields, or what rows cannot be read without. */
export function rosterMappingIssues(headers: readonly string[], mapping: RosterMapping): Issue[] {
  const named = Object.entries(mapping);
  const wrong = named.flatMap(([field, header], index): Issue[] => {
    if (!headers.includes(header)) return [{ field: `mapping.${field}`, code: "option" }];
    const twice = named.findIndex(([, one]) => one === header) < index;
    return twice ? [{ field: `mapping.${field}`, code: "duplicate" }] : [];
  });
  if (wrong.length > 0) return wrong;
  const missing = (["name", "consent"] as const).filter((field) => mapping[field] === undefined);
  return [
    ...missing.map((field) => ({ field: `mapping.${field}`, code: "required" })),
    ...(mapping.phone || mapping.idNumber ? [] : [{ field: "mapping.phone", code: "identity.missing" }]),
  ];
}

/** Names in one cell, however they are separated; 无 and 否 name nobody. */
function readNames(words: string): string[] {
  const names = words.split(/[,，、;；\n]/).map((one) => one.trim());
  return [...new Set(names.filter((one) => one !== "" && !/^(无|否|没有|不同意)$/.test(one)))];
}

/**
 * One data row as a graduate, read as every list of people is: a number kept as a number is refused, what cannot be read is kept in
 * the note. Who is given the profile is who the row names, and nobody else.
 */
export function readGraduate(
  raw: RowCells<RosterField>,
  roster: { graduatesOn?: CalendarMonth | undefined },
  today?: CalendarDate,
): RowOutcome<GraduateInput> {
  const month = raw("graduatesOn");
  const graduatesOn = readMonth(month);
  const unread = month === "" || graduatesOn ? "" : textOf(month);
  const cells = (field: ImportField) => {
    if (field === "note" && unread) return [textOf(raw("note")), unread].filter(Boolean).join("；");
    return isShared(field) ? raw(field) : "";
  };
  const read = readPerson(cells, today);
  if ("reason" in read) return read;
  const { name, phone, idNumber, skillLevel, occupation, intendedPlace, note } = read.value;
  const [major, practice] = [textOf(raw("major")), textOf(raw("practice"))];
  const recipients = readNames(tidy(String(raw("recipients"))));
  const long = major.length > 100 || practice.length > 500 || recipients.some((one) => one.length > 100);
  if (long || recipients.length > MOST_GRADUATE_RECIPIENTS) return { reason: "text.long" };
  const known = { phone, idNumber, skillLevel, occupation, intendedPlace, note };
  const own = { major, practice, graduatesOn: graduatesOn ?? roster.graduatesOn };
  const said = Object.entries({ ...known, ...own }).filter(([, value]) => value !== undefined && value !== "");
  return { value: { name, recipients, ...Object.fromEntries(said) } };
}

/** A row that could be read, with the hashes that name its person. */
export interface HashedRow {
  row: number;
  input: GraduateInput;
  hashes: { phoneHash?: string; idNumberHash?: string };
}

/** A graduate to write: new, or the next version of one who was there. */
interface PlacedGraduate {
  record: GraduateRecord;
  /** The record as it was before the first of these rows; undefined for a new one. */
  before?: GraduateRecord;
  /** Hashes that name them from now on. */
  claims: { kind: "phone" | "idNumber"; hash: string }[];
  /** The ID number to seal, where a row brought the first one. */
  idNumber?: string;
}

/** What some rows make of a roster. */
export interface PlacedRows {
  graduates: PlacedGraduate[];
  created: number;
  merged: number;
  rejections: { row: number; reason: RejectionReason }[];
}

/**
 * Decides who is new, who is on a roster already or in an earlier row, and who is refused: one person, once. `names` and
 * `records` are whom hashes name and who these are; both are kept up as rows go by.
 */
export function placeRows(
  rows: readonly HashedRow[],
  known: { names: Map<string, GraduateId>; records: Map<GraduateId, GraduateRecord>; rosterId: RosterId },
  act: Act,
): PlacedRows {
  const { names, records, rosterId } = known;
  const placed = new Map<GraduateId, PlacedGraduate>();
  const result = { created: 0, merged: 0, rejections: [] as PlacedRows["rejections"] };
  for (const { row, input, hashes } of rows) {
    const { phoneHash = "", idNumberHash = "" } = hashes;
    const whom = identify(names.get(phoneHash), names.get(idNumberHash));
    const record = whom.kind === "person" ? records.get(whom.candidateId) : undefined;
    if (whom.kind === "conflict" || (record && contradicts(record, hashes))) {
      result.rejections.push({ row, reason: "identity.conflict" });
      continue;
    }
    const claims = [
      ...(phoneHash && !names.has(phoneHash) ? [{ kind: "phone" as const, hash: phoneHash }] : []),
      ...(idNumberHash && !names.has(idNumberHash) ? [{ kind: "idNumber" as const, hash: idNumberHash }] : []),
    ];
    const seen = record ? mergeGraduate(record, rosterId, input, act) : createGraduate(rosterId, input, act);
    const next: GraduateRecord = { ...hashes, ...seen };
    const earlier = placed.get(next.graduateId);
    const idNumber = record?.idNumberHash ? earlier?.idNumber : input.idNumber;
    const before = earlier ? earlier.before : record;
    placed.set(next.graduateId, {
      record: next,
      claims: [...(earlier?.claims ?? []), ...claims],
      ...(before ? { before } : {}),
      ...(idNumber ? { idNumber } : {}),
    });
    for (const { hash } of claims) names.set(hash, next.graduateId);
    records.set(next.graduateId, next);
    if (record) result.merged += 1;
    else result.created += 1;
  }
  return { graduates: [...placed.values()], ...result };
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/** Throws `rosterFile.old` where what the file said of people is kept no longer. */
export function stillKept({ createdAt }: Pick<RosterFile, "createdAt">, { at }: Pick<Act, "at">): void {
  if (Date.parse(at) - Date.parse(createdAt) > ROSTER_FILE_KEPT_DAYS * ONE_DAY_MS) throw new AppError("rosterFile.old");
}
