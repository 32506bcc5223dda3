import { CHAINS, type ChainOrNone, NO_CHAIN, OTHER_SEGMENT, type Segment } from "@shanhai/contract/chain";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { TalentChain, TalentMap, TalentOccupation, TalentRow, TalentSegment } from "@shanhai/contract/talent-map";
import { CHAIN_SEGMENTS, segmentOf } from "./chain.ts";
import { occupationKey } from "./occupation.ts";
import type { SupplyCell } from "./supply.ts";
import { type LiveCell, medianPay, type SeatCell, type TalentMonth } from "./talent-cell.ts";
import { isWithin, UNSTATED } from "./within.ts";

/** Occupations of one segment that are shown; the sums are of all. */
const MOST_ROWS = 60;
const MOST_DIVISIONS = 12;
/** Counts of fewer people are hidden from partners. */
const FEW = 5;

export interface TalentFacts {
  division: string;
  /** What divisions are called, by their codes. */
  names: ReadonlyMap<string, string>;
  months: readonly CalendarMonth[];
  live: readonly LiveCell[];
  asked: readonly TalentMonth[];
  /** Of the division, by the basis that was asked for. */
  supply: readonly SupplyCell[];
  /** Of the agency that asks. */
  own?: readonly SeatCell[] | undefined;
}

export interface TalentView {
  /** A partner: it sees no count of one to four people. */
  partner: boolean;
}

const nameOf = ({ names }: TalentFacts, division: string) => names.get(division) ?? division;

/** People on file who are not at work, by occupation: whatever chain they could work in. */
function availableBy(supply: readonly SupplyCell[]): Map<string, number> {
  const people = new Map<string, number>();
  for (const { of, counts } of supply) {
    const occupation = occupationKey(of.occupation);
    people.set(occupation, (people.get(occupation) ?? 0) + counts.people - counts.onJob);
  }
  return people;
}

function availability(open: number, available: number, { partner }: TalentView) {
  const few = partner && available > 0 && available < FEW;
  return few ? { few } : { available, gap: open - available, few };
}

const arrivals = (filled: number, { partner }: TalentView) => (partner && filled > 0 && filled < FEW ? {} : { filled });

class Tally {
  positions = 0;
  open = 0;
  demanded = 0;
  filled = 0;
  own = 0;
  readonly pay: Record<string, number> = {};
  readonly months = new Map<CalendarMonth, number>();
  readonly arrived = new Map<CalendarMonth, number>();
  readonly places = new Map<string, number>();

  addLive({ of, counts }: LiveCell): void {
    const { positions, open, ...pay } = counts;
    this.positions += positions;
    this.open += open;
    this.places.set(of.division, (this.places.get(of.division) ?? 0) + open);
    for (const [step, seats] of Object.entries(pay)) this.pay[step] = (this.pay[step] ?? 0) + seats;
  }

  addMonth({ month, demanded, filled }: TalentMonth): void {
    this.demanded += demanded;
    this.filled += filled;
    this.months.set(month, (this.months.get(month) ?? 0) + demanded);
    this.arrived.set(month, (this.arrived.get(month) ?? 0) + filled);
  }

  /** In 分, as all pay is. */
  get median() {
    const yuan = medianPay(this.pay);
    return yuan === undefined ? {} : { medianPay: (yuan * 100) as TalentRow["medianPay"] };
  }
}

/** What a map counts within its division, by chain and occupation. */
function tallies(facts: TalentFacts): Map<ChainOrNone, Map<string, Tally>> {
  const chains = new Map<ChainOrNone, Map<string, Tally>>();
  const tallyOf = (chain: ChainOrNone, occupation: string) => {
    const occupations = chains.get(chain) ?? new Map<string, Tally>();
    chains.set(chain, occupations);
    const tally = occupations.get(occupation) ?? new Tally();
    occupations.set(occupation, tally);
    return tally;
  };
  for (const cell of facts.live)
    if (isWithin(cell.of.division, facts.division)) tallyOf(cell.of.chain, cell.of.occupation).addLive(cell);
  for (const month of facts.asked)
    if (isWithin(month.division, facts.division)) tallyOf(month.chain, month.occupation).addMonth(month);
  for (const { of, counts } of facts.own ?? [])
    if (isWithin(of.division, facts.division)) tallyOf(of.chain, of.occupation).own += counts.open;
  return chains;
}

function sumRows(rows: readonly TalentRow[], view: TalentView) {
  const sum = (count: (row: TalentRow) => number) => rows.reduce((total, row) => total + count(row), 0);
  return {
    positions: sum(({ positions }) => positions),
    open: sum(({ open }) => open),
    demanded: sum(({ demanded }) => demanded),
    // For a partner, of what is shown: the rest cannot be worked out.
    ...arrivals(
      sum(({ filled = 0 }) => filled),
      view,
    ),
    short: sum(({ gap = 0 }) => Math.max(0, gap)),
  };
}

