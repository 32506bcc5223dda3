import type { Complaint, closeComplaint, createComplaint, updateComplaint } from "@shanhai/contract/complaint";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { AgencyId, CalendarDate, ComplaintId, Instant, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { plusDays, quarterOf } from "./calendar.ts";
import type { FactCounts } from "./service-facts.ts";
import { agencyActs, parkActs, sameState, type TwoSided, versionOf } from "./two-sided.ts";

interface ComplaintByPark
  extends Pick<Complaint, "agencyName" | "content" | "via" | "receivedOn" | "deadline" | "createdAt"> {
  complainant?: NonNullable<Complaint["complainant"]>;
  owner?: NonNullable<Complaint["owner"]>;
  closing?: NonNullable<Complaint["closing"]>;
}

/** A complaint as both sides keep it: everything is the park's but the answer. */
export interface ComplaintRecord extends TwoSided<ComplaintByPark, NonNullable<Complaint["answer"]>> {
  complaintId: ComplaintId;
}

/** Somebody of the park's staff. */
type Owner = { memberId: MemberId; name: string };

export function readComplaint(record: ComplaintRecord): Complaint {
  const { complaintId, agencyId, byPark, byAgency: answer } = record;
  const status = byPark.closing ? "closed" : answer ? "answered" : "open";
  return { complaintId, agencyId, ...byPark, status, ...(answer ? { answer } : {}), version: versionOf(record) };
}

/** What the agency gets to see of the park's half: neither who complains nor who looks after it. */
export function forAgency({ complainant: _who, owner: _owner, ...rest }: ComplaintByPark): ComplaintByPark {
  return rest;
}

const inFuture = (date: CalendarDate, act: Pick<Act, "today">, field: string, wrong: "date.future" | "date.past") => {
  const bad = wrong === "date.future" ? date > act.today : date < act.today;
  if (bad) throw new AppError("invalid", { issues: [{ field, code: wrong }] });
};

/** Days an agency has to answer what came with a survey. */
const DAYS_TO_ANSWER = 15;

/** A complaint as staff record it. */
export function recordComplaint(
  input: ParsedOf<typeof createComplaint>["body"],
  agencyName: string,
  owner: Owner,
  act: Pick<Act, "at" | "today" | "newId">,
): ComplaintRecord {
  const { agencyId, content, complainant, receivedOn, deadline } = input;
  inFuture(receivedOn, act, "receivedOn", "date.future");
  inFuture(deadline, act, "deadline", "date.past");
  return made(agencyId, { agencyName, content, via: "park", complainant, receivedOn, deadline, owner }, act);
}

/** A complaint that an enterprise sent with its survey's link. */
export function complainBySurvey(
  survey: { agencyId: AgencyId; agencyName: string; enterpriseName: string },
  content: string,
  act: Pick<Act, "at" | "today" | "newId">,
): ComplaintRecord {
  const { agencyId, agencyName, enterpriseName: name } = survey;
  const deadline = plusDays(act.today, DAYS_TO_ANSWER);
  const complainant = { kind: "enterprise" as const, name };
  return made(agencyId, { agencyName, content, via: "survey", complainant, receivedOn: act.today, deadline }, act);
}

function made(
  agencyId: AgencyId,
  {
    complainant,
    ...byPark
  }: Omit<ComplaintByPark, "createdAt" | "complainant"> & {
    complainant?: ComplaintByPark["complainant"] | undefined;
  },
  act: Pick<Act, "at" | "newId">,
): ComplaintRecord {
  return {
    complaintId: act.newId<ComplaintId>("cmp"),
    agencyId,
    byPark: { ...byPark, ...(complainant ? { complainant } : {}), createdAt: act.at as Instant },
    parkVersion: 1,
    agencyVersion: 0,
  };
}

function stillOpen(record: ComplaintRecord, seen: number): ComplaintRecord {
  if (record.byPark.closing) throw new AppError("complaint.closed");
  return sameState(record, seen, readComplaint);
}

/** Another owner or deadline. Throws `complaint.closed`, `stale`. */
export function changeComplaint(
  record: ComplaintRecord,
  input: ParsedOf<typeof updateComplaint>["body"],
  owner: Owner | undefined,
  act: Pick<Act, "today">,
): ComplaintRecord {
  const { deadline } = input;
  stillOpen(record, input.version);
  if (deadline && deadline !== record.byPark.deadline) inFuture(deadline, act, "deadline", "date.past");
  return parkActs(record, { ...(owner ? { owner } : {}), ...(deadline ? { deadline } : {}) });
}

/** The agency's answer, in the place of the one before. Throws `complaint.closed`, `stale`. */
export function answer(
  record: ComplaintRecord,
  input: { version: number; text: string },
  act: Pick<Act, "at" | "name">,
): ComplaintRecord {
  return agencyActs(stillOpen(record, input.version), { text: input.text, at: act.at, by: act.name });
}

/** Closed, and what that adds to the agency's facts. Throws `complaint.closed`, `stale`, `complaint.unanswered`. */
export function closeWith(
  record: ComplaintRecord,
  input: ParsedOf<typeof closeComplaint>["body"],
  act: Pick<Act, "at" | "today">,
): ComplaintRecord {
  const { version, outcome, reason } = input;
  const { byPark, byAgency } = stillOpen(record, version);
  if (!byAgency && act.today <= byPark.deadline) throw new AppError("complaint.unanswered");
  return parkActs(record, { closing: { outcome, reason, at: act.at } });
}

/** What a complaint adds to its agency's facts: once closed, in the quarter it was received. */
export function countComplaint({ byPark }: Pick<ComplaintRecord, "byPark">): FactCounts {
  const { closing, receivedOn } = byPark;
  if (!closing) return {};
  return { [quarterOf(receivedOn)]: { complaints: 1, upheld: closing.outcome === "upheld" ? 1 : 0 } };
}
