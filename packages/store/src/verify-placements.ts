import type { Placement } from "@shanhai/contract/placement";
import { confirmationDue } from "@shanhai/domain/arrival-confirmation";
import { nextCheck } from "@shanhai/domain/placement";
import { type Arrivals, countArrival, noArrivals } from "@shanhai/domain/retention";
import { readArrivals } from "./retention.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Placements and what follows from them: seats, work list, list of leavers, retention; recounted one by one. */
export class PlacementRecount {
  /** Filled seats by owner and position: arrivals less those who left inside their guarantee. */
  readonly seats = new Map<string, number>();
  readonly #arrivals = { kept: new Map<string, Arrivals>(), counted: new Map<string, Arrivals>() };
  readonly #pointers = { kept: new Set<string>(), counted: new Set<string>() };
  readonly #misplaced: string[] = [];
  count = 0;

  /** Takes the item if it is one of these; false when it is not. */
  add(owner: string, noun: string, item: Item): boolean {
    const record = recordOf<Record<string, unknown>>(item);
    if (noun === "placement") {
      this.#addPlacement(owner, record as unknown as Placement);
      this.#checkListing(owner, item);
    } else if (noun === "check" || noun === "leaver") this.#pointers.kept.add(`${owner} ${noun} ${item.sk}`);
    else if (noun === "retention") {
      const subject = item.pk.split("#")[3] ?? "";
      for (const [date, arrivals] of readArrivals(item.sk, record as Record<string, number>))
        this.#arrivals.kept.set(`${owner} ${subject} ${date}`, arrivals);
    } else return false;
    return true;
  }

  /** Where it waits for the client's word, or for a look after a no. */
  #checkListing(owner: string, item: Item): void {
    const { enterpriseId, ...placement } = item as unknown as Placement;
    const due = confirmationDue(placement);
    const place = { confirm: `toConfirm#${enterpriseId}`, denied: "denied" };
    const wanted = due && `T#${owner}#placement#${place[due]}`;
    if (item.gsi2pk !== wanted) this.#misplaced.push(`${item.sk}: listed under ${String(item.gsi2pk)}, not ${wanted}`);
  }

  #addPlacement(owner: string, placement: Placement): void {
    const { placementId, positionId, orderId, enterpriseId, arrivalDate, leftDate, insideGuarantee } = placement;
    this.count += 1;
    const seat = `${owner}/${positionId}`;
    this.seats.set(seat, (this.seats.get(seat) ?? 0) + (insideGuarantee ? 0 : 1));
    const check = nextCheck(placement);
    if (check) this.#pointers.counted.add(`${owner} check ${check.due}#${placementId}`);
    if (leftDate) this.#pointers.counted.add(`${owner} leaver ${leftDate}#${placementId}`);
    for (const subject of [orderId, enterpriseId, "agency"]) {
      const name = `${owner} ${subject} ${arrivalDate}`;
      const arrivals = this.#arrivals.counted.get(name) ?? noArrivals();
      countArrival(arrivals, placement, 1);
      this.#arrivals.counted.set(name, arrivals);
    }
  }

  /** Every pointer and counter that is not what the placements say. */
  findings(): string[] {
    const { kept, counted } = this.#arrivals;
    const text = (arrivals: Arrivals | undefined) => JSON.stringify(arrivals ?? noArrivals());
    const names = [...new Set([...kept.keys(), ...counted.keys()])];
    const { kept: there, counted: wanted } = this.#pointers;
    return [
      ...this.#misplaced,
      ...names
        .filter((name) => text(kept.get(name)) !== text(counted.get(name)))
        .map((name) => `retention ${name}: ${text(kept.get(name))} kept, ${text(counted.get(name))} counted`),
      ...[...wanted].filter((pointer) => !there.has(pointer)).map((pointer) => `${pointer}: missing`),
      ...[...there].filter((pointer) => !wanted.has(pointer)).map((pointer) => `${pointer}: left over`),
    ];
  }
}
