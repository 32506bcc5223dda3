import type { CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import { daysBetween, laterMonth, plusDays } from "./calendar.ts";

/** First days of the lunar year (春节), as the Hong Kong Observatory publishes them: the calendar of ICU is a day off in 2027 and 2030. */
const FIRST_DAYS: readonly string[] = [
  "2018-02-16",
  "2019-02-05",
  "2020-01-25",
  "2021-02-12",
  "2022-02-01",
  "2023-01-22",
  "2024-02-10",
  "2025-01-29",
  "2026-02-17",
  "2027-02-06",
  "2028-01-26",
  "2029-02-13",
  "2030-02-03",
  "2031-01-23",
  "2032-02-11",
  "2033-01-31",
  "2034-02-19",
  "2035-02-08",
  "2036-01-28",
];

const DATES: ReadonlyMap<string, CalendarDate> = new Map(
  FIRST_DAYS.map((date) => [date.slice(0, 4), date as CalendarDate]),
);

/** The first day of 春节 in a year; nothing for years outside 2018–2036. */
export function springFestival(year: number): CalendarDate | undefined {
  return DATES.get(String(year));
}

/** The months in which demand follows 春节, not the calendar: people leave before it, factories hire after it. */
const MOVED_MONTHS = new Set(["01", "02", "03"]);

const daysIn = (month: CalendarMonth) =>
  daysBetween(`${month}-01` as CalendarDate, `${laterMonth(month, 1)}-01` as CalendarDate);

type MonthParts = readonly (readonly [month: CalendarMonth, share: number])[];
/** A table of a few hundred months at most: a backtest asks for each of them thousands of times. */
const known = new Map<string, MonthParts>();

/**
 * Which months of an earlier year a month corresponds to, with the share of each that is taken. January to March are compared
 * by their distance to 春节: each day with the day of the earlier year that lay as far from it. Other months, and years without
 * a known date, correspond to the month of the same name.
 */
export function sameSeason(month: CalendarMonth, yearsBack: number): MonthParts {
  const key = `${month}-${yearsBack}`;
  const parts = known.get(key) ?? partsOf(month, yearsBack);
  known.set(key, parts);
  return parts;
}

function partsOf(month: CalendarMonth, yearsBack: number): MonthParts {
  const same = laterMonth(month, -12 * yearsBack);
  const year = Number(month.slice(0, 4));
  const [now, then] = [springFestival(year), springFestival(year - yearsBack)];
  if (!MOVED_MONTHS.has(month.slice(5)) || !now || !then) return [[same, 1]];
  const first = plusDays(then, daysBetween(now, `${month}-01` as CalendarDate));
  const end = plusDays(first, daysIn(month));
  const parts: [CalendarMonth, number][] = [];
  for (let part = first.slice(0, 7) as CalendarMonth; `${part}-01` < end; part = laterMonth(part, 1)) {
    // Both sides counted in days from the month's first.
    const from = Math.max(0, daysBetween(`${part}-01` as CalendarDate, first));
    const to = Math.min(daysIn(part), daysBetween(`${part}-01` as CalendarDate, end));
    parts.push([part, (to - from) / daysIn(part)]);
  }
  return parts;
}
