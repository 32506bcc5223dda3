/** Who may take which place: the arcs of person `p` are `[from[p], from[p + 1])`. */
export interface AuctionProblem {
  /** One offset more than there are persons. */
  from: Int32Array;
  /** By arc: the position, at most once for each person. */
  position: Int32Array;
  /** By arc: what the pair is worth, a whole number from 0. Who stays without a place is worth 0. */
  value: Int32Array;
  /** Seats by position. */
  capacity: Int32Array;
}

/** How far an auction is: each phase is finer than the one before, the last one is exact. */
export interface AuctionProgress {
  phase: number;
  phases: number;
  bids: number;
}

export interface AuctionResult {
  /** By person: the arc taken, -1 for who stays without a place. */
  arc: Int32Array;
  /** The sum of the values taken; no assignment within the capacities has more. */
  total: number;
  bids: number;
}

/** How much finer each phase is than the one before. */
const FINER = 6;
/** Bids between two words of progress: about ten milliseconds. */
const SLICE = 20_000;

/** An element whose place is the problem's own. */
const at = (array: Int32Array | Float64Array, place: number): number => array[place] as number;

/** Arcs by position. */
interface Columns {
  from: Int32Array;
  arc: Int32Array;
  person: Int32Array;
}

function columnsOf({ from, position, capacity }: AuctionProblem): Columns {
  const columns = new Int32Array(capacity.length + 1);
  for (const place of position) columns[place + 1] = at(columns, place + 1) + 1;
  for (let place = 0; place < capacity.length; place += 1) {
    columns[place + 1] = at(columns, place + 1) + at(columns, place);
  }
  const next = columns.slice();
  const arc = new Int32Array(position.length);
  const person = new Int32Array(position.length);
  for (let one = 0; one + 1 < from.length; one += 1) {
    for (let each = at(from, one); each < at(from, one + 1); each += 1) {
      const slot = at(next, at(position, each));
      arc[slot] = each;
      person[slot] = one;
      next[at(position, each)] = slot + 1;
    }
  }
  return { from: columns, arc, person };
}

/**
 * The state of an auction. Values are multiplied by one more than there can be pairs, so that a last step of 1 leaves less
 * than one whole unit to gain: the outcome is the optimum, not near it.
 */
class Auction {
  readonly persons: number;
  readonly scale: number;
  readonly seats: Int32Array;
  readonly taken: Int32Array;
  bids = 0;
  readonly #columns: Columns;
  /** Of a position with a free seat: what its seats cost. Of a full one its cheapest seat is asked for. */
  readonly #floor: Float64Array;
  /** Filled seats by position as a heap by price: where each begins, what it cost, who sits there by which arc. */
  readonly #heap: Int32Array;
  readonly #paid: Float64Array;
  readonly #holder: Int32Array;
  readonly #filled: Int32Array;
  /** Of each person: what the place taken leaves over. Kept while places look for people. */
  readonly #profit: Float64Array;
  /** Persons, or positions, whose turn it is, as a ring. */
  readonly #ring: Int32Array;
  readonly #queued: Uint8Array;
  #first = 0;
  #waiting = 0;

