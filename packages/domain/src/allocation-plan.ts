import type {
  AllocationKind,
  AllocationLock,
  AllocationPosition,
  AllocationRow,
  AllocationSummary,
} from "@shanhai/contract/allocation";
import type { CandidateId, EnterpriseId } from "@shanhai/contract/scalar";
import { bonusesOf, collectArcs, isLive, STAYS, type Standing } from "./allocation-arcs.ts";
import type { AuctionProblem, AuctionResult } from "./auction.ts";
import type { MatchPerson, MatchPosition, Scorer } from "./match.ts";

/** An open position, with what its seats are counted by and its enterprise is called. */
export interface OpenPosition extends Pick<AllocationPosition, "enterpriseName" | "title" | "headcount" | "filled"> {
  position: MatchPosition;
}

interface Pair {
  place: number;
  score: number;
}

interface Person {
  candidateId: CandidateId;
  /** Where the person is furthest today. */
  today: Pair | undefined;
  live: ReadonlySet<number>;
  /** Where the person would suit best. */
  best: Pair | undefined;
  /** Of who is locked: to where, nowhere if that does not work. */
  locked: Pair | "fails" | undefined;
}

/** What came of an allocation: who goes where, by position and then score; after them who is left over. */
export interface AllocationPlan {
  rows: AllocationRow[];
  positions: AllocationPosition[];
  summary: AllocationSummary;
}

const LEFT_OVER = ["lockFailed", "noSeat", "noFit"] as const;

/**
 * One allocation on its way: people are added one by one, who is locked before the others; then an auction runs over
 * `problem()`, and `finish` says what came of it. Locked pairs stay whatever they cost: their people and their seats are not in
 * the problem. Names are not in it either.
 */
export class AllocationPlanner {
  readonly #scores: Int16Array;
  readonly #places: Map<string, number>;
  readonly #locks: Map<CandidateId, string>;
  readonly #free: number[];
  readonly #people: Person[] = [];
  #arcs: ReturnType<typeof collectArcs> | undefined;
  #problem: AuctionProblem | undefined;

  constructor(
    readonly given: {
      positions: readonly OpenPosition[];
      fairness: number;
      locks: readonly AllocationLock[];
      scorer: Scorer;
      /** Arcs kept of each person, where not the usual number. */
      keep?: number;
    },
  ) {
    const { positions, locks } = given;
    this.#scores = new Int16Array(positions.length);
    this.#places = new Map(positions.map(({ position }, place) => [position.positionId, place]));
    this.#locks = new Map(locks.map(({ candidateId, positionId }) => [candidateId, positionId]));
    this.#free = positions.map(({ position }) => position.open);
  }

  #take(candidateId: CandidateId): Person["locked"] {
    const wanted = this.#locks.get(candidateId);
    if (wanted === undefined) return undefined;
    const place = this.#places.get(wanted);
    if (place === undefined) return "fails";
    const [score, free] = [this.#scores[place] ?? -1, this.#free[place] ?? 0];
    if (score < 0 || free === 0) return "fails";
    this.#free[place] = free - 1;
    return { place, score };
  }

