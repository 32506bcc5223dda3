import type { AgencyLead } from "@shanhai/contract/agency-lead";
import type { LeadInput } from "@shanhai/contract/lead";
import type { AgencyId, EventId, LeadId, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { captureLead, type LeadRecord, seeAgain as seeParkLeadAgain } from "./lead.ts";

/** A lead as its agency keeps it. */
export interface AgencyLeadRecord extends AgencyLead {
  parkId: ParkId;
  /** Of what the park gave: which assignment, and the version of the park's lead whose facts these are; else 0. */
  assignment: number;
  parkVersion: number;
  /** Of what it captured itself. */
  phoneHash?: string;
}

export function readAgencyLead(record: AgencyLeadRecord): AgencyLead {
  const { parkId: _park, assignment: _assignment, parkVersion: _version, phoneHash: _hash, ...lead } = record;
  return lead;
}

type ParkOnly =
  | "source"
  | "allies"
  | "proposals"
  | "assignee"
  | "merged"
  | "mergedInto"
  | "progress"
  | "consent"
  | "assignment";

/** What of a park's lead is none of an agency's business, or its own. */
function withoutPark({
  source: _source,
  allies: _allies,
  proposals: _proposals,
  assignee: _assignee,
  merged: _merged,
  mergedInto: _into,
  progress: _progress,
  consent: _consent,
  assignment: _assignment,
  ...lead
}: LeadRecord): Omit<LeadRecord, ParkOnly> {
  return lead;
}

/** A lead captured at the agency's own booth: the same facts and the same score as the park's. */
export function captureAgencyLead(
  input: LeadInput,
  { parkId, phoneHash }: { parkId: ParkId; phoneHash: string },
  act: Act,
): AgencyLeadRecord {
  // The event is the park's, and its name told by the page that asks: here it is kept by id.
  const event = input.eventId && { eventId: input.eventId, title: "" };
  const { eventTitle: _title, ...lead } = withoutPark(captureLead(input, { source: "staff", phoneHash, event }, act));
  return { ...lead, origin: "own", parkId, assignment: 0, parkVersion: 0 };
}

/** The same person at the same booth once more. */
export function seeAgain(record: AgencyLeadRecord, input: LeadInput, act: Act): AgencyLeadRecord {
  return seeParkLeadAgain(record as unknown as LeadRecord, input, act) as unknown as AgencyLeadRecord;
}

/** What an agency is given of a lead: all that the park knows, in a first version of its own. */
export function copyOf(parkId: ParkId, record: LeadRecord): AgencyLeadRecord {
  const { phoneHash: _hash, ...lead } = withoutPark(record);
  return {
    ...lead,
    status: "assigned",
    steps: record.steps.slice(-1),
    origin: "park",
    parkId,
    assignment: record.assignment,
    parkVersion: record.version,
    version: 1,
  };
}

/** The park's lead as far as its agency has come. Undefined where that is told already, or it is the agency's no more. */
export function followProgress(
  record: LeadRecord,
  agencyId: AgencyId,
  copy: AgencyLeadRecord,
  act: Pick<Act, "at">,
): LeadRecord | undefined {
  const own = record.assignee?.agencyId === agencyId && record.assignment === copy.assignment && !record.mergedInto;
  if (!own || copy.version <= record.progress) return undefined;
  // An agency's act is one step and one version.
  const steps = [...record.steps, ...copy.steps.slice(record.progress - copy.version)].slice(-50);
  const { due: _due, lostReason: _reason, target: _target, ...rest } = record;
  const { status, due, lostReason, target } = copy;
  return {
    ...rest,
    status,
    ...(due ? { due } : {}),
    ...(lostReason ? { lostReason } : {}),
    // What became of it is the agency's: that it did, and of which kind, is what the park is told.
    ...(target ? { target } : {}),
    steps,
    progress: copy.version,
    version: record.version + 1,
    updatedAt: act.at,
  };
}

/** What the park is told of a lead that an agency captured itself: that there is one, and how it stands. */
export interface AgencyLeadFact {
  leadId: LeadId;
  agencyId: AgencyId;
  agencyName: string;
  kind: AgencyLead["kind"];
  eventId?: EventId;
  offeringKind?: AgencyLead["offeringKind"];
  status: AgencyLead["status"];
  revision: number;
}

export function factOf(agencyId: AgencyId, agencyName: string, record: AgencyLeadRecord): AgencyLeadFact {
  const { leadId, kind, eventId, offeringKind, status, version } = record;
  return {
    leadId,
    agencyId,
    agencyName,
    kind,
    ...(eventId ? { eventId } : {}),
    ...(offeringKind ? { offeringKind } : {}),
    status,
    revision: version,
  };
}
