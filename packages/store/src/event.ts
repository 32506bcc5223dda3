import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Agenda, EventKind, ParkEvent } from "@shanhai/contract/event";
import type { CalendarDate, CalendarMonth, EventId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type EventRecord, readEvent } from "@shanhai/domain/event";
import type { RegistrationChange } from "@shanhai/domain/registration";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agendaKey, eventDays, eventDaysOf, eventKey } from "./keys/event.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { countersOf, stepsOf } from "./registration.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";

/** An event is listed by its last day, among all and among those of its kind. */
function listingOf(scope: ParkScope, { endDate, eventId, kind }: ParkEvent) {
  const day = `${endDate}#${eventId}`;
  return { gsi1pk: eventDays(scope), gsi1sk: day, gsi2pk: eventDaysOf(scope, kind), gsi2sk: day };
}

/** Keeps a new event, and apart from it its agenda: counting registrations rewrites the event, and it should stay small. */
export async function insertEvent(
  table: Table<ParkScope>,
  act: Act,
  { event, agenda }: { event: EventRecord; agenda: Agenda },
): Promise<ParkEvent> {
  const { scope } = table;
  const { eventId } = event;
  const listing = listingOf(scope, event);
  return commit(table, act, {
    writes: [
      { put: eventKey(scope, eventId), record: event, listing, condition: { absent: true } },
      { put: agendaKey(scope, eventId), record: agenda, condition: { absent: true } },
    ],
    records: [eventId],
    result: readEvent(event),
  });
}

export async function getEvent(table: Table<ParkScope>, id: EventId): Promise<EventRecord | undefined> {
  return getRecord(table, eventKey(table.scope, id));
}

/** Events by id. */
export async function getEvents(table: Table<ParkScope>, ids: readonly EventId[]): Promise<Map<EventId, EventRecord>> {
  const keys = ids.map((id) => eventKey(table.scope, id));
  return new Map((await getRecords<EventRecord>(table, keys)).map((event) => [event.eventId, event]));
}

export async function getAgenda(table: Table<ParkScope>, id: EventId): Promise<Agenda | undefined> {
  return getRecord(table, agendaKey(table.scope, id));
}

/** Events that are not over on that day, the next first; or those that are, the last first. */
export async function listEvents(
  table: Table<ParkScope>,
  { when, kind, today }: { when: "upcoming" | "past"; kind?: EventKind | undefined; today: CalendarDate },
  page: PageQuery,
): Promise<Page<EventRecord>> {
  const partitions = [kind ? eventDaysOf(table.scope, kind) : eventDays(table.scope)];
  const list = { name: `event:${when}:${kind ?? ""}`, partitions, index: kind ? "assigned" : "listing" } as const;
  return when === "past"
    ? listNewest(table, { ...list, below: today }, page)
    : listEarliest(table, { ...list, from: today, upTo: "~" }, page);
}

/** Most events whose lines one funnel adds up. */
const MOST_EVENTS = 2000;

/** Events whose last day is in those months, called off or not. */
export async function listEventsBetween(
  table: Table<ParkScope>,
  { from, to }: { from: CalendarMonth; to: CalendarMonth },
): Promise<ParkEvent[]> {
  const partition = eventDays(table.scope);
  const between = [`${from}-01`, `${to}-31~`] as const;
  const items = await queryItems(table, { partition, index: "listing", between, limit: MOST_EVENTS });
  return items.map((item) => readEvent(recordOf<EventRecord>(item)));
}

/**
 * Saves what was changed over the version it was made from, and with it whoever gets one of the places that were added.
 * Counters are left alone otherwise. Answers with the event, or with what is given, a retry too. Throws `Refused` when somebody
 * else was faster, or places were taken meanwhile.
 */
export async function saveEvent<R = ParkEvent>(
  table: Table<ParkScope>,
  act: Act,
  before: EventRecord,
  after: EventRecord,
  admitted: readonly RegistrationChange[],
  result: R | ParkEvent = readEvent(after),
): Promise<R> {
  const { scope } = table;
  const { eventId, kind, title, place, date, endDate, from, to, organiser, description, capacity, status } = after;
  const { registerLink, doorLink, version, updatedAt } = after;
  const words = { kind, title, place, date, endDate, from, to, organiser, description, capacity, status };
  const { add, people, queued } = countersOf(admitted);
  return commit(table, act, {
    writes: [
      {
        update: eventKey(scope, eventId),
        set: { ...words, registerLink, doorLink, version, updatedAt, ...listingOf(scope, after) },
        add: { ...add, queue: queued },
        condition: {
          // More places are given to those who wait as they were read, of whom none has got one by another's leaving; fewer must
          // still hold all who have one.
          equals: { version: before.version, queue: before.queue },
          atLeast: { taken: before.taken },
          below: { taken: capacity - people + 1 },
        },
      },
      ...stepsOf(scope, after, admitted, act),
    ],
    records: [eventId, ...admitted.map(({ registrationId }) => registrationId)],
    result: result as R,
  });
}

/** Throws `stale` with the current agenda when somebody else was faster. */
export async function saveAgenda(table: Table<ParkScope>, act: Act, id: EventId, agenda: Agenda): Promise<Agenda> {
  return replaceVersion(table, act, agendaKey(table.scope, id), agenda, id);
}