  #collecting(): ReturnType<typeof collectArcs> {
    if (this.#arcs) return this.#arcs;
    const { positions, fairness, keep } = this.given;
    const places = positions.map(({ position: { enterpriseId }, headcount, filled }, place) => {
      return { enterpriseId, headcount, filled, free: this.#free[place] ?? 0 };
    });
    this.#arcs = collectArcs(bonusesOf(places, fairness), keep);
    return this.#arcs;
  }

  /** The next person, with what the person has open, or had, at these positions. */
  add(person: MatchPerson, standings: readonly Standing[] = []): void {
    this.given.scorer(person, this.#scores);
    const live = standings.filter(({ stage }) => isLive(stage));
    const scoreOf = (place: number) => Math.max(0, this.#scores[place] ?? 0);
    const [today] = live
      .map(({ place, stage }) => ({ place, score: scoreOf(place), rank: STAYS[stage] }))
      .sort((one, other) => other.rank - one.rank || other.score - one.score || one.place - other.place);
    const locked = this.#take(person.candidateId);
    this.#collecting().add(locked ? undefined : this.#scores, standings);
    let best: Pair | undefined;
    if (!locked)
      for (const [place, score] of this.#scores.entries()) if (score > (best?.score ?? -1)) best = { place, score };
    this.#people.push({
      candidateId: person.candidateId,
      today: today && { place: today.place, score: today.score },
      live: new Set(live.map(({ place }) => place)),
      best,
      locked,
    });
  }

  problem(): AuctionProblem {
    this.#problem ??= this.#collecting().problem();
    return this.#problem;
  }

  #pairOf(index: number, { locked }: Person, result: AuctionResult): Pair | undefined {
    if (locked) return locked === "fails" ? undefined : locked;
    const arc = result.arc[index] ?? -1;
    const place = this.problem().position[arc];
    return place === undefined ? undefined : { place, score: this.#collecting().scoreOf(arc) };
  }

  #row(person: Person, pair: Pair | undefined): AllocationRow {
    const { candidateId, today, live, best, locked } = person;
    const { positions } = this.given;
    const idOf = (one: number) => positions[one]?.position.positionId;
    const stands = today ? { todayPositionId: idOf(today.place), todayScore: today.score } : {};
    if (!pair) {
      const kind: AllocationKind = locked ? "lockFailed" : best ? "noSeat" : "noFit";
      return { candidateId, kind, ...(best ? { positionId: idOf(best.place), score: best.score } : {}), ...stands };
    }
    const { place, score } = pair;
    const kind: AllocationKind = live.has(place) ? "kept" : today ? "moved" : "added";
    return { candidateId, kind, positionId: idOf(place), score, ...stands, ...(locked ? { locked: true } : {}) };
  }

  /** What came of it. */
  finish(result: AuctionResult): AllocationPlan {
    const { positions } = this.given;
    const seated = positions.map((): AllocationRow[] => []);
    const left: AllocationRow[] = [];
    for (const [index, person] of this.#people.entries()) {
      const pair = this.#pairOf(index, person, result);
      (pair ? (seated[pair.place] ?? left) : left).push(this.#row(person, pair));
    }
    for (const rows of seated) rows.sort((one, other) => (other.score ?? 0) - (one.score ?? 0));
    const table = this.#tableOf(seated);
    const rows = [...seated.flat(), ...LEFT_OVER.flatMap((kind) => left.filter((row) => row.kind === kind))];
    return { rows, positions: table, summary: summarise(rows, table) };
  }

  #tableOf(seated: readonly AllocationRow[][]): AllocationPosition[] {
    const today = this.given.positions.map((): number[] => []);
    for (const { today: stands } of this.#people) if (stands) today[stands.place]?.push(stands.score);
    return this.given.positions.map(({ position, enterpriseName, title, headcount, filled }, place) => {
      const { positionId, orderId, enterpriseId, open } = position;
      // More people than seats may be on the way: as many as there are seats count, the best.
      const best = (today[place] ?? []).sort((one, other) => other - one).slice(0, open);
      const planned = (seated[place] ?? []).map(({ score = 0 }) => score);
      return {
        ...{ positionId, orderId, enterpriseId, enterpriseName, title, headcount, filled, open },
        ...{ today: best.length, plan: planned.length, scoreToday: sum(best), scorePlan: sum(planned) },
      };
    });
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The least and the most that an enterprise has of its seats, of a thousand. */
function spreadOf(positions: readonly AllocationPosition[], given: (position: AllocationPosition) => number) {
  const enterprises = new Map<EnterpriseId, { seats: number; taken: number }>();
  for (const position of positions) {
    const known = enterprises.get(position.enterpriseId) ?? { seats: 0, taken: 0 };
    const taken = known.taken + position.filled + given(position);
    enterprises.set(position.enterpriseId, { seats: known.seats + position.headcount, taken });
  }
  const shares = [...enterprises.values()].map(({ seats, taken }) => Math.round((1000 * taken) / Math.max(1, seats)));
  if (shares.length === 0) return { lowest: 0, highest: 0 };
  return { lowest: Math.min(...shares), highest: Math.max(...shares) };
}

function summarise(rows: readonly AllocationRow[], positions: readonly AllocationPosition[]): AllocationSummary {
  const count = (kind: AllocationKind) => rows.filter((row) => row.kind === kind).length;
  const total = (of: (position: AllocationPosition) => number) => sum(positions.map(of));
  return {
    people: rows.length,
    positions: positions.length,
    seats: total(({ open }) => open),
    today: { people: total(({ today }) => today), score: total(({ scoreToday }) => scoreToday) },
    plan: { people: total(({ plan }) => plan), score: total(({ scorePlan }) => scorePlan) },
    spreadToday: spreadOf(positions, ({ today }) => today),
    spreadPlan: spreadOf(positions, ({ plan }) => plan),
    ...{ added: count("added"), moved: count("moved"), kept: count("kept") },
    ...{ noFit: count("noFit"), noSeat: count("noSeat"), lockFailed: count("lockFailed") },
  };
}
