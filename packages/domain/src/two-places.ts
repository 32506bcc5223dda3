import type { DemandCell } from "@shanhai/contract/demand";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { OccupationRow, Route, SideCounts, TwoPlaces } from "@shanhai/contract/two-places";
import { divisionOfPlace, namesOf } from "./division.ts";
import type { FlowCell, SupplyCell } from "./supply.ts";
import { cityOf, isWithin, UNSTATED } from "./within.ts";

const MOST_OCCUPATIONS = 200;
const MOST_ROUTES = 30;
/** Counts of fewer people are hidden from partners. */
const FEW = 5;

export interface TwoPlacesFacts {
  /** The codes of both. */
  divisions: readonly [string, string];
  demand: readonly DemandCell[];
  /** Of each place, by the basis that was asked for. */
  supply: readonly [readonly SupplyCell[], readonly SupplyCell[]];
  unstated: readonly SupplyCell[];
  flows: readonly FlowCell[];
  months: readonly CalendarMonth[];
}

export interface TwoPlacesView {
  occupation?: string | undefined;
  skillLevel?: string | undefined;
  /** A partner: it sees who is available, and no count of one to four people. */
  partner: boolean;
}

interface Tally {
  open: number;
  people: number;
  onJob: number;
}
const NOTHING: Tally = { open: 0, people: 0, onJob: 0 };

/** The counts as the reader may see them. */
function show({ open, people, onJob }: Tally, partner: boolean): SideCounts {
  const available = people - onJob;
  if (!partner) return { open, people, available, gap: open - available, few: false };
  const few = available > 0 && available < FEW;
  return few ? { open, few } : { open, available, gap: open - available, few };
}

/** Occupations of both places by name, with what each place has of them. */
function tallyOccupations(facts: TwoPlacesFacts, view: TwoPlacesView): Map<string, [Tally, Tally]> {
  const { occupation: wanted = "", skillLevel } = view;
  const rows = new Map<string, [Tally, Tally]>();
  const count = (occupation: string, side: 0 | 1, by: Partial<Tally>) => {
    if (!occupation.startsWith(wanted)) return;
    const row = rows.get(occupation) ?? [NOTHING, NOTHING];
    const { open, people, onJob } = row[side];
    row[side] = { open: open + (by.open ?? 0), people: people + (by.people ?? 0), onJob: onJob + (by.onJob ?? 0) };
    rows.set(occupation, row);
  };
  for (const { place, occupation, open } of facts.demand) {
    const division = divisionOfPlace(place);
    for (const side of [0, 1] as const)
      if (division && isWithin(division, facts.divisions[side])) count(occupation, side, { open });
  }
  for (const side of [0, 1] as const)
    for (const { of, counts } of facts.supply[side])
      if (skillLevel === undefined || of.skillLevel === skillLevel) count(of.occupation, side, counts);
  return rows;
}

/** What a row is sorted by, and shown for: seats, and people where the reader may know of them. */
const weight = (sides: readonly SideCounts[]) =>
  sides.reduce((sum, { open, people, available = 0 }) => sum + open + (people ?? available), 0);

/** The sums of one place: for a partner, of what is shown, so that the rest cannot be worked out. */
function sumSide(rows: readonly (readonly [Tally, Tally])[], side: 0 | 1, partner: boolean): SideCounts {
  const sum = { ...NOTHING };
  let few = false;
  for (const row of rows) {
    const { open, people, onJob } = row[side];
    const hidden = show(row[side], partner).few;
    few ||= hidden;
    sum.open += open;
    sum.people += hidden ? 0 : people;
    sum.onJob += hidden ? 0 : onJob;
  }
  const available = sum.people - sum.onJob;
  return partner ? { open: sum.open, available, gap: sum.open - available, few } : { ...show(sum, false), few };
}

/**
 * Arrivals between the places by month. Where one lies in the other, somebody moves between them who goes from the part outside
 * to the part inside, or back.
 */
function flowsBetween({ divisions: [one, two], flows, months }: TwoPlacesFacts, partner: boolean): TwoPlaces["flows"] {
  const between = (from: string, to: string, { of }: FlowCell) =>
    isWithin(of.from, from) && isWithin(of.to, to) && !(isWithin(of.from, to) && isWithin(of.to, from));
  const shown = (arrivals: number) => !partner || arrivals === 0 || arrivals >= FEW;
  return months.map((month) => {
    const own = flows.filter(({ of }) => of.month === month);
    const sum = (from: string, to: string) =>
      own.filter((cell) => between(from, to, cell)).reduce((total, { counts }) => total + counts.arrivals, 0);
    const [forth, back] = [sum(one, two), sum(two, one)];
    return { month, ...(shown(forth) ? { forth } : {}), ...(shown(back) ? { back } : {}) };
  });
}

const cityOfCode = (division: string) =>
  division === UNSTATED ? "" : division.endsWith("0000") ? division : `${cityOf(division)}00`;

const nameOf = (division: string) => namesOf(division)?.join("") ?? division;

/** From which city people came to which, in all of the months together. */
function routesOf({ flows }: TwoPlacesFacts, partner: boolean): Route[] {
  const routes = new Map<string, Route>();
  for (const { of, counts } of flows) {
    const [from, to] = [cityOfCode(of.from), cityOfCode(of.to)];
    const known = routes.get(`${from} ${to}`) ?? {
      ...{ from, fromName: nameOf(from), to, toName: nameOf(to) },
      arrivals: 0,
    };
    routes.set(`${from} ${to}`, { ...known, arrivals: known.arrivals + counts.arrivals });
  }
  const shown = [...routes.values()].filter(({ arrivals }) => arrivals >= (partner ? FEW : 1));
  return shown
    .sort((a, b) => b.arrivals - a.arrivals || (a.from + a.to < b.from + b.to ? -1 : 1))
    .slice(0, MOST_ROUTES);
}

/** Two places side by side, as this reader may see them. */
export function compareTwoPlaces(facts: TwoPlacesFacts, view: TwoPlacesView): TwoPlaces {
  const { partner } = view;
  const tallies = tallyOccupations(facts, view);
  const rows = [...tallies].map(([occupation, row]) => ({ occupation, sides: row.map((side) => show(side, partner)) }));
  const occupations: OccupationRow[] = rows
    .filter(({ sides }) => weight(sides) > 0)
    .sort((one, two) => weight(two.sides) - weight(one.sides) || (one.occupation < two.occupation ? -1 : 1))
    .slice(0, MOST_OCCUPATIONS);
  const nowhere = facts.demand.filter(({ place }) => divisionOfPlace(place) === undefined);
  const people = facts.unstated.reduce((sum, { counts }) => sum + counts.people, 0);
  return {
    places: facts.divisions.map((division, side) => ({
      division,
      name: nameOf(division),
      counts: sumSide([...tallies.values()], side as 0 | 1, partner),
    })),
    occupations,
    unstated: { open: nowhere.reduce((sum, { open }) => sum + open, 0), ...(partner ? {} : { people }) },
    flows: flowsBetween(facts, partner),
    routes: routesOf(facts, partner),
  };
}

/** The second place where none is named: the first of the others that does not lie in the first or around it; else the province. */
export function otherPlace(one: string, others: readonly { division: string }[]): string {
  const elsewhere = others.find(
    ({ division }) => namesOf(division) && !isWithin(division, one) && !isWithin(one, division),
  );
  return elsewhere?.division ?? `${one.slice(0, 2)}0000`;
}
