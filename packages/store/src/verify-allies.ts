import { isDeepStrictEqual } from "node:util";
import type { Prospect } from "@shanhai/contract/prospect";
import type { ContactRequestRecord } from "@shanhai/domain/contact-request";
import type { LeadRecord } from "@shanhai/domain/lead";
import { type ProposalRecord, type ProposedLead, proposalStatusOf } from "@shanhai/domain/prospect-proposal";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Where a prospect is to be found: by whom it may be seen, or with whom it was won. */
function wantedPointers({
  parkId,
  prospectId,
  kind,
  status,
  sharing,
  wonWith,
}: Prospect & { parkId: string }): string[] {
  const at = (place: string) => `P#${parkId}#${place} ${prospectId}`;
  if (status !== "open") return wonWith ? [at(`wonProspect#${wonWith.partnerId}`)] : [];
  const whom = sharing.with === "all" ? ["all"] : sharing.partners.map(({ partnerId }) => partnerId);
  return whom.map((one) => at(`sharedProspect#${one}#${kind}`));
}

/**
 * Holds every prospect against what points to it, every granted contact against its consent, and both sides' copies of requests and
 * proposals against each other: what an ally's figures count is then what the rows say.
 */
export class AllyRecount {
  readonly #prospects = new Map<string, Prospect & { parkId: string }>();
  readonly #pointers = new Set<string>();
  readonly #requests = {
    park: new Map<string, ContactRequestRecord>(),
    partner: new Map<string, ContactRequestRecord>(),
  };
  readonly #proposals = new Map<string, ProposalRecord>();
  readonly #proposed = new Map<string, ProposedLead & { parkId: string }>();
  readonly #leads = new Map<string, LeadRecord>();

  /** Takes an item if it is about allies; leads are looked at, and left to their own recount. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = item as unknown;
    switch (`${kind}#${noun}`) {
      case "P#lead":
        this.#leads.set(`${owner} ${item.sk}`, record as LeadRecord);
        return false;
      case "P#prospect":
        this.#prospects.set(`${owner} ${item.sk}`, { ...(record as Prospect), parkId: owner });
        return true;
      case "P#sharedProspect":
      case "P#wonProspect":
        this.#pointers.add(`${item.pk} ${item.sk}`);
        return true;
      case "P#contactRequest":
        this.#requests.park.set(`${String(item.partnerId)} ${item.sk}`, record as ContactRequestRecord);
        return true;
      case "N#contactRequest":
        this.#requests.partner.set(`${owner} ${item.sk}`, record as ContactRequestRecord);
        return true;
      case "N#prospectProposal":
        this.#proposals.set(item.sk, record as ProposalRecord);
        return true;
      case "P#prospectProposal":
        this.#proposed.set(item.sk, { ...(record as ProposedLead), parkId: owner });
        return true;
    }
    return false;
  }

  get prospects(): number {
    return this.#prospects.size;
  }

  findings(followed: boolean): string[] {
    return [
      ...this.#pointerFindings(),
      ...this.#consentFindings(),
      ...(followed ? [...this.#requestFindings(), ...this.#proposalFindings()] : []),
    ];
  }

  #pointerFindings(): string[] {
    const left = new Set(this.#pointers);
    const findings: string[] = [];
    for (const prospect of this.#prospects.values()) {
      for (const pointer of wantedPointers(prospect))
        if (!left.delete(pointer)) findings.push(`${prospect.prospectId}: nothing points to it at ${pointer}`);
    }
    for (const pointer of left) findings.push(`${pointer}: points to a prospect that is not shared or won so`);
    return findings;
  }

  /** The park's last word to a partner is `granted` where a consent names it, and nowhere else. */
  #consentFindings(): string[] {
    const granted = new Set<string>();
    for (const { prospectId, consents } of this.#prospects.values())
      for (const { partnerId } of consents) granted.add(`${partnerId} ${prospectId}`);
    const told = [...this.#requests.park].filter(([, { byPark }]) => byPark?.outcome === "granted");
    const names = new Set(told.map(([name]) => name));
    return [
      ...[...granted]
        .filter((name) => !names.has(name))
        .map((name) => `${name}: a consent that the partner is not told of`),
      ...[...names].filter((name) => !granted.has(name)).map((name) => `${name}: granted without a consent`),
    ];
  }

  #requestFindings(): string[] {
    const names = new Set([...this.#requests.park.keys(), ...this.#requests.partner.keys()]);
    const halves = (record: ContactRequestRecord | undefined) =>
      record && [record.partnerVersion, record.parkVersion, record.byPartner, record.byPark];
    return [...names].flatMap((name) => {
      const [park, partner] = [this.#requests.park.get(name), this.#requests.partner.get(name)];
      return isDeepStrictEqual(halves(park), halves(partner)) ? [] : [`${name}: the two sides have it differently`];
    });
  }

  #proposalFindings(): string[] {
    return [...this.#proposals.values()].flatMap(({ prospectProposalId, status }) => {
      const proposed = this.#proposed.get(prospectProposalId);
      const own = proposed && this.#leads.get(`${proposed.parkId} ${proposed.leadId}`);
      const lead = own?.mergedInto ? this.#leads.get(`${proposed?.parkId} ${own.mergedInto}`) : own;
      if (!proposed || !lead) return [`${prospectProposalId}: became no lead`];
      // Of a lead with very many proposals the oldest are told of it no more.
      const told = own?.proposals?.some((one) => one.prospectProposalId === prospectProposalId);
      const same = proposed.status === status && (!told || status === proposalStatusOf(lead));
      return same ? [] : [`${prospectProposalId}: ${status} told, ${proposalStatusOf(lead)} at the park`];
    });
  }
}
