import type { Candidate } from "@shanhai/contract/candidate";
import type { ChainOrNone } from "@shanhai/contract/chain";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CalendarMonth, CandidateId, PlacementId } from "@shanhai/contract/scalar";
import type { SupplyBasis } from "@shanhai/contract/two-places";
import { monthOf } from "./calendar.ts";
import { sumCells } from "./cell.ts";
import { occupationKey } from "./occupation.ts";
import { placed, readTalentOf, type TalentOf } from "./talent-cell.ts";

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
/** Arrivals of one month by what for, as demand is counted. */
export type ArrivalCell = { noun: "arrival"; of: TalentOf & { month: CalendarMonth }; counts: { filled: number } };
export type Cell = SupplyCell | FlowCell | ArrivalCell;

/** An arrival as it counts: when, where to and as what, for which chain, and whether the person is still there. */
export interface Journey {
  month: CalendarMonth;
  to: string;
  active: boolean;
  /** Absent in what was counted before arrivals were counted so. */
  chain?: ChainOrNone;
  occupation?: string;
}

/** What was counted of one candidate's record, and of the placements that name it. */
export interface PersonMark {
  candidateId: CandidateId;
  /** Counts what was counted: of two deliveries at once one comes first. */
  told: number;
  journeys: Record<PlacementId, Journey>;
  cells: readonly Cell[];
}

export function journeyOf(
  { arrivalDate, status }: Pick<Placement, "arrivalDate" | "status">,
  position: Pick<Position, "place" | "occupation"> | undefined,
  chain: ChainOrNone,
): Journey {
  const month = monthOf(arrivalDate);
  const occupation = occupationKey(position?.occupation ?? "");
  return { month, to: placed(position?.place), active: status === "active", chain, occupation };
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
  for (const { month, to, chain, occupation } of journeys) {
    cells.push({ noun: "flow", of: { month, from, to }, counts: { arrivals: 1 } });
    if (chain === undefined || occupation === undefined) continue;
    cells.push({ noun: "arrival", of: { month, chain, occupation, division: to }, counts: { filled: 1 } });
  }
  return sumCells(cells);
}

/** A cell from the item that keeps it. */
export function readCell(noun: "supply" | "flow", item: Record<string, unknown>): SupplyCell | FlowCell {
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

/** A cell of any noun from the item that keeps it. */
export function readCounted(noun: Cell["noun"], item: Record<string, unknown>): Cell {
  if (noun !== "arrival") return readCell(noun, item);
  const of = { month: String(item.month) as CalendarMonth, ...readTalentOf(item) };
  return { noun, of, counts: { filled: Number(item.filled ?? 0) } };
}

/** Whether a mark keeps nothing. */
export const isEmptyMark = ({ journeys, cells }: Pick<PersonMark, "journeys" | "cells">): boolean =>
  cells.length === 0 && Object.keys(journeys).length === 0;
