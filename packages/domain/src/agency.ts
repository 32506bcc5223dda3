import type { Agency, AgencyStatus, Quotas, Standing } from "@shanhai/contract/agency";
import type { AgencyId, CalendarDate, Instant, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { daysBetween, plusDays } from "./calendar.ts";
import { REQUESTS_A_MINUTE } from "./request-rate.ts";

/** An agency as its park keeps it: scores as a sum of tenths, so that adding them up stays exact. */
export interface AgencyRecord extends Omit<Agency, "averageScore"> {
  scoreTenths: number;
  /** Set once the agency is in the park's figures. */
  counted?: true;
  /** Set once an owner has accepted: the park invites nobody any more. */
  hasOwner?: true;
  /** Its erasure has begun: there is no way back. */
  erasing?: true;
  /** When somebody had its provisioning taken up again. */
  resumedAt?: Instant;
}

/** Whether an agency works in the park: what it asks for and whom it has counts meanwhile. */
export const worksInPark = (agency: Pick<AgencyRecord, "status"> | undefined): boolean =>
  agency?.status === "active" || agency?.status === "approved";

type AgencyInput = Pick<Agency, "name" | "uscc" | "licenceNumber" | "licenceExpiry" | "homeDivision">;

/** What an agency may use unless its park says otherwise. */
export const QUOTAS: Quotas = { members: 50, importsADay: 100, requestsAMinute: REQUESTS_A_MINUTE };

/** Days between leaving and the erasure of an agency's data: time to export it, or to think better of it. */
const GRACE_DAYS = 30;

/** A licence that is in force (人力资源市场暂行条例, 令700). Throws `licence.expired`. */
export function licenceInForce(licenceExpiry: CalendarDate, act: Pick<Act, "today">): void {
  if (licenceExpiry < act.today) {
    throw new AppError("licence.expired", { issues: [{ field: "licenceExpiry", code: "date.past" }] });
  }
}

/** A new agency of the park, which is active once its tenant's parts are there. Throws `licence.expired`. */
export function registerAgency(input: AgencyInput, act: Act, quotas: Quotas = QUOTAS): AgencyRecord {
  licenceInForce(input.licenceExpiry, act);
  return {
    ...input,
    agencyId: act.newId<AgencyId>("agn"),
    status: "approved",
    quotas,
    version: 1,
    createdAt: act.at,
    orders: 0,
    ordersFulfilled: 0,
    headcount: 0,
    filled: 0,
    evaluations: 0,
    scoreTenths: 0,
  };
}

const notErased = ({ erasing }: AgencyRecord) => {
  if (erasing) throw new AppError("agency.erased");
};

/** The agency with a renewed licence or other quotas. Throws `licence.expired`, `agency.erased`. */
export function updateAgency(
  record: AgencyRecord,
  change: {
    licenceNumber?: string | undefined;
    licenceExpiry?: CalendarDate | undefined;
    quotas?: Quotas | undefined;
  },
  act: Pick<Act, "today">,
): AgencyRecord {
  notErased(record);
  if (change.licenceExpiry) licenceInForce(change.licenceExpiry, act);
  const { licenceNumber = record.licenceNumber, licenceExpiry = record.licenceExpiry, quotas = record.quotas } = change;
  return { ...record, licenceNumber, licenceExpiry, quotas, version: record.version + 1 };
}

/** Where an agency may go from where it is. What was approved becomes active by itself. */
const TRANSITIONS: Readonly<Record<AgencyStatus, readonly AgencyStatus[]>> = {
  approved: [],
  active: ["suspended", "left"],
  suspended: ["active", "left"],
  left: ["active"],
};

/**
 * The agency suspended, reinstated or gone. Who leaves has 30 days to export everything or to come back, and is erased then.
 * Throws `agency.transition`, `agency.erased`.
 */
export function transitAgency(
  record: AgencyRecord,
  { to, reason }: { to: AgencyStatus; reason: string },
  act: Pick<Act, "today">,
): AgencyRecord {
  notErased(record);
  if (!TRANSITIONS[record.status].includes(to)) {
    throw new AppError("agency.transition", { from: record.status, to });
  }
  const { eraseOn: _eraseOn, ...rest } = record;
  const erasing = to === "left" ? { eraseOn: plusDays(act.today, GRACE_DAYS) } : {};
  return { ...rest, ...erasing, status: to, statusReason: reason, version: record.version + 1 };
}

/** Whether the day has come on which an agency that left is erased, or its erasure was cut off. */
export const isDueForErasure = ({ status, eraseOn, erasedAt }: AgencyRecord, { today }: Pick<Act, "today">) =>
  status === "left" && eraseOn !== undefined && eraseOn <= today && !erasedAt;

/** The agency from which nothing leads back any more; itself where that is so already. */
export function beginErasure(record: AgencyRecord): AgencyRecord {
  return record.erasing ? record : { ...record, erasing: true, version: record.version + 1 };
}

/** What its park keeps of an agency whose data is gone. */
export function finishErasure(record: AgencyRecord, act: Pick<Act, "at">): AgencyRecord {
  return { ...record, erasedAt: act.at, version: record.version + 1 };
}

/** The agency once its tenant's parts are there; undefined when it has been activated already. */
export function activateAgency(record: AgencyRecord): AgencyRecord | undefined {
  return record.status === "approved" ? { ...record, status: "active", version: record.version + 1 } : undefined;
}

/** What an agency keeps of its own place in the park. */
export interface StandingRecord extends Omit<Standing, "licenceDays" | "licenceNotice"> {
  parkId: ParkId;
  /** The version of the park's record that it was copied from. */
  version: number;
}

export function standingOf(parkId: ParkId, record: AgencyRecord): StandingRecord {
  const { agencyId, name, uscc, licenceNumber, licenceExpiry, status, statusReason, eraseOn, quotas, version } = record;
  const { createdAt: joinedAt } = record;
  return {
    parkId,
    agencyId,
    name,
    uscc,
    licenceNumber,
    licenceExpiry,
    status,
    quotas,
    joinedAt,
    version,
    ...(statusReason ? { statusReason } : {}),
    ...(eraseOn ? { eraseOn } : {}),
  };
}

/** How pressing it is to renew a licence: from 60, 30 and 7 days before on, and once it has expired. */
export function licenceNotice(days: number): Standing["licenceNotice"] {
  if (days < 0) return "expired";
  if (days <= 7) return "7";
  if (days <= 30) return "30";
  return days <= 60 ? "60" : undefined;
}

/** The standing as its people see it today. */
export function readStanding(record: StandingRecord, act: Pick<Act, "today">): Standing {
  const { parkId: _park, version: _version, ...standing } = { ...record, quotas: { ...QUOTAS, ...record.quotas } };
  const licenceDays = daysBetween(act.today, record.licenceExpiry);
  const notice = licenceNotice(licenceDays);
  return { ...standing, licenceDays, ...(notice ? { licenceNotice: notice } : {}) };
}

/** The mean of scores kept as tenths, one decimal; undefined before the first. */
export function averageScore({
  scoreTenths,
  evaluations,
}: {
  scoreTenths: number;
  evaluations: number;
}): number | undefined {
  return evaluations === 0 ? undefined : Math.round(scoreTenths / evaluations) / 10;
}

export function readAgency(record: AgencyRecord): Agency {
  const {
    scoreTenths: _tenths,
    counted: _counted,
    hasOwner: _owner,
    resumedAt: _resumed,
    erasing: _erasing,
    ...rest
  } = record;
  // What was written before there was such a quota has the usual one.
  const agency = { ...rest, quotas: { ...QUOTAS, ...rest.quotas } };
  const average = averageScore(record);
  return average === undefined ? agency : { ...agency, averageScore: average };
}
