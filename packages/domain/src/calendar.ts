import type { CalendarDate, Instant } from "@shanhai/contract/scalar";

/** Asia/Shanghai is UTC+8 all year since 1991. */
const OFFSET = 8 * 60 * 60 * 1000;

/** The calendar date in Asia/Shanghai at an instant. */
export function shanghaiDate(at: Date): CalendarDate {
  return new Date(at.getTime() + OFFSET).toISOString().slice(0, 10) as CalendarDate;
}

/** An instant as storage writes it: UTC, milliseconds. */
export function instant(at: Date): Instant {
  return at.toISOString() as Instant;
}
