import { useWords } from "../messages/catalogue.ts";

/** A month as people say it: 2026年11月. */
export function useMonthText(): (month: string) => string {
  const { t } = useWords();
  return (month) => t("relays.month", { year: month.slice(0, 4), month: Number(month.slice(5)) });
}
