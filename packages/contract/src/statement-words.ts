import type { FeeRule } from "./fee-rule.ts";
import type { Language } from "./problem.ts";
import type { StatementLine } from "./statement.ts";

/** The words of a statement's lines, on screens and in its files alike. `{name}` is filled from the line's facts. */
const KINDS = {
  arrival: ["按人头", "Per head"],
  month: ["在岗第 {month} 个月", "Month {month} on the job"],
  day7: ["在岗满 7 天", "Day 7 on the job"],
  day30: ["在岗满 30 天", "Day 30 on the job"],
  day90: ["在岗满 90 天", "Day 90 on the job"],
  refund: ["离岗退费", "Refund for leaving"],
} as const satisfies Record<StatementLine["kind"], readonly [zh: string, en: string]>;

/** What made it due. */
const DUE = {
  arrival: ["{date} 到岗", "Arrived on {date}"],
  month: ["{date} 起计", "Began on {date}"],
  day7: ["{date} 满 7 天", "7 full days on {date}"],
  day30: ["{date} 满 30 天", "30 full days on {date}"],
  day90: ["{date} 满 90 天", "90 full days on {date}"],
  refund: ["{date} 离岗", "Left on {date}"],
} as const satisfies Record<StatementLine["kind"], readonly [zh: string, en: string]>;

const REASONS = {
  due: ["", ""],
  replacement: ["，接替 {replaces}，不另计费", "; free, replaces {replaces}"],
  refund: [
    "，保证期 {guaranteeDays} 天中有 {unserved} 天未在岗，按比例退费",
    ": {unserved} of the {guaranteeDays} days guaranteed not served, refunded in proportion",
  ],
  correction: [
    "更正：此前计 {before} 元，按现有事实应计 {after} 元",
    "Correction: {before} yuan billed before, {after} due by the facts as they are now",
  ],
  resubmitted: ["，争议时未结算，重新计入", "; left out while in dispute, billed again"],
} as const satisfies Record<StatementLine["reason"], readonly [zh: string, en: string]>;

const LATE = ["（属以前结算期，补计）", " (of an earlier period)"] as const;

const GUARANTEES = {
  replacement: ["保证期内离岗免费补人", "free replacement inside the guarantee"],
  proRata: ["保证期内离岗按比例退费", "pro-rata refund inside the guarantee"],
  none: ["无保证", "no guarantee"],
} as const satisfies Record<FeeRule["guarantee"], readonly [zh: string, en: string]>;

const STATUSES = {
  drafting: ["生成中", "Drafting"],
  draft: ["草稿", "Draft"],
  sent: ["已发送", "Sent"],
  confirmed: ["已确认", "Confirmed"],
  disputed: ["有争议", "Disputed"],
  settled: ["已结清", "Settled"],
  removing: ["删除中", "Removing"],
} as const;

const RULES = {
  perHead: ["每人 {fen} 元，到岗时计", "{fen} yuan a head, on arrival"],
  monthly: ["在岗每月 {fen} 元，最多 {capMonths} 个月", "{fen} yuan a month on the job, up to {capMonths} months"],
  milestones: [
    "在岗满 7 天 {day7} 元、30 天 {day30} 元、90 天 {day90} 元",
    "{day7} yuan at day 7, {day30} at day 30, {day90} at day 90",
  ],
} as const satisfies Record<FeeRule["kind"], readonly [zh: string, en: string]>;

type Pair = readonly [zh: string, en: string];

function say(pair: Pair, language: Language, facts: object = {}): string {
  const known = facts as Record<string, unknown>;
  return pair[language === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ""));
}

/** 分 as people read them: 1,234.50 (yuan). Whole numbers throughout, so that no 分 is lost. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}${String(whole).replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

/** A rate in basis points as people read it: 6%, 1.5%. */
export const percent = (basisPoints: number) => `${basisPoints / 100}%`;

const inYuan = (facts: object) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const money = ["before", "after", "fen", "day7", "day30", "day90"].includes(name);
      return [name, money ? yuan(Number(value)) : value];
    }),
  );

/** What a line is for: 在岗第 2 个月. */
export function kindText({ kind, basis }: Pick<StatementLine, "kind" | "basis">, language: Language): string {
  return say(KINDS[kind], language, basis);
}

/** Why a line has its amount. */
export function reasonText(
  { kind, reason, basis }: Pick<StatementLine, "kind" | "reason" | "basis">,
  language: Language,
): string {
  // A correction speaks of amounts: what it corrects may no longer be due at all.
  const due = reason === "correction" ? "" : say(DUE[kind], language, basis);
  return due + say(REASONS[reason], language, inYuan(basis)) + (basis.late ? say(LATE, language) : "");
}

export function statusText(status: keyof typeof STATUSES, language: Language): string {
  return say(STATUSES[status], language);
}

/** A fee rule in one line. */
export function ruleText(rule: FeeRule, language: Language): string {
  const [fee, guarantee] = [say(RULES[rule.kind], language, inYuan(rule)), say(GUARANTEES[rule.guarantee], language)];
  return language === "en" ? `${fee}; ${guarantee}` : `${fee}；${guarantee}`;
}
