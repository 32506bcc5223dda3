import * as z from "zod/mini";
import { AGENCY, endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { eventFacts, eventParams, REGISTRANT_KINDS } from "./event.ts";
import { Phone } from "./identity.ts";
import { EventId, EventSlotId, Instant, idsOf, RegistrationId, text, whole } from "./scalar.ts";

/** People whom one registration brings, and registrations that one act marks. */
export const MOST_PEOPLE = 20;
export const MOST_MARKED = 90;

/** `absent` is how a registration reads that has places at an event that was held, and did not come. */
export const REGISTRATION_STATUSES = ["registered", "waiting", "attended", "absent", "cancelled"] as const;
export const RegistrationStatus = z.enum(REGISTRATION_STATUSES, { error: "option" });
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;

/** 报名: an organisation's, or a person's own. Its name and phone are the park's to see, and nobody else's. */
export const Registration = z.lazy(() =>
  z
    .object({
      registrationId: RegistrationId,
      eventId: EventId,
      kind: z.enum(REGISTRANT_KINDS),
      /** Left out for a person who comes for himself. */
      organisation: z.optional(z.string()),
      contactName: z.string(),
      phone: z.string(),
      people: z.int(),
      note: z.optional(z.string()),
      status: RegistrationStatus,
      /** By which way it came: the public page, an agency's console, or the park's staff. */
      channel: z.enum(["page", "agency", "staff"]),
      /** The booth or pitch slot. */
      slotId: z.optional(EventSlotId),
      slotLabel: z.optional(z.string()),
      /** When it was marked as come, and by whom: the door's page, or one of the staff. */
      attendedAt: z.optional(Instant),
      attendedBy: z.optional(z.string()),
      version: z.int(),
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Registration" }),
);
export type Registration = z.infer<typeof Registration>;

/** What somebody fills in. An organisation's name is needed but for a person. */
export const RegistrationInput = z.lazy(() =>
  z
    .object({
      kind: z.enum(REGISTRANT_KINDS, { error: "option" }),
      organisation: z.optional(text(100)),
      contactName: text(50),
      phone: Phone,
      people: z._default(whole(1, MOST_PEOPLE, "people"), 1),
      note: z.optional(text(300, { lines: true })),
    })
    .check(
      z.refine(({ kind, organisation }) => kind === "person" || organisation !== undefined, {
        path: ["organisation"],
        error: "required",
        // Told together with what else is wrong, not after it was put right.
        when: ({ value }) => typeof value === "object" && value !== null,
      }),
    ),
);
export type RegistrationInput = z.output<typeof RegistrationInput>;

export const createRegistration = endpoint({
  id: "createRegistration",
  method: "POST",
  path: "/events/{eventId}/registrations",
  tag: "event",
  summary: "Register somebody by hand: by phone, or from a list; also after registration was closed",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () => RegistrationInput,
  result: () => Registration,
  errors: ["event.notOpen", "registration.duplicate"],
});

export const listRegistrations = endpoint({
  id: "listRegistrations",
  method: "GET",
  path: "/events/{eventId}/registrations",
  tag: "event",
  summary: "Who is registered, in the order of registering; all, or those of one status",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  query: () => z.extend(PageQuery, { status: z.optional(RegistrationStatus) }),
  result: () => pageOf(Registration),
});

const MarkResult = z.lazy(() =>
  z
    .object({
      registrationId: RegistrationId,
      /** `state`: on the waiting list, or called off. */
      outcome: z.enum(["marked", "state", "notFound"]),
      status: z.optional(RegistrationStatus),
    })
    .register(z.globalRegistry, { id: "MarkResult" }),
);
export type MarkResult = z.infer<typeof MarkResult>;

export const markAttended = endpoint({
  id: "markAttended",
  method: "POST",
  path: "/events/{eventId}/attendance",
  tag: "event",
  summary: "Mark up to 90 registrations as come, or take the mark back; marking twice counts once",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () => z.object({ registrationIds: idsOf(RegistrationId, MOST_MARKED), attended: z.boolean() }),
  result: () => z.object({ results: z.array(MarkResult) }),
  status: 200,
  errors: ["event.cancelled"],
});

export const withdrawRegistration = endpoint({
  id: "withdrawRegistration",
  method: "POST",
  path: "/events/{eventId}/registrations/{registrationId}/withdrawal",
  tag: "event",
  summary: "Call a registration off; its places go to those who wait, in their order",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ eventId: EventId, registrationId: RegistrationId }),
  result: () => Registration,
  status: 200,
  errors: ["registration.state"],
});

/** An event that an agency of the park may register for, and its own registration. */
const OpenEvent = z.lazy(() =>
  z
    .extend(eventFacts(), {
      placesLeft: z.int(),
      /** Registrations that wait for places. */
      waiting: z.int(),
      own: z.optional(Registration),
    })
    .register(z.globalRegistry, { id: "OpenEvent" }),
);
export type OpenEvent = z.infer<typeof OpenEvent>;

export const listOpenEvents = endpoint({
  id: "listOpenEvents",
  method: "GET",
  path: "/open-events",
  tag: "event",
  summary: "The park's next fifty events that are open or closed for registration, with the agency's own registrations",
  permits: AGENCY,
  result: () => z.object({ items: z.array(OpenEvent) }),
});

export const registerAgencyForEvent = endpoint({
  id: "registerAgencyForEvent",
  method: "POST",
  path: "/agency-registrations",
  tag: "event",
  summary: "Register one's own agency for an event of the park, once",
  permits: AGENCY,
  body: () =>
    z.object({
      eventId: EventId,
      contactName: text(50),
      phone: Phone,
      people: z._default(whole(1, MOST_PEOPLE, "people"), 1),
      note: z.optional(text(300, { lines: true })),
    }),
  result: () => Registration,
  errors: ["event.notOpen", "registration.duplicate"],
});

export const withdrawAgencyRegistration = endpoint({
  id: "withdrawAgencyRegistration",
  method: "POST",
  path: "/agency-registrations/{registrationId}/withdrawal",
  tag: "event",
  summary: "Call one's own agency's registration off",
  permits: AGENCY,
  params: () => z.object({ registrationId: RegistrationId }),
  body: () => z.object({ eventId: EventId }),
  result: () => Registration,
  status: 200,
  errors: ["registration.state"],
});
