import { CHECK_DAYS, type CheckDay, type Placement } from "@shanhai/contract/placement";
import type { Retention } from "@shanhai/contract/retention";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { daysBetween, plusDays } from "./calendar.ts";

/**
 * Of the people who arrived on one day: how many there were, and how many were gone by day 7, 30 and 90 (each includes
 * those before). Kept by day of arrival, since who has reached day 30 depends on the day one asks.
 */
export interface Arrivals {
  arrived: number;
  lost: Record<CheckDay, number>;
}

export function noArrivals(): Arrivals {
  return { arrived: 0, lost: { 7: 0, 30: 0, 90: 0 } };
}

/** Counts one placement into (or, with −1, out of) the arrivals of its day. */
export function countArrival(arrivals: Arrivals, placement: Placement, by: 1 | -1): void {
  arrivals.arrived += by;
  if (placement.leftDate === undefined) return;
  const stayed = daysBetween(placement.arrivalDate, placement.leftDate);
  for (const day of CHECK_DAYS) if (stayed <= day) arrivals.lost[day] += by;
}

/** The curve today: at each day, of those whose arrival is that long ago, how many were still there. */
export function retentionOf(days: Iterable<readonly [CalendarDate, Arrivals]>, today: CalendarDate): Retention {
  const points = CHECK_DAYS.map((day) => ({ day, reached: 0, present: 0 }));
  let arrived = 0;
  for (const [date, arrivals] of days) {
    arrived += arrivals.arrived;
    for (const point of points) {
      if (plusDays(date, point.day) > today) continue;
      point.reached += arrivals.arrived;
      point.present += arrivals.arrived - arrivals.lost[point.day];
    }
  }
  return { arrived, points };
}
