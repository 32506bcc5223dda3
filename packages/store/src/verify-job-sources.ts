import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import { type Arrivals, countArrival, noArrivals } from "@shanhai/domain/retention";
import { readSourceArrivals } from "./retention.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** What is counted of sources, recounted from the applications and placements that name them. */
export class JobSourceRecount {
  readonly #applications = { kept: new Map<string, number>(), counted: new Map<string, number>() };
  readonly #arrivals = { kept: new Map<string, Arrivals>(), counted: new Map<string, Arrivals>() };

  /** Takes an item if it counts a source; looks at those that name one and leaves them to others. */
  add(owner: string, noun: string, item: Item): boolean {
    const position = item.pk.split("#")[3] ?? "";
    const record = recordOf<unknown>(item);
    if (noun === "jobSource") {
      this.#applications.kept.set(`${owner} ${position} ${item.sk}`, Number(item.applications ?? 0));
      return true;
    }
    if (noun === "sourceArrivals") {
      for (const [sourceId, arrivals] of readSourceArrivals(record as Record<string, number>))
        this.#arrivals.kept.set(`${owner} ${position} ${sourceId} ${item.sk}`, arrivals);
      return true;
    }
    if (noun === "application") this.#count(owner, record as Application);
    if (noun === "placement") this.#countArrival(owner, record as Placement);
    return false;
  }

  #count(owner: string, { positionId, source }: Application): void {
    if (!source) return;
    const name = `${owner} ${positionId} ${source.sourceId}`;
    this.#applications.counted.set(name, (this.#applications.counted.get(name) ?? 0) + 1);
  }

  #countArrival(owner: string, placement: Placement): void {
    const { positionId, arrivalDate, source } = placement;
    if (!source) return;
    const name = `${owner} ${positionId} ${source.sourceId} ${arrivalDate}`;
    const arrivals = this.#arrivals.counted.get(name) ?? noArrivals();
    countArrival(arrivals, placement, 1);
    this.#arrivals.counted.set(name, arrivals);
  }

  /** Every source whose counters are not what its people say. */
  findings(): string[] {
    const compare = <T>(what: string, { kept, counted }: Record<"kept" | "counted", Map<string, T>>, none: T) => {
      const text = (one: T | undefined) => JSON.stringify(one ?? none);
      return [...new Set([...kept.keys(), ...counted.keys()])]
        .filter((name) => text(kept.get(name)) !== text(counted.get(name)))
        .map((name) => `${what} of source ${name}: ${text(kept.get(name))} kept, ${text(counted.get(name))} counted`);
    };
    return [...compare("applications", this.#applications, 0), ...compare("arrivals", this.#arrivals, noArrivals())];
  }
}
