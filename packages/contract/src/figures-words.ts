import type { FiguresTable } from "./figures-file.ts";
import type { Language } from "./problem.ts";

/* What the files of the park's figures are called, and their columns. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const FIGURES_TABLE_WORDS: Words<FiguresTable> = {
  zh: { trend: "园区指标", ranking: "机构排名", filings: "月报报送" },
  en: { trend: "Park figures", ranking: "Agency ranking", filings: "Monthly filings" },
};

const COLUMNS = [
  "period",
  "revenue",
  "tax",
  "filings",
  "agencies",
  "outside",
  "orders",
  "headcount",
  "arrivals",
  "day30",
  "day90",
  "rank",
  "agency",
  "shareRevenue",
  "shareTax",
  "shareArrivals",
  "state",
  "filedAt",
  "updatedAt",
] as const;
export type FiguresColumn = (typeof COLUMNS)[number];

export const FIGURES_COLUMN_WORDS: Words<FiguresColumn> = {
  zh: {
    period: "时间",
    revenue: "营业收入（元）",
    tax: "纳税额（元）",
    filings: "月报数",
    agencies: "机构数",
    outside: "市外占比",
    orders: "新开订单",
    headcount: "招聘人数",
    arrivals: "到岗人数",
    day30: "30 天留存",
    day90: "90 天留存",
    rank: "名次",
    agency: "机构",
    shareRevenue: "占全园营业收入",
    shareTax: "占全园纳税额",
    shareArrivals: "占全园到岗人数",
    state: "状态",
    filedAt: "报送时间",
    updatedAt: "更新时间",
  },
  en: {
    period: "Period",
    revenue: "Revenue (CNY)",
    tax: "Tax (CNY)",
    filings: "Filings",
    agencies: "Agencies",
    outside: "From outside the city",
    orders: "Orders opened",
    headcount: "People wanted",
    arrivals: "Arrivals",
    day30: "Stayed 30 days",
    day90: "Stayed 90 days",
    rank: "Rank",
    agency: "Agency",
    shareRevenue: "Share of the park's revenue",
    shareTax: "Share of the park's tax",
    shareArrivals: "Share of the park's arrivals",
    state: "Status",
    filedAt: "Filed at",
    updatedAt: "Updated at",
  },
};

export const FILING_STATE_WORDS: Words<"missing" | "filed" | "corrected"> = {
  zh: { missing: "未报送", filed: "已报送", corrected: "已更正" },
  en: { missing: "Not filed", filed: "Filed", corrected: "Corrected" },
};
