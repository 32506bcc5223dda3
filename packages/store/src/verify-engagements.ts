import { isDeepStrictEqual } from "node:util";
import type { Engagement } from "@shanhai/contract/engagement";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Visit } from "@shanhai/contract/visit";
import { dueSince, noRhythm, type VisitRhythm } from "@shanhai/domain/due-visit";
import { type ParkEngagementRecord, placeOf } from "@shanhai/domain/engagement";
import { surveyedName } from "@shanhai/domain/visit";
import type { StoredOrder } from "./order.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Counts = Map<string, Record<string, number>>;

function addTo(counts: Counts, name: string, what: string): void {
  const counted = counts.get(name) ?? {};
  counted[what] = (counted[what] ?? 0) + 1;
  counts.set(name, counted);
}

const withoutZeros = (counted: Record<string, number>) =>
  Object.fromEntries(Object.entries(counted).filter(([, count]) => count !== 0));

/** Visits and engagements, and what follows from them: rhythms, work list, claims, the park's figures. */
export class EngagementRecount {
  /** Visits to each client, by owner and enterprise. */
  readonly #visits = new Map<string, Visit[]>();
  readonly #rhythms = new Map<string, VisitRhythm>();
  /** What there is to hold a place or a claim, and what the records say there should be. */
  readonly #pointers = { kept: new Set<string>(), wanted: new Set<string>() };
  readonly #counts: { kept: Counts; counted: Counts } = { kept: new Map(), counted: new Map() };
  readonly #engagements = new Map<string, Engagement>();
  readonly #facts: ParkEngagementRecord[] = [];
  visits = 0;

  get engagements(): number {
    return this.#engagements.size;
  }

  /** Takes the item if it is one of these; false when it is not. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = recordOf<unknown>(item);
    const { kept, wanted } = this.#pointers;
    switch (`${kind}#${noun}`) {
      case "T#visit":
      case "P#visit":
        this.#addVisit(owner, record as Visit);
        return true;
      case "T#visitRhythm":
        this.#addRhythm(owner, record as VisitRhythm);
        return true;
      case "T#dueVisit":
      case "T#engaged":
        kept.add(`${owner} ${noun} ${item.sk}`);
        return true;
      case "P#surveyed":
        kept.add(`${owner} surveyed ${(record as { claimed: string }).claimed}`);
        return true;
      case "T#engagement": {
        const engagement = record as Engagement;
        this.#engagements.set(engagement.engagementId, engagement);
        if (engagement.status === "open") wanted.add(`${owner} engaged ${engagement.enterpriseId}`);
        return true;
      }
      case "P#engagement": {
        const facts = record as ParkEngagementRecord;
        const { group, day } = placeOf(facts);
        this.#facts.push(facts);
        addTo(this.#counts.counted, `${owner} engagementCount ${group}`, day);
        return true;
      }
      case "P#surveyVisitCount":
      case "P#engagementCount":
        this.#counts.kept.set(`${owner} ${noun} ${item.sk}`, record as Record<string, number>);
        return true;
      default:
        return false;
    }
  }

  #addVisit(owner: string, visit: Visit): void {
    this.visits += 1;
    const { enterpriseId, division = "", status } = visit;
    if (enterpriseId) {
      const client = `${owner}/${enterpriseId}`;
      this.#visits.set(client, [...(this.#visits.get(client) ?? []), visit]);
      return;
    }
    addTo(this.#counts.counted, `${owner} surveyVisitCount ${division}`, status);
    if (status === "planned") this.#pointers.wanted.add(`${owner} surveyed ${surveyedName(visit)}`);
  }

  #addRhythm(owner: string, rhythm: VisitRhythm): void {
    const { enterpriseId } = rhythm;
    this.#rhythms.set(`${owner}/${enterpriseId}`, rhythm);
    const since = dueSince(rhythm);
    if (since) this.#pointers.wanted.add(`${owner} dueVisit ${since}#${enterpriseId}`);
  }

  /** Everything that is not what visits, engagements and (where the stream was followed to its end) orders say. */
  findings(orders: readonly (StoredOrder & { owner: string })[], followed: boolean): string[] {
    const findings: string[] = [];
    const expect = (what: string, kept: unknown, counted: unknown) => {
      if (!isDeepStrictEqual(kept, counted))
        findings.push(`${what}: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`);
    };
    const open = new Map<string, string[]>();
    for (const { owner, enterpriseId, orderId, status } of orders) {
      const client = `${owner}/${enterpriseId}`;
      if (status === "open") open.set(client, [...(open.get(client) ?? []), orderId]);
    }
    for (const client of new Set([...this.#visits.keys(), ...this.#rhythms.keys(), ...open.keys()])) {
      const visits = this.#visits.get(client) ?? [];
      const rhythm =
        this.#rhythms.get(client) ?? noRhythm({ enterpriseId: client.split("/")[1] as EnterpriseId, name: "" });
      expect(`${client} visits planned`, rhythm.planned, visits.filter(({ status }) => status === "planned").length);
      const made = visits.flatMap(({ visitedOn }) => visitedOn ?? []).sort();
      expect(`${client} last visit`, rhythm.lastVisit, made.at(-1));
      if (followed)
        expect(`${client} open orders`, Object.keys(rhythm.openOrders).sort(), (open.get(client) ?? []).sort());
    }
    const { kept, wanted } = this.#pointers;
    for (const pointer of wanted) if (!kept.has(pointer)) findings.push(`${pointer}: missing`);
    for (const pointer of kept) if (!wanted.has(pointer)) findings.push(`${pointer}: left over`);
    const { kept: there, counted } = this.#counts;
    for (const name of new Set([...there.keys(), ...counted.keys()]))
      expect(name, withoutZeros(there.get(name) ?? {}), counted.get(name) ?? {});
    for (const { engagementId, revision, ...facts } of this.#facts) {
      const engagement = this.#engagements.get(engagementId);
      // The park's copy follows by the stream; an older revision is late, not wrong.
      if (engagement?.version === revision)
        expect(`${engagementId} at the park`, placeOf(facts), placeOf({ ...engagement, agencyLeft: facts.agencyLeft }));
    }
    return findings;
  }
}
