import { isDeepStrictEqual } from "node:util";
import type { Position } from "@shanhai/contract/position";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { StandingRecord } from "@shanhai/domain/agency";
import { type BoardPostingRecord, boardFacts } from "@shanhai/domain/board-posting";
import { boardTallyMoves } from "@shanhai/domain/board-tally";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { type PostingRecord, postingState } from "@shanhai/domain/posting";
import { cityOf } from "@shanhai/domain/within";
import type { StoredOrder } from "./order.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Owned<T> = T & { owner: string };

/** Before any posting's last day: what a state is without the calendar. */
const NO_DAY = "1900-01-01" as CalendarDate;

/** Recounts what boards count, and compares what they show with the postings of the agencies. */
export class PostingRecount {
  readonly #postings = new Map<string, Owned<PostingRecord>>();
  readonly #copies = new Map<string, Owned<BoardPostingRecord> & Item>();
  readonly #standings = new Map<string, StandingRecord>();
  readonly #tallies = new Map<string, Item>();
  readonly #claims = new Map<string, string>();
  readonly #ends = new Map<string, string>();

  /** Takes an item if it is about postings. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = item as unknown;
    switch (`${kind}#${noun}`) {
      case "T#posting":
        this.#postings.set(item.sk, { ...(record as PostingRecord), owner });
        return true;
      case "T#postingOf":
        this.#claims.set(`${item.pk.split("#")[3]} ${item.sk}`, String(item.postingId));
        return true;
      case "P#boardPosting":
        this.#copies.set(item.sk, { ...(record as BoardPostingRecord), ...item, owner });
        return true;
      case "P#boardTally":
        this.#tallies.set(`${owner} ${item.sk}`, item);
        return true;
      case "P#boardEnd":
        this.#ends.set(String(item.postingId), item.sk);
        return true;
      case "T#standing":
        // Others read it too.
        this.#standings.set(owner, record as StandingRecord);
        return false;
      default:
        return false;
    }
  }

  get count(): number {
    return this.#postings.size;
  }

  findings(positions: readonly Owned<Position>[], orders: readonly Owned<StoredOrder>[], followed: boolean): string[] {
    const copied = followed ? this.#copyFindings(positions, orders) : [];
    return [...this.#tallyFindings(), ...this.#placeFindings(positions), ...copied];
  }

  #tallyFindings(): string[] {
    const counted = new Map<string, Map<string, number>>();
    for (const copy of this.#copies.values()) {
      for (const { city, by } of boardTallyMoves(undefined, copy)) {
        const place = `${copy.owner} ${city}`;
        const counts = counted.get(place) ?? new Map<string, number>();
        counted.set(place, counts);
        for (const [name, amount] of Object.entries(by)) counts.set(name, (counts.get(name) ?? 0) + amount);
      }
    }
    return [...new Set([...counted.keys(), ...this.#tallies.keys()])].flatMap((place) => {
      const { pk: _pk, sk: _sk, name: _name, ...kept } = this.#tallies.get(place) ?? { pk: "", sk: "" };
      const rows = counted.get(place) ?? new Map<string, number>();
      return [...new Set([...Object.keys(kept), ...rows.keys()])].flatMap((name) => {
        const [was, is] = [Number((kept as Record<string, unknown>)[name] ?? 0), rows.get(name) ?? 0];
        return was === is ? [] : [`board of ${place} ${name}: ${was} kept, ${is} counted`];
      });
    });
  }

  /** Every posting is claimed by its position, which knows that it has one; every listed copy has its last day and its lists. */
  #placeFindings(positions: readonly Owned<Position>[]): string[] {
    const posted = new Set(positions.filter(({ posted }) => posted).map(({ positionId }) => positionId));
    const findings: string[] = [];
    for (const { postingId, positionId, partnerId } of this.#postings.values()) {
      const claim = `${positionId} ${partnerId ?? "public"}`;
      if (this.#claims.get(claim) !== postingId) findings.push(`${postingId}: its position does not claim it`);
      this.#claims.delete(claim);
      if (!posted.has(positionId)) findings.push(`${postingId}: its position does not know of it`);
    }
    for (const postingId of this.#claims.values()) findings.push(`${postingId}: claimed, but not there`);
    const ends = new Map(this.#ends);
    for (const copy of this.#copies.values()) {
      const { postingId, listed, shownThrough, division, partnerId = "public", owner } = copy;
      const wanted = listed ? `${shownThrough}#${postingId}` : undefined;
      if (ends.get(postingId) !== wanted) findings.push(`${postingId}: ends ${ends.get(postingId)}, not ${wanted}`);
      ends.delete(postingId);
      const list = listed ? `P#${owner}#boardListing#${partnerId}` : undefined;
      if (copy.gsi1pk !== list || copy.gsi2pk !== (list && `${list}#${cityOf(division)}`))
        findings.push(`${postingId}: listed under ${String(copy.gsi1pk)} and ${String(copy.gsi2pk)}`);
    }
    for (const postingId of ends.keys()) findings.push(`${postingId}: ends, but is not on the board`);
    return findings;
  }

  /** Once the stream has been followed to its end, the board shows what agencies publish, as it is now, and nothing else. */
  #copyFindings(positions: readonly Owned<Position>[], orders: readonly Owned<StoredOrder>[]): string[] {
    const positionById = new Map(positions.map((one) => [`${one.owner} ${one.positionId}`, one]));
    const orderById = new Map(orders.map((one) => [`${one.owner} ${one.orderId}`, one]));
    const findings: string[] = [];
    for (const posting of this.#postings.values()) {
      const { postingId, owner } = posting;
      const copy = this.#copies.get(postingId);
      const [position, order] = [
        positionById.get(`${owner} ${posting.positionId}`),
        orderById.get(`${owner} ${posting.orderId}`),
      ];
      const standing = this.#standings.get(owner);
      const shown = postingState(posting, { position, order, standing }, NO_DAY) === "shown";
      if (copy?.listed && !shown) findings.push(`${postingId}: on the board, but not to be shown`);
      if (shown && !copy?.listed && !this.#endedBefore(posting, standing, copy))
        findings.push(`${postingId}: to be shown, but not on the board`);
      const facts = position && boardFacts(position);
      const names = Object.keys(facts ?? {}) as (keyof BoardPostingRecord)[];
      if (copy?.listed && !isDeepStrictEqual(facts, Object.fromEntries(names.map((name) => [name, copy[name]]))))
        findings.push(`${postingId}: the board shows other facts`);
    }
    for (const { postingId, listed } of this.#copies.values())
      if (listed && !this.#postings.has(postingId)) findings.push(`${postingId}: on the board of nobody`);
    return findings;
  }

  /** Whether it was taken off because its last day had passed. */
  #endedBefore(
    { validThrough }: PostingRecord,
    standing: StandingRecord | undefined,
    copy: BoardPostingRecord | undefined,
  ): boolean {
    const off = copy?.takenOffAt && shanghaiDate(new Date(copy.takenOffAt));
    return off !== undefined && (off > validThrough || (standing !== undefined && off > standing.licenceExpiry));
  }
}
