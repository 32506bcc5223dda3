import type { Application } from "@shanhai/contract/application";
import { isAssignable } from "@shanhai/contract/assignment";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type {
  Attendance,
  AttendanceResult,
  createInterview,
  Interview,
  InvitationResult,
  updateInterview,
} from "@shanhai/contract/interview";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId, Instant, InterviewId, TimeOfDay } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** An interview as kept: what each slot has booked by its time, and which check-in link is the valid one. */
export interface InterviewRecord extends Omit<Interview, "slots" | "booked"> {
  times: readonly TimeOfDay[];
  capacity: number;
  booked: Readonly<Record<TimeOfDay, number>>;
  /** Goes into the link's signature: another one makes the links before worthless. */
  link: string;
}

/** Somebody invited, as kept. */
export interface IntervieweeRecord {
  interviewId: InterviewId;
  applicationId: ApplicationId;
  slot: TimeOfDay;
  attendance: Attendance;
  markedAt?: Instant;
  markedBy?: string;
  /** Counts up with every change: two at the same moment must not both be counted. */
  version: number;
}

export function readInterview({ times, capacity, booked, link: _link, ...interview }: InterviewRecord): Interview {
  const slots = times.map((at) => ({ at, capacity, booked: booked[at] ?? 0 }));
  return { ...interview, slots, booked: slots.reduce((sum, slot) => sum + slot.booked, 0) };
}

const MINUTES_A_DAY = 24 * 60;

function timesFrom(from: TimeOfDay, minutes: number, slots: number): TimeOfDay[] {
  const [hour = 0, minute = 0] = from.split(":").map(Number);
  const start = hour * 60 + minute;
  if (start + minutes * slots > MINUTES_A_DAY) {
    throw new AppError("invalid", { issues: [{ field: "slots", code: "slots.midnight" }] });
  }
  const two = (value: number) => String(value).padStart(2, "0");
  return Array.from({ length: slots }, (_, index) => {
    const at = start + index * minutes;
    return `${two(Math.floor(at / 60))}:${two(at % 60)}` as TimeOfDay;
  });
}

function notPast(date: string, act: Pick<Act, "today">): void {
  if (date < act.today) throw new AppError("invalid", { issues: [{ field: "date", code: "date.past" }] });
}

/** A day of interviews, its slots one after the other. Refuses days that are over and slots that run past midnight. */
export function planInterview(
  input: ParsedOf<typeof createInterview>["body"],
  position: Pick<Position, "orderId" | "positionId" | "title">,
  enterpriseName: string,
  act: Pick<Act, "at" | "today" | "newId">,
): InterviewRecord {
  const { date, from, minutes, slots, capacity, place, contact, note } = input;
  notPast(date, act);
  const times = timesFrom(from, minutes, slots);
  return {
    interviewId: act.newId<InterviewId>("itv"),
    orderId: position.orderId,
    positionId: position.positionId,
    positionTitle: position.title,
    enterpriseName,
    date,
    minutes,
    times,
    capacity,
    booked: Object.fromEntries(times.map((at) => [at, 0])) as Record<TimeOfDay, number>,
    place,
    ...(contact ? { contact } : {}),
    ...(note ? { note } : {}),
    status: "planned",
    attended: 0,
    absent: 0,
    link: act.newId<string>("lnk"),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** The interview with what was changed; moved to another day it must be one to come. */
export function changeInterview(
  before: InterviewRecord,
  { version: _seen, ...changes }: ParsedOf<typeof updateInterview>["body"],
  act: Pick<Act, "at" | "today">,
): InterviewRecord {
  if (changes.date && changes.date !== before.date) notPast(changes.date, act);
  // Left out stays, `null` is taken off.
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const known = Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]));
  return { ...before, ...known, version: before.version + 1, updatedAt: act.at };
}

/** Refuses to invite to, or mark for, what does not take place. Throws `interview.cancelled`. */
export function takesPlace(interview: InterviewRecord): InterviewRecord {
  if (interview.status === "cancelled") throw new AppError("interview.cancelled");
  return interview;
}

/** One interviewee's way from one record to the next; new when there is none before. */
export interface IntervieweeChange {
  before: IntervieweeRecord | undefined;
  after: IntervieweeRecord;
}

