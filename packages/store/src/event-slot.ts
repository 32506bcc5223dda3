import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { EventSlot } from "@shanhai/contract/event-slot";
import type { EventId, EventSlotId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { RegistrationRecord } from "@shanhai/domain/registration";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { eventKey, eventSlotKey, eventSlotPartition, registrationKey } from "./keys/event.ts";
import { listOldest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import type { Write } from "./write.ts";

export async function insertSlots(
  table: Table<ParkScope>,
  act: Act,
  eventId: EventId,
  slots: readonly EventSlot[],
): Promise<{ slots: EventSlot[] }> {
  const { scope } = table;
  return commit(table, act, {
    writes: [
      ...slots.map((slot) => ({
        put: eventSlotKey(scope, eventId, slot.slotId),
        record: slot,
        condition: { absent: true as const },
      })),
      { update: eventKey(scope, eventId), add: { slots: slots.length }, condition: { exists: true } },
    ],
    records: [eventId],
    result: { slots: [...slots] },
    detail: { rows: slots.length },
  });
}

export async function getSlot(
  table: Table<ParkScope>,
  event: EventId,
  id: EventSlotId,
): Promise<EventSlot | undefined> {
  return getRecord(table, eventSlotKey(table.scope, event, id));
}

export async function listSlots(table: Table<ParkScope>, event: EventId, page: PageQuery): Promise<Page<EventSlot>> {
  return listOldest(table, { name: `eventSlot:${event}`, partition: eventSlotPartition(table.scope, event) }, page);
}

/**
 * Gives a slot to a registration, or takes it back. Whose it was and whose it becomes know it in the same transaction. Throws
 * `Refused` when the slot or the registration changed since it was read.
 */
export async function saveSlot(
  table: Table<ParkScope>,
  act: Act,
  before: EventSlot,
  after: EventSlot,
  to: RegistrationRecord | undefined,
): Promise<EventSlot> {
  const { scope } = table;
  const { eventId, slotId, label } = after;
  const given = Number(Boolean(after.registrationId)) - Number(Boolean(before.registrationId));
  const writes: Write[] = [
    {
      put: eventSlotKey(scope, eventId, slotId),
      record: after,
      condition: { equals: { version: before.version } },
    },
  ];
  if (before.registrationId && before.registrationId !== after.registrationId) {
    writes.push({
      update: registrationKey(scope, eventId, before.registrationId),
      add: { version: 1 },
      unset: ["slotId", "slotLabel"],
      condition: { equals: { slotId } },
    });
  }
  if (to) {
    writes.push({
      update: registrationKey(scope, eventId, to.registrationId),
      set: { slotId, slotLabel: label },
      add: { version: 1 },
      condition: { equals: { version: to.version } },
    });
  }
  if (given !== 0) writes.push({ update: eventKey(scope, eventId), add: { slotsGiven: given } });
  const named = [before.registrationId, after.registrationId].flatMap((id) => id ?? []);
  return commit(table, act, { writes, records: [eventId, slotId, ...named], result: after });
}

/** Takes a slot out. Throws `Refused` when it changed since it was read. */
export async function removeSlot(table: Table<ParkScope>, act: Act, slot: EventSlot): Promise<EventSlot> {
  const { scope } = table;
  const { eventId, slotId, version } = slot;
  return commit(table, act, {
    writes: [
      { remove: eventSlotKey(scope, eventId, slotId), condition: { equals: { version } } },
      { update: eventKey(scope, eventId), add: { slots: -1 } },
    ],
    records: [eventId, slotId],
    result: slot,
  });
}
