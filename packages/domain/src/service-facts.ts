import { DIMENSIONS, type Dimension } from "@shanhai/contract/dimension";
import type { Order } from "@shanhai/contract/order";
import type { Placement } from "@shanhai/contract/placement";
import type { AgencyId, CalendarDate, Instant, Quarter } from "@shanhai/contract/scalar";
import {
  COUNTERS,
  type Counter,
  LEAST_ANSWERS,
  type Satisfaction,
  type ServiceFacts,
} from "@shanhai/contract/service-facts";
import { daysBetween, plusDays, quarterOf, shanghaiDate } from "./calendar.ts";

/** Besides what is shown, the sums of answers to each dimension: shown as means, and only from five answers on. */
export type FactCounter = Counter | Dimension;
/** What something adds to an agency's facts, by quarter. */
export type FactCounts = Partial<Record<Quarter, Partial<Record<FactCounter, number>>>>;
/** An agency's facts of a quarter as kept: a counter that nothing moved yet is missing. */
export type FactsRecord = Partial<Record<FactCounter, number>>;

const ALL: readonly FactCounter[] = [...COUNTERS, ...DIMENSIONS];

function add(counts: FactCounts, quarter: Quarter, more: Partial<Record<FactCounter, number>>): FactCounts {
  const known = { ...counts[quarter] };
  for (const [name, by] of Object.entries(more) as [FactCounter, number][]) known[name] = (known[name] ?? 0) + by;
  counts[quarter] = known;
  return counts;
}

/** All of them together. */
export function sumCounts(all: Iterable<FactCounts>): FactCounts {
  const sum: FactCounts = {};
  for (const counts of all)
    for (const [quarter, more] of Object.entries(counts)) add(sum, quarter as Quarter, more ?? {});
  return sum;
}

/** What moves from one state to the next; quarters and counters that stay are left out. */
export function countsChange(before: FactCounts, after: FactCounts): FactCounts {
  const minus = Object.fromEntries(
    Object.entries(before).map(([quarter, counts]) => [
      quarter,
      Object.fromEntries(Object.entries(counts ?? {}).map(([name, n]) => [name, -n])),
    ]),
  ) as FactCounts;
  const moved = Object.entries(sumCounts([after, minus])).map(
    ([quarter, counts]) =>
      [quarter, Object.fromEntries(Object.entries(counts ?? {}).filter(([, by]) => by !== 0))] as const,
  );
  return Object.fromEntries(moved.filter(([, counts]) => Object.keys(counts).length > 0)) as FactCounts;
}

/** An order counts in the quarter of its deadline, once it is anybody's business and unless it was cancelled. */
export function countOrder(order: Pick<Order, "status" | "deadline" | "headcount" | "filled"> | undefined): FactCounts {
  if (!order || order.status === "draft" || order.status === "cancelled") return {};
  return { [quarterOf(order.deadline)]: { headcount: order.headcount, filled: order.filled } };
}

/** What the park counts of somebody on the job, without saying who: dates, and what they add to the facts. */
export interface PlacementFigures {
  arrivalDate: CalendarDate;
  /** When the seat reopened: left inside guarantee. */
  reopenedDate?: CalendarDate;
  counts: FactCounts;
}

/** Whether somebody is not known to have left by a day after arriving: as the retention curve has it. */
function stayed({ arrivalDate, leftDate }: Placement, day: number): boolean {
  return leftDate === undefined || daysBetween(arrivalDate, leftDate) > day;
}

/** The figures of one placement of an order published at that instant. */
export function countPlacement(placement: Placement, publishedAt: Instant): PlacementFigures {
  const { arrivalDate, leftDate, insideGuarantee } = placement;
  const days = Math.max(0, daysBetween(shanghaiDate(new Date(publishedAt)), arrivalDate));
  const counts = add({}, quarterOf(arrivalDate), { arrivals: 1, daysToFill: days });
  for (const day of [30, 90] as const) {
    const there = stayed(placement, day) ? 1 : 0;
    add(counts, quarterOf(plusDays(arrivalDate, day)), { [`reached${day}`]: 1, [`stayed${day}`]: there });
  }
  return { arrivalDate, ...(leftDate && insideGuarantee ? { reopenedDate: leftDate } : {}), counts };
}

/** How many arrived at a position, and how many of its seats reopened, by day. */
export interface SeatHistory {
  arrivals: Partial<Record<CalendarDate, number>>;
  reopenings: Partial<Record<CalendarDate, number>>;
}

const daysOf = (history: Partial<Record<CalendarDate, number>>) =>
  (Object.entries(history) as [CalendarDate, number][])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, n]) => Array<CalendarDate>(n).fill(date));

/**
 * Replacements of a position: the seat that reopened first is filled by the next arrival of a later day, as settlement has
 * it. They count in the quarter of the arrival.
 */
export function countReplacements({ arrivals, reopenings }: SeatHistory): FactCounts {
  const counts: FactCounts = {};
  const waiting = daysOf(reopenings);
  for (const arrival of daysOf(arrivals)) {
    const [reopened] = waiting;
    if (reopened === undefined) break;
    if (arrival <= reopened) continue;
    waiting.shift();
    add(counts, quarterOf(arrival), { replaced: 1, daysToReplace: daysBetween(reopened, arrival) });
  }
  return counts;
}

function moved(days: Partial<Record<CalendarDate, number>>, date: CalendarDate | undefined, by: 1 | -1) {
  if (!date) return days;
  const { [date]: n = 0, ...others } = days;
  return n + by > 0 ? { ...others, [date]: n + by } : others;
}

/** The history with one placement's figures in the place of what they were. */
export function moveSeats(
  history: SeatHistory,
  before: PlacementFigures | undefined,
  after: PlacementFigures | undefined,
): SeatHistory {
  const take = (side: SeatHistory, figures: PlacementFigures | undefined, by: 1 | -1): SeatHistory => ({
    arrivals: moved(side.arrivals, figures?.arrivalDate, by),
    reopenings: moved(side.reopenings, figures?.reopenedDate, by),
  });
  return take(take(history, before, -1), after, 1);
}

function satisfactionOf(record: FactsRecord): Satisfaction | undefined {
  const answers = record.answers ?? 0;
  if (answers < LEAST_ANSWERS) return undefined;
  const means = DIMENSIONS.map((dimension) => [
    dimension,
    Math.round(((record[dimension] ?? 0) * 100) / answers) / 100,
  ]);
  return Object.fromEntries(means) as Satisfaction;
}

/** The facts as they are shown: satisfaction as means, and none below five answers. */
export function readFacts(agencyId: AgencyId, quarter: Quarter, record: FactsRecord = {}): ServiceFacts {
  const counts = Object.fromEntries(COUNTERS.map((name) => [name, record[name] ?? 0])) as Record<Counter, number>;
  const satisfaction = satisfactionOf(record);
  return { agencyId, quarter, ...counts, ...(satisfaction ? { satisfaction } : {}) };
}

/** What kept facts and a recount disagree on. */
export function differences(kept: FactsRecord, counted: FactsRecord): FactCounter[] {
  return ALL.filter((name) => (kept[name] ?? 0) !== (counted[name] ?? 0));
}
