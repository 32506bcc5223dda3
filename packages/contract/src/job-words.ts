import type { JobIntention } from "./job-application.ts";
import type { JobSourceKind } from "./job-source.ts";
import type { PayComparison } from "./pay-comparison.ts";
import type { PolicyKind } from "./policy-card.ts";
import type { Language } from "./problem.ts";

/* What the board of jobs calls things: on the console and on phone pages alike. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const POLICY_KIND_WORDS: Words<PolicyKind> = {
  zh: { subsidy: "补贴", housing: "住房", schooling: "子女教育", other: "其他" },
  en: { subsidy: "Subsidy", housing: "Housing", schooling: "Schooling", other: "Other" },
};

export const JOB_SOURCE_WORDS: Words<JobSourceKind> = {
  zh: {
    board: "岗位总码",
    event: "活动",
    slot: "活动展位",
    posting: "岗位海报",
    station: "就业驿站",
    school: "学校",
    booth: "招聘会展位",
    other: "其他地点",
  },
  en: {
    board: "The board",
    event: "Event",
    slot: "Booth at an event",
    posting: "Job poster",
    station: "Job station",
    school: "School",
    booth: "Booth at a fair",
    other: "Another place",
  },
};

/** What stands on a poster beside what is offered. */
export const POSTER_WORDS: Record<
  Language,
  { jobs: string; seats: (headcount: number) => string; ask: string; help: string; free: string; at: string }
> = {
  zh: {
    jobs: "招聘岗位",
    seats: (headcount) => `招 ${headcount} 人`,
    ask: "微信扫码看岗位、报名",
    help: "填姓名和手机号就能报名，报名后可查进度",
    free: "求职不收任何费用",
    at: "张贴处：",
  },
  en: {
    jobs: "Jobs",
    seats: (headcount) => `${headcount} wanted`,
    ask: "Scan to see the job and apply",
    help: "A name and a phone number are enough",
    free: "Applying costs nothing",
    at: "Hangs at: ",
  },
};

export const JOB_INTENTION_WORDS: Words<JobIntention> = {
  zh: { anytime: "随时到岗", week: "一周内到岗", month: "一个月内到岗", asking: "先了解一下" },
  en: { anytime: "At once", week: "Within a week", month: "Within a month", asking: "I only want to ask" },
};

/** Benefits are free text; these are what people look for in them, and how they are recognised. */
export const BENEFIT_KINDS = ["housing", "meals", "insurance", "transport"] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const BENEFIT_WORDS: Words<BenefitKind> = {
  zh: { housing: "包住/住补", meals: "包吃/餐补", insurance: "社保", transport: "班车/交通" },
  en: { housing: "Housing", meals: "Meals", insurance: "Insurance", transport: "Transport" },
};

const BENEFIT_MARKS: Record<BenefitKind, RegExp> = {
  housing: /住|宿|房补|housing|dorm/i,
  meals: /吃|餐|食|meal/i,
  insurance: /社保|保险|五险|六险|insurance/i,
  transport: /班车|通勤|交通|车补|接送|shuttle|transport/i,
};

/** Whether one of these benefits is of the kind. */
export const hasBenefit = (benefits: readonly string[] | undefined, kind: BenefitKind): boolean =>
  benefits?.some((one) => BENEFIT_MARKS[kind].test(one)) ?? false;

const yuan = (fen: number) => (fen / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });

/** What a job pays a month, from 分: 6,000–8,000 元/月. */
export function monthlyPay(language: Language, min: number, max: number): string {
  const range = min === max ? yuan(min) : `${yuan(min)}–${yuan(max)}`;
  return language === "zh" ? `${range} 元/月` : `¥${range} a month`;
}

/** How a job's pay compares with its city's, in a sentence. */
export function comparisonText(language: Language, { cityName, postings, median, percent }: PayComparison): string {
  const amount = yuan(median);
  if (language === "zh") {
    const how = percent === 0 ? "与中位数持平" : `比中位数${percent > 0 ? "高" : "低"} ${Math.abs(percent)}%`;
    return `${how}（${cityName}本板 ${postings} 个岗位，中位数 ${amount} 元/月）`;
  }
  const how =
    percent === 0 ? "Equal to the median" : `${Math.abs(percent)}% ${percent > 0 ? "above" : "below"} the median`;
  return `${how} (${postings} jobs in ${cityName} on this board, median ¥${amount} a month)`;
}
