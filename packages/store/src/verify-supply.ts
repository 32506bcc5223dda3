import { type ChainOrNone, NO_CHAIN } from "@shanhai/contract/chain";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { CandidateId, PlacementId } from "@shanhai/contract/scalar";
import { type AgencyRecord, worksInPark } from "@shanhai/domain/agency";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { cellChanges, cellName } from "@shanhai/domain/cell";
import { chainOf } from "@shanhai/domain/chain";
import { type Cell, cellsOf, type Journey, journeyOf, type PersonMark, readCounted } from "@shanhai/domain/supply";
import type { AgencyMark } from "./park-supply.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Person = Pick<
  CandidateRecord,
  "candidateId" | "homePlace" | "intendedPlace" | "occupation" | "skillLevel" | "mergedIds"
>;
type Placed = Pick<Placement, "placementId" | "candidateId" | "positionId" | "enterpriseId" | "arrivalDate" | "status">;

class Grouped<T> extends Map<string, T[]> {
  add(name: string, ...items: T[]): void {
    const known = this.get(name);
    if (known) known.push(...items);
    else this.set(name, items);
  }
}

/** Recounts agencies' people and arrivals by place, and what their parks have added up of them. */
export class SupplyRecount {
  /** By owner: an agency or a park. */
  readonly #kept = new Grouped<Cell>();
  readonly #counted = new Grouped<Cell>();
  readonly #marks = new Map<string, PersonMark>();
  /** By park and agency. */
  readonly #added = new Grouped<Cell>();
  readonly #chains = new Map<string, ChainOrNone>();
  readonly #people = new Grouped<Person>();
  readonly #placements = new Grouped<Placed>();

  /** Takes an item if nobody else recounts it. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    switch (`${kind}#${noun}`) {
      case "T#supplyOf":
        this.#marks.set(`${owner} ${item.sk}`, item as unknown as PersonMark);
        this.#counted.add(owner, ...(item.cells as Cell[]));
        return true;
      case "P#supplyOf": {
        const { cell } = item as unknown as AgencyMark;
        this.#counted.add(owner, cell);
        this.#added.add(`${owner} ${item.pk.split("#")[3]}`, cell);
        return true;
      }
      case "T#supply":
      case "P#supply":
      case "T#flow":
      case "P#flow":
      case "T#arrival":
      case "P#arrival":
        this.#kept.add(owner, readCounted(noun as Cell["noun"], item));
        return true;
      case "T#candidate": {
        const { candidateId, homePlace, intendedPlace, occupation, skillLevel, mergedIds } =
          item as unknown as CandidateRecord;
        const places = { ...(homePlace ? { homePlace } : {}), ...(intendedPlace ? { intendedPlace } : {}) };
        const does = { ...(occupation ? { occupation } : {}), ...(skillLevel ? { skillLevel } : {}) };
        this.#people.add(owner, { candidateId, ...places, ...does, ...(mergedIds ? { mergedIds } : {}) });
        return false;
      }
      case "T#enterprise":
        this.#chains.set(`${owner} ${item.sk}`, chainOf(item.chain as string | undefined));
        return false;
      case "T#placement": {
        const { placementId, candidateId, positionId, enterpriseId, arrivalDate, status } =
          item as unknown as Placement;
        this.#placements.add(owner, { placementId, candidateId, positionId, enterpriseId, arrivalDate, status });
        return false;
      }
    }
    return false;
  }

  findings(
    positions: readonly (Position & { owner: string })[],
    agencies: readonly (AgencyRecord & { parkId: string })[],
    followed: boolean,
  ): string[] {
    const owners = new Set([...this.#kept.keys(), ...this.#counted.keys()]);
    const sums = [...owners].flatMap((owner) =>
      differences(`people of ${owner}`, this.#kept.get(owner) ?? [], this.#counted.get(owner) ?? []),
    );
    if (!followed) return sums;
    const byId = new Map(positions.map((one) => [`${one.owner} ${one.positionId}`, one]));
    const tenants = new Set([...this.#people.keys(), ...this.#placements.keys()]);
    return [
      ...sums,
      ...[...tenants].flatMap((owner) => this.#markFindings(owner, byId)),
      ...agencies.flatMap((agency) => this.#parkFindings(agency)),
    ];
  }

  /** Once the stream has been followed to its end, every person is counted as they are. */
  #markFindings(owner: string, positions: ReadonlyMap<string, Position>): string[] {
    const own = new Map((this.#people.get(owner) ?? []).map((person) => [person.candidateId, person]));
    const living = new Map<CandidateId, Person>(own);
    for (const person of own.values()) for (const id of person.mergedIds ?? []) living.set(id, person);
    const journeys = new Map<CandidateId, Record<PlacementId, Journey>>();
    for (const placement of this.#placements.get(owner) ?? []) {
      const { placementId, candidateId, positionId, enterpriseId } = placement;
      const chain = this.#chains.get(`${owner} ${enterpriseId}`) ?? NO_CHAIN;
      const journey = journeyOf(placement, positions.get(`${owner} ${positionId}`), chain);
      journeys.set(candidateId, { ...journeys.get(candidateId), [placementId]: journey });
    }
    const marked = [...this.#marks.keys()].filter((name) => name.startsWith(`${owner} `));
    const ids = new Set([
      ...living.keys(),
      ...journeys.keys(),
      ...marked.map((name) => name.split(" ")[1] as CandidateId),
    ]);
    return [...ids].flatMap((id) => {
      const person = living.get(id);
      const all = person ? [person.candidateId, ...(person.mergedIds ?? [])] : [id];
      const onJob = all.some((one) => Object.values(journeys.get(one) ?? {}).some(({ active }) => active));
      const wanted = cellsOf(own.get(id), { living: person, onJob, journeys: Object.values(journeys.get(id) ?? {}) });
      return differences(`${id} counted`, this.#marks.get(`${owner} ${id}`)?.cells ?? [], wanted);
    });
  }

  /** A park has what its agencies count while they work there, and nothing of others. */
  #parkFindings(agency: AgencyRecord & { parkId: string }): string[] {
    const { agencyId, parkId } = agency;
    const wanted = worksInPark(agency) ? (this.#kept.get(agencyId) ?? []) : [];
    return differences(`people of ${agencyId} at its park`, this.#added.get(`${parkId} ${agencyId}`) ?? [], wanted);
  }
}

const differences = (what: string, kept: readonly Cell[], counted: readonly Cell[]) =>
  cellChanges(kept, counted).map(
    (cell) => `${what}: ${cellName(cell).replaceAll("\n", " ")} is off by ${JSON.stringify(cell.counts)}`,
  );
