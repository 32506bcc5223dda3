import type { LeadCounts, LeadStatus, LeadTally } from "@shanhai/contract/lead";
import type { EventId } from "@shanhai/contract/scalar";
import { type Tallied, tallyChange } from "@shanhai/domain/lead-tally";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { eventKey, leadTallyKey } from "./keys/event.ts";
import { partition } from "./keys/owner.ts";
import { queryItems, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A lead as tallies see it: where it stands and where it counts. */
export interface Counted {
  status: LeadStatus;
  tallies: readonly Tallied[];
  kind: "settlement" | "service";
}

const eventOf = (counted: Counted | undefined) =>
  counted?.tallies.find(({ tally }) => tally === "event")?.id as EventId | undefined;

/**
 * The writes that move the counts with a lead: its tallies, and the figures of its event, where each intent or need counts once
 * beside the lines that were recorded by hand.
 */
export function countLead(scope: ParkScope, before: Counted | undefined, after: Counted): Write[] {
  const writes: Write[] = tallyChange(before, after).map(({ tally, id, name, by }) => ({
    update: leadTallyKey(scope, tally, id),
    ...(name ? { set: { name } } : {}),
    count: by as Record<string, number>,
  }));
  const [from, to] = [eventOf(before), eventOf(after)];
  const metric = after.kind === "settlement" ? "intents" : "needs";
  const move = (event: EventId, by: 1 | -1): Write => ({
    update: eventKey(scope, event),
    add: { [`outcomes.${metric}`]: by, [`${after.kind}Leads`]: by },
    condition: { exists: true },
  });
  if (from === to) return writes;
  return [...writes, ...(from ? [move(from, -1)] : []), ...(to ? [move(to, 1)] : [])];
}

const MOST_TALLIES = 1000;
const NONE: LeadCounts = { new: 0, assigned: 0, contacted: 0, converted: 0, lost: 0 };

/** Every tally of the park, by what it is of; the newest events first. */
export async function readTallies(table: Table<ParkScope>): Promise<Record<Tallied["tally"], LeadTally[]>> {
  const query = { partition: partition(table.scope, "leadTally"), limit: MOST_TALLIES };
  const tallies: Record<Tallied["tally"], LeadTally[]> = { kind: [], event: [], offering: [], agency: [] };
  for (const { sk, name, ...rest } of await queryItems(table, query)) {
    const [tally = "", id = ""] = String(sk).split("#");
    const counts = Object.fromEntries(
      Object.keys(NONE).map((status) => [status, Number(rest[status] ?? 0)]),
    ) as unknown as LeadCounts;
    const named = typeof name === "string" ? { name } : {};
    tallies[tally as Tallied["tally"]]?.push({ id, ...named, counts });
  }
  return tallies;
}

/** The counts of one kind; none where nothing was counted yet. */
export const countsOf = (tallies: readonly LeadTally[], id: string): LeadCounts =>
  tallies.find((one) => one.id === id)?.counts ?? NONE;
