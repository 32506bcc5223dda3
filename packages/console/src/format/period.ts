import type { Language } from "@shanhai/contract/problem";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 2026年10月, 2026年三季度; Oct 2026, Q3 2026. */
export function periodText(period: string, language: Language): string {
  const [year = "", part = ""] = period.split("-");
  if (part.startsWith("Q")) {
    const quarter = Number(part.slice(1));
    return language === "zh" ? `${year}年${"一二三四"[quarter - 1]}季度` : `${part} ${year}`;
  }
  return language === "zh" ? `${year}年${Number(part)}月` : `${MONTHS[Number(part) - 1]} ${year}`;
}

/** As little as an axis has room for: the year stands only where one begins. */
export function shortPeriodText(period: string, language: Language, first: boolean): string {
  const [year = "", part = ""] = period.split("-");
  if (part.startsWith("Q")) return first || part === "Q1" ? `${year}\n${part}` : part;
  const month = language === "zh" ? `${Number(part)}月` : (MONTHS[Number(part) - 1] ?? "");
  return first || part === "01" ? `${month}\n${year}` : month;
}
