import { isDeepStrictEqual } from "node:util";
import type { EventOutcome } from "@shanhai/contract/event-outcome";
import type { EventSlot } from "@shanhai/contract/event-slot";
import type { LeadKind } from "@shanhai/contract/lead";
import type { ContestEntryRecord, ContestScore } from "@shanhai/domain/contest-entry";
import { type EventRecord, NOTHING_YET } from "@shanhai/domain/event";
import { sumOutcomes } from "@shanhai/domain/event-outcome";
import { isForgotten } from "@shanhai/domain/kept";
import { countRegistrations, type RegistrationRecord } from "@shanhai/domain/registration";

/** What belongs to one event, as it lies in the table. */
class Rows {
  readonly registrations: RegistrationRecord[] = [];
  readonly slots: EventSlot[] = [];
  readonly outcomes: EventOutcome[] = [];
  readonly entries: ContestEntryRecord[] = [];
  readonly scores: ContestScore[] = [];
  /** Ids on the waiting list, and those that claims of phones and agencies name. */
  readonly waiting = new Set<string>();
  readonly claimed: string[] = [];
}

/** Recounts what each event's counters say of its registrations, booths, outcome lines and scores, and that nobody waits beside an empty place. */
export class EventRecount {
  readonly #events: EventRecord[] = [];
  readonly #rows = new Map<string, Rows>();

  /** Takes a park's item if it is an event's. */
  add(noun: string, item: Record<string, unknown> & { pk: string; sk: string }): boolean {
    const record = item as unknown;
    const rows = this.#rowsOf(item.pk.split("#")[3] ?? "");
    if (noun === "event") this.#events.push(record as EventRecord);
    else if (noun === "registration") rows.registrations.push(record as RegistrationRecord);
    else if (noun === "waiting") rows.waiting.add(item.sk);
    else if (noun === "registrant") rows.claimed.push(String(item.registrationId));
    else if (noun === "eventSlot") rows.slots.push(record as EventSlot);
    else if (noun === "contestEntry") rows.entries.push(record as ContestEntryRecord);
    else if (noun === "contestScore") rows.scores.push(record as ContestScore);
    else if (noun === "eventOutcome") rows.outcomes.push(record as EventOutcome);
    else return false;
    return true;
  }

  #rowsOf(eventId: string): Rows {
    const known = this.#rows.get(eventId) ?? new Rows();
    this.#rows.set(eventId, known);
    return known;
  }

  get count(): number {
    return this.#events.length;
  }

  /** `leadsOf` counts an event's leads, by kind. */
  findings(leadsOf: (eventId: string) => Record<LeadKind, number>): string[] {
    return this.#events.flatMap((event) =>
      findingsOf(event, this.#rowsOf(event.eventId), leadsOf(event.eventId)).map(
        (finding) => `${event.eventId} ${finding}`,
      ),
    );
  }
}

function findingsOf(
  event: EventRecord,
  { registrations, slots, outcomes, entries, scores, waiting, claimed }: Rows,
  leads: Record<LeadKind, number>,
): string[] {
  const findings: string[] = [];
  const expect = (what: string, kept: unknown, counted: unknown) => {
    if (!isDeepStrictEqual(kept, counted))
      findings.push(`${what}: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`);
  };
  const counted = countRegistrations(
    registrations.map(({ kind, people, status }) => ({ kind, people, before: undefined, after: status })),
  );
  for (const name of ["taken", "registered", "attended", "attendedPeople", "waiting", "withdrawn"] as const)
    expect(name, event[name], counted[name]);
  if (counted.taken > event.capacity) findings.push("more places taken than there are");
  expect("slots", event.slots, slots.length);
  expect("slots given", event.slotsGiven, slots.filter(({ registrationId }) => registrationId).length);
  expect("leads", [event.settlementLeads, event.serviceLeads], [leads.settlement, leads.service]);
  const lines = { ...NOTHING_YET, ...sumOutcomes(outcomes) };
  // A lead counts once beside the lines.
  const all = { intents: lines.intents + leads.settlement, needs: lines.needs + leads.service };
  expect("outcomes", event.outcomes, { ...lines, ...all });
  const idsOf = (some: readonly RegistrationRecord[]) => some.map(({ registrationId }) => registrationId).sort();
  const waits = registrations.filter(({ status }) => status === "waiting");
  expect("waiting list", [...waiting].sort(), idsOf(waits));
  const live = registrations.filter(({ status }) => status !== "cancelled");
  // Who is forgotten has no phone any more that could be claimed.
  const byPhone = live.filter((one) => !isForgotten(one));
  expect("claims", claimed.sort(), [...idsOf(byPhone), ...idsOf(live.filter(({ agencyId }) => agencyId))].sort());
  const takesIn = event.status === "open" || event.status === "closed";
  if (takesIn && waits.some(({ people }) => people <= event.capacity - event.taken))
    findings.push("somebody waits beside an empty place");
  const slotOf = new Map(slots.map((slot) => [slot.slotId as string, slot.registrationId]));
  for (const { registrationId, slotId } of registrations)
    if (slotId) expect(`${registrationId} slot`, slotOf.get(slotId), registrationId);
  for (const { entryId, judges, tenths } of entries) {
    const given = scores.filter((score) => score.entryId === entryId);
    expect(`${entryId} judges`, judges, given.length);
    expect(
      `${entryId} scores`,
      tenths,
      given.reduce((sum, score) => sum + score.tenths, 0),
    );
  }
  return findings;
}
