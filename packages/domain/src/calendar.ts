import type { CalendarDate, CalendarMonth, Instant, Quarter } from "@shanhai/contract/scalar";

/** Asia/Shanghai is UTC+8 all year since 1991. */
const OFFSET = 8 * 60 * 60 * 1000;
const ONE_DAY = 24 * 60 * 60 * 1000;

/** The calendar date in Asia/Shanghai at an instant. */
export function shanghaiDate(at: Date): CalendarDate {
  return new Date(at.getTime() + OFFSET).toISOString().slice(0, 10) as CalendarDate;
}

/** Date and time in Asia/Shanghai, to the minute: 2026-11-26 14:05. */
export function shanghaiMoment(at: Date): string {
  return new Date(at.getTime() + OFFSET).toISOString().slice(0, 16).replace("T", " ");
}

/** The calendar date so many days later (or earlier). */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * ONE_DAY).toISOString().slice(0, 10) as CalendarDate;
}

/** Calendar days from one date to another; negative when the other is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / ONE_DAY);
}

/** The same day of a later month, or that month's last day where it has no such day: 31 Jan, 28 Feb, 31 Mar. */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 10) as CalendarDate;
}

/** The month of a calendar date, or the month in Asia/Shanghai of an instant. */
export function monthOf(at: CalendarDate | Instant): CalendarMonth {
  const date = at.length === 10 ? at : shanghaiDate(new Date(at));
  return date.slice(0, 7) as CalendarMonth;
}

/** The month so many months later (or earlier). */
export function laterMonth(month: CalendarMonth, months: number): CalendarMonth {
  return monthOf(plusMonths(`${month}-01` as CalendarDate, months));
}

/** The first instant in Asia/Shanghai of a calendar date. */
export function startOfDay(date: CalendarDate): Instant {
  return instant(new Date(Date.parse(date) - OFFSET));
}

/** An instant as storage writes it: UTC, milliseconds. */
export function instant(at: Date): Instant {
  return at.toISOString() as Instant;
}

/** The quarter a calendar date lies in. */
export function quarterOf(date: CalendarDate): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter;
}

/** The last day of a quarter. */
export function quarterEnd(quarter: Quarter): CalendarDate {
  const firstOfNext = plusMonths(`${quarter.slice(0, 4)}-01-01` as CalendarDate, Number(quarter.slice(6)) * 3);
  return plusDays(firstOfNext, -1);
}
