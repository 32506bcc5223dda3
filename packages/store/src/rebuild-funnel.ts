import type { AgencyId, EventId } from "@shanhai/contract/scalar";
import { type CellCounts, readCellName } from "@shanhai/domain/funnel";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { allFunnelCells, cellCounts, type FunnelCopy, named } from "./funnel.ts";
import {
  eventFunnelKey,
  eventFunnels,
  funnelCopies,
  funnelCopyKey,
  funnelKey,
  funnelPartition,
} from "./keys/seeker.ts";
import { type Key, recordOf, type Table } from "./table.ts";

/** An agency's cell as its park's are made from it. */
export interface FunnelSource extends FunnelCopy {
  name: string;
  cityName?: string | undefined;
  eventName?: string | undefined;
}

/** Where a park keeps what it knows of funnels. */
export const funnelPartitions = (scope: ParkScope) => [
  funnelPartition(scope),
  funnelCopies(scope),
  eventFunnels(scope),
];

/** An agency's cells as they are. */
export async function readFunnelSources(table: Table<TenantScope>): Promise<FunnelSource[]> {
  return (await allFunnelCells(table)).map(({ name, stored }) => {
    const { revision, cityName, eventName } = stored;
    return { name, revision, counts: cellCounts(stored), cityName, eventName };
  });
}

/** Of an agency that is erased: what its park has kept of its cells. */
export function keptFunnelSources(
  scope: ParkScope,
  items: readonly (Record<string, unknown> & Key)[],
  agencyId: AgencyId,
): FunnelSource[] {
  const names = new Map(items.filter(({ pk }) => pk === funnelPartition(scope)).map((item) => [item.sk, item]));
  const own = items.filter(({ pk, sk }) => pk === funnelCopies(scope) && sk.startsWith(`${agencyId}#`));
  return own.map((item) => {
    const name = item.sk.slice(agencyId.length + 1);
    const { cityName, eventName } = (names.get(name) ?? {}) as FunnelSource;
    return { name, ...recordOf<FunnelCopy>(item), cityName, eventName };
  });
}

/** A park's cells, made of its agencies' alone. */
export class FunnelSums {
  readonly #scope: ParkScope;
  readonly #copies: { key: Key; figures: Record<string, unknown> }[] = [];
  readonly #sums = new Map<string, { key: Key; figures: Record<string, unknown> }>();

  constructor(scope: ParkScope) {
    this.#scope = scope;
  }

  #add(key: Key, counts: CellCounts, names: object): void {
    const place = `${key.pk} ${key.sk}`;
    const figures: Record<string, unknown> = this.#sums.get(place)?.figures ?? {};
    for (const [step, by] of Object.entries(counts)) figures[step] = Number(figures[step] ?? 0) + by;
    this.#sums.set(place, { key, figures: Object.assign(figures, names) });
  }

  addAgency(agencyId: AgencyId, cells: readonly FunnelSource[]): void {
    for (const cell of cells) {
      const { name, revision, counts } = cell;
      this.#copies.push({ key: funnelCopyKey(this.#scope, agencyId, name), figures: { revision, counts } });
      this.#add(funnelKey(this.#scope, name), counts, named(cell));
      const { eventId } = readCellName(name);
      if (eventId) this.#add(eventFunnelKey(this.#scope, eventId as EventId), counts, {});
    }
  }

  expected() {
    return [...this.#copies, ...this.#sums.values()];
  }
}
