import type { LeadCounts, LeadStatus } from "@shanhai/contract/lead";
import type { AgencyLeadFact } from "./agency-lead.ts";
import type { LeadRecord } from "./lead.ts";

/** Where a lead is counted: the park's own by kind; all of them by event, offering and agency. */
export interface Tallied {
  tally: "kind" | "event" | "offering" | "agency";
  id: string;
  /** Kept with the counts, so that a table of them needs no look-up. */
  name?: string;
}

/** The tallies that a lead of the park counts in: none once it was merged into another. */
export function talliesOfLead(lead: LeadRecord): Tallied[] {
  const { kind, eventId, eventTitle, offeringKind, assignee, mergedInto } = lead;
  if (mergedInto) return [];
  return [
    { tally: "kind", id: kind },
    ...(eventId ? [{ tally: "event" as const, id: eventId, ...(eventTitle ? { name: eventTitle } : {}) }] : []),
    ...(offeringKind ? [{ tally: "offering" as const, id: offeringKind }] : []),
    ...(assignee?.agencyId ? [{ tally: "agency" as const, id: assignee.agencyId, name: assignee.name }] : []),
  ];
}

/** The tallies that an agency's own lead counts in. */
export function talliesOfFact({ agencyId, agencyName, eventId, offeringKind }: AgencyLeadFact): Tallied[] {
  return [
    { tally: "agency", id: agencyId, name: agencyName },
    ...(eventId ? [{ tally: "event" as const, id: eventId }] : []),
    ...(offeringKind ? [{ tally: "offering" as const, id: offeringKind }] : []),
  ];
}

/** By how much each tally moves: from where the lead was counted to where it is. */
export function tallyChange(
  before: { status: LeadStatus; tallies: readonly Tallied[] } | undefined,
  after: { status: LeadStatus; tallies: readonly Tallied[] },
): (Tallied & { by: Partial<LeadCounts> })[] {
  const moved = new Map<string, Tallied & { by: Partial<LeadCounts> }>();
  const count = (side: { status: LeadStatus; tallies: readonly Tallied[] } | undefined, by: 1 | -1) => {
    for (const one of side?.tallies ?? []) {
      const key = `${one.tally}#${one.id}`;
      const known = moved.get(key) ?? { ...one, by: {} };
      const status = side?.status ?? "new";
      moved.set(key, { ...known, ...one, by: { ...known.by, [status]: (known.by[status] ?? 0) + by } });
    }
  };
  count(before, -1);
  count(after, 1);
  return [...moved.values()].filter(({ by }) => Object.values(by).some((amount) => amount !== 0));
}
