import type { Position } from "@shanhai/contract/position";
import type { CalendarMonth, Instant } from "@shanhai/contract/scalar";
import { monthOf } from "./calendar.ts";

const later = <T extends string>(one: T, other: T): T => (one > other ? one : other);

/**
 * Seats of a position by the month in which they were asked for: its first ones with the order's opening or, if it came later,
 * its own day; then each raise in its month.
 */
export function askedIn(
  { headcount, raises = [], createdAt }: Pick<Position, "headcount" | "raises" | "createdAt">,
  openedAt: Instant,
): Map<CalendarMonth, number> {
  const first = later(monthOf(createdAt), monthOf(openedAt));
  const asked = new Map<CalendarMonth, number>([[first, headcount]]);
  for (const { month, seats } of raises) {
    if (month <= first) continue;
    asked.set(month, seats);
    asked.set(first, (asked.get(first) ?? 0) - seats);
  }
  return asked;
}

/** The raises of a position after its headcount goes from one number to another in a month: what is lowered, the last raise asked for. */
export function raisedTo(
  { headcount, raises = [], createdAt }: Pick<Position, "headcount" | "raises" | "createdAt">,
  next: number,
  month: CalendarMonth,
): Position["raises"] {
  if (next > headcount && month > monthOf(createdAt)) {
    const own = raises.find((raise) => raise.month === month)?.seats ?? 0;
    return [...raises.filter((raise) => raise.month !== month), { month, seats: own + next - headcount }];
  }
  let less = Math.max(0, headcount - next);
  const left = [...raises].reverse().flatMap((raise) => {
    const taken = Math.min(less, raise.seats);
    less -= taken;
    return taken === raise.seats ? [] : [{ ...raise, seats: raise.seats - taken }];
  });
  return left.length > 0 ? left.reverse() : undefined;
}
