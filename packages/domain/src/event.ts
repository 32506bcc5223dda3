import type { ParsedOf } from "@shanhai/contract/endpoint";
import type {
  Agenda,
  AgendaItem,
  createEvent,
  EventStatus,
  OutcomeMetric,
  ParkEvent,
  RegistrantKind,
  updateEvent,
} from "@shanhai/contract/event";
import type { CalendarDate, EventId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import { plusDays } from "./calendar.ts";
import { applyChange } from "./change.ts";

/** An event as kept. Its version counts what people change; the counters move without it. */
export interface EventRecord extends ParkEvent {
  /** Counts up whenever somebody joins or leaves the waiting list: who gives places away has seen all who wait. */
  queue: number;
  /** Go into the links' signatures: others make the links before worthless. */
  registerLink: string;
  doorLink: string;
}

export function readEvent(record: EventRecord): ParkEvent {
  const { queue: _queue, registerLink: _register, doorLink: _door, ...event } = record;
  return event;
}

/** No registration of any kind. */
export const NOBODY: Readonly<Record<RegistrantKind, number>> = { agency: 0, enterprise: 0, person: 0 };
/** Nothing has come of it yet. */
export const NOTHING_YET: Readonly<Record<OutcomeMetric, number>> = {
  consultations: 0,
  applications: 0,
  interviews: 0,
  offers: 0,
  matched: 0,
  intents: 0,
  needs: 0,
};

type When = Pick<ParkEvent, "date" | "endDate" | "from" | "to">;

function inOrder<T extends When>(when: T): T {
  const issues: Issue[] = [];
  if (when.endDate < when.date) issues.push({ field: "endDate", code: "period.order" });
  if (when.to <= when.from) issues.push({ field: "to", code: "period.times" });
  if (issues.length > 0) throw new AppError("invalid", { issues });
  return when;
}

/** A new event. One that is over may be entered too: a park keeps its record of earlier ones. */
export function planEvent(
  input: ParsedOf<typeof createEvent>["body"],
  act: Pick<Act, "at" | "newId">,
): { event: EventRecord; agenda: Agenda } {
  const { kind, title, place, date, endDate = date, from, to, organiser, description, capacity, status } = input;
  const event: EventRecord = inOrder({
    eventId: act.newId<EventId>("evt"),
    kind,
    title,
    place,
    date,
    endDate,
    from,
    to,
    ...(organiser ? { organiser } : {}),
    ...(description ? { description } : {}),
    status,
    capacity,
    taken: 0,
    registered: NOBODY,
    attended: NOBODY,
    attendedPeople: 0,
    waiting: 0,
    withdrawn: 0,
    outcomes: NOTHING_YET,
    settlementLeads: 0,
    serviceLeads: 0,
    slots: 0,
    slotsGiven: 0,
    queue: 0,
    registerLink: act.newId<string>("lnk"),
    doorLink: act.newId<string>("lnk"),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  });
  return { event, agenda: { items: [], version: 1 } };
}

/** Where an event may go from where it is; what was called wrongly can be called back. */
const WAYS: Readonly<Record<EventStatus, readonly EventStatus[]>> = {
  draft: ["open", "cancelled"],
  open: ["draft", "closed", "held", "cancelled"],
  closed: ["open", "held", "cancelled"],
  held: ["closed"],
  cancelled: ["closed"],
};

function turn(from: EventStatus, to: EventStatus, event: ParkEvent, act: Pick<Act, "today">): void {
  if (from === to) return;
  const early = to === "held" && event.date > act.today;
  const named = to === "draft" && event.taken + event.waiting > 0;
  if (early || named || !WAYS[from].includes(to)) throw new AppError("event.transition", { from, to });
}

/**
 * The event with what was changed. Throws `event.transition` for a way there is not (also: held before its first day, a
 * draft again although somebody is registered), `event.capacityBelow` for fewer places than are taken.
 */
export function changeEvent(
  before: EventRecord,
  { version: _seen, ...changes }: ParsedOf<typeof updateEvent>["body"],
  act: Pick<Act, "at" | "today">,
): EventRecord {
  const moved = changes.date && !changes.endDate && before.endDate === before.date ? { endDate: changes.date } : {};
  const after = applyChange(before, { ...changes, ...moved } as Partial<EventRecord>);
  inOrder(after);
  turn(before.status, after.status, after, act);
  if (after.capacity < after.taken) throw new AppError("event.capacityBelow", { taken: after.taken });
  return { ...after, version: before.version + 1, updatedAt: act.at };
}

/** The agenda in the order of days and times. Throws `invalid` for a day that is none of the event's. */
export function changeAgenda(event: When, version: number, items: readonly AgendaItem[]): Agenda {
  const issues = items.flatMap(({ date }, index) =>
    date && (date < event.date || date > event.endDate) ? [{ field: `items.${index}.date`, code: "agenda.day" }] : [],
  );
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const moment = ({ date = event.date, at }: AgendaItem) => `${date} ${at}`;
  return { items: items.toSorted((a, b) => moment(a).localeCompare(moment(b))), version: version + 1 };
}

/** Refuses what cannot be done with an event that does not take place. Throws `event.cancelled`. */
export function takesPlace<E extends Pick<ParkEvent, "status">>(event: E): E {
  if (event.status === "cancelled") throw new AppError("event.cancelled");
  return event;
}

/** Whether people register themselves: while it is open, until its last day is over. */
export function isOpenToAll({ status, endDate }: Pick<ParkEvent, "status" | "endDate">, today: CalendarDate): boolean {
  return status === "open" && endDate >= today;
}

/** Whether people check in: on its days, and the day after, for what a phone kept while there was no network. */
export function isDoorOpen(
  { status, date, endDate }: Pick<ParkEvent, "status" | "date" | "endDate">,
  today: CalendarDate,
) {
  return status !== "draft" && status !== "cancelled" && date <= today && today <= plusDays(endDate, 1);
}
