/** Who may take which place: the arcs of person `p` are `[from[p], from[p + 1])`. */
export interface AuctionProblem {
  /** One offset more than there are persons. */
  from: Int32Array;
  /** By arc: the position, at most once for each person. */
  position: Int32Array;
  /** By arc: what the pair is worth, a whole number from 0. Who stays without a place is worth 0. */
  value: Int32Array;
  /** The seats of position `q` are `[seats[q], seats[q + 1])`: one offset more than there are positions. */
  seats: Int32Array;
  /** By seat: what filling it is worth besides, from the most to the least within a position. */
  bonus: Int32Array;
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
  /** The sum of values and bonuses taken; no assignment to these seats has more. */
  total: number;
  bids: number;
}

/** How much finer each phase is than the one before. */
const FINER = 6;
/** People whom a position takes at once where more would come: it asks again for its other seats. */
const MOST_AT_ONCE = 16;
/** Bids between two words of progress: about ten milliseconds. */
const SLICE = 20_000;

/** An element whose place is the problem's own. */
const at = (array: Int32Array | Float64Array | Uint8Array, place: number): number => array[place] as number;

/** Arcs by position. */
interface Columns {
  from: Int32Array;
  arc: Int32Array;
  person: Int32Array;
}

function columnsOf({ from, position, seats }: AuctionProblem): Columns {
  const columns = new Int32Array(seats.length);
  for (const place of position) columns[place + 1] = at(columns, place + 1) + 1;
  for (let place = 0; place + 1 < seats.length; place += 1) {
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
 * The state of an auction. A seat's price is what it costs beyond its bonus: an empty one may cost as little as its bonus below
 * nothing, and only for that may it stay empty. Values are multiplied by one more than there can be pairs, so that a last step of
 * 1 leaves less than one whole unit to gain: the outcome is the optimum, not near it.
 */
class Auction {
  readonly persons: number;
  readonly places: number;
  readonly scale: number;
  /** By person: the arc taken, or -1. */
  readonly taken: Int32Array;
  bids = 0;
  readonly #columns: Columns;
  /** Seats that somebody could fill: the first of each position. */
  readonly #most: Int32Array;
  /** The least that the empty seats of a position are offered for in this phase, were their bonuses no more. */
  readonly #floor: Float64Array;
  /** What filled seats were paid, and by whom: a heap by price for each position, where its seats begin. */
  readonly #paid: Float64Array;
  readonly #holder: Int32Array;
  readonly #filled: Int32Array;
  /** What the next seat of a position costs, full or not. */
  readonly #price: Float64Array;
  /** By person: what the place taken leaves over. Kept while positions make offers. */
  readonly #profit: Float64Array;
  /** Who would come to the position that makes an offer: places in its column, and what they would pay. */
  readonly #wish: Int32Array;
  readonly #worth: Float64Array;
  /** Persons, or positions, whose turn it is, as a ring. */
  readonly #ring: Int32Array;
  readonly #queued: Uint8Array;
  #begun = false;
  #first = 0;
  #waiting = 0;

  constructor(readonly problem: AuctionProblem) {
    const { from, seats, bonus } = problem;
    this.persons = from.length - 1;
    this.places = seats.length - 1;
    this.#columns = columnsOf(problem);
    this.#most = new Int32Array(this.places);
    let fillable = 0;
    for (let place = 0; place < this.places; place += 1) {
      const wanted = at(this.#columns.from, place + 1) - at(this.#columns.from, place);
      this.#most[place] = Math.min(at(seats, place + 1) - at(seats, place), wanted);
      fillable += at(this.#most, place);
    }
    this.scale = Math.min(this.persons, fillable) + 1;
    this.#paid = new Float64Array(bonus.length);
    this.#holder = new Int32Array(bonus.length);
    this.#filled = new Int32Array(this.places);
    this.#floor = new Float64Array(this.places).fill(Number.NEGATIVE_INFINITY);
    this.#price = new Float64Array(this.places);
    this.taken = new Int32Array(this.persons).fill(-1);
    this.#profit = new Float64Array(this.persons);
    this.#wish = new Int32Array(this.persons);
    this.#worth = new Float64Array(this.persons);
    this.#ring = new Int32Array(Math.max(this.persons, this.places) + 1);
    this.#queued = new Uint8Array(this.places);
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

  /** The least that the next empty seat may cost: its bonus given away. Nothing is to be had where none is empty. */
  #least(place: number): number {
    const filled = at(this.#filled, place);
    if (filled >= at(this.#most, place)) return Number.POSITIVE_INFINITY;
    return -at(this.problem.bonus, at(this.problem.seats, place) + filled) * this.scale;
  }

  #empty(place: number): number {
    return Math.max(this.#least(place), at(this.#floor, place));
  }

  #cheapestFilled(place: number): number {
    return at(this.#filled, place) > 0 ? at(this.#paid, at(this.problem.seats, place)) : Number.POSITIVE_INFINITY;
  }

  /** Puts a person by an arc on the cheapest seat at a price; who had it loses it. */
  #seat(place: number, arc: number, person: number, price: number): void {
    const base = at(this.problem.seats, place);
    const filled = at(this.#filled, place);
    if (this.#empty(place) > this.#cheapestFilled(place)) {
      const loser = at(this.#holder, base);
      this.taken[loser] = -1;
      this.#push(loser);
      this.#sink(base, filled, price, person);
    } else {
      this.#filled[place] = filled + 1;
      this.#rise(base, filled, price, person);
    }
    this.taken[person] = arc;
    this.#price[place] = Math.min(this.#empty(place), this.#cheapestFilled(place));
  }

  /** Adds to a heap. */
  #rise(base: number, size: number, price: number, person: number): void {
    let hole = size;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (at(this.#paid, base + parent) <= price) break;
      this.#paid[base + hole] = at(this.#paid, base + parent);
      this.#holder[base + hole] = at(this.#holder, base + parent);
      hole = parent;
    }
    this.#paid[base + hole] = price;
    this.#holder[base + hole] = person;
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

  /** Frees all seats at the prices reached, and gives everybody a turn. */
  begin(): void {
    for (let place = 0; place < this.places; place += 1) {
      if (at(this.#most, place) > 0)
        this.#floor[place] = this.#begun ? at(this.#price, place) : Number.NEGATIVE_INFINITY;
      this.#filled[place] = 0;
      this.#price[place] = this.#empty(place);
    }
    this.#begun = true;
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
      const left = at(value, arc) * this.scale - at(this.#price, at(position, arc));
      if (left > best) {
        second = best;
        best = left;
        chosen = arc;
      } else if (left > second) second = left;
    }
    this.bids += 1;
    if (chosen < 0) return;
    const place = at(position, chosen);
    this.#seat(place, chosen, person, at(this.#price, place) + best - second + step);
  }

  /** Persons bid until nobody wants another seat, or the slice is over. */
  bidding(step: number): boolean {
    for (let turn = 0; turn < SLICE && this.#waiting > 0; turn += 1) this.#bid(this.#shift(), step);
    return this.#waiting > 0;
  }

  /** Turns the auction round: positions with empty seats that cost more than the least look for people. */
  turn(): void {
    const { position, value } = this.problem;
    for (let place = 0; place < this.places; place += 1) this.#look(place);
    for (let person = 0; person < this.persons; person += 1) {
      const arc = at(this.taken, person);
      this.#profit[person] = arc < 0 ? 0 : at(value, arc) * this.scale - at(this.#price, at(position, arc));
    }
  }

  #look(place: number): void {
    if (at(this.#queued, place) === 1 || at(this.#price, place) <= this.#least(place)) return;
    this.#queued[place] = 1;
    this.#push(place);
  }

  /** Collects who would pay more than this for a position beyond what they have; returns how many they are. */
  #wishes(place: number, least: number): number {
    const { value } = this.problem;
    const { from, arc: arcs, person: persons } = this.#columns;
    let count = 0;
    for (let slot = at(from, place); slot < at(from, place + 1); slot += 1) {
      const [arc, person] = [at(arcs, slot), at(persons, slot)];
      const worth = at(value, arc) * this.scale - at(this.#profit, person);
      if (worth <= least || at(this.taken, person) === arc) continue;
      this.#wish[count] = slot;
      this.#worth[count] = worth;
      count += 1;
    }
    return count;
  }

  /** Brings those who would pay most to the front of the wishes, in their order. */
  #select(count: number, front: number): void {
    for (let place = 0; place < front; place += 1) {
      let most = place;
      for (let other = place + 1; other < count; other += 1)
        if (at(this.#worth, other) > at(this.#worth, most)) most = other;
      const [slot, worth] = [at(this.#wish, most), at(this.#worth, most)];
      this.#wish[most] = at(this.#wish, place);
      this.#worth[most] = at(this.#worth, place);
      this.#wish[place] = slot;
      this.#worth[place] = worth;
    }
  }

  /** How many seats are empty for whose bonus the next one is to be had. */
  #alike(place: number): number {
    const [base, filled] = [at(this.problem.seats, place), at(this.#filled, place)];
    const bonus = at(this.problem.bonus, base + filled);
    let end = filled;
    while (end < at(this.#most, place) && at(this.problem.bonus, base + end) === bonus) end += 1;
    return end - filled;
  }

  /**
   * One position offers its empty seats of the highest bonus, cheaper until as many others as there are seats come, or for the
   * least. Whoever comes is better off by more than a step, so this ends.
   */
  #offer(place: number, step: number): void {
    const { position, value } = this.problem;
    const { from, arc: arcs, person: persons } = this.#columns;
    const least = this.#least(place);
    if (at(this.#price, place) <= least) return;
    const free = this.#alike(place);
    const count = this.#wishes(place, least + step);
    const come = Math.min(free, count, MOST_AT_ONCE);
    if (come < count) this.#select(count, come + 1);
    const price = come < count ? Math.min(at(this.#price, place), at(this.#worth, come) - step) : least;
    this.#price[place] = price;
    for (const slot of this.#wish.subarray(0, come)) {
      const person = at(persons, slot);
      const before = at(this.taken, person);
      if (before >= 0) {
        const left = at(position, before);
        this.#filled[left] = at(this.#filled, left) - 1;
        this.#look(left);
      }
      this.taken[person] = at(arcs, slot);
      this.#filled[place] = at(this.#filled, place) + 1;
    }
    for (let slot = at(from, place); slot < at(from, place + 1); slot += 1) {
      const [arc, person] = [at(arcs, slot), at(persons, slot)];
      if (at(this.taken, person) === arc) this.#profit[person] = at(value, arc) * this.scale - price;
    }
    this.#look(place);
    this.bids += 1;
  }

  /** Positions make offers until no empty seat costs more than the least, or the slice is over. */
  offering(step: number): boolean {
    for (let turn = 0; turn < SLICE / 100 && this.#waiting > 0; turn += 1) {
      const place = this.#shift();
      this.#queued[place] = 0;
      this.#offer(place, step);
    }
    return this.#waiting > 0;
  }

  result(): AuctionResult {
    const { value, seats, bonus } = this.problem;
    let total = 0;
    for (const arc of this.taken) total += arc < 0 ? 0 : at(value, arc);
    for (let place = 0; place < this.places; place += 1) {
      for (let seat = 0; seat < at(this.#filled, place); seat += 1) total += at(bonus, at(seats, place) + seat);
    }
    return { arc: this.taken, total, bids: this.bids };
  }
}

/** From the coarsest step to 1. */
function stepsOf({ value, bonus }: AuctionProblem, scale: number): number[] {
  let highest = 0;
  for (const one of value) highest = Math.max(highest, one);
  for (const one of bonus) highest = Math.max(highest, one);
  const steps = [1];
  for (let step = FINER; step < highest * scale; step *= FINER) steps.push(step);
  return steps.reverse();
}

/**
 * The best assignment of persons to seats: an auction in phases, each finer (Bertsekas and Castañon, "A forward/reverse auction
 * algorithm for asymmetric assignment problems", 1992), with one price heap for the like seats of a position. Nobody need get a
 * place and no seat need be filled, so each phase ends with positions that offer what stayed empty at a price: an empty seat must
 * cost its least, or somebody would be better off. Yields between slices of work, so that who runs it can say how far it is,
 * or stop.
 */
export function* auction(problem: AuctionProblem): Generator<AuctionProgress, AuctionResult> {
  const state = new Auction(problem);
  const steps = stepsOf(problem, state.scale);
  for (const [index, step] of steps.entries()) {
    const progress = () => ({ phase: index + 1, phases: steps.length, bids: state.bids });
    state.begin();
    while (state.bidding(step)) yield progress();
    yield progress();
    state.turn();
    while (state.offering(step)) yield progress();
  }
  return state.result();
}

/** Runs an auction to its end. */
export function solveAuction(problem: AuctionProblem): AuctionResult {
  const run = auction(problem);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
