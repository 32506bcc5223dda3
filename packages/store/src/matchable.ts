import { isDeepStrictEqual } from "node:util";
import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CandidateId, EnterpriseId, OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { AppError } from "@shanhai/domain/app-error";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { MatchPosition } from "@shanhai/domain/match-marks";
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
} from "@shanhai/domain/matchable";
import type { PostingRecord } from "@shanhai/domain/posting";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { type Repeatable, writeRepeatable } from "./batch.ts";
import { findPeople } from "./candidate.ts";
import { matchableKey, matchablePositionKey, matchPastKey } from "./keys/matching.ts";
import { applicationKey, orderKey, placementKey, positionKey } from "./keys/pipeline.ts";
import { postingKey, postingsOf } from "./keys/seeker.ts";
import type { StoredOrder } from "./order.ts";
import { getItems, getRecords, type Key, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, transact, type Write } from "./write.ts";

/*
 * Lists of people and open positions for matching, by way of the stream. What is told of a change only says whose entries may have
 * changed: all of them are made from the records as they are now, so that told twice, late or out of order it ends the same.
 */

/** A changed item before and after. */
export interface Images<T> {
  before?: T | undefined;
  after?: T | undefined;
}

/** What a batch changes of an agency. */
export interface MatchChanges {
  candidates: readonly Images<CandidateRecord>[];
  applications: readonly Images<Application>[];
  placements: readonly Images<Placement>[];
  positions: readonly Images<Position>[];
  orders: readonly Images<StoredOrder>[];
  postings: readonly Images<PostingRecord>[];
}

interface StoredPast {
  candidateId: CandidateId;
  facts?: Past;
}

const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** Entries that there may have been, and those that there are to be. */
class Entries {
  readonly #stale = new Map<string, Repeatable>();
  readonly #fresh = new Map<string, Repeatable>();

  drop(keys: readonly Key[]): void {
    for (const key of keys) this.#stale.set(nameOf(key), { remove: key });
  }

  keep(keys: readonly Key[], record: object): void {
    for (const key of keys) this.#fresh.set(nameOf(key), { put: key, record });
  }