/** What changes do to an interview's counters. */
export interface InterviewCount {
  booked: Partial<Record<TimeOfDay, number>>;
  attended: number;
  absent: number;
}

/** How the interview's counters move with its people. */
export function countInterview(changes: readonly IntervieweeChange[]): InterviewCount {
  const count: InterviewCount = { booked: {}, attended: 0, absent: 0 };
  const add = ({ slot, attendance }: IntervieweeRecord, by: number) => {
    if (attendance !== "cancelled") count.booked[slot] = (count.booked[slot] ?? 0) + by;
    if (attendance === "attended") count.attended += by;
    if (attendance === "absent") count.absent += by;
  };
  for (const { before, after } of changes) {
    if (before) add(before, -1);
    add(after, 1);
  }
  return count;
}

/** Room left in each slot, as it is filled. */
function roomOf({ times, capacity, booked }: InterviewRecord): Map<TimeOfDay, number> {
  return new Map(times.map((at) => [at, capacity - (booked[at] ?? 0)]));
}

/**
 * Decides who gets which slot, in the caller's order: the one named, or the first that has room. Those invited already keep
 * theirs unless one is named; those taken off the list may be invited again.
 */
export function placeInterviewees(
  interview: InterviewRecord,
  applicationIds: readonly ApplicationId[],
  known: {
    applications: ReadonlyMap<ApplicationId, Pick<Application, "positionId" | "stage">>;
    interviewees: ReadonlyMap<ApplicationId, IntervieweeRecord>;
  },
  slot: TimeOfDay | undefined,
): { results: InvitationResult[]; changes: IntervieweeChange[] } {
  const { interviewId, times } = interview;
  if (slot && !times.includes(slot)) {
    throw new AppError("invalid", { issues: [{ field: "slot", code: "slot.unknown" }] });
  }
  const room = roomOf(interview);
  const changes: IntervieweeChange[] = [];
  const results = applicationIds.map((applicationId): InvitationResult => {
    const application = known.applications.get(applicationId);
    if (!application) return { applicationId, outcome: "notFound" };
    if (application.positionId !== interview.positionId || !isAssignable(application.stage))
      return { applicationId, outcome: "invalid" };
    const before = known.interviewees.get(applicationId);
    const stands = before && before.attendance !== "cancelled";
    // Whoever has been here is not sent to another slot, which would take the mark away.
    const stays = !slot || slot === before?.slot || before?.attendance === "attended";
    if (stands && stays) return { applicationId, outcome: "existing", slot: before.slot };
    const to = slot ?? times.find((at) => (room.get(at) ?? 0) > 0);
    if (!to || (room.get(to) ?? 0) < 1) return { applicationId, outcome: "full" };
    room.set(to, (room.get(to) ?? 0) - 1);
    if (stands) room.set(before.slot, (room.get(before.slot) ?? 0) + 1);
    const version = (before?.version ?? 0) + 1;
    changes.push({ before, after: { interviewId, applicationId, slot: to, attendance: "expected", version } });
    return { applicationId, outcome: "invited", slot: to };
  });
  return { results, changes };
}

/** Marks those invited; who is put back on the list needs a seat in the slot again. */
export function markAttendance(
  interview: InterviewRecord,
  applicationIds: readonly ApplicationId[],
  interviewees: ReadonlyMap<ApplicationId, IntervieweeRecord>,
  attendance: Attendance,
  act: Pick<Act, "name" | "at">,
): { results: AttendanceResult[]; changes: IntervieweeChange[] } {
  const room = roomOf(interview);
  const changes: IntervieweeChange[] = [];
  const results = applicationIds.map((applicationId): AttendanceResult => {
    const before = interviewees.get(applicationId);
    if (!before) return { applicationId, outcome: "notFound" };
    if (before.attendance === attendance) return { applicationId, outcome: "marked", attendance };
    if (before.attendance === "cancelled") {
      const left = room.get(before.slot) ?? 0;
      if (left < 1) return { applicationId, outcome: "full", attendance: "cancelled" };
      room.set(before.slot, left - 1);
    }
    const marked = attendance === "expected" ? {} : { markedAt: act.at, markedBy: act.name };
    const { interviewId, slot, version } = before;
    changes.push({ before, after: { interviewId, applicationId, slot, attendance, version: version + 1, ...marked } });
    return { applicationId, outcome: "marked", attendance };
  });
  return { results, changes };
}
