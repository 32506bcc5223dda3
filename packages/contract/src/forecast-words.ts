import type { ForecastTable } from "./forecast.ts";
import type { Language } from "./problem.ts";

/* What the files of the demand forecast are called, and their columns. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const FORECAST_TABLE_WORDS: Words<ForecastTable> = {
  zh: { occupations: "用工预测-按职业", divisions: "用工预测-按地区", cells: "用工预测-职业与地区" },
  en: { occupations: "Demand by occupation", divisions: "Demand by place", cells: "Demand by both" },
};

export const FORECAST_WORDS: Words<
  "occupation" | "division" | "recent" | "low" | "high" | "total" | "others" | "unstated"
> = {
  zh: {
    occupation: "职业（工种）",
    division: "地区",
    recent: "近 12 个月",
    low: "下限",
    high: "上限",
    total: "合计",
    others: "其他",
    unstated: "未标明",
  },
  en: {
    occupation: "Occupation",
    division: "Place",
    recent: "Last 12 months",
    low: "low",
    high: "high",
    total: "Total",
    others: "Others",
    unstated: "Not stated",
  },
};
