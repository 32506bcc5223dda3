import type { ParsedOf } from "@shanhai/contract/endpoint";
import {
  LEAD_CONSENT,
  type Lead,
  type LeadInput,
  type LeadTarget,
  type transitLead as transitEndpoint,
  type updateLead as updateEndpoint,
} from "@shanhai/contract/lead";
import type {
  AgencyId,
  CalendarDate,
  EventId,
  Instant,
  LeadId,
  MemberId,
  PartnerId,
  ProspectProposalId,
} from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";
import { scoreLead } from "./lead-score.ts";
import { convert, dueFrom, isOpenLead, standsAt, stepOn, transit } from "./lead-step.ts";

/** A lead as its park keeps it. */
export interface LeadRecord extends Lead {
  /** By which the same phone is known again. */
  phoneHash: string;
  /** What was agreed to on the page; the staff ask in person. */
  consent?: { version: string; at: Instant };
  /** Partners' proposals that this lead came of, or came once more by. */
  proposals?: { partnerId: PartnerId; prospectProposalId: ProspectProposalId }[];
  /** How far the agency's copy has been followed: its version. */
  progress: number;
}

export function readLead(record: LeadRecord): Lead {
  const { phoneHash: _hash, consent: _consent, progress: _progress, proposals: _proposals, ...lead } = record;
  return lead;
}

export interface Captured {
  source: Lead["source"];
  phoneHash: string;
  event?: { eventId: EventId; title: string } | undefined;
}

const MOST_NOTE = 1000;

/** A new lead, to be spoken with within three days. */
export function captureLead(input: LeadInput, { source, phoneHash, event }: Captured, act: Act): LeadRecord {
  const { eventId: _asked, ...facts } = input;
  const where = event ? { eventId: event.eventId, eventTitle: event.title } : {};
  const lead = {
    ...facts,
    ...where,
    leadId: act.newId<LeadId>("led"),
    source,
    phoneHash,
    ...(source === "page" ? { consent: { version: LEAD_CONSENT, at: act.at } } : {}),
    ...scoreLead({ ...facts, ...where }),
    status: "new" as const,
    due: dueFrom(act),
    steps: [],
    assignment: 0,
    progress: 0,
    merged: [],
    version: 0,
    createdAt: act.at,
    updatedAt: act.at,
  };
  return stepOn(lead, "captured", act);
}

/** The same person once more: what was not known is filled in, the new note is added, nothing is taken away. */
export function seeAgain(record: LeadRecord, input: LeadInput, act: Act): LeadRecord {
  const { note, eventId: _event, ...seen } = input;
  const known = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  const added = note && !record.note?.includes(note) ? note : undefined;
  const notes = [record.note, added].filter(Boolean).join("\n").slice(0, MOST_NOTE);
  const lead = { ...seen, ...(known as unknown as LeadRecord), ...(notes ? { note: notes } : {}) };
  return stepOn({ ...lead, ...scoreLead(lead) }, "seenAgain", act, note);
}

/** The lead with what was learnt, scored anew. Throws `lead.state` for one that was merged into another. */
export function updateLead(
  record: LeadRecord,
  { version: _seen, ...change }: ParsedOf<typeof updateEndpoint>["body"],
  act: Pick<Act, "at" | "name">,
): LeadRecord {
  notMerged(record);
  const lead = applyChange(record, change as Change<LeadRecord>);
  return stepOn({ ...lead, ...scoreLead(lead) }, "changed", act);
}

function notMerged({ mergedInto, status }: LeadRecord): void {
  if (mergedInto) throw new AppError("lead.state", { status });
}

export interface Assignee {
  memberId?: MemberId;
  agencyId?: AgencyId;
  name: string;
}

/** The lead given to somebody, and by that taken from whoever had it. Throws `lead.state`; `invalid` for the wrong side. */
export function assignLead(
  record: LeadRecord,
  assignee: Assignee,
  due: CalendarDate | undefined,
  act: Pick<Act, "at" | "name" | "today">,
): LeadRecord {
  notMerged(record);
  if (!isOpenLead(record)) throw new AppError("lead.state", { status: record.status });
  const field = assignee.agencyId ? "agencyId" : "memberId";
  if ((record.kind === "service") !== (field === "agencyId"))
    throw new AppError("invalid", { issues: [{ field, code: "option" }] });
  if (due && due < act.today) throw new AppError("invalid", { issues: [{ field: "due", code: "date.past" }] });
  const given = { status: "assigned" as const, assignee, assignment: record.assignment + 1, progress: 1 };
  return stepOn({ ...record, ...given, due: due ?? dueFrom(act) }, "assigned", act, assignee.name);
}

