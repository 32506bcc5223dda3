import type { LeadKind } from "@shanhai/contract/lead";
import type { AgencyLeadFact, AgencyLeadRecord } from "@shanhai/domain/agency-lead";
import type { LeadRecord } from "@shanhai/domain/lead";
import { isOpenLead } from "@shanhai/domain/lead-step";
import { type Tallied, talliesOfFact, talliesOfLead } from "@shanhai/domain/lead-tally";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Copy = AgencyLeadRecord & { takenBack?: true };

const STATUSES = ["new", "assigned", "contacted", "converted", "lost"] as const;

/** Recounts the leads' tallies, their places in the work list and the phones they hold, and compares agencies' copies with them. */
export class LeadRecount {
  readonly #leads = new Map<string, LeadRecord & { parkId: string }>();
  readonly #facts: (AgencyLeadFact & { parkId: string })[] = [];
  readonly #copies: (Copy & { owner: string })[] = [];
  readonly #tallies = new Map<string, Item>();
  readonly #due = new Map<string, string>();
  readonly #claims = new Map<string, string>();

  /** Takes an item if it is about leads. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = item as unknown;
    if (kind === "T" && noun === "lead") this.#copies.push({ ...(record as Copy), owner });
    else if (kind !== "P") return false;
    else if (noun === "lead") this.#leads.set(item.sk, { ...(record as LeadRecord), parkId: owner });
    else if (noun === "agencyLead") this.#facts.push({ ...(record as AgencyLeadFact), parkId: owner });
    else if (noun === "leadTally") this.#tallies.set(`${owner} ${item.sk}`, item);
    else if (noun === "leadDue") this.#due.set(String(item.leadId), item.sk);
    else if (noun === "leadClaim") this.#claims.set(`${owner} ${item.sk}`, String(item.leadId));
    else return false;
    return true;
  }

  get count(): number {
    return this.#leads.size + this.#facts.length;
  }

  /** Leads of an event, by kind: what its figures count beside the lines. */
  ofEvent(eventId: string): Record<LeadKind, number> {
    const own = [...this.#leads.values()].filter(({ mergedInto }) => !mergedInto);
    const of = (kind: LeadKind) =>
      [...own, ...this.#facts].filter((one) => one.eventId === eventId && one.kind === kind).length;
    return { settlement: of("settlement"), service: of("service") };
  }

  findings(followed: boolean): string[] {
    return [...this.#countFindings(), ...this.#holdFindings(), ...(followed ? this.#copyFindings() : [])];
  }

  #countFindings(): string[] {
    const counted = new Map<string, Record<string, number>>();
    const count = (parkId: string, status: string, tallies: readonly Tallied[]) => {
      for (const { tally, id } of tallies) {
        const place = `${parkId} ${tally}#${id}`;
        const counts = counted.get(place) ?? {};
        counted.set(place, counts);
        counts[status] = (counts[status] ?? 0) + 1;
      }
    };
    for (const lead of this.#leads.values()) count(lead.parkId, lead.status, talliesOfLead(lead));
    for (const fact of this.#facts) count(fact.parkId, fact.status, talliesOfFact(fact));
    return [...new Set([...counted.keys(), ...this.#tallies.keys()])].flatMap((place) =>
      STATUSES.flatMap((status) => {
        const [kept, rows] = [Number(this.#tallies.get(place)?.[status] ?? 0), counted.get(place)?.[status] ?? 0];
        return kept === rows ? [] : [`${place} ${status}: ${kept} kept, ${rows} counted`];
      }),
    );
  }

  #holdFindings(): string[] {
    const findings: string[] = [];
    const claims = new Map(this.#claims);
    const due = new Map(this.#due);
    for (const lead of this.#leads.values()) {
      const { leadId, parkId, phoneHash, kind, eventId, mergedInto } = lead;
      const places = [...(isOpenLead(lead) && !mergedInto ? ["open"] : []), ...(eventId ? [eventId] : [])];
      for (const place of places) {
        const claim = `${parkId} ${phoneHash}#${kind}#${place}`;
        if (claims.get(claim) !== leadId) findings.push(`${leadId}: its phone is not held (${place})`);
        claims.delete(claim);
      }
      const wanted = lead.due && !mergedInto ? `${lead.due}#${leadId}` : undefined;
      if (due.get(leadId) !== wanted) findings.push(`${leadId}: due ${due.get(leadId)} listed, ${wanted} kept`);
      due.delete(leadId);
    }
    for (const leadId of claims.values()) findings.push(`${leadId}: a phone is held for nothing`);
    for (const leadId of due.keys()) findings.push(`${leadId}: in the work list for nothing`);
    return findings;
  }

  /** Once the stream has been followed to its end, an agency has what it was given and nothing else, and stands where the park says. */
  #copyFindings(): string[] {
    const copies = this.#copies.filter(({ takenBack, origin }) => !takenBack && origin === "park");
    const had = new Map(copies.map((copy) => [`${copy.owner} ${copy.leadId}`, copy]));
    const findings: string[] = [];
    for (const { leadId, assignee, status, assignment, mergedInto } of this.#leads.values()) {
      if (!assignee?.agencyId || mergedInto) continue;
      const copy = had.get(`${assignee.agencyId} ${leadId}`);
      had.delete(`${assignee.agencyId} ${leadId}`);
      if (copy?.status !== status || copy.assignment !== assignment)
        findings.push(`${leadId}: ${status} at the park, ${copy?.status ?? "not there"} with its agency`);
    }
    for (const place of had.keys()) findings.push(`${place}: an agency has what it was not given`);
    return findings;
  }
}
