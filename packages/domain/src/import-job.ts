import { checkIdNumber, normalisePhone } from "@shanhai/contract/identity";
import type { ImportField, ImportJob, ImportMapping } from "@shanhai/contract/import-job";
import type { IssueCode } from "@shanhai/contract/problem";
import { type CalendarDate, type Fen, type ImportJobId, isCalendarDate } from "@shanhai/contract/scalar";
import { readSkillLevel } from "@shanhai/contract/skill-level";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { Person } from "./candidate.ts";

/** What headers are called in the wild; the first match of the first field wins. */
const MEANINGS: readonly [ImportField, RegExp][] = [
  ["idNumber", /身份证|证件号|^id(number|card|no)?$/i],
  ["phone", /手机|电话|手機|電話|联系方式|phone|mobile|^tel/i],
  ["homePlace", /户籍|籍贯|家庭住址|户口|home(place|town)/i],
  ["skillLevel", /等级|级别|level/i],
  ["experienceYears", /年限|工龄|经验|experience|years/i],
  ["expectedPay", /薪|工资|月收入|pay|salary/i],
  ["intendedPlace", /意向(地|城|区|工作地)|期望地|想去|intended|location/i],
  ["availableFrom", /到岗|入职时间|可上岗|available/i],
  ["consent", /授权|同意|知情|consent/i],
  ["note", /备注|说明|其他|note|remark/i],
  ["occupation", /工种|岗位|职业|职位|意向$|occupation|job/i],
  ["name", /^(求职者|员工|人员|学员|学生)?(姓名|名字)$|^name$|^full ?name$/i],
];

const tidy = (cell: string) => cell.normalize("NFKC").trim();

/** Which column means which field, by the words of the header; unknown columns are left out. */
export function proposeMapping(headers: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  for (const header of headers) {
    const words = tidy(header).replace(/\s/g, "");
    const meaning = MEANINGS.find(([field, pattern]) => !(field in mapping) && pattern.test(words));
    if (meaning) mapping[meaning[0]] = header;
  }
  return mapping;
}

/** Whether rows can be read with it: a name, and a phone or an ID number. */
export function isUsableMapping(mapping: ImportMapping): boolean {
  return mapping.name !== undefined && (mapping.phone !== undefined || mapping.idNumber !== undefined);
}

/** Pay as people write it (`5900`, `4-6千`, `1.2万`, `5000~6000元`), in 分 per month; undefined when it cannot be told. */
export function readPay(raw: string): { min: Fen; max: Fen } | undefined {
  const match = /^(\d+(?:\.\d+)?)(千|k|万|w)?(?:[-~—–至到](\d+(?:\.\d+)?)(千|k|万|w)?)?(?:元)?(?:\/?每?月)?$/i.exec(
    tidy(raw).replace(/[\s,，]/g, ""),
  );
  if (!match) return undefined;
  const [, low = "", lowUnit, high = low, highUnit = lowUnit] = match;
  const scale = (unit: string | undefined) => (!unit ? 1 : /[千k]/i.test(unit) ? 1000 : 10_000);
  const min = Math.round(Number(low) * scale(lowUnit ?? highUnit) * 100);
  const max = Math.round(Number(high) * scale(highUnit) * 100);
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
  IssueCode,
  | "phone.invalid"
  | "idNumber.checksum"
  | "idNumber.date"
  | "idNumber.division"
  | "name.missing"
  | "identity.missing"
  | "identity.conflict"
  | "consent.missing"
>;

/** One data row as a person, or the reason why it may not be stored. Words that cannot be read are kept in the note. */
export function readRow(cell: (field: ImportField) => string): { person: Person } | { reason: RejectionReason } {
  const name = cell("name")
    .normalize("NFC")
    .replace(/[\s\u3000]+/g, " ")
    .trim()
    .slice(0, 50);
  if (!name) return { reason: "name.missing" };
  if (!YES.test(tidy(cell("consent")))) return { reason: "consent.missing" };
  const rawPhone = tidy(cell("phone"));
  const phone = rawPhone ? normalisePhone(rawPhone) : undefined;
  if (rawPhone && !phone) return { reason: "phone.invalid" };
  const rawId = tidy(cell("idNumber"));
  const checked = rawId ? checkIdNumber(rawId) : undefined;
  if (checked && "issue" in checked) return { reason: checked.issue };
  if (!phone && !checked) return { reason: "identity.missing" };

  const unread: string[] = [];
  const read = <T>(field: ImportField, parse: (words: string) => T | undefined): T | undefined => {
    const words = tidy(cell(field));
    const value = words ? parse(words) : undefined;
    if (words && value === undefined) unread.push(words);
    return value;
  };
  const words = (max: number) => (value: string) => (value.length <= max ? value : undefined);
  const pay = read("expectedPay", readPay);
  const person: Person = {
    name,
    phone,
    idNumber: checked?.idNumber,
    homePlace: read("homePlace", words(100)),
    occupation: read("occupation", words(100)),
    skillLevel: read("skillLevel", readSkillLevel),
    experienceYears: read("experienceYears", (value) =>
      /^\d{1,2}年?$/.test(value) ? Number.parseInt(value, 10) : undefined,
    ),
    expectedPayMin: pay?.min,
    expectedPayMax: pay?.max,
    intendedPlace: read("intendedPlace", words(100)),
    availableFrom: read("availableFrom", readAvailability),
  };
  const note = [cell("note").trim(), ...unread].filter(Boolean).join("；").slice(0, 1000);
  return { person: note ? { ...person, note } : person };
}

/** A job before its file has arrived. Only CSV is read yet. Throws `file.type`. */
export function createImportJob(input: { fileName: string; size: number }, act: Act): ImportJob {
  if (!/\.(csv|txt)$/i.test(input.fileName)) {
    throw new AppError("file.type", { issues: [{ field: "fileName", code: "option" }] });
  }
  return {
    importJobId: act.newId<ImportJobId>("imp"),
    fileName: input.fileName,
    size: input.size,
    status: "created",
    processed: 0,
    created: 0,
    merged: 0,
    rejected: 0,
    progress: 0,
    rejections: [],
    createdAt: act.at,
    updatedAt: act.at,
  };
}
