import type { LEAD_STEPS, LEAD_TIMINGS, LeadKind, LeadStatus, SCORE_RULES } from "./lead.ts";
import type { OfferingKind } from "./offering.ts";
import type { Language } from "./problem.ts";

/* What leads and offerings are called: on the console and on phone pages alike. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const OFFERING_KIND_WORDS: Words<OfferingKind> = {
  zh: {
    recruitment: "批量招聘",
    batchEvaluation: "批量面试评价",
    talentMap: "人才图谱",
    cohort: "订单班",
    backgroundCheck: "背景调查",
    outsourcing: "劳务外包",
    training: "培训",
    other: "其他",
  },
  en: {
    recruitment: "Bulk recruitment",
    batchEvaluation: "Batch interview scoring",
    talentMap: "Talent map",
    cohort: "Trained cohort",
    backgroundCheck: "Background check",
    outsourcing: "Outsourcing",
    training: "Training",
    other: "Other",
  },
};

export const LEAD_KIND_WORDS: Words<LeadKind> = {
  zh: { settlement: "入驻意向", service: "服务需求" },
  en: { settlement: "Settlement intent", service: "Service need" },
};

export const LEAD_STATUS_WORDS: Words<LeadStatus> = {
  zh: { new: "待分派", assigned: "待联系", contacted: "跟进中", converted: "已转化", lost: "已流失" },
  en: { new: "New", assigned: "To contact", contacted: "In talks", converted: "Converted", lost: "Lost" },
};

export const LEAD_TIMING_WORDS: Words<(typeof LEAD_TIMINGS)[number]> = {
  zh: { month: "一个月内", quarter: "三个月内", later: "三个月以后" },
  en: { month: "Within a month", quarter: "Within three months", later: "Later" },
};

export const LEAD_STEP_WORDS: Words<(typeof LEAD_STEPS)[number]> = {
  zh: {
    captured: "登记",
    seenAgain: "再次登记",
    changed: "补充信息",
    assigned: "分派",
    takenBack: "收回",
    contacted: "已联系",
    converted: "转化",
    lost: "流失",
    reopened: "重新跟进",
    merged: "合并重复",
    separated: "撤销合并",
  },
  en: {
    captured: "Captured",
    seenAgain: "Came again",
    changed: "More is known",
    assigned: "Assigned",
    takenBack: "Taken back",
    contacted: "Contacted",
    converted: "Converted",
    lost: "Lost",
    reopened: "Taken up again",
    merged: "Merged",
    separated: "Merge undone",
  },
};

export const SCORE_RULE_WORDS: Words<(typeof SCORE_RULES)[number]> = {
  zh: {
    phone: "留了有效手机号",
    organisation: "留了单位名称",
    atEvent: "活动现场登记",
    licence: "已有人力资源服务许可证",
    offering: "说明了需要哪类服务",
    headcount: "用人规模",
    timing: "时间要求",
  },
  en: {
    phone: "A valid mobile number",
    organisation: "The organisation is named",
    atEvent: "Captured at an event",
    licence: "Holds a service licence",
    offering: "Says what is needed",
    headcount: "How many are wanted",
    timing: "How soon",
  },
};
