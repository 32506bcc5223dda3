import type { ForecastModel } from "@shanhai/contract/forecast";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { laterMonth } from "./calendar.ts";
import { sameSeason } from "./spring-festival.ts";

/** What is known at an origin: months from `start` on, none left out, of a line and of the whole that its season is taken from. */
export interface History {
  start: CalendarMonth;
  values: readonly number[];
  whole: readonly number[];
}

const ORDINAL = (month: CalendarMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** Months from one to another; negative when the other is earlier. */
export const monthsBetween = (from: CalendarMonth, to: CalendarMonth) => ORDINAL(to) - ORDINAL(from);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : 0);

/** Months that tell how high demand is at present: long enough not to follow one large order. */
const RECENT = 6;
/** By how much a month less counts than the one after it. */
const FADING = 0.85;
/** How many years without any season are mixed into what is known of it. */
const FEW_YEARS = 0.25;

/** Mean of the last twelve months, the latest counting most. */
function level(values: readonly number[]): number {
  const recent = values.slice(-12);
  const weights = recent.map((_, index) => FADING ** (recent.length - 1 - index));
  return sum(recent.map((value, index) => value * (weights[index] ?? 0))) / (sum(weights) || 1);
}

/** The parts of earlier months that a month is compared with. */
type Alignment = typeof sameSeason;
const byName: Alignment = (month, yearsBack) => [[laterMonth(month, -12 * yearsBack), 1]];

/** The value of a month so many years before; nothing where history does not reach. */
function valueBefore(start: CalendarMonth, values: readonly number[], parts: ReturnType<Alignment>) {
  let total = 0;
  for (const [part, share] of parts) {
    const value = values[monthsBetween(start, part)];
    if (value === undefined) return undefined;
    total += value * share;
  }
  return total;
}

/** The same month last year as it was; with under twelve months of history, their mean. */
function lastYear({ values }: History, horizon: number): number {
  return values[values.length - 13 + horizon] ?? mean(values);
}

const monthAt = ({ start, values }: History, horizon: number) => laterMonth(start, values.length - 1 + horizon);

/** The same month last year, January to March by their distance to 春节. */
function lastFestival(history: History, horizon: number): number {
  const parts = sameSeason(monthAt(history, horizon), 1);
  return valueBefore(history.start, history.values, parts) ?? lastYear(history, horizon);
}

/**
 * How much of an average month the whole has in a month of that name, over the years that are known, each measured against the
 * twelve months about it; drawn to one where few years are known.
 */
function seasonOf({ start, whole }: History, month: CalendarMonth, align: Alignment): number {
  const ratios: number[] = [];
  for (let years = 1; years <= 4; years += 1) {
    const value = valueBefore(start, whole, align(month, years));
    const end = Math.min(monthsBetween(start, month) - 12 * years + 6, whole.length);
    const base = mean(whole.slice(Math.max(0, end - 12), end));
    if (value !== undefined && end >= 12 && base > 0) ratios.push(value / base);
  }
  return (sum(ratios) + FEW_YEARS) / (ratios.length + FEW_YEARS);
}

/** The level of the last months, taken out of season, times the season of the month. */
function season(align: Alignment) {
  return (history: History, horizon: number): number => {
    const { start, values } = history;
    const from = Math.max(0, values.length - RECENT);
    const recent = values.slice(from);
    const seasons = recent.map((_, index) => seasonOf(history, laterMonth(start, from + index), align));
    return (sum(recent) / (sum(seasons) || 1)) * seasonOf(history, monthAt(history, horizon), align);
  };
}

/** Each model in one function; the words that explain it are beside its name in the console. */
export const MODELS: Readonly<Record<ForecastModel, (history: History, horizon: number) => number>> = {
  lastYear,
  lastFestival,
  level: (history) => level(history.values),
  season: season(byName),
  seasonFestival: season(sameSeason),
};
