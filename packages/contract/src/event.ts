import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, EventId, Instant, listOf, TimeOfDay, text, Version, whole } from "./scalar.ts";

/**
 * What a park holds: 招商路演, 招聘会 (GB/T 30662-2024), 供需对接会, 研修班, 培训班推介, 行业峰会 and 产教融合会, 博士后双洽,
 * 创新大赛.
 */
export const EVENT_KINDS = [
  "roadshow",
  "jobFair",
  "matchmaking",
  "training",
  "classVisit",
  "forum",
  "doctoralMatch",
  "contest",
] as const;
export const EventKind = z.enum(EVENT_KINDS, { error: "option" });
export type EventKind = z.infer<typeof EventKind>;

/** Kinds that people come to for themselves: there reports count heads, elsewhere registrations of organisations. */
export const COUNTED_BY_HEAD: readonly EventKind[] = ["training", "forum", "doctoralMatch", "contest"];

/** `open` takes registrations, `closed` no more; `held` once it is over, `cancelled` if it never was. */
const EVENT_STATUSES = ["draft", "open", "closed", "held", "cancelled"] as const;
export const EventStatus = z.enum(EVENT_STATUSES, { error: "option" });
export type EventStatus = z.infer<typeof EventStatus>;

/** Who registers: 人力资源服务机构, 企业, or a person for himself. */
export const REGISTRANT_KINDS = ["agency", "enterprise", "person"] as const;
export type RegistrantKind = (typeof REGISTRANT_KINDS)[number];

/**
 * What comes of an event, as counted on the spot: 接待咨询, 投递简历, 进入面试, 录用意向, 对接成功 (people who found somebody
 * to talk on with), 入驻意向, 服务需求.
 */
export const OUTCOME_METRICS = [
  "consultations",
  "applications",
  "interviews",
  "offers",
  "matched",
  "intents",
  "needs",
] as const;
export type OutcomeMetric = (typeof OUTCOME_METRICS)[number];

/** People whom one event has room for. */
const MOST_PLACES = 20_000;
const MOST_AGENDA = 60;

const byRegistrant = () => z.object({ agency: z.int(), enterprise: z.int(), person: z.int() });
const byMetric = () =>
  z.object({
    consultations: z.int(),
    applications: z.int(),
    interviews: z.int(),
    offers: z.int(),
    matched: z.int(),
    intents: z.int(),
    needs: z.int(),
  });

/** What everybody who may see an event at all is told of it. */
export const eventFacts = () =>
  z.object({
    eventId: EventId,
    kind: EventKind,
    title: z.string(),
    place: z.string(),
    /** First and last day, and from when to when (each day), in Asia/Shanghai. */
    date: CalendarDate,
    endDate: CalendarDate,
    from: TimeOfDay,
    to: TimeOfDay,
    organiser: z.optional(z.string()),
    description: z.optional(z.string()),
    status: EventStatus,
  });

const event = () =>
  z.extend(eventFacts(), {
    /** Places, and how many of them are given away: one a person who comes. */
    capacity: z.int(),
    taken: z.int(),
    /** Registrations with places, those of them that came, and with how many people. */
    registered: byRegistrant(),
    attended: byRegistrant(),
    attendedPeople: z.int(),
    /** Registrations on the waiting list, and those called off. */
    waiting: z.int(),
    withdrawn: z.int(),
    /** Sums of the outcome lines; intents and needs are those of the event's leads besides. */
    outcomes: byMetric(),
    /** Leads captured here, by kind: the agencies' own at their booths too. */
    settlementLeads: z.int(),
    serviceLeads: z.int(),
    /** Booths or pitch slots, and how many of them are given away. */
    slots: z.int(),
    slotsGiven: z.int(),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  });

/** An event of a park. Named so because browsers have an `Event` of their own. */
export const ParkEvent = z.lazy(() => event().register(z.globalRegistry, { id: "ParkEvent" }));
export type ParkEvent = z.infer<typeof ParkEvent>;

