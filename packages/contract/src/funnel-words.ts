import type { FunnelSource, FunnelStep } from "./funnel.ts";
import { JOB_SOURCE_WORDS } from "./job-words.ts";
import type { Language } from "./problem.ts";

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const FUNNEL_STEP_WORDS: Words<FunnelStep | "reached90"> = {
  zh: {
    consultations: "咨询",
    intentions: "意向",
    applications: "投递",
    interviews: "面试",
    offers: "录用",
    arrivals: "到岗",
    day90: "满 90 天在岗",
    reached90: "已满 90 天",
  },
  en: {
    consultations: "Consultations",
    intentions: "Intentions",
    applications: "Applications",
    interviews: "Interviews",
    offers: "Offers",
    arrivals: "Arrivals",
    day90: "There on day 90",
    reached90: "Reached day 90",
  },
};

export const FUNNEL_SOURCE_WORDS: Words<FunnelSource> = {
  zh: { ...JOB_SOURCE_WORDS.zh, import: "名单导入", desk: "顾问录入" },
  en: { ...JOB_SOURCE_WORDS.en, import: "Imported list", desk: "Entered by a recruiter" },
};

/** The file's name, its sheet's, and its first column by what the rows are. */
export const FUNNEL_FILE_WORDS: Words<"title" | "source" | "place" | "month" | "event" | "total" | "none"> = {
  zh: {
    title: "招聘漏斗",
    source: "来源",
    place: "工作地",
    month: "月份",
    event: "活动",
    total: "合计",
    none: "未注明",
  },
  en: {
    title: "Recruitment funnel",
    source: "Source",
    place: "Work place",
    month: "Month",
    event: "Event",
    total: "Total",
    none: "Not stated",
  },
};
