import type { CalendarDate } from "@shanhai/contract/scalar";

const DAY = 24 * 60 * 60 * 1000;

/** Days since the epoch; calendar dates have no zone, so UTC does. */
const dayNumber = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`) / DAY;

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10) as CalendarDate;

/** The date so many days later, or earlier. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(dayNumber(date) + days);
}

/** Days from one date to another: 0 for the same one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of a later month, or that month's last day where it has no such day: 31 Jan, 28 Feb, 31 Mar. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / DAY);
}