/** Whose turn it is: the next after the last one, in the order of ids; the first where the last is not among them. */
export function nextInTurn<T extends { id: string }>(some: readonly T[], last: string | undefined): T {
  const inOrder = some.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const next = inOrder.find(({ id }) => last === undefined || id > last) ?? inOrder[0];
  if (!next) throw new AppError("lead.nobody");
  return next;
}

/** Nobody's any more: what an agency had of it is taken back by the assignment's number. */
export function takeBack(record: LeadRecord): LeadRecord {
  if (!record.assignee?.agencyId) return record;
  const { assignee: _assignee, ...rest } = record;
  return { ...rest, assignment: record.assignment + 1, progress: 0 };
}

/**
 * The lead spoken with, lost or taken up again by the park. One that an agency works is the agency's to speak with; the park may
 * give it up, and takes it back by that. Throws `lead.state`, `lead.withAgency`.
 */
export function transitLead(
  record: LeadRecord,
  body: Pick<ParsedOf<typeof transitEndpoint>["body"], "to" | "note">,
  act: Pick<Act, "at" | "name" | "today">,
): LeadRecord {
  notMerged(record);
  const { assignee } = record;
  if (assignee?.agencyId && isOpenLead(record) && body.to === "contacted")
    throw new AppError("lead.withAgency", { name: assignee.name });
  const { assignee: held, ...next } = transit(takeBack(record), body, act, assignee?.memberId ? "assigned" : "new");
  return held ? { ...next, assignee: held } : next;
}

/** A settlement intent that became an application; one that was given up and applied after all, too. Throws `lead.state`. */
export function convertLead(
  record: LeadRecord,
  target: LeadTarget,
  act: Pick<Act, "at" | "name">,
  note: string,
): LeadRecord {
  notMerged(record);
  if (record.kind !== "settlement") throw new AppError("lead.state", { status: record.status });
  return convert(record, target, act, note);
}

/** Two leads that are one: the other leaves lists and counts, and this one says what it said. Throws `lead.different`, `lead.state`. */
export function mergeLeads(
  record: LeadRecord,
  other: LeadRecord,
  act: Pick<Act, "at" | "name">,
): { survivor: LeadRecord; other: LeadRecord } {
  notMerged(record);
  notMerged(other);
  const same = record.kind === other.kind && record.leadId !== other.leadId;
  if (!same || other.status === "converted" || other.merged.length > 0) throw new AppError("lead.different");
  const said = [other.organisation, other.contactName, other.note].filter(Boolean).join(" · ");
  const free = takeBack(other);
  const left = free === other ? free : { ...free, status: isOpenLead(free) ? ("new" as const) : free.status };
  return {
    survivor: stepOn({ ...record, merged: [...record.merged, other.leadId] }, "merged", act, said),
    other: stepOn({ ...left, mergedInto: record.leadId }, "merged", act, record.contactName),
  };
}

/** A merge undone: the other is one of its own again. Throws `lead.state` where it was not merged. */
export function separateLead(
  record: LeadRecord,
  other: LeadRecord,
  act: Pick<Act, "at" | "name" | "today">,
): { survivor: LeadRecord; other: LeadRecord } {
  const { mergedInto, ...rest } = other;
  if (mergedInto !== record.leadId) throw new AppError("lead.state", { status: other.status });
  const due = other.status === "new" ? { due: dueFrom(act) } : {};
  return {
    survivor: stepOn({ ...record, merged: record.merged.filter((id) => id !== other.leadId) }, "separated", act),
    other: stepOn({ ...rest, ...due }, "separated", act),
  };
}

/** Throws `lead.state` for a lead that has no application to come: not an intent, or converted already. */
export function mayApply(record: LeadRecord): void {
  notMerged(record);
  if (record.kind !== "settlement") throw new AppError("lead.state", { status: record.status });
  standsAt(record, ["new", "assigned", "contacted", "lost"]);
}
