import { isDeepStrictEqual } from "node:util";
import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import {
  type MatchablePerson,
  type Past,
  type PastFact,
  pastOfApplication,
  pastOfPlacement,
  personOf,
  placesOfPerson,
  placesOfPosition,
  positionOf,
  withPast,
} from "@shanhai/domain/matchable";
import type { PostingRecord } from "@shanhai/domain/posting";
import type { StoredOrder } from "./order.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Owned<T> = T & { owner: string };

const plain = (occupation: string) => occupation.replaceAll("#", "");

/** Recounts what is listed for matching: every person and open position under each of their places, as the records say. */
export class MatchingRecount {
  readonly #listed = new Map<string, unknown>();
  readonly #pasts = new Map<string, Past>();
  /** Reduced to what is compared: never the whole table in memory. */
  readonly #people: { owner: string; ids: string[]; person: MatchablePerson }[] = [];
  readonly #positions: Owned<Position>[] = [];
  readonly #orders = new Map<string, Pick<StoredOrder, "status" | "enterpriseId">>();
  readonly #postings = new Map<string, Pick<PostingRecord, "status" | "partnerId" | "division">[]>();
  readonly #facts: { owner: string; candidate: string; id: string; fact: PastFact; order?: string }[] = [];

  /** Takes an item if nobody else recounts it. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    if (kind !== "T") return false;
    const record = recordOf<unknown>(item);
    switch (noun) {
      case "matchable":
      case "matchablePosition":
        this.#listed.set(`${item.pk} ${item.sk}`, record);
        return true;
      case "matchPast": {
        const { candidateId: _id, ...facts } = record as Past & { candidateId: string };
        this.#pasts.set(`${owner} ${item.sk}`, facts as Past);
        return true;
      }
      case "candidate": {
        const { candidateId, mergedIds = [] } = record as CandidateRecord;
        const person = personOf(record as CandidateRecord, []);
        this.#people.push({ owner, ids: [candidateId, ...mergedIds], person });
        return false;
      }
      case "position":
        this.#positions.push({ ...(record as Position), owner });
        return false;
      case "order": {
        const { status, enterpriseId } = record as StoredOrder;
        this.#orders.set(`${owner} ${item.sk}`, { status, enterpriseId });
        return false;
      }
      case "posting": {
        const { positionId, status, division, ...posting } = record as PostingRecord;
        const audience = posting.partnerId ? { partnerId: posting.partnerId } : {};
        const name = `${owner} ${positionId}`;
        this.#postings.set(name, [...(this.#postings.get(name) ?? []), { status, division, ...audience }]);
        return false;
      }
      case "application": {
        const { candidateId, orderId } = record as Application;
        const fact = pastOfApplication(record as Application, orderId as never);
        if (Object.keys(fact).length > 0)
          this.#facts.push({ owner, candidate: candidateId, id: item.sk, fact, order: orderId });
        return false;
      }
      case "placement": {
        const { candidateId } = record as Placement;
        this.#facts.push({ owner, candidate: candidateId, id: item.sk, fact: pastOfPlacement(record as Placement) });
        return false;
      }
    }
    return false;
  }

  /** What became of everybody, by owner and the id that it was noted under. */
  #pastsOf(): Map<string, Record<string, PastFact>> {
    const pasts = new Map<string, Record<string, PastFact>>();
    for (const { owner, candidate, id, fact, order } of this.#facts) {
      const client = order && this.#orders.get(`${owner} ${order}`)?.enterpriseId;
      const { rejectedBy, ...rest } = fact;
      const said = rejectedBy && client ? { ...rest, rejectedBy: client } : rest;
      const name = `${owner} ${candidate}`;
      pasts.set(name, { ...pasts.get(name), [id]: said });
    }
    return pasts;
  }

  /** Once the stream has been followed to its end. */
  findings(): string[] {
    const pasts = this.#pastsOf();
    const wanted = new Map<string, object>();
    const findings: string[] = [];
    for (const { owner, ids, person } of this.#people) {
      for (const id of ids) {
        const [kept = {}, counted = {}] = [this.#pasts.get(`${owner} ${id}`), pasts.get(`${owner} ${id}`)];
        if (!isDeepStrictEqual(kept, counted)) findings.push(`${id}: another past for matching`);
      }
      const whole = withPast(
        person,
        ids.map((id) => pasts.get(`${owner} ${id}`) ?? {}),
      );
      for (const { occupation, by, division } of placesOfPerson(whole))
        wanted.set(`T#${owner}#matchable#${plain(occupation)}#${by} ${division}#${whole.candidateId}`, whole);
    }
    for (const { owner, ...position } of this.#positions) {
      const order = this.#orders.get(`${owner} ${position.orderId}`);
      const listed = positionOf(position, order, this.#postings.get(`${owner} ${position.positionId}`) ?? []);
      for (const { occupation, division } of listed ? placesOfPosition(listed) : [])
        wanted.set(
          `T#${owner}#matchablePosition#${plain(occupation)} ${division}#${position.positionId}`,
          listed as object,
        );
    }
    for (const [place, record] of wanted) {
      const kept = this.#listed.get(place);
      if (kept === undefined) findings.push(`${place}: not listed for matching`);
      else if (!isDeepStrictEqual(sorted(kept), sorted(record)))
        findings.push(`${place}: listed for matching otherwise`);
    }
    for (const place of this.#listed.keys())
      if (!wanted.has(place)) findings.push(`${place}: listed for matching, and should not be`);
    return findings;
  }
}

/** The table keeps lists in their order; what became of somebody comes in any. */
function sorted(record: unknown): unknown {
  const { partnerIds = [], history, ...rest } = record as { partnerIds?: string[]; history?: { rejectedBy: string[] } };
  return {
    ...rest,
    partnerIds: [...partnerIds].sort(),
    history: history && { ...history, rejectedBy: [...history.rejectedBy].sort() },
  };
}
