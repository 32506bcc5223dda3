import { recentMonths } from "../format/recent-months.ts";

const MONTHS = 24;

/** The months, or quarters, from the present one backwards, for two years. */
export function recentPeriods(by: "month" | "quarter"): string[] {
  const months = recentMonths(MONTHS);
  if (by === "month") return months;
  return [...new Set(months.map((one) => `${one.slice(0, 4)}-Q${Math.ceil(Number(one.slice(5)) / 3)}`))];
}
