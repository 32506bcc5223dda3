import type { Candidate } from "@shanhai/contract/candidate";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CalendarMonth, CandidateId, PlacementId } from "@shanhai/contract/scalar";
import type { SupplyBasis } from "@shanhai/contract/two-places";
import { monthOf } from "./calendar.ts";
import { divisionOfPlace } from "./division.ts";

/** What stands for a place that names no division. */
export const UNSTATED = "-";

/** People of one kind: by their home or the place they want, what they do and how well; empty where they did not say. */
export interface SupplyOf {
  basis: SupplyBasis;
  division: string;
  occupation: string;
  skillLevel: string;
}

/** Arrivals of one month by where people are from and where the job is. */
export interface FlowOf {
  month: CalendarMonth;
  from: string;
  to: string;
}

/** A count of something: the same shape in an agency's own partitions and in its park's. */
export type SupplyCell = { noun: "supply"; of: SupplyOf; counts: { people: number; onJob: number } };
export type FlowCell = { noun: "flow"; of: FlowOf; counts: { arrivals: number } };
export type Cell = SupplyCell | FlowCell;

/** An arrival as it counts: when, where to, and whether the person is still there. */
export interface Journey {
  month: CalendarMonth;
  to: string;
  active: boolean;
}

/** What was counted of one candidate's record, and of the placements that name it. */
export interface PersonMark {
  candidateId: CandidateId;
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
  journeys: Record<PlacementId, Journey>;
  cells: readonly Cell[];
}

const placed = (place: string | undefined) => (place && divisionOfPlace(place)) || UNSTATED;

export function journeyOf(
  { arrivalDate, status }: Pick<Placement, "arrivalDate" | "status">,
  position: Pick<Position, "place"> | undefined,
): Journey {
  return { month: monthOf(arrivalDate), to: placed(position?.place), active: status === "active" };
}

type Person = Pick<Candidate, "homePlace" | "intendedPlace" | "occupation" | "skillLevel">;

/**
 * What one record and its arrivals count: once by home and once by intention while there is a record, and each arrival from the home
 * of whoever the person is now. A record that was merged counts no person any more, and its arrivals are the survivor's.
 */
export function cellsOf(
  record: Person | undefined,
  { living, onJob, journeys }: { living: Person | undefined; onJob: boolean; journeys: readonly Journey[] },
): Cell[] {
  const cells: Cell[] = [];
  if (record) {
    const { occupation = "", skillLevel = "" } = record;
    const counts = { people: 1, onJob: onJob ? 1 : 0 };
    for (const [basis, place] of [["home", record.homePlace] as const, ["intended", record.intendedPlace] as const])
      cells.push({ noun: "supply", of: { basis, division: placed(place), occupation, skillLevel }, counts });
  }
  const from = placed(living?.homePlace);
  for (const { month, to } of journeys) cells.push({ noun: "flow", of: { month, from, to }, counts: { arrivals: 1 } });
  return sumCells(cells);
}

/** By what a cell is told from others. */
export const cellName = ({ noun, of }: Pick<Cell, "noun" | "of">): string =>
  noun === "supply" ? [noun, ...supplyParts(of as SupplyOf)].join("\n") : [noun, ...flowParts(of as FlowOf)].join("\n");
const supplyParts = ({ basis, division, occupation, skillLevel }: SupplyOf) => [
  basis,
  division,
  occupation,
  skillLevel,
];
const flowParts = ({ month, from, to }: FlowOf) => [month, from, to];

function add<C extends Cell>(cell: C, other: C, sign: 1 | -1): C {
  const counts = Object.fromEntries(
    Object.entries(cell.counts).map(([name, count]) => [
      name,
      count + sign * ((other.counts as Record<string, number>)[name] ?? 0),
    ]),
  );
  return { ...cell, counts } as C;
}

const isNothing = ({ counts }: Cell) => Object.values(counts).every((count) => count === 0);
const none = (cell: Cell): Cell => add(cell, cell, -1);

/** The same cells, each once; those that count nothing are left out. */
export function sumCells(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const name = cellName(cell);
    sums.set(name, add(sums.get(name) ?? none(cell), cell, 1));
  }
  return [...sums.values()].filter((cell) => !isNothing(cell));
}

/** By how much cells differ: what is added to the first to make the second. */
export function cellChanges(before: readonly Cell[], after: readonly Cell[]): Cell[] {
  return sumCells([...after, ...before.map((cell) => add(none(cell), cell, -1))]);
}

/** A cell from the item that keeps it. */
export function readCell(noun: Cell["noun"], item: Record<string, unknown>): Cell {
  const count = (name: string) => Number(item[name] ?? 0);
  const text = (name: string) => String(item[name] ?? "");
  if (noun === "flow") {
    const of = { month: text("month") as CalendarMonth, from: text("from"), to: text("to") };
    return { noun, of, counts: { arrivals: count("arrivals") } };
  }
  const [basis, division] = [text("basis") as SupplyBasis, text("division")];
  const of = { basis, division, occupation: text("occupation"), skillLevel: text("skillLevel") };
  return { noun, of, counts: { people: count("people"), onJob: count("onJob") } };
}

/** Whether a mark keeps nothing. */
export const isEmptyMark = ({ journeys, cells }: Pick<PersonMark, "journeys" | "cells">): boolean =>
  cells.length === 0 && Object.keys(journeys).length === 0;