const AgendaItem = z.object({
  /** Of which day, where the event has several; the first unless told. */
  date: z.optional(CalendarDate),
  at: TimeOfDay,
  title: text(100),
  speaker: z.optional(text(100)),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

const Agenda = z.lazy(() =>
  z.object({ items: z.array(AgendaItem), version: Version }).register(z.globalRegistry, { id: "Agenda" }),
);
export type Agenda = z.infer<typeof Agenda>;

export const EventDetail = z.lazy(() =>
  z.extend(event(), { agenda: Agenda }).register(z.globalRegistry, { id: "EventDetail" }),
);
export type EventDetail = z.infer<typeof EventDetail>;

export const eventParams = z.object({ eventId: EventId });
const capacity = () => whole(1, MOST_PLACES, "places");
const place = () => text(100);
const organiser = () => text(200);
const description = () => text(1000, { lines: true });

export const createEvent = endpoint({
  id: "createEvent",
  method: "POST",
  path: "/events",
  tag: "event",
  summary: "Plan an event; a draft unless it is to take registrations at once",
  permits: PARK_ADMINISTRATOR,
  body: () =>
    z.object({
      kind: EventKind,
      title: text(100),
      place: place(),
      date: CalendarDate,
      endDate: z.optional(CalendarDate),
      from: TimeOfDay,
      to: TimeOfDay,
      organiser: z.optional(organiser()),
      description: z.optional(description()),
      capacity: capacity(),
      status: z._default(z.enum(["draft", "open"], { error: "option" }), "draft"),
    }),
  result: () => ParkEvent,
});

export const listEvents = endpoint({
  id: "listEvents",
  method: "GET",
  path: "/events",
  tag: "event",
  summary:
    "The park's events: those not over yet, the next first; or those that are, the last first; of one kind if told",
  permits: PARK,
  query: () =>
    z.extend(PageQuery, {
      when: z._default(z.enum(["upcoming", "past"], { error: "option" }), "upcoming"),
      kind: z.optional(EventKind),
    }),
  result: () => pageOf(ParkEvent),
});

export const getEvent = endpoint({
  id: "getEvent",
  method: "GET",
  path: "/events/{eventId}",
  tag: "event",
  summary: "One event with its agenda",
  permits: PARK,
  params: () => eventParams,
  result: () => EventDetail,
});

export const updateEvent = endpoint({
  id: "updateEvent",
  method: "PATCH",
  path: "/events/{eventId}",
  tag: "event",
  summary: "Change an event, its places or its status; more places go to those who wait, in their order",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      version: Version,
      kind: z.optional(EventKind),
      title: z.optional(text(100)),
      place: z.optional(place()),
      date: z.optional(CalendarDate),
      endDate: z.optional(CalendarDate),
      from: z.optional(TimeOfDay),
      to: z.optional(TimeOfDay),
      organiser: z.optional(z.nullable(organiser())),
      description: z.optional(z.nullable(description())),
      capacity: z.optional(capacity()),
      status: z.optional(EventStatus),
    }),
  result: () => ParkEvent,
  errors: ["stale", "event.transition", "event.capacityBelow"],
});

export const updateAgenda = endpoint({
  id: "updateAgenda",
  method: "PATCH",
  path: "/events/{eventId}/agenda",
  tag: "event",
  summary: "Replace the agenda, kept in the order of days and times",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      version: Version,
      items: listOf(AgendaItem, MOST_AGENDA),
    }),
  result: () => Agenda,
  errors: ["stale"],
});

/** Links for everybody: to register, for the door, and to leave a lead. Each is a path of this origin. */
const EventLinks = z.lazy(() =>
  z
    .object({ register: z.string(), door: z.string(), lead: z.string(), apply: z.string() })
    .register(z.globalRegistry, { id: "EventLinks" }),
);

export const getEventLinks = endpoint({
  id: "getEventLinks",
  method: "GET",
  path: "/events/{eventId}/links",
  tag: "event",
  summary:
    "The links behind the QR codes: to register by, for the door on the event's days, to leave a lead, to apply to settle",
  permits: PARK_ADMINISTRATOR,
  keys: "write",
  params: () => eventParams,
  result: () => EventLinks,
});

export const renewEventLinks = endpoint({
  id: "renewEventLinks",
  method: "POST",
  path: "/events/{eventId}/links",
  tag: "event",
  summary: "Make new links; those before stop working at once, people's own links and the one to apply by do not",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  result: () => EventLinks,
});
