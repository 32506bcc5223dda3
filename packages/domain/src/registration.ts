import type { ParkEvent, RegistrantKind } from "@shanhai/contract/event";
import type { MarkResult, Registration, RegistrationInput, RegistrationStatus } from "@shanhai/contract/registration";
import type { AgencyId, EventSlotId, RegistrationId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { type EventRecord, isOpenToAll, NOBODY } from "./event.ts";

/** `absent` is how one reads, not how it is kept: it follows from the event having been held. */
export type RegistrationState = Exclude<Registration["status"], "absent">;

/** A registration as kept. */
export interface RegistrationRecord extends Omit<Registration, "status"> {
  status: RegistrationState;
  /** The agency whose own it is. */
  agencyId?: AgencyId;
  /** What the phone is known by among the event's registrations. */
  phoneHash: string;
}

/** Somebody on the waiting list, as far as giving places goes. */
export type Waiting = Pick<RegistrationRecord, "registrationId" | "kind" | "people">;

/** One registration's way from one state to the next; new when there is none before. */
export interface RegistrationChange {
  registrationId: RegistrationId;
  kind: RegistrantKind;
  people: number;
  before: RegistrationState | undefined;
  after: RegistrationState;
  /** The version it was read with; one from the waiting list was not. */
  version?: number;
  /** The booth that becomes free with it. */
  slotId?: EventSlotId;
}

/** How an event's counters move with its registrations. */
export interface EventCount {
  taken: number;
  registered: Record<RegistrantKind, number>;
  attended: Record<RegistrantKind, number>;
  attendedPeople: number;
  waiting: number;
  withdrawn: number;
  slotsGiven: number;
}

/** What changes do to an event's counters; recounting is the same for all registrations, each without one before. */
export function countRegistrations(
  changes: readonly Pick<RegistrationChange, "kind" | "people" | "before" | "after" | "slotId">[],
): EventCount {
  const count: EventCount = {
    taken: 0,
    registered: { ...NOBODY },
    attended: { ...NOBODY },
    attendedPeople: 0,
    waiting: 0,
    withdrawn: 0,
    slotsGiven: 0,
  };
  for (const { kind, people, before, after, slotId } of changes) {
    const add = (state: RegistrationState, by: number) => {
      if (state === "waiting") count.waiting += by;
      if (state === "cancelled") count.withdrawn += by;
      if (state !== "registered" && state !== "attended") return;
      count.taken += by * people;
      count.registered[kind] += by;
      if (state !== "attended") return;
      count.attended[kind] += by;
      count.attendedPeople += by * people;
    };
    if (before) add(before, -1);
    add(after, 1);
    if (slotId) count.slotsGiven -= 1;
  }
  return count;
}

/** Places that nobody has yet. */
export function placesLeft({ capacity, taken }: Pick<ParkEvent, "capacity" | "taken">): number {
  return Math.max(0, capacity - taken);
}

/** Registrations that one transaction lets in: two writes each, and room for the rest. */
const MOST_ADMITTED = 40;

/**
 * Gives free places to those who wait, in their order. A group too large for what is free keeps its turn, and those behind it
 * who fit go first: no place stays empty while somebody who fits waits.
 */
export function admit(free: number, queue: readonly Waiting[]): { changes: RegistrationChange[]; left: number } {
  const changes: RegistrationChange[] = [];
  let left = free;
  for (const waiting of queue) {
    if (waiting.people > left || changes.length === MOST_ADMITTED) continue;
    left -= waiting.people;
    changes.push({ ...waiting, before: "waiting", after: "registered" });
  }
  return { changes, left };
}

/** Who registers, and how. */
export interface Registrant {
  channel: Registration["channel"];
  agencyId?: AgencyId;
  phoneHash: string;
}

/** Staff enter lists of what was, too; everybody else registers while it is open. Throws `event.notOpen`. */
function takesRegistration(event: EventRecord, { channel }: Registrant, act: Pick<Act, "today">): void {
  const takes =
    channel === "staff" ? event.status !== "draft" && event.status !== "cancelled" : isOpenToAll(event, act.today);
  if (!takes) throw new AppError("event.notOpen");
}

/**
 * A new registration: with places while there are enough, on the waiting list otherwise. Those who wait and fit come first.
 * Throws `event.notOpen`.
 */
export function register(
  event: EventRecord,
  input: RegistrationInput,
  registrant: Registrant,
  queue: readonly Waiting[],
  act: Pick<Act, "at" | "today" | "newId">,
): { record: RegistrationRecord; changes: RegistrationChange[] } {
  takesRegistration(event, registrant, act);
  const { kind, organisation, contactName, phone, people, note } = input;
  const { changes, left } = admit(event.capacity - event.taken, queue);
  const record: RegistrationRecord = {
    registrationId: act.newId<RegistrationId>("reg"),
    eventId: event.eventId,
    kind,
    ...(organisation ? { organisation } : {}),
    contactName,
    phone,
    people,
    ...(note ? { note } : {}),
    status: people <= left ? "registered" : "waiting",
    ...registrant,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
  const { registrationId, status } = record;
  return { record, changes: [...changes, { registrationId, kind, people, before: undefined, after: status }] };
}

/**
 * Calls a registration off; the places it had go to those who wait. Throws `registration.state` when it was called off, has
 * come, or the event is over.
 */
export function withdraw(
  event: EventRecord,
  record: RegistrationRecord,
  queue: readonly Waiting[],
): RegistrationChange[] {
  const { registrationId, kind, people, status, slotId, version } = record;
  if (event.status === "held" || (status !== "registered" && status !== "waiting"))
    throw new AppError("registration.state", { status: readRegistration(record, event).status });
  const own: RegistrationChange = {
    registrationId,
    kind,
    people,
    before: status,
    after: "cancelled",
    version,
    ...(slotId ? { slotId } : {}),
  };
  if (status === "waiting" || event.status === "cancelled") return [own];
  return [own, ...admit(event.capacity - event.taken + people, queue).changes];
}

/** Marks registrations as come, or takes the mark back. Done already is done: marking twice counts once. */
export function mark(
  ids: readonly RegistrationId[],
  known: ReadonlyMap<RegistrationId, RegistrationRecord>,
  attended: boolean,
): { results: MarkResult[]; changes: RegistrationChange[] } {
  const changes: RegistrationChange[] = [];
  const [from, to] = attended ? (["registered", "attended"] as const) : (["attended", "registered"] as const);
  const results = ids.map((registrationId): MarkResult => {
    const record = known.get(registrationId);
    if (!record) return { registrationId, outcome: "notFound" };
    const { kind, people, status, version } = record;
    if (status !== from && status !== to) return { registrationId, outcome: "state", status };
    if (status === from) changes.push({ registrationId, kind, people, version, before: from, after: to });
    return { registrationId, outcome: "marked", status: to };
  });
  return { results, changes };
}

/** A registration as it reads: of an event that was held, those with places who did not come are absent. */
export function readRegistration(record: RegistrationRecord, event: Pick<ParkEvent, "status">): Registration {
  const { agencyId: _agency, phoneHash: _hash, ...registration } = record;
  const absent = event.status === "held" && record.status === "registered";
  return { ...registration, status: absent ? "absent" : record.status };
}

/** What the registrations that read so are kept as: everything where nothing is asked, `none` where none can read so. */
export function statusAsKept(
  asked: RegistrationStatus | undefined,
  { status }: Pick<ParkEvent, "status">,
): RegistrationState | "none" | undefined {
  const held = status === "held";
  if (asked === "absent") return held ? "registered" : "none";
  return asked === "registered" && held ? "none" : asked;
}
