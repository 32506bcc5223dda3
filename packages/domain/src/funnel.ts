import type { Application } from "@shanhai/contract/application";
import type { ParkEvent } from "@shanhai/contract/event";
import type { Funnel, FunnelCounts, FunnelRow, FunnelSource } from "@shanhai/contract/funnel";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import { furthest } from "./application.ts";
import { monthOf, plusDays } from "./calendar.ts";
import type { EventPeople } from "./event-outcome.ts";
import { countArrival, noArrivals } from "./retention.ts";

/*
 * The funnel (漏斗), from consultation to day 90. A step counts the people whom the platform knows to have got that far, and
 * beside them those whom somebody counted by hand at an event without names. So:
 *
 *   咨询 consultations   everybody who applied by a link or was recommended; lines 接待咨询 of events
 *   意向 intentions      those of them who want a job: whoever applied by a link without naming a time, or naming one; not
 *                        those who only asked (只想了解), until the agency moves them on; lines 对接成功 of events
 *   投递 applications    the same people; lines 投递简历
 *   面试, 录用            whoever got to that stage, also when they left the pipeline from there; lines of events
 *   到岗 arrivals        placements; day90: those still there 90 days after their arrival, of those whose day 90 has come
 *
 * All of a person's steps count in the month in which they applied or were recommended, where they came from then, and in
 * the city of the position's posting: so a row of the table is one group of people, and narrows from left to right.
 */

/** Where somebody counts: one group of people. */
export interface FunnelCell {
  month: CalendarMonth;
  /** The first four digits of the city's code; `none` where no posting says it. */
  city: string;
  source: FunnelSource;
  eventId?: string | undefined;
}

/** Counters of a cell: steps, and by day of arrival `arrived:2026-11-26` and `lost90:2026-11-26`. */
export type CellCounts = Record<string, number>;

/** A cell's counters with what its city and event were called last. */
export interface CountedCell {
  cell: FunnelCell;
  counts: CellCounts;
  cityName?: string | undefined;
  eventName?: string | undefined;
}

/** A cell's name: months sort first. */
export const cellName = ({ month, city, source, eventId = "" }: FunnelCell): string =>
  `${month}#${city}#${source}#${eventId}`;

export function readCellName(name: string): FunnelCell {
  const [month = "", city = "", source = "", eventId = ""] = name.split("#");
  const cell = { month: month as CalendarMonth, city, source: source as FunnelSource };
  return eventId ? { ...cell, eventId } : cell;
}

/** What an application counts, as it is. */
export function countApplication(application: Pick<Application, "stage" | "outFrom" | "applied">): CellCounts {
  const at = (stage: Stage) => (STAGES.indexOf(furthest(application)) >= STAGES.indexOf(stage) ? 1 : 0);
  const wants = application.applied?.intention !== "asking" ? 1 : at("screened");
  return {
    consultations: 1,
    intentions: wants,
    applications: wants,
    interviews: at("interviewed"),
    offers: at("offered"),
  };
}

/** What a placement counts: its arrival, and a leaving by day 90. */
export function countPlaced(placement: Placement): CellCounts {
  const arrivals = noArrivals();
  countArrival(arrivals, placement, 1);
  const { arrivalDate } = placement;
  return { [`arrived:${arrivalDate}`]: 1, ...(arrivals.lost[90] ? { [`lost90:${arrivalDate}`]: 1 } : {}) };
}

/** What the platform counted of an event's people, as its report has it. */
export function readEventPeople({ consultations, applications, interviews, offers }: CellCounts): EventPeople {
  return {
    consultations: consultations ?? 0,
    applications: applications ?? 0,
    interviews: interviews ?? 0,
    offers: offers ?? 0,
  };
}

/** By how much counters change from one to the other; what stays is left out. */
export function countsMoved(from: CellCounts, to: CellCounts): CellCounts {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const moved = names.map((name) => [name, (to[name] ?? 0) - (from[name] ?? 0)] as const);
  return Object.fromEntries(moved.filter(([, by]) => by !== 0));
}

/** What was counted by hand at an event that takes place; undefined where nothing was. */
export function countLines(event: ParkEvent): CountedCell | undefined {
  if (event.status === "draft" || event.status === "cancelled") return undefined;
  const { consultations, matched, applications, interviews, offers } = event.outcomes;
  const counts = { consultations, intentions: matched, applications, interviews, offers };
  if (!Object.values(counts).some((count) => count > 0)) return undefined;
  const { eventId, endDate, title: eventName } = event;
  return { cell: { month: monthOf(endDate), city: "none", source: "event", eventId }, counts, eventName };
}

const NOTHING: FunnelCounts = {
  ...{ consultations: 0, intentions: 0, applications: 0, interviews: 0, offers: 0 },
  ...{ arrivals: 0, reached90: 0, day90: 0 },
};

/** A cell's counters as they read today: whose day 90 has come depends on the day one asks. */
export function readCounts(counts: CellCounts, today: CalendarDate): FunnelCounts {
  const read = { ...NOTHING };
  for (const [name, count] of Object.entries(counts)) {
    const [what = "", day] = name.split(":");
    if (!day) {
      if (what in NOTHING) read[what as keyof FunnelCounts] += count;
      continue;
    }
    const over = plusDays(day as CalendarDate, 90) <= today;
    if (what === "arrived") {
      read.arrivals += count;
      if (over) read.reached90 += count;
    }
    if (over) read.day90 += what === "arrived" ? count : -count;
  }
  return read;
}

function add(to: FunnelCounts, counts: FunnelCounts): void {
  for (const name of Object.keys(NOTHING) as (keyof FunnelCounts)[]) to[name] += counts[name];
}

/** How the rows are cut, and which cells count at all. */
export interface FunnelView {
  by: "source" | "place" | "month" | "event";
  source?: FunnelSource | undefined;
  place?: string | undefined;
}

function keyOf({ by }: FunnelView, { month, city, source, eventId }: FunnelCell): string | undefined {
  if (by === "event") return eventId;
  return { source, place: city, month }[by];
}

/** The rows of a funnel, and all of them together: months in their order, others by how many consulted. */
export function funnelOf(cells: readonly CountedCell[], view: FunnelView, today: CalendarDate): Funnel {
  const total = { ...NOTHING };
  const rows = new Map<string, FunnelRow>();
  const places = new Map<string, string>();
  for (const { cell, counts, cityName, eventName } of cells) {
    if (cityName) places.set(cell.city, cityName);
    if (view.source && cell.source !== view.source) continue;
    if (view.place && cell.city !== view.place) continue;
    const read = readCounts(counts, today);
    const key = keyOf(view, cell);
    if (key === undefined || Object.values(read).every((count) => count === 0)) continue;
    add(total, read);
    const row = rows.get(key) ?? { key, ...NOTHING };
    rows.set(key, row);
    add(row, read);
    const name = { place: cityName, event: eventName, source: undefined, month: undefined }[view.by];
    if (name) row.name = name;
  }
  const sorted = [...rows.values()].sort((one, other) =>
    view.by === "month"
      ? one.key.localeCompare(other.key)
      : other.consultations - one.consultations || one.key.localeCompare(other.key),
  );
  return {
    total,
    rows: sorted,
    places: [...places].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
