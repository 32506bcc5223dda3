import type { ForecastSeries } from "@shanhai/contract/forecast";

/** The months of a series, those to come included. */
export function monthsOf(first: string, { history, next }: ForecastSeries): string[] {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return Array.from({ length: history.length + next.length }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7),
  );
}

/** Seats of the last twelve months; of the next three; and of those a year before, where history reaches. */
export function sumsOf({ history, next }: ForecastSeries) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    recent: sum(history.slice(-12)),
    ahead: sum(next.map(({ value }) => value)),
    before: history.length >= 12 ? sum(history.slice(-12, -9)) : undefined,
  };
}
