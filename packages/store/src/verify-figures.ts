import type { Filing } from "@shanhai/contract/filing";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { monthOf } from "@shanhai/domain/calendar";
import { type AgencyMonth, filingSums, orderMonth, orderSums } from "@shanhai/domain/figures";
import { isFromOutside, type ParkOrderRecord, type ParkRecord } from "@shanhai/domain/park";
import { type ArrivalsCopy, arrivalsIn, dayCounters } from "./projection-figures.ts";
import type { StoredArrivals } from "./retention.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Sums = Record<string, number>;

/** Recounts the parks' figures by month: copies against what agencies keep, sums against the copies. */
export class FigureRecount {
  /** By agency and month. */
  readonly #filings = new Map<string, Filing>();
  readonly #arrivals = new Map<string, StoredArrivals>();
  /** By park, agency and month. */
  readonly #agencyMonths = new Map<string, AgencyMonth>();
  readonly #copies = new Map<string, ArrivalsCopy>();
  /** By park and month. */
  readonly #months = new Map<string, Sums>();

  /** Takes the item if it is one of these; false when it is not. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = recordOf<unknown>(item);
    const [month = "", agency = ""] = item.sk.split("#");
    if (kind === "T" && noun === "filing") this.#filings.set(`${owner} ${month}`, record as Filing);
    else if (kind === "T" && noun === "retention" && item.pk.endsWith("#agency"))
      this.#arrivals.set(`${owner} ${month}`, record as StoredArrivals);
    else if (kind !== "P") return false;
    else if (noun === "agencyMonth") this.#agencyMonths.set(`${owner} ${agency} ${month}`, record as AgencyMonth);
    else if (noun === "agencyArrivals") this.#copies.set(`${owner} ${agency} ${month}`, record as ArrivalsCopy);
    else if (noun === "figures") this.#months.set(`${owner} ${month}`, record as Sums);
    else return false;
    // Retention is recounted from placements as well.
    return noun !== "retention";
  }

  get count(): number {
    return this.#filings.size;
  }

  /** What differs; a copy of an older version is late, not wrong, unless the stream has been `followed` to its end. */
  findings(
    parks: readonly ParkRecord[],
    agencies: readonly (AgencyRecord & { parkId: string })[],
    orders: readonly (ParkOrderRecord & { parkId: string })[],
    followed: boolean,
  ): string[] {
    return [
      ...this.#copyFindings(new Map(agencies.map(({ agencyId, parkId }) => [agencyId as string, parkId])), followed),
      ...this.#sumFindings(parks, agencies, orders),
    ];
  }

  #copyFindings(parkOf: ReadonlyMap<string, string>, followed: boolean): string[] {
    const findings: string[] = [];
    for (const [place, filing] of this.#filings) {
      const copy = this.#agencyMonths.get(`${parkOf.get(place.split(" ")[0] ?? "")} ${place}`)?.filing;
      if (copy?.version === filing.version) {
        const [kept, filed] = [filingSums(copy), filingSums(filing)];
        if (kept.revenue !== filed.revenue || kept.tax !== filed.tax) findings.push(`${place}: filed otherwise`);
      } else if (followed) findings.push(`${place}: the park has version ${copy?.version} of ${filing.version}`);
    }
    for (const [place, stored] of this.#arrivals) {
      const copy = this.#copies.get(`${parkOf.get(place.split(" ")[0] ?? "")} ${place}`);
      if (stored.revision === undefined) continue;
      if (copy?.revision === stored.revision) {
        if (!sameSums(copy.days, dayCounters(stored))) findings.push(`${place}: arrivals counted otherwise`);
      } else if (followed) findings.push(`${place}: arrivals of revision ${copy?.revision} of ${stored.revision}`);
    }
    return findings;
  }

  #sumFindings(
    parks: readonly ParkRecord[],
    agencies: readonly (AgencyRecord & { parkId: string })[],
    orders: readonly (ParkOrderRecord & { parkId: string })[],
  ): string[] {
    const counted = new Map<string, Sums>();
    const totals = new Map<string, Sums>();
    const divisions = new Map(parks.map(({ parkId, division }) => [parkId as string, division]));
    for (const [place, { filing, arrivals }] of this.#agencyMonths) {
      const [park = "", , month = ""] = place.split(" ");
      addTo(counted, `${park} ${month}`, filingSums(filing));
      addTo(totals, park, filingSums(filing));
      addTo(counted, `${park} ${month}`, { "arrivals of agencies": arrivals ?? 0 });
    }
    for (const [place, { days }] of this.#copies) {
      const [park = "", , month = ""] = place.split(" ");
      addTo(counted, `${park} ${month}`, { ...days, "arrivals of agencies": -arrivalsIn(days) });
    }
    for (const order of orders) addTo(counted, `${order.parkId} ${orderMonth(order)}`, { ...orderSums(order) });
    for (const agency of agencies.filter((one) => one.counted)) {
      const outside = isFromOutside(agency.homeDivision, divisions.get(agency.parkId) ?? "");
      const sums = { joined: 1, joinedFromOutside: outside ? 1 : 0 };
      addTo(counted, `${agency.parkId} ${monthOf(agency.createdAt)}`, sums);
    }
    const findings = [...new Set([...counted.keys(), ...this.#months.keys()])]
      .filter((place) => !sameSums(this.#months.get(place) ?? {}, counted.get(place) ?? {}))
      .map((place) => `${place}: the month's figures are not the sums of its agencies'`);
    for (const { parkId, filings = 0, revenue = 0, tax = 0 } of parks) {
      if (!sameSums({ filings, revenue, tax }, totals.get(parkId) ?? {}))
        findings.push(`${parkId}: its filings are not the sums of its agencies'`);
    }
    return findings;
  }
}

function addTo(sums: Map<string, Sums>, place: string, change: Sums): void {
  const known = sums.get(place) ?? {};
  sums.set(place, known);
  for (const [name, by] of Object.entries(change)) known[name] = (known[name] ?? 0) + by;
}

/** The same sums, whether or not one of them names what the other leaves at nothing. */
function sameSums(one: Sums, other: Sums): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => (one[name] ?? 0) === (other[name] ?? 0),
  );
}
