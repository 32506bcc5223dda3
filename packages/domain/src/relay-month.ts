import type { RelayMonth } from "@shanhai/contract/relay-month";
import type { CalendarMonth, ParkId, PositionId } from "@shanhai/contract/scalar";

const COUNTED = ["sendings", "people", "intentions", "applications", "arrivals"] as const;
type Counted = (typeof COUNTED)[number];

/** A station's month as kept: counters that move with what they count. */
export interface RelayMonthRecord extends Record<Counted, number> {
  month: CalendarMonth;
  parkId: ParkId;
  /** Postings passed on. */
  postings: number;
  /** Minutes from a position's being posted to its first application this month. */
  waits: Readonly<Record<PositionId, number>>;
  /** Rises with every change: of two that were decided on the same one, the second is decided again. */
  revision: number;
}

/** What moves: differences, how many postings are passed on now, and how long a position waited for its first application. */
export type RelayMonthChange = Partial<Record<Counted, number>> & {
  postings?: number;
  wait?: readonly [PositionId, number];
};

const blank = (month: CalendarMonth, parkId: ParkId): RelayMonthRecord => ({
  month,
  parkId,
  postings: 0,
  sendings: 0,
  people: 0,
  intentions: 0,
  applications: 0,
  arrivals: 0,
  waits: {},
  revision: 0,
});

/** The month after a change. A position's first wait stands. */
export function changeMonth(
  before: RelayMonthRecord | undefined,
  { month, parkId }: Pick<RelayMonthRecord, "month" | "parkId">,
  change: RelayMonthChange,
): RelayMonthRecord {
  const record = before ?? blank(month, parkId);
  const counts = Object.fromEntries(COUNTED.map((name) => [name, record[name] + (change[name] ?? 0)]));
  const [position, minutes] = change.wait ?? [];
  const waits =
    position !== undefined && minutes !== undefined && record.waits[position] === undefined
      ? { ...record.waits, [position]: minutes }
      : record.waits;
  return {
    ...record,
    ...(counts as Record<Counted, number>),
    postings: change.postings ?? record.postings,
    waits,
    revision: record.revision + 1,
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** What people see of a month: waits as their median, in hours to a tenth. */
export function readMonth({ parkId: _park, revision: _revision, waits, ...counts }: RelayMonthRecord): RelayMonth {
  const minutes = median(Object.values(waits));
  return { ...counts, ...(minutes === undefined ? {} : { medianHours: Math.round(minutes / 6) / 10 }) };
}
