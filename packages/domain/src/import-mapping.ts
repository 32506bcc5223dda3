import { type ImportField, type ImportKind, type ImportMapping, NEEDED_COLUMNS } from "@shanhai/contract/import-field";
import type { Issue } from "./app-error.ts";

type Meanings = readonly [ImportField, RegExp][];

/** What headers of people's rosters are called in the wild; the first match of the first field wins. */
const OF_CANDIDATES: Meanings = [
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

/** What headers of enterprise lists are called. */
const OF_ENTERPRISES: Meanings = [
  ["uscc", /统一社会信用代码|信用代码|^税号$|纳税人识别号|uscc|creditcode/],
  ["contactPhone", /电话|手机|联系方式|phone|mobile|tel/],
  ["contactName", /联系人|负责人|经办人|对接人|contact/],
  ["chain", /产业链|chain/],
  ["industry", /行业|industry/],
  ["name", /^(企业|单位|公司|用工单位|用人单位|客户)(名称|全称)?$|^(company|enterprise)?name$|^company$/],
];

/** What headers of demand lists (企业需求清单) are called. */
const OF_POSITIONS: Meanings = [
  ["headcount", /人数|名额|需求数|招聘数|数量|headcount|vacanc/],
  ["pay", /薪|工资|待遇(?!说明)|月收入|pay|salary/],
  ["skillLevel", /等级|级别|level/],
  ["careerPath", /发展|晋升|career/],
  ["benefits", /福利|补贴|食宿|benefit/],
  ["requirements", /要求|条件|requirement/],
  ["place", /地点|地址|工作地|place|location/],
  ["occupation", /工种|职业|occupation/],
  ["title", /岗位|职位|title|position/],
];

/** What headers of monthly filings (经营月报) are called. */
const OF_FILINGS: Meanings = [
  ["month", /月份|年月|所属期|期间|报告期|^月$|month|period/],
  ["tax", /税|tax/],
  ["revenue", /收入|营收|创收|营业额|revenue|income/],
  ["reason", /更正|原因|理由|reason/],
  ["note", /备注|说明|note|remark/],
];

const MEANINGS: Record<ImportKind, Meanings> = {
  candidates: OF_CANDIDATES,
  enterprises: OF_ENTERPRISES,
  positions: OF_POSITIONS,
  filings: OF_FILINGS,
};

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

/** How an agency mapped headers before: the field, or null for a column it left out. */
export type RememberedMapping = ReadonlyMap<string, ImportField | null>;

/**
 * Which column means which field: as the agency said before, else by the words of the header. Unknown columns are left
 * out, and rivals for an identity. What was said before counts for nothing where no row could be read with it.
 */
export function proposeMapping(
  kind: ImportKind,
  headers: readonly string[],
  remembered: RememberedMapping = new Map(),
): ImportMapping {
  const mapping = propose(kind, headers, remembered);
  return remembered.size === 0 || isUsableMapping(kind, mapping) ? mapping : propose(kind, headers, new Map());
}

function propose(kind: ImportKind, headers: readonly string[], remembered: RememberedMapping): ImportMapping {
  const mapping: ImportMapping = {};
  const known = headers.filter((header) => remembered.has(header));
  for (const header of known) {
    const field = remembered.get(header);
    if (field && mapping[field] === undefined) mapping[field] = header;
  }
  const open = headers.filter((header) => !known.includes(header));
  if (kind === "candidates") {
    for (const field of ["idNumber", "phone"] as const) {
      const header = mapping[field] === undefined ? identityColumn(field, open) : undefined;
      if (header !== undefined) mapping[field] = header;
    }
  }
  const taken = Object.values(mapping);
  for (const header of open) {
    if (taken.includes(header)) continue;
    const words = tidy(header)
      .toLowerCase()
      .replace(/[\s*:'"]|^\(.*?\)|\(.*?\)$/g, "");
    const meaning = MEANINGS[kind].find(([field, pattern]) => !(field in mapping) && pattern.test(words));
    if (meaning) mapping[meaning[0]] = header;
  }
  return mapping;
}

/** What is wrong with a mapping: one column for two fields, or what it lacks for rows to be read with it. */
export function mappingIssues(kind: ImportKind, mapping: ImportMapping): Issue[] {
  const named = Object.entries(mapping);
  const twice = named.filter(([, header], index) => named.findIndex(([, one]) => one === header) < index);
  if (twice.length > 0) return twice.map(([field]) => ({ field: `mapping.${field}`, code: "duplicate" }));
  for (const needed of NEEDED_COLUMNS[kind]) {
    if (needed.some((field) => mapping[field] !== undefined)) continue;
    const [only, ...others] = needed;
    if (others.length > 0) return [{ field: "mapping", code: "identity.missing" }];
    return [{ field: `mapping.${only}`, code: "required" }];
  }
  return [];
}

/** Whether rows can be read with it. */
export function isUsableMapping(kind: ImportKind, mapping: ImportMapping): boolean {
  return mappingIssues(kind, mapping).length === 0;
}

/** Headers longer than this are nobody's way of naming a column; a few hundred are more than anybody uses. */
const LONGEST = 200;
const REMEMBERED = 500;

/** What to remember of a file's columns: those with a meaning, and that the others were left out. The oldest go first. */
export function rememberColumns(
  before: RememberedMapping,
  headers: readonly string[],
  mapping: ImportMapping,
): RememberedMapping {
  const columns = new Map(before);
  for (const header of headers) {
    if (header !== "" && header.length <= LONGEST) columns.set(header, null);
  }
  for (const [field, header] of Object.entries(mapping)) columns.set(header, field as ImportField);
  return new Map([...columns].slice(-REMEMBERED));
}