  writes(): Repeatable[] {
    const gone = [...this.#stale].flatMap(([name, write]) => (this.#fresh.has(name) ? [] : [write]));
    return [...gone, ...this.#fresh.values()];
  }
}

const keysOfPerson = (scope: TenantItemsScope, person: MatchablePerson) =>
  placesOfPerson(person).map((place) => matchableKey(scope, place, person.candidateId));

/** A change of what nobody is compared by leaves the entries alone. */
const samePerson = ({ before, after }: Images<CandidateRecord>) =>
  before !== undefined &&
  after !== undefined &&
  isDeepStrictEqual(personOf(before, []), personOf(after, [])) &&
  isDeepStrictEqual(before.mergedIds, after.mergedIds);

const isSaying = (fact: PastFact) => Object.keys(fact).length > 0;

const sameFact = <T>(images: Images<T>, read: (record: T) => PastFact) => {
  const [was, is] = [images.before, images.after].map((one) => (one ? read(one) : {}));
  return isDeepStrictEqual(was, is);
};

/** What of the applications and placements of a batch changed for matching, by the person that they name. */
async function changedFacts(table: Table<TenantItemsScope>, { applications, placements }: MatchChanges) {
  const { scope } = table;
  const moved = applications.filter(
    (images) => !sameFact(images, (one) => pastOfApplication(one, one.orderId as never)),
  );
  const settled = placements.filter((images) => !sameFact(images, pastOfPlacement));
  const applicationIds = [...new Set(moved.flatMap(({ before, after }) => (after ?? before)?.applicationId ?? []))];
  const named = settled.flatMap(({ before, after }) => after ?? before ?? []);
  const placementIds = [...new Set(named.map(({ placementId }) => placementId))];
  const [current, at] = await Promise.all([
    getRecords<Application>(
      table,
      applicationIds.map((id) => applicationKey(scope, id)),
    ),
    getRecords<Placement>(
      table,
      placementIds.map((id) => placementKey(scope, id)),
    ),
  ]);
  const orders = await getRecords<StoredOrder>(
    table,
    [...new Set(current.map(({ orderId }) => orderId))].map((id) => orderKey(scope, id)),
    ["orderId", "enterpriseId"],
  );
  const clients = new Map<OrderId, EnterpriseId>(orders.map(({ orderId, enterpriseId }) => [orderId, enterpriseId]));
  const facts = new Map<CandidateId, Record<string, PastFact>>();
  const add = (id: CandidateId, name: string, fact: PastFact) => facts.set(id, { ...facts.get(id), [name]: fact });
  for (const one of current) add(one.candidateId, one.applicationId, pastOfApplication(one, clients.get(one.orderId)));
  const byId = new Map(at.map((one) => [one.placementId, one]));
  for (const { placementId, candidateId } of named) {
    const placement = byId.get(placementId);
    add(candidateId, placementId, placement ? pastOfPlacement(placement) : {});
  }
  return facts;
}

function keepFacts(scope: TenantItemsScope, id: CandidateId, facts: Record<string, PastFact>): Write {
  const said = Object.fromEntries(Object.entries(facts).filter(([, fact]) => isSaying(fact)));
  const over = Object.keys(facts).filter((name) => !(name in said));
  return {
    update: matchPastKey(scope, id),
    set: { candidateId: id, ...said },
    ...(over.length > 0 ? { unset: over } : {}),
  };
}

const pastOf = (item: Record<string, unknown>): StoredPast => {
  const { candidateId, ...facts } = recordOf<Record<string, unknown>>(item);
  return { candidateId: candidateId as CandidateId, facts: facts as Past };
};

/** What became of somebody, under each of these ids. */
export async function getPast(table: Table<TenantItemsScope>, ids: readonly CandidateId[]): Promise<Past[]> {
  const items = await getItems(
    table,
    ids.map((id) => matchPastKey(table.scope, id)),
  );
  return items.map((item) => pastOf(item).facts ?? {});
}

/** The same by the id that it is kept under, of a page of people. */
export async function getPastById(
  table: Table<TenantItemsScope>,
  ids: readonly CandidateId[],
): Promise<Map<CandidateId, Past>> {
  const keys = ids.map((id) => matchPastKey(table.scope, id));
  return new Map((await getItems(table, keys)).map(pastOf).map(({ candidateId, facts = {} }) => [candidateId, facts]));
}

async function followPeople(
  table: Table<TenantItemsScope>,
  changes: MatchChanges,
): Promise<{ writes: Repeatable[]; people: readonly CandidateRecord[] }> {
  const { scope } = table;
  const facts = await changedFacts(table, changes);
  const sought = changes.candidates.filter((images) => !samePerson(images));
  const images = sought.flatMap(({ before, after }) => [before, after].filter((one) => one !== undefined));
  const ids = new Set([...facts.keys(), ...images.map(({ candidateId }) => candidateId)]);
  if (ids.size === 0) return { writes: [], people: [] };
  const people = await findPeople(table, [...ids]);
  // Of whom nothing is kept any more, nothing is noted either.
  const notes = [...facts].flatMap(([id, said]) => (people.has(id) ? [keepFacts(scope, id, said)] : []));
  for (let start = 0; start < notes.length; start += MAX_WRITES)
    await transact(table, notes.slice(start, start + MAX_WRITES));
  const living = new Map([...people.values()].map((record) => [record.candidateId, record]));
  const everyId = new Set(
    [...living.values()].flatMap(({ candidateId, mergedIds = [] }) => [candidateId, ...mergedIds]),
  );
  const pasts = (
    await getItems(
      table,
      [...everyId].map((id) => matchPastKey(scope, id)),
    )
  ).map(pastOf);
  const byId = new Map(pasts.map(({ candidateId, facts: known = {} }) => [candidateId, known]));
  const entries = new Entries();
  for (const record of images) {
    entries.drop(keysOfPerson(scope, personOf(record, [])));
    const gone = [record.candidateId, ...(record.mergedIds ?? [])].filter((id) => !people.has(id) && !everyId.has(id));
    entries.drop(gone.map((id) => matchPastKey(scope, id)));
  }
  for (const record of living.values()) {
    const past = [record.candidateId, ...(record.mergedIds ?? [])].map((id) => byId.get(id) ?? {});
    const person = personOf(record, past);
    entries.keep(keysOfPerson(scope, person), person);
  }
  return { writes: entries.writes(), people: [...living.values()] };
}

/** Of a position's fields, those that a list is made of; its stages move with every step of its people. */
const comparable = ({
  open,
  filled: _filled,
  stages: _stages,
  decided: _decided,
  version: _version,
  ...rest
}: Position) => ({
  ...rest,
  open,
});

const samePosition = ({ before, after }: Images<Position>) =>
  before !== undefined && after !== undefined && isDeepStrictEqual(comparable(before), comparable(after));

const MOST_POSTINGS = 100;

/** Postings of these positions that were ever made, with the whole of what they say. */
export async function postingsByPosition(
  table: Table<TenantItemsScope>,
  positions: readonly Pick<Position, "positionId" | "posted">[],
): Promise<Map<PositionId, PostingRecord[]>> {
  const posted = positions.filter((one) => one.posted);
  const lists = await Promise.all(
    posted.map(({ positionId }) =>
      queryItems(table, { partition: postingsOf(table.scope, positionId), limit: MOST_POSTINGS, ascending: true }),
    ),
  );
  const ids = lists.flat().map(({ postingId }) => postingId as PostingId);
  const records = await getRecords<PostingRecord>(
    table,
    ids.map((id) => postingKey(table.scope, id)),
  );
  const byPosition = new Map<PositionId, PostingRecord[]>();
  for (const record of records)
    byPosition.set(record.positionId, [...(byPosition.get(record.positionId) ?? []), record]);
  return byPosition;
}

const keysOfPosition = (scope: TenantItemsScope, position: MatchPosition) =>
  placesOfPosition(position).map((place) => matchablePositionKey(scope, place, position.positionId));

/** Every place that a position may have been listed at, by what it said and where its postings were. */
function placesOnce(scope: TenantItemsScope, position: Position, postings: readonly PostingRecord[]): Key[] {
  const order = { status: "open", enterpriseId: "" as EnterpriseId } as const;
  const ways = [[], ...postings.map((one) => [{ ...one, status: "published" as const }])];
  return ways.flatMap((way) => {
    const listed = positionOf({ ...position, open: 1 }, order, way);
    return listed ? keysOfPosition(scope, listed) : [];
  });
}

async function followPositions(table: Table<TenantItemsScope>, changes: MatchChanges): Promise<Repeatable[]> {
  const { scope } = table;
  const moved = changes.positions.filter((images) => !samePosition(images));
  const opened = changes.orders.filter(({ before, after }) => before?.status !== after?.status);
  const ids = new Set([
    ...moved.flatMap(({ before, after }) => (after ?? before)?.positionId ?? []),
    ...opened.flatMap(({ before, after }) => (after ?? before)?.positionIds ?? []),
    ...changes.postings.flatMap(({ before, after }) => (after ?? before)?.positionId ?? []),
  ]);
  if (ids.size === 0) return [];
  const current = await getRecords<Position>(
    table,
    [...ids].map((id) => positionKey(scope, id)),
  );
  const orders = await getRecords<StoredOrder>(
    table,
    [...new Set(current.map(({ orderId }) => orderId))].map((id) => orderKey(scope, id)),
    ["orderId", "enterpriseId", "status"],
  );
  const byOrder = new Map(orders.map((order) => [order.orderId, order]));
  const postings = await postingsByPosition(table, current);
  const told = changes.postings.flatMap(({ before, after }) => [before, after].filter((one) => one !== undefined));
  const entries = new Entries();
  const seen = [...moved.flatMap(({ before, after }) => [before, after]), ...current];
  for (const position of seen) {
    if (!position) continue;
    const { positionId } = position;
    const known = [...(postings.get(positionId) ?? []), ...told.filter((one) => one.positionId === positionId)];
    entries.drop(placesOnce(scope, position, known));
  }
  for (const position of current) {
    const order = byOrder.get(position.orderId);
    const listed = positionOf(position, order, postings.get(position.positionId) ?? []);
    if (listed) entries.keep(keysOfPosition(scope, listed), listed);
  }
  return entries.writes();
}

/** How often a person may change while they are listed. */
const ATTEMPTS = 8;

/**
 * Brings what is listed for matching in step with the records as they are now. Who has changed while it was written is looked at once
 * more: somebody erased or refusing meanwhile must not be listed again by what was read of them before.
 */
export async function followMatchable(table: Table<TenantItemsScope>, changes: MatchChanges): Promise<void> {
  let { candidates, applications, placements } = changes;
  for (let attempt = 1; ; attempt += 1) {
    const { writes, people } = await followPeople(table, { ...changes, candidates, applications, placements });
    await writeRepeatable(table, attempt > 1 ? writes : [...writes, ...(await followPositions(table, changes))]);
    const now = await findPeople(
      table,
      people.map(({ candidateId }) => candidateId),
    );
    const isAsRead = ({ candidateId, version }: CandidateRecord) => {
      const record = now.get(candidateId);
      return record?.candidateId === candidateId && record.version === version;
    };
    const moved = people.filter((one) => !isAsRead(one));
    if (moved.length === 0) return;
    if (attempt === ATTEMPTS) throw new AppError("busy");
    candidates = moved.map((before) => ({ before, after: now.get(before.candidateId) }));
    [applications, placements] = [[], []];
  }
}