  constructor(readonly problem: AuctionProblem) {
    const { from, capacity } = problem;
    const places = capacity.length;
    this.persons = from.length - 1;
    this.#columns = columnsOf(problem);
    // Seats that nobody could fill are none: it keeps heaps, and the number of pairs, small.
    this.seats = capacity.map((seats, place) =>
      Math.max(0, Math.min(seats, at(this.#columns.from, place + 1) - at(this.#columns.from, place))),
    );
    this.#heap = new Int32Array(places + 1);
    for (let place = 0; place < places; place += 1) {
      this.#heap[place + 1] = at(this.#heap, place) + at(this.seats, place);
    }
    const seats = at(this.#heap, places);
    this.scale = Math.min(this.persons, seats) + 1;
    this.#paid = new Float64Array(seats);
    this.#holder = new Int32Array(seats);
    this.#filled = new Int32Array(places);
    this.#floor = new Float64Array(places);
    this.taken = new Int32Array(this.persons).fill(-1);
    this.#profit = new Float64Array(this.persons);
    this.#ring = new Int32Array(Math.max(this.persons, places) + 1);
    this.#queued = new Uint8Array(places);
  }

  #push(one: number): void {
    this.#ring[(this.#first + this.#waiting) % this.#ring.length] = one;
    this.#waiting += 1;
  }

  #shift(): number {
    const one = at(this.#ring, this.#first);
    this.#first = (this.#first + 1) % this.#ring.length;
    this.#waiting -= 1;
    return one;
  }

  /** What the cheapest seat costs; nothing gets one where there are none. */
  #price(place: number): number {
    const seats = at(this.seats, place);
    if (seats === 0) return Number.POSITIVE_INFINITY;
    return at(this.#filled, place) < seats ? at(this.#floor, place) : at(this.#paid, at(this.#heap, place));
  }

  /** Puts a person by an arc on a seat at a price; who had the cheapest seat of a full position loses it. */
  #seat(place: number, arc: number, person: number, price: number): void {
    const base = at(this.#heap, place);
    let filled = at(this.#filled, place);
    if (filled === at(this.seats, place)) {
      const loser = at(this.#holder, base);
      this.taken[loser] = -1;
      this.#push(loser);
      this.#sink(base, filled, price, person);
    } else {
      this.#filled[place] = filled + 1;
      while (filled > 0) {
        const parent = (filled - 1) >> 1;
        if (at(this.#paid, base + parent) <= price) break;
        this.#paid[base + filled] = at(this.#paid, base + parent);
        this.#holder[base + filled] = at(this.#holder, base + parent);
        filled = parent;
      }
      this.#paid[base + filled] = price;
      this.#holder[base + filled] = person;
    }
    this.taken[person] = arc;
  }

  /** Replaces the cheapest of a heap. */
  #sink(base: number, size: number, price: number, person: number): void {
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && at(this.#paid, base + child + 1) < at(this.#paid, base + child)) child += 1;
      if (at(this.#paid, base + child) >= price) break;
      this.#paid[base + hole] = at(this.#paid, base + child);
      this.#holder[base + hole] = at(this.#holder, base + child);
      hole = child;
    }
    this.#paid[base + hole] = price;
    this.#holder[base + hole] = person;
  }

  /** Frees all seats at the prices reached, and gives every person a turn. */
  begin(): void {
    for (let place = 0; place < this.seats.length; place += 1) {
      if (at(this.seats, place) > 0) this.#floor[place] = this.#price(place);
    }
    this.#filled.fill(0);
    this.taken.fill(-1);
    for (let person = 0; person < this.persons; person += 1) this.#push(person);
  }

  /** One person takes the best seat for as much more than its price as it is better than the second best elsewhere. */
  #bid(person: number, step: number): void {
    const { from, position, value } = this.problem;
    let best = 0;
    // Staying without a place is always to be had, for nothing.
    let second = 0;
    let chosen = -1;
    for (let arc = at(from, person); arc < at(from, person + 1); arc += 1) {
      const left = at(value, arc) * this.scale - this.#price(at(position, arc));
      if (left > best) {
        second = best;
        best = left;
        chosen = arc;
      } else if (left > second) second = left;
    }
    this.bids += 1;
    if (chosen < 0) return;
    const place = at(position, chosen);
    this.#seat(place, chosen, person, this.#price(place) + best - second + step);
  }

  /** Persons bid until nobody wants another seat, or the slice is over. */
  bidding(step: number): boolean {
    for (let turn = 0; turn < SLICE && this.#waiting > 0; turn += 1) this.#bid(this.#shift(), step);
    return this.#waiting > 0;
  }

  /** Turns the auction round: positions with free seats that are not free of charge look for people. */
  turn(): void {
    const { position, value } = this.problem;
    for (let place = 0; place < this.seats.length; place += 1) {
      if (at(this.seats, place) === 0) continue;
      this.#floor[place] = this.#price(place);
      this.#look(place);
    }
    for (let person = 0; person < this.persons; person += 1) {
      const arc = at(this.taken, person);
      this.#profit[person] = arc < 0 ? 0 : at(value, arc) * this.scale - at(this.#floor, at(position, arc));
    }
  }

  #look(place: number): void {
    if (at(this.#queued, place) === 1 || at(this.#floor, place) <= 0) return;
    if (at(this.#filled, place) === at(this.seats, place)) return;
    this.#queued[place] = 1;
    this.#push(place);
  }

  /**
   * One position offers its free seats, cheaper until as many others as it has seats come, or for nothing. Whoever comes is
   * better off by a step at least, so this ends.
   */
  #offer(place: number, step: number): void {
    const { position, value } = this.problem;
    const { from, arc: arcs, person: persons } = this.#columns;
    const free = at(this.seats, place) - at(this.#filled, place);
    const wishes: { arc: number; person: number; worth: number }[] = [];
    for (let slot = at(from, place); slot < at(from, place + 1); slot += 1) {
      const arc = at(arcs, slot);
      const person = at(persons, slot);
      if (at(this.taken, person) === arc) continue;
      const worth = at(value, arc) * this.scale - at(this.#profit, person);
      if (worth > step) wishes.push({ arc, person, worth });
    }
    wishes.sort((one, other) => other.worth - one.worth || one.person - other.person);
    const next = wishes[free]?.worth;
    const price = next === undefined ? 0 : Math.min(at(this.#floor, place), Math.max(0, next - step));
    this.#floor[place] = price;
    for (const { arc, person } of wishes.slice(0, free)) {
      const before = at(this.taken, person);
      if (before >= 0) {
        const left = at(position, before);
        this.#filled[left] = at(this.#filled, left) - 1;
        this.#look(left);
      }
      this.taken[person] = arc;
      this.#filled[place] = at(this.#filled, place) + 1;
    }
    for (let slot = at(from, place); slot < at(from, place + 1); slot += 1) {
      const arc = at(arcs, slot);
      const person = at(persons, slot);
      if (at(this.taken, person) === arc) this.#profit[person] = at(value, arc) * this.scale - price;
    }
    this.bids += 1;
  }

  offering(step: number): boolean {
    for (let turn = 0; turn < SLICE / 100 && this.#waiting > 0; turn += 1) {
      const place = this.#shift();
      this.#queued[place] = 0;
      this.#offer(place, step);
    }
    return this.#waiting > 0;
  }

  /** Prices as the offers left them are where the next, finer phase begins. */
  settle(): void {
    this.#filled.fill(0);
  }
}

/**
 * The best assignment of persons to seats: an auction in phases, each finer (Bertsekas, "Auction algorithms for network
 * flow problems", 1992), with one price heap for the like seats of a position. Persons need not get a place and seats need
 * not be filled, so each phase ends with positions offering seats that stayed free at a price: only seats that cost
 * nothing may stay free. Yields between slices of work, so that who runs it can tell how far it is, or stop.
 */
export function* auction(problem: AuctionProblem): Generator<AuctionProgress, AuctionResult> {
  const state = new Auction(problem);
  let highest = 0;
  for (const value of problem.value) highest = Math.max(highest, value);
  const steps = [1];
  while (at(Float64Array.from(steps), 0) * FINER < highest * state.scale) steps.unshift((steps[0] as number) * FINER);
  for (const [index, step] of steps.entries()) {
    const progress = () => ({ phase: index + 1, phases: steps.length, bids: state.bids });
    state.begin();
    while (state.bidding(step)) yield progress();
    state.turn();
    while (state.offering(step)) yield progress();
    state.settle();
    yield progress();
  }
  let total = 0;
  for (const arc of state.taken) total += arc < 0 ? 0 : at(problem.value, arc);
  return { arc: state.taken, total, bids: state.bids };
}

/** Runs an auction to its end. */
export function solveAuction(problem: AuctionProblem): AuctionResult {
  const run = auction(problem);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
