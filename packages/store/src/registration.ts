import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { RegistrationStatus } from "@shanhai/contract/registration";
import type { EventId, RegistrationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { EventRecord } from "@shanhai/domain/event";
import {
  countRegistrations,
  type RegistrationChange,
  type RegistrationRecord,
  type Waiting,
} from "@shanhai/domain/registration";
import type { OwnerScope, ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import {
  eventKey,
  eventSlotKey,
  registrantKey,
  registrationKey,
  registrationPartition,
  registrationsOf,
  waitingKey,
  waitingPartition,
} from "./keys/event.ts";
import { listEarliest, listOldest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** A phone as an event's registrations know it: none is a key. */
export const hashRegistrant = (table: Table<OwnerScope>, phone: string) => table.keys.hash("registrant", phone);

/** As many of those who wait are looked at when places become free. */
const MOST_LOOKED_AT = 200;

/** The head of the waiting list, strongly consistent. */
export async function listWaiting(table: Table<ParkScope>, event: EventId): Promise<Waiting[]> {
  const partition = waitingPartition(table.scope, event);
  const items = await queryItems(table, { partition, limit: MOST_LOOKED_AT, ascending: true });
  return items.map((item) => recordOf<Waiting>(item));
}

export async function getRegistration(
  table: Table<ParkScope>,
  event: EventId,
  id: RegistrationId,
): Promise<RegistrationRecord | undefined> {
  return getRecord(table, registrationKey(table.scope, event, id));
}

export async function getRegistrations(
  table: Table<ParkScope>,
  event: EventId,
  ids: readonly RegistrationId[],
): Promise<Map<RegistrationId, RegistrationRecord>> {
  const keys = ids.map((id) => registrationKey(table.scope, event, id));
  const records = await getRecords<RegistrationRecord>(table, keys);
  return new Map(records.map((record) => [record.registrationId, record]));
}

/** The registration of a phone or of an agency, called-off ones apart. */
export async function findRegistration(
  table: Table<ParkScope>,
  event: EventId,
  kind: "phone" | "agency",
  name: string,
): Promise<RegistrationRecord | undefined> {
  const claim = await getRecord<Pick<RegistrationRecord, "registrationId">>(
    table,
    registrantKey(table.scope, event, kind, name),
  );
  return claim && getRegistration(table, event, claim.registrationId);
}

/** Registrations of an agency at several events, by event. */
export async function findOwnRegistrations(
  table: Table<ParkScope>,
  events: readonly EventId[],
  agency: string,
): Promise<Map<EventId, RegistrationRecord>> {
  const claims = await getRecords<Pick<RegistrationRecord, "eventId" | "registrationId">>(
    table,
    events.map((event) => registrantKey(table.scope, event, "agency", agency)),
  );
  const keys = claims.map(({ eventId, registrationId }) => registrationKey(table.scope, eventId, registrationId));
  const records = await getRecords<RegistrationRecord>(table, keys);
  return new Map(records.map((record) => [record.eventId, record]));
}

/** Who is registered, in the order of registering; of one status as it is kept, if told. */
export async function listRegistrations(
  table: Table<ParkScope>,
  event: EventId,
  status: Exclude<RegistrationStatus, "absent"> | undefined,
  page: PageQuery,
): Promise<Page<RegistrationRecord>> {
  const name = `registration:${event}:${status ?? ""}`;
  if (!status) return listOldest(table, { name, partition: registrationPartition(table.scope, event) }, page);
  const partitions = [registrationsOf(table.scope, event, status)];
  return listEarliest(table, { name, partitions, upTo: "~", index: "listing" }, page);
}

const isWaiting = ({ before, after }: RegistrationChange) => before === "waiting" || after === "waiting";

/** What changes add to their event: its counters, the people who get places, and how far the waiting list moves. */
export function countersOf(changes: readonly RegistrationChange[]) {
  const { taken, registered, attended, ...rest } = countRegistrations(changes);
  const paths = (name: string, of: object) => Object.entries(of).map(([kind, by]) => [`${name}.${kind}`, by] as const);
  const add: Record<string, number> = {
    taken,
    ...rest,
    ...Object.fromEntries([...paths("registered", registered), ...paths("attended", attended)]),
  };
  return { add, people: taken, queued: changes.filter(isWaiting).length };
}

/** The writes that take known registrations to their next state; who leaves the waiting list leaves it, and booths become free. */
export function stepsOf(
  scope: ParkScope,
  { eventId }: Pick<EventRecord, "eventId">,
  changes: readonly RegistrationChange[],
  act: Pick<Act, "at" | "name">,
): Write[] {
  return changes.flatMap(({ registrationId, before, after, slotId, version }): Write[] => {
    if (before === undefined) return [];
    const attended = after === "attended";
    return [
      {
        update: registrationKey(scope, eventId, registrationId),
        set: {
          status: after,
          updatedAt: act.at,
          attendedAt: attended ? act.at : undefined,
          attendedBy: attended ? act.name : undefined,
          gsi1pk: registrationsOf(scope, eventId, after),
        },
        add: { version: 1 },
        unset: slotId ? ["slotId", "slotLabel"] : [],
        condition: { equals: { status: before, ...(version === undefined ? {} : { version }) } },
      },
      ...(before === "waiting" ? [{ remove: waitingKey(scope, eventId, registrationId) }] : []),
      ...(slotId
        ? [
            {
              update: eventSlotKey(scope, eventId, slotId),
              add: { version: 1 },
              unset: ["registrationId", "organisation"],
              condition: { equals: { registrationId } },
            },
          ]
        : []),
    ];
  });
}

/**
 * The event's counters moving with its registrations: never more places than there are, nobody waiting beside an empty one. Who
 * frees places has given them to the waiting list as it was, of as many places as there were, and nobody else has freed any since.
 */
function countOn(scope: ParkScope, event: EventRecord, changes: readonly RegistrationChange[]): Write {
  const { eventId, capacity, status, queue, taken } = event;
  const { add, people, queued } = countersOf(changes);
  const frees = changes.some(({ before, after }) => before === "registered" && after === "cancelled");
  const turnedAway = changes.find(({ before, after }) => before === undefined && after === "waiting");
  const isAboutPlaces = people > 0 || frees || turnedAway !== undefined;
  const least = frees ? taken : turnedAway ? capacity - people - turnedAway.people + 1 : undefined;
  return {
    update: eventKey(scope, eventId),
    add: { ...add, queue: queued },
    condition: {
      equals: { status, ...(isAboutPlaces ? { capacity } : {}), ...(frees ? { queue } : {}) },
      ...(people > 0 ? { below: { taken: capacity - people + 1 } } : {}),
      ...(least === undefined ? {} : { atLeast: { taken: least } }),
    },
  };
}

/** Claims of what a registration is known by: held once an event. */
function claimsOf(scope: ParkScope, { eventId, phoneHash, agencyId }: RegistrationRecord) {
  return [
    registrantKey(scope, eventId, "phone", phoneHash),
    ...(agencyId ? [registrantKey(scope, eventId, "agency", agencyId)] : []),
  ];
}

/**
 * Keeps a new registration, and with it whoever of those waiting gets a place before it. Throws `registration.duplicate`, and
 * `Refused` when places were taken or became free since the event was read.
 */
export async function insertRegistration<R>(
  table: Table<ParkScope>,
  act: Act,
  event: EventRecord,
  { record, changes }: { record: RegistrationRecord; changes: readonly RegistrationChange[] },
  result: R,
): Promise<R> {
  const { scope } = table;
  const { registrationId, eventId, kind, people, status } = record;
  const claims = claimsOf(scope, record);
  const listing = { gsi1pk: registrationsOf(scope, eventId, status), gsi1sk: registrationId };
  const queued: Waiting = { registrationId, kind, people };
  try {
    return await commit(table, act, {
      writes: [
        ...claims.map((put) => ({ put, record: { eventId, registrationId }, condition: { absent: true as const } })),
        { put: registrationKey(scope, eventId, registrationId), record, listing, condition: { absent: true } },
        ...(status === "waiting" ? [{ put: waitingKey(scope, eventId, registrationId), record: queued }] : []),
        ...stepsOf(scope, event, changes, act),
        countOn(scope, event, changes),
      ],
      records: [eventId, ...changes.map((one) => one.registrationId)],
      result,
      detail: { registered: status },
    });
  } catch (error) {
    if (error instanceof Refused && claims.some((_, index) => error.at(index)))
      throw new AppError("registration.duplicate");
    throw error;
  }
}

/** Takes registrations to their next state. Throws `Refused` when one of them, or what places there are, changed since. */
export async function saveRegistrations<R>(
  table: Table<ParkScope>,
  act: Act,
  event: EventRecord,
  changes: readonly RegistrationChange[],
  result: R,
): Promise<R> {
  const { scope } = table;
  return commit(table, act, {
    writes: [...stepsOf(scope, event, changes, act), countOn(scope, event, changes)],
    records: [event.eventId, ...changes.map(({ registrationId }) => registrationId)],
    result,
    detail: { rows: changes.length },
  });
}

/** Calls a registration off: who it was may register again. Throws `Refused` when it, or the waiting list, changed since. */
export async function saveWithdrawal<R>(
  table: Table<ParkScope>,
  act: Act,
  event: EventRecord,
  record: RegistrationRecord,
  changes: readonly RegistrationChange[],
  result: R,
): Promise<R> {
  const { scope } = table;
  return commit(table, act, {
    writes: [
      ...stepsOf(scope, event, changes, act),
      countOn(scope, event, changes),
      ...claimsOf(scope, record).map((remove) => ({ remove })),
    ],
    records: [event.eventId, ...changes.map(({ registrationId }) => registrationId)],
    result,
    detail: { admitted: changes.length - 1 },
  });
}
