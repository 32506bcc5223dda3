import { isDeepStrictEqual } from "node:util";
import type { Placement } from "@shanhai/contract/placement";
import type { AgencyId, PlacementId, PositionId, Quarter } from "@shanhai/contract/scalar";
import type { ParkOrderRecord } from "@shanhai/domain/park";
import {
  countOrder,
  countPlacement,
  countReplacements,
  differences,
  type FactCounts,
  type FactsRecord,
  moveSeats,
  type SeatHistory,
  sumCounts,
} from "@shanhai/domain/service-facts";
import type { StoredOrder } from "./order.ts";
import type { CountedPlacement, SeatHistoryRecord } from "./service-facts.ts";

/** Recounts each agency's facts of each quarter from what was counted, and what was counted from the placements themselves. */
export class ServiceFactsRecount {
  readonly #placements = new Map<PlacementId, Placement>();
  readonly #kept = new Map<string, FactsRecord>();
  readonly #marks: CountedPlacement[] = [];
  readonly #histories: SeatHistoryRecord[] = [];
  readonly #counted = new Map<string, FactCounts[]>();

  /** Notes what an item adds to an agency's facts; false when it is not about them. */
  add(
    kind: string,
    owner: string,
    { pk, sk, ...record }: Record<string, unknown> & { pk: string; sk: string },
  ): boolean {
    if (kind === "T#placement") {
      const placement = record as unknown as Placement;
      this.#placements.set(placement.placementId, placement);
      return false;
    }
    if (kind === "P#serviceFacts") this.#kept.set(`${owner} ${pk.split("#")[3]} ${sk}`, record as FactsRecord);
    else if (kind === "P#countedPlacement") {
      const mark = record as unknown as CountedPlacement;
      this.#marks.push(mark);
      this.count(owner, mark.agencyId, mark.figures?.counts ?? {});
    } else if (kind === "P#seatHistory") {
      const history = record as unknown as SeatHistoryRecord;
      this.#histories.push(history);
      this.count(owner, history.agencyId, countReplacements(history));
    } else if (kind === "P#order") {
      const order = record as unknown as ParkOrderRecord;
      this.count(owner, order.agencyId, countOrder(order));
      return false;
    } else return false;
    return true;
  }

  /** Counts something that belongs to an agency's facts. */
  count(park: string, agencyId: AgencyId, counts: FactCounts): void {
    const name = `${park} ${agencyId}`;
    const known = this.#counted.get(name) ?? [];
    this.#counted.set(name, known);
    known.push(counts);
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Every counter that is not what was counted; every mark that is not what its placement says, and says so as of now. */
  findings(orders: readonly StoredOrder[]): string[] {
    const wanted = new Map<string, FactsRecord>();
    for (const [name, all] of this.#counted) {
      const [park, agency] = name.split(" ");
      for (const [quarter, counts] of Object.entries(sumCounts(all)) as [Quarter, FactsRecord][])
        wanted.set(`${park} ${quarter} ${agency}`, counts);
    }
    const facts = [...new Set([...wanted.keys(), ...this.#kept.keys()])].flatMap((name) => {
      const [kept = {}, counted = {}] = [this.#kept.get(name), wanted.get(name)];
      return differences(kept, counted).map(
        (counter) => `facts ${name} ${counter}: ${kept[counter] ?? 0} kept, ${counted[counter] ?? 0} counted`,
      );
    });
    return [...facts, ...this.#wrongMarks(orders), ...this.#wrongHistories()];
  }

  #wrongMarks(orders: readonly StoredOrder[]): string[] {
    const published = new Map(orders.map((order) => [order.orderId, order.openedAt ?? order.createdAt]));
    return this.#marks.flatMap(({ placementId, version, figures }) => {
      const placement = this.#placements.get(placementId);
      const since = placement && published.get(placement.orderId);
      // An older version is late, not wrong.
      if (!placement || !since || placement.version !== version) return [];
      const right = isDeepStrictEqual(figures, countPlacement(placement, since));
      return right ? [] : [`${placementId}: counted otherwise than it says`];
    });
  }

  #wrongHistories(): string[] {
    const counted = new Map<PositionId, SeatHistory>();
    for (const { positionId, figures } of this.#marks) {
      const known = counted.get(positionId) ?? { arrivals: {}, reopenings: {} };
      counted.set(positionId, moveSeats(known, undefined, figures));
    }
    return this.#histories.flatMap(({ positionId, arrivals, reopenings }) =>
      isDeepStrictEqual({ arrivals, reopenings }, counted.get(positionId))
        ? []
        : [`${positionId}: another history of seats`],
    );
  }
}
