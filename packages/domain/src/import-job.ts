import { checkIdNumber, normalisePhone } from "@shanhai/contract/identity";
import type { ImportField, ImportJob, ImportMapping } from "@shanhai/contract/import-job";
import { errorText, type IssueCode, issueText } from "@shanhai/contract/problem";
import {
  type CalendarDate,
  type Fen,
  type ImportJobId,
  isCalendarDate,
  withoutInvisible,
} from "@shanhai/contract/scalar";
import { readSkillLevel } from "@shanhai/contract/skill-level";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import type { Person } from "./candidate.ts";

/** What headers are called in the wild; the first match of the first field wins. */
const MEANINGS: readonly [ImportField, RegExp][] = [
  ["homePlace", /户籍|籍贯|家庭住址|户口|身份证上?(地址|住址)|home(place|town)/],
  ["skillLevel", /等级|级别|level/],
  ["experienceYears", /年限|工龄|经验|experience|years/],
  ["expectedPay", /薪|工资|月收入|pay|salary/],
  ["intendedPlace", /意向(地|城|区|工作地)|期望地|想去|intended|location/],
  ["availableFrom", /到岗|入职时间|可上岗|available/],
  ["consent", /授权|同意|知情|consent/],
  ["note", /备注|说明|其他(?!.*(手机|电话|联系|姓名|证))|note|remark/],
  ["occupation", /工种|岗位|职业|职位|意向$|occupation|job/],
  ["name", /^(本人|个人|求职者|应聘者|员工|人员|学员|学生|工人)?(姓名|名字)$|^(full)?name$/],
];

const OWN = "(本人|个人|求职者|应聘者|员工|人员|学员|学生|工人)?";

/** What the columns that name a person are called, the surest first: a mobile before a phone, a person's own before a spare. */
const IDENTITY = {
  phone: [
    new RegExp(`^${OWN}(手机|手机号|手机号码|移动电话|手機|手機號碼)1?$|^mobile(phone)?(number|no)?$`),
    new RegExp(`^${OWN}(联系电话|电话|电话号码|联系方式|電話|聯絡電話)1?$|^(phone|tel|telephone)(number|no)?$`),
    /^(?!.*(备用|其他|第二)).*(手机|电话|手機|電話|联系方式)(号|号码|號碼)?$|(phone|mobile|tel)(number|no)?$/,
    /(手机|电话|手機|電話|联系方式)(号|号码|號碼)?\d*$|(phone|mobile|tel)(number|no)?\d*$/,
  ],
  idNumber: [
    new RegExp(`^${OWN}(居民)?身份证(号|号码)?$|^公民身份号码$|^(national)?id(number|card|no)$`),
    new RegExp(`^${OWN}证件(号|号码)$`),
    /(身份证|证件)(号|号码)?$/,
  ],
} as const satisfies Partial<Record<ImportField, readonly RegExp[]>>;

/** Somebody or something else than the person: a relative to call, the employer, a landline, another certificate. */
const NOT_THE_PERSON = {
  phone:
    /紧急|应急|家属|家人|家长|家庭|家里|亲属|亲友|亲戚|父亲|母亲|父母|配偶|监护|担保|联系人|企业|单位|公司|工厂|用工|用人|雇主|介绍|推荐|经办|负责|经纪|中介|机构|招聘|客服|领队|带队|老师|班主任|座机|固话|固定|传真|办公|住宅|宅电|是否|emergency|contact(person|name)|guardian|parent|spouse|company|employer|office|work|home|agent|fax/,
  idNumber:
    /紧急|家属|家人|家长|亲属|亲友|父亲|母亲|父母|配偶|监护|担保|联系人|法人|负责|经办|介绍|推荐|学历|学位|技能|资格|职业|残疾|驾驶|健康|营业|许可|是否|有无/,
} as const;

const tidy = (cell: string) => cell.normalize("NFKC").trim();