/** Chains, segments and occupations of a division: what is asked for, who is there, what is missing. */
export function talentMap(facts: TalentFacts, view: TalentView): TalentMap {
  const available = availableBy(facts.supply);
  const counted = tallies(facts);
  const byPlace = new Map<string, number>();
  for (const occupations of counted.values())
    for (const { places } of occupations.values())
      for (const [place, open] of places) byPlace.set(place, (byPlace.get(place) ?? 0) + open);
  const divisions = [...byPlace]
    .sort(([one, seats], [other, more]) => more - seats || (one < other ? -1 : 1))
    .slice(0, MOST_DIVISIONS)
    .map(([division]) => ({ division, name: nameOf(facts, division) }));

  const rowOf = (occupation: string, tally: Tally): TalentRow => ({
    occupation,
    positions: tally.positions,
    open: tally.open,
    demanded: tally.demanded,
    ...arrivals(tally.filled, view),
    ...availability(tally.open, available.get(occupation) ?? 0, view),
    ...tally.median,
    ...(facts.own ? { own: tally.own } : {}),
    trend: facts.months.map((month) => tally.months.get(month) ?? 0),
    places: divisions.map(({ division }) => tally.places.get(division) ?? 0),
  });

  const chainOf = (chain: ChainOrNone): TalentChain => {
    const occupations = new Map(counted.get(chain));
    const segments = chain === NO_CHAIN ? [] : CHAIN_SEGMENTS[chain];
    // What a chain lives by is on its map while there are people for it, asked for or not.
    for (const { occupations: named } of segments)
      for (const occupation of named)
        if (!occupations.has(occupation) && (available.get(occupation) ?? 0) > 0)
          occupations.set(occupation, new Tally());
    const rows = new Map<Segment, TalentRow[]>();
    for (const [occupation, tally] of occupations) {
      const segment = segmentOf(chain, occupation);
      rows.set(segment, [...(rows.get(segment) ?? []), rowOf(occupation, tally)]);
    }
    const order: Segment[] = [...segments.map(({ segment }) => segment), OTHER_SEGMENT];
    const shown = order.flatMap((segment): TalentSegment[] => {
      const own = rows.get(segment) ?? [];
      if (own.length === 0) return [];
      own.sort((one, two) => two.open - one.open || two.demanded - one.demanded);
      return [{ segment, ...sumRows(own, view), occupations: own.slice(0, MOST_ROWS) }];
    });
    return { chain, ...sumRows([...rows.values()].flat(), view), segments: shown };
  };

  return {
    division: facts.division,
    months: [...facts.months],
    divisions,
    chains: [...CHAINS, ...(counted.has(NO_CHAIN) ? [NO_CHAIN] : [])].map((chain) => chainOf(chain as ChainOrNone)),
    unstated: facts.live.reduce((sum, { of, counts }) => sum + (of.division === UNSTATED ? counts.open : 0), 0),
  };
}

export type OccupationCounts = Omit<TalentOccupation, "seats" | "others">;

/** One occupation of a division, of one chain or of all: month by month, and place by place. */
export function talentOccupation(
  facts: TalentFacts,
  { occupation, chain, ...view }: TalentView & { occupation: string; chain?: ChainOrNone | undefined },
): OccupationCounts {
  const wanted = (of: { chain: ChainOrNone; occupation: string; division: string }) =>
    of.occupation === occupation &&
    (chain === undefined || of.chain === chain) &&
    isWithin(of.division, facts.division);
  const all = new Tally();
  const places = new Map<string, Tally>();
  const placeOf = (division: string) => {
    const tally = places.get(division) ?? new Tally();
    places.set(division, tally);
    return tally;
  };
  for (const cell of facts.live.filter(({ of }) => wanted(of)))
    for (const tally of [all, placeOf(cell.of.division)]) tally.addLive(cell);
  for (const month of facts.asked.filter(wanted))
    for (const tally of [all, placeOf(month.division)]) tally.addMonth(month);
  const { positions, open, demanded, months, arrived } = all;
  // For a partner of the months that are shown: from the sum of all, a month that is not could be worked out.
  const shown = [...arrived.values()].filter((count) => !view.partner || count >= FEW);
  const filled = shown.reduce((sum, count) => sum + count, 0);
  return {
    occupation,
    ...(chain === undefined ? {} : { chain }),
    division: facts.division,
    ...{ positions, open, demanded },
    ...arrivals(filled, view),
    ...availability(open, availableBy(facts.supply).get(occupation) ?? 0, view),
    ...all.median,
    months: facts.months.map((month) => ({
      month,
      demanded: months.get(month) ?? 0,
      ...arrivals(arrived.get(month) ?? 0, view),
    })),
    divisions: [...places]
      .sort(([, one], [, two]) => two.open - one.open || two.demanded - one.demanded)
      .map(([division, tally]) => ({
        division,
        name: nameOf(facts, division),
        open: tally.open,
        demanded: facts.months.map((month) => tally.months.get(month) ?? 0),
      })),
  };
}
