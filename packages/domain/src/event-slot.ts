import { type EventSlot, MOST_EVENT_SLOTS } from "@shanhai/contract/event-slot";
import type { EventSlotId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { EventRecord } from "./event.ts";
import type { RegistrationRecord } from "./registration.ts";

/** New booths or pitch slots. Throws `event.slotsFull`. */
export function addSlots(
  { eventId, slots }: Pick<EventRecord, "eventId" | "slots">,
  wanted: readonly Pick<EventSlot, "label" | "at">[],
  act: Pick<Act, "newId">,
): EventSlot[] {
  if (slots + wanted.length > MOST_EVENT_SLOTS) throw new AppError("event.slotsFull", { max: MOST_EVENT_SLOTS });
  // Ids of one moment come in any order; sorted, the list keeps the order they were asked for in.
  const ids = wanted.map(() => act.newId<EventSlotId>("slt")).toSorted();
  return wanted.map(({ label, at }, index) => ({
    slotId: ids[index] as EventSlotId,
    eventId,
    label,
    ...(at ? { at } : {}),
    version: 1,
  }));
}

/**
 * The slot as a registration's, or nobody's. Throws `registration.state` for one without places, `registration.hasSlot` for
 * one that has another.
 */
export function giveSlot(slot: EventSlot, to: RegistrationRecord | undefined): EventSlot {
  const { registrationId: _before, organisation: _name, ...empty } = slot;
  const next = { ...empty, version: slot.version + 1 };
  if (!to) return next;
  const { registrationId, organisation, contactName, status, slotId, slotLabel = "" } = to;
  if (status !== "registered" && status !== "attended") throw new AppError("registration.state", { status });
  if (slotId && slotId !== slot.slotId) throw new AppError("registration.hasSlot", { label: slotLabel });
  return { ...next, registrationId, organisation: organisation ?? contactName };
}

/** Throws `event.slotGiven` for one that is somebody's. */
export function removableSlot(slot: EventSlot): EventSlot {
  if (slot.registrationId) throw new AppError("event.slotGiven");
  return slot;
}
