import type { Language } from "./problem.ts";
import type { TalentTable } from "./talent-map.ts";

/* What the files of the talent map are called, and their columns. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const TALENT_TABLE_WORDS: Words<TalentTable> = {
  zh: { occupations: "人才图谱", months: "人才图谱-按月", divisions: "人才图谱-按地区" },
  en: { occupations: "Talent map", months: "Talent map by month", divisions: "Talent map by place" },
};

type Column =
  | "chain"
  | "segment"
  | "occupation"
  | "positions"
  | "open"
  | "demanded"
  | "filled"
  | "available"
  | "gap"
  | "medianPay"
  | "own"
  | "few";

export const TALENT_WORDS: Words<Column> = {
  zh: {
    chain: "产业链",
    segment: "环节",
    occupation: "职业（工种）",
    positions: "在招岗位",
    open: "空缺人数",
    demanded: "新增需求",
    filled: "到岗人数",
    available: "可推荐人数（各链共用）",
    gap: "缺口",
    medianPay: "月薪中位数（元）",
    own: "本机构空缺",
    few: "不足5人",
  },
  en: {
    chain: "Chain",
    segment: "Segment",
    occupation: "Occupation",
    positions: "Positions",
    open: "Open seats",
    demanded: "Seats asked for",
    filled: "Arrivals",
    available: "Available people (shared by chains)",
    gap: "Gap",
    medianPay: "Median pay (yuan a month)",
    own: "Own open seats",
    few: "fewer than 5",
  },
};
