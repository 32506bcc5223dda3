import { isDeepStrictEqual } from "node:util";
import { type ChainOrNone, NO_CHAIN } from "@shanhai/contract/chain";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CandidateId, PlacementId } from "@shanhai/contract/scalar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { cellChanges, cellName, sumCells } from "@shanhai/domain/cell";
import { chainOf } from "@shanhai/domain/chain";
import { type Cell, cellsOf, isEmptyMark, journeyOf, type PersonMark } from "@shanhai/domain/supply";
import type { ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { findPeople } from "./candidate.ts";
import { cellKey, personMarkKey } from "./keys/partner.ts";
import { enterpriseKey, placementKey, positionKey } from "./keys/pipeline.ts";
import { getRecords, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/*
 * An agency's people and arrivals, counted in its own partitions by way of the stream: what its park is told of are these counts, and
 * never a person. Records are read as they are now, behind the mark of what was counted, and the mark must still stand when
 * what they say is written: told twice, late or out of order, it ends the same.
 */

/** Whose counts may have changed, by a record or by a placement that names it. */
export interface Touched {
  candidateIds: readonly CandidateId[];
  placements: readonly { placementId: PlacementId; candidateId: CandidateId }[];
}

/** Candidates that are looked at together, and writes of one transaction. */
const PART = 40;
const MOST_WRITES = 90;
/** Two deliveries may count the same person at once; they rarely meet this often. */
const ATTEMPTS = 8;

/** The write that moves a count by what changed of it. */
export const moveCell = (scope: TenantItemsScope | ParkScope, cell: Cell): Write => ({
  update: cellKey(scope, cell),
  set: { ...cell.of },
  count: { ...cell.counts },
});

/** Removes counts that have come to nothing: what they name may be somebody's own words. */
export async function dropEmpty(table: Table<TenantItemsScope | ParkScope>, changes: readonly Cell[]): Promise<void> {
  for (const cell of changes) {
    if (Object.values(cell.counts).every((count) => count >= 0)) continue;
    const zero = Object.fromEntries(Object.keys(cell.counts).map((name) => [name, 0]));
    await transact(table, [{ remove: cellKey(table.scope, cell), condition: { equals: zero } }]).catch((error) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}

/** Marks of one person under all the ids that name them: as counted, and as they are to be. */
interface Group {
  changes: Cell[];
  writes: Write[];
}

/** Cells that one person moves at a time; one of more arrivals is counted in several steps. */
const MOST_MOVES = 40;

class Sources {
  readonly people: ReadonlyMap<CandidateId, CandidateRecord>;
  readonly #marks: ReadonlyMap<CandidateId, PersonMark>;
  readonly #placements: ReadonlyMap<PlacementId, Placement>;
  readonly #positions: ReadonlyMap<string, Position>;
  readonly #chains: ReadonlyMap<string, ChainOrNone>;
  readonly #touched: Touched["placements"];

  constructor(of: {
    people: ReadonlyMap<CandidateId, CandidateRecord>;
    marks: readonly PersonMark[];
    placements: readonly Placement[];
    positions: readonly Position[];
    enterprises: readonly Pick<Enterprise, "enterpriseId" | "chain">[];
    touched: Touched["placements"];
  }) {
    this.people = of.people;
    this.#marks = new Map(of.marks.map((mark) => [mark.candidateId, mark]));
    this.#placements = new Map(of.placements.map((one) => [one.placementId, one]));
    this.#positions = new Map(of.positions.map((one) => [one.positionId, one]));
    this.#chains = new Map(of.enterprises.map((one) => [one.enterpriseId, chainOf(one.chain)]));
    this.#touched = of.touched;
  }

  #journeysOf(id: CandidateId): PersonMark["journeys"] {
    const journeys = { ...this.#marks.get(id)?.journeys };
    for (const { placementId, candidateId } of this.#touched) {
      if (candidateId !== id) continue;
      const placement = this.#placements.get(placementId);
      const chain = this.#chains.get(placement?.enterpriseId ?? "") ?? NO_CHAIN;
      if (placement) journeys[placementId] = journeyOf(placement, this.#positions.get(placement.positionId), chain);
      else delete journeys[placementId];
    }
    return journeys;
  }

  /** What is to be written of the people under these ids, which are one person's. */
  group(scope: TenantItemsScope, ids: readonly CandidateId[]): Group & { more: boolean } {
    const journeys = new Map(ids.map((id) => [id, this.#journeysOf(id)]));
    const all = [...journeys.values()].flatMap((of) => Object.values(of));
    const onJob = all.some(({ active }) => active);
    const group = { changes: [] as Cell[], writes: [] as Write[], more: false };
    const checks: Write[] = [];
    let left = MOST_MOVES;
    for (const id of ids) {
      const [mark, own] = [this.#marks.get(id), journeys.get(id) ?? {}];
      const living = this.people.get(id);
      const record = living?.candidateId === id ? living : undefined;
      const before = mark?.cells ?? [];
      const changes = cellChanges(before, cellsOf(record, { living, onJob, journeys: Object.values(own) }));
      const condition = mark ? { equals: { told: mark.told } } : { absent: true as const };
      const key = personMarkKey(scope, id);
      if (changes.length === 0 && isDeepStrictEqual(mark?.journeys ?? {}, own)) {
        checks.push({ check: key, condition });
        continue;
      }
      const moves = changes.slice(0, left);
      left -= moves.length;
      group.more ||= moves.length < changes.length;
      if (changes.length > 0 && moves.length === 0) {
        checks.push({ check: key, condition });
        continue;
      }
      group.changes.push(...moves);
      const next = {
        candidateId: id,
        told: (mark?.told ?? 0) + 1,
        journeys: own,
        cells: sumCells([...before, ...moves]),
      };
      // What was merged may come back, and counts on behind what was told; what is gone for good leaves nothing.
      const gone = isEmptyMark(next) && !living;
      group.writes.push(gone ? { remove: key, condition } : { put: key, record: next, condition });
    }
    // Whether a person is at work follows from all of their marks: those that stay must stay until the others are written.
    if (group.writes.length > 0) group.writes.push(...checks);
    return group;
  }
}

/** Reads what stands behind these candidates; marks first, so that whoever read older sources is refused. */
async function readSources(table: Table<TenantItemsScope>, { candidateIds, placements }: Touched) {
  const { scope } = table;
  const ids = [...new Set([...candidateIds, ...placements.map(({ candidateId }) => candidateId)])];
  const found = await findPeople(table, ids);
  const groups = new Map<CandidateId, CandidateId[]>();
  for (const id of ids) {
    const person = found.get(id);
    const head = person?.candidateId ?? id;
    groups.set(head, [...new Set([...(groups.get(head) ?? [head]), ...(person?.mergedIds ?? []), id])]);
  }
  const all = [...new Set([...groups.values()].flat())];
  const marks = await getRecords<PersonMark>(
    table,
    all.map((id) => personMarkKey(scope, id)),
  );
  const [people, records] = await Promise.all([
    findPeople(table, all),
    getRecords<Placement>(
      table,
      placements.map(({ placementId }) => placementKey(scope, placementId)),
    ),
  ]);
  const [positions, enterprises] = await Promise.all([
    getRecords<Position>(
      table,
      [...new Set(records.map(({ positionId }) => positionId))].map((id) => positionKey(scope, id)),
    ),
    getRecords<Enterprise>(
      table,
      [...new Set(records.map(({ enterpriseId }) => enterpriseId))].map((id) => enterpriseKey(scope, id)),
      ["enterpriseId", "chain"],
    ),
  ]);
  const sources = new Sources({ people, marks, placements: records, positions, enterprises, touched: placements });
  // Somebody may have merged or separated them between the two looks: then their groups are others.
  const settled = all.every((id) => people.get(id)?.version === found.get(id)?.version || !found.has(id));
  return { sources, groups: [...groups.values()], settled };
}

/**
 * Counts these once; whether to look once more: there is more to count of somebody, or something was written. Whoever read what was
 * true meanwhile may have found nothing to change, and left no mark that would have refused this.
 */
async function countOnce(table: Table<TenantItemsScope>, touched: Touched): Promise<boolean> {
  const { sources, groups, settled } = await readSources(table, touched);
  if (!settled) throw new Refused([]);
  let [writes, changes, again]: [Write[], Cell[], boolean] = [[], [], false];
  const flush = async () => {
    const moves = sumCells(changes);
    if (writes.length > 0) await transact(table, [...writes, ...moves.map((cell) => moveCell(table.scope, cell))]);
    await dropEmpty(table, moves);
    [writes, changes] = [[], []];
  };
  for (const ids of groups) {
    const group = sources.group(table.scope, ids);
    again ||= group.more || group.writes.length > 0;
    const together = [...changes, ...group.changes];
    const size = writes.length + group.writes.length + new Set(together.map(cellName)).size;
    if (size > MOST_WRITES) await flush();
    writes.push(...group.writes);
    changes.push(...group.changes);
  }
  await flush();
  return again;
}

/** Counts what these candidates and placements are now into their agency's counts. */
export async function countPeople(table: Table<TenantItemsScope>, touched: Touched): Promise<void> {
  const once = [...new Map(touched.placements.map((one) => [one.placementId, one])).values()];
  const ids = [...new Set([...touched.candidateIds, ...once.map(({ candidateId }) => candidateId)])];
  for (let start = 0; start < ids.length; start += PART) {
    const part = new Set(ids.slice(start, start + PART));
    const placements = once.filter(({ candidateId }) => part.has(candidateId));
    let refusals = 0;
    for (let more = true; more; ) {
      try {
        more = await countOnce(table, { candidateIds: [...part], placements });
      } catch (error) {
        refusals += 1;
        if (!(error instanceof Refused) || refusals === ATTEMPTS) throw error;
      }
    }
  }
}