/** The column that names the person best; none when several do so equally well, since a guess would be somebody else's. */
function identityColumn(field: keyof typeof IDENTITY, headers: readonly string[]): string | undefined {
  const own = headers
    .map((header) => ({ header, words: tidy(header).toLowerCase().replace(/\s/g, "") }))
    .filter(({ words }) => !NOT_THE_PERSON[field].test(words))
    .map(({ header, words }) => ({ header, words: words.replace(/\(.*?\)|[*:'"]/g, "") }));
  for (const pattern of IDENTITY[field]) {
    const [best, ...rivals] = own.filter(({ words }) => pattern.test(words));
    if (best) return rivals.length === 0 ? best.header : undefined;
  }
  return undefined;
}

/** Which column means which field, by the words of the header; unknown columns are left out, and rivals for an identity. */
export function proposeMapping(headers: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  for (const field of ["idNumber", "phone"] as const) {
    const header = identityColumn(field, headers);
    if (header !== undefined) mapping[field] = header;
  }
  const identities = Object.values(mapping);
  for (const header of headers) {
    if (identities.includes(header)) continue;
    const words = tidy(header)
      .toLowerCase()
      .replace(/[\s*:'"]|^\(.*?\)|\(.*?\)$/g, "");
    const meaning = MEANINGS.find(([field, pattern]) => !(field in mapping) && pattern.test(words));
    if (meaning) mapping[meaning[0]] = header;
  }
  return mapping;
}

/** What a mapping lacks for rows to be read with it: a name, and a phone or an ID number. */
export function mappingIssues(mapping: ImportMapping): Issue[] {
  if (mapping.name === undefined) return [{ field: "mapping.name", code: "required" }];
  return isUsableMapping(mapping) ? [] : [{ field: "mapping", code: "identity.missing" }];
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
  | "name.invalid"
  | "note.long"
  | "identity.missing"
  | "identity.conflict"
  | "consent.missing"
>;

/**
 * One data row as a person, or the reason why it may not be stored. Words that cannot be read are kept in the note;
 * nothing is ever cut but characters that nobody sees. Nobody is born after `today`.
 */
export function readRow(
  raw: (field: ImportField) => string,
  today?: CalendarDate,
): { person: Person } | { reason: RejectionReason } {
  const cell = (field: ImportField) => withoutInvisible(raw(field));
  const name = cell("name").normalize("NFC").replace(/\s+/g, " ").trim();
  if (!name) return { reason: "name.missing" };
  if (name.length > 50) return { reason: "name.invalid" };
  if (!YES.test(tidy(cell("consent")))) return { reason: "consent.missing" };
  const rawPhone = tidy(cell("phone"));
  const phone = rawPhone ? normalisePhone(rawPhone) : undefined;
  if (rawPhone && !phone) return { reason: "phone.invalid" };
  const rawId = tidy(cell("idNumber"));
  const checked = rawId ? checkIdNumber(rawId, today) : undefined;
  if (checked && "issue" in checked) return { reason: checked.issue };
  if (!phone && !checked) return { reason: "identity.missing" };

  const unread: string[] = [];
  const read = <T>(field: ImportField, parse: (words: string) => T | undefined): T | undefined => {
    const words = tidy(cell(field));
    const value = words ? parse(words) : undefined;
    if (words && value === undefined) unread.push(words);
    return value;
  };
  const words = (max: number) => (value: string) => (value.length <= max && !/[\n\r]/.test(value) ? value : undefined);
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
  const note = [cell("note").normalize("NFC").trim(), ...unread].filter(Boolean).join("；");
  if (note.length > 1000) return { reason: "note.long" };
  return { person: note ? { ...person, note } : person };
}

/** A job as kept: the SHA-256 of the file's bytes when the import was started, in hexadecimal. */
export interface ImportJobRecord extends ImportJob {
  fileHash?: string;
}

/** The job failed with its problem in words, so that whoever comes back later reads why; its counts stay. */
export function failImportJob(job: ImportJobRecord, error: AppError, at: ImportJob["updatedAt"]): ImportJobRecord {
  const issues = error.details.issues?.map((issue) => ({ ...issue, message: issueText(issue.code, "zh") }));
  const problem = {
    code: error.code,
    detail: errorText(error.code, "zh", error.details),
    ...(issues ? { issues } : {}),
  };
  return { ...job, status: "failed", problem, updatedAt: at };
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
