import type { Language } from "./problem.ts";
import type { PlacesTable } from "./two-places.ts";

/* What the files about two places are called, and their columns. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const PLACES_TABLE_WORDS: Words<PlacesTable> = {
  zh: { occupations: "两地供需", flows: "两地流动", routes: "流动去向" },
  en: { occupations: "Supply and demand", flows: "Arrivals by month", routes: "From where to where" },
};

const COLUMNS = [
  "occupation",
  "open",
  "people",
  "available",
  "gap",
  "month",
  "from",
  "to",
  "arrivals",
  "total",
  "few",
  "unstated",
  "arrow",
] as const;

export const PLACES_WORDS: Words<(typeof COLUMNS)[number]> = {
  zh: {
    occupation: "职业（工种）",
    open: "空缺岗位",
    people: "人数",
    available: "可推荐人数",
    gap: "缺口",
    month: "月份",
    from: "来自",
    to: "去往",
    arrivals: "到岗人数",
    total: "合计",
    few: "不足5人",
    unstated: "未标明",
    arrow: "到",
  },
  en: {
    occupation: "Occupation",
    open: "Open seats",
    people: "People",
    available: "Available",
    gap: "Gap",
    month: "Month",
    from: "From",
    to: "To",
    arrivals: "Arrivals",
    total: "Total",
    few: "fewer than 5",
    unstated: "Not stated",
    arrow: "to",
  },
};
