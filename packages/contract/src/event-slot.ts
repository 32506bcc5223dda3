import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { eventParams } from "./event.ts";
import { EventId, EventSlotId, listOf, RegistrationId, TimeOfDay, text, Version } from "./scalar.ts";

/** Booths or pitch slots that one act adds, and that one event has. */
export const MOST_SLOTS_ADDED = 60;
export const MOST_EVENT_SLOTS = 500;

/** A booth (展位) of a fair, or a time to pitch at a roadshow; room for one registration. */
export const EventSlot = z.lazy(() =>
  z
    .object({
      slotId: EventSlotId,
      eventId: EventId,
      /** What stands on the sign: A01. */
      label: z.string(),
      /** When it is one's turn, of a pitch. */
      at: z.optional(TimeOfDay),
      /** Whose it is. */
      registrationId: z.optional(RegistrationId),
      organisation: z.optional(z.string()),
      version: Version,
    })
    .register(z.globalRegistry, { id: "EventSlot" }),
);
export type EventSlot = z.infer<typeof EventSlot>;

const slotParams = z.object({ eventId: EventId, slotId: EventSlotId });

export const addEventSlots = endpoint({
  id: "addEventSlots",
  method: "POST",
  path: "/events/{eventId}/slots",
  tag: "event",
  summary: "Add booths or pitch slots, up to 60 in one act",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      slots: listOf(z.object({ label: text(20), at: z.optional(TimeOfDay) }), MOST_SLOTS_ADDED).check(
        z.minLength(1, { error: "short" }),
      ),
    }),
  result: () => z.object({ slots: z.array(EventSlot) }),
  errors: ["event.slotsFull"],
});

export const listEventSlots = endpoint({
  id: "listEventSlots",
  method: "GET",
  path: "/events/{eventId}/slots",
  tag: "event",
  summary: "Booths or pitch slots in the order they were added, and whose they are",
  permits: PARK,
  params: () => eventParams,
  query: () => PageQuery,
  result: () => pageOf(EventSlot),
});

export const giveEventSlot = endpoint({
  id: "giveEventSlot",
  method: "PATCH",
  path: "/events/{eventId}/slots/{slotId}",
  tag: "event",
  summary: "Give a booth or pitch slot to a registration that has places, or take it back",
  permits: PARK_ADMINISTRATOR,
  params: () => slotParams,
  body: () => z.object({ version: Version, registrationId: z.nullable(RegistrationId) }),
  result: () => EventSlot,
  errors: ["stale", "registration.state", "registration.hasSlot"],
});

export const removeEventSlot = endpoint({
  id: "removeEventSlot",
  method: "DELETE",
  path: "/events/{eventId}/slots/{slotId}",
  tag: "event",
  summary: "Take out a booth or pitch slot that is nobody's",
  permits: PARK_ADMINISTRATOR,
  params: () => slotParams,
  result: () => EventSlot,
  errors: ["event.slotGiven"],
});
