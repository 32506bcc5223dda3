import type { Position } from "@shanhai/contract/position";
import type { AgencyId } from "@shanhai/contract/scalar";
import { type AgencyRecord, worksInPark } from "@shanhai/domain/agency";
import { cellChanges, cellName } from "@shanhai/domain/cell";
import { chainOf } from "@shanhai/domain/chain";
import { type OrderCell, orderCells } from "@shanhai/domain/talent-cell";
import type { StoredOrder } from "./order.ts";
import { readOrderCell, type TalentMark } from "./talent.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Recounts what parks count of orders by chain, occupation and division. */
export class TalentRecount {
  /** By park. */
  readonly #kept = new Map<string, OrderCell[]>();
  readonly #counted = new Map<string, OrderCell[]>();
  /** By park, agency and order. */
  readonly #marks = new Map<string, readonly OrderCell[]>();
  /** By agency and enterprise. */
  readonly #chains = new Map<string, string | undefined>();

  /** Takes an item if nobody else recounts it. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    switch (`${kind}#${noun}`) {
      case "P#talentMonth":
      case "P#talentLive":
      case "P#talentSeat":
        this.#listOf(this.#kept, owner).push(readOrderCell(noun as OrderCell["noun"], item));
        return true;
      case "P#talentOf": {
        const { orderId, cells } = item as unknown as TalentMark;
        this.#marks.set(`${owner} ${item.pk.split("#")[3]} ${orderId}`, cells);
        this.#listOf(this.#counted, owner).push(...cells);
        return true;
      }
      case "T#enterprise":
        this.#chains.set(`${owner} ${item.sk}`, item.chain as string | undefined);
        return false;
    }
    return false;
  }

  #listOf(lists: Map<string, OrderCell[]>, owner: string): OrderCell[] {
    const list = lists.get(owner) ?? [];
    lists.set(owner, list);
    return list;
  }

  findings(
    orders: readonly (StoredOrder & { owner: string })[],
    positions: readonly (Position & { owner: string })[],
    agencies: readonly (AgencyRecord & { parkId: string })[],
    followed: boolean,
  ): string[] {
    const parks = new Set([...this.#kept.keys(), ...this.#counted.keys()]);
    const sums = [...parks].flatMap((park) =>
      differences(`talent of ${park}`, this.#kept.get(park) ?? [], this.#counted.get(park) ?? []),
    );
    if (!followed) return sums;
    const byId = new Map(positions.map((one) => [`${one.owner} ${one.positionId}`, one]));
    const works = new Set(agencies.filter(worksInPark).map(({ agencyId, parkId }) => `${parkId} ${agencyId}`));
    const wanted = new Map(
      orders.map((order): [string, OrderCell[]] => {
        const { owner, parkId, orderId, enterpriseId, positionIds } = order;
        const own = positionIds.flatMap((id) => byId.get(`${owner} ${id}`) ?? []);
        const chain = chainOf(this.#chains.get(`${owner} ${enterpriseId}`));
        const counted = works.has(`${parkId} ${owner}`);
        const name = `${parkId} ${owner} ${orderId}`;
        return [name, counted ? orderCells(order, own, { agencyId: owner as AgencyId, chain }) : []];
      }),
    );
    const names = new Set([...wanted.keys(), ...this.#marks.keys()]);
    return [
      ...sums,
      ...[...names].flatMap((name) =>
        differences(`talent of ${name}`, this.#marks.get(name) ?? [], wanted.get(name) ?? []),
      ),
    ];
  }
}

const differences = (what: string, kept: readonly OrderCell[], counted: readonly OrderCell[]) =>
  cellChanges(kept, counted).map(
    (cell) => `${what}: ${cellName(cell).replaceAll("\n", " ")} is off by ${JSON.stringify(cell.counts)}`,
  );
