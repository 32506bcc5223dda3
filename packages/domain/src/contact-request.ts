import type { ContactRequest, ContactRequestStatus } from "@shanhai/contract/contact-request";
import type { Prospect } from "@shanhai/contract/prospect";
import type { Instant, ParkId, PartnerId, ProspectId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** What the partner did: asked, and read. Each change tells what it was, for the other side's audit. */
interface PartnerHalf {
  action: string;
  /** How often it has asked. */
  asks: number;
  purpose?: string;
  askedAt?: Instant;
  readings: number;
  lastReadAt?: Instant;
}

/** What the park answered, and to which asking. */
interface ParkHalf {
  action: string;
  asks: number;
  outcome: Exclude<ContactRequestStatus, "waiting">;
  reason?: string;
  at: Instant;
}

/**
 * What both sides keep about one partner and the contact of one prospect. Each writes its own half in its own partition; the other's
 * copy follows by the stream, by the half's version. Name and phone are in neither.
 */
export interface ContactRequestRecord {
  parkId: ParkId;
  partnerId: PartnerId;
  partnerName: string;
  prospectId: ProspectId;
  organisation: string;
  byPartner?: PartnerHalf;
  partnerVersion: number;
  byPark?: ParkHalf;
  parkVersion: number;
  createdAt: Instant;
}

/** What there is before anybody did anything. */
export function noRequest(
  { prospectId, organisation }: Pick<Prospect, "prospectId" | "organisation">,
  whose: Pick<ContactRequestRecord, "parkId" | "partnerId" | "partnerName">,
  { at }: Pick<Act, "at">,
): ContactRequestRecord {
  const { parkId, partnerId, partnerName } = whose;
  return {
    ...{ parkId, partnerId, partnerName, prospectId, organisation },
    partnerVersion: 0,
    parkVersion: 0,
    createdAt: at,
  };
}

/** How the request stands: the park's answer holds for the asking it was given to. */
export function requestStatus({ byPartner, byPark }: ContactRequestRecord): ContactRequestStatus {
  return byPark && (byPartner?.asks ?? 0) <= byPark.asks ? byPark.outcome : "waiting";
}

/** Whether there is something to show at all: who never asked and was never given anything has no request. */
export const isRequested = ({ byPartner, byPark }: ContactRequestRecord): boolean =>
  byPark !== undefined || (byPartner?.asks ?? 0) > 0;

export function readContactRequest(record: ContactRequestRecord): ContactRequest {
  const { prospectId, organisation, partnerId, partnerName, byPartner, byPark } = record;
  const status = requestStatus(record);
  const answer = status === "waiting" ? undefined : byPark;
  return {
    ...{ prospectId, organisation, partnerId, partnerName, status },
    ...(byPartner?.purpose === undefined ? {} : { purpose: byPartner.purpose }),
    ...(byPartner?.askedAt === undefined ? {} : { askedAt: byPartner.askedAt }),
    ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
    ...(answer ? { answeredAt: answer.at } : {}),
    readings: byPartner?.readings ?? 0,
    ...(byPartner?.lastReadAt === undefined ? {} : { lastReadAt: byPartner.lastReadAt }),
  };
}

type Doing = Pick<Act, "at" | "action">;

/** The partner asking; while it waits, or has what it asks for, nothing changes. */
export function ask(record: ContactRequestRecord, purpose: string, act: Doing): ContactRequestRecord {
  const status = requestStatus(record);
  if (isRequested(record) && (status === "waiting" || status === "granted")) return record;
  const { asks = 0, readings = 0, ...known } = record.byPartner ?? {};
  const half = { ...known, action: act.action, asks: asks + 1, readings, purpose, askedAt: act.at };
  return { ...record, byPartner: half, partnerVersion: record.partnerVersion + 1 };
}

/** The partner having read name and phone. */
export function noteReading(record: ContactRequestRecord, act: Doing): ContactRequestRecord {
  const { asks = 0, readings = 0, ...known } = record.byPartner ?? {};
  const half = { ...known, action: act.action, asks, readings: readings + 1, lastReadAt: act.at };
  return { ...record, byPartner: half, partnerVersion: record.partnerVersion + 1 };
}

/** The park's answer to the latest asking, or what it gives and takes unasked. */
export function answer(
  record: ContactRequestRecord,
  { outcome, reason }: Pick<ParkHalf, "outcome" | "reason">,
  act: Doing,
): ContactRequestRecord {
  const asks = record.byPartner?.asks ?? 0;
  const half = { action: act.action, asks, outcome, at: act.at, ...(reason ? { reason } : {}) };
  return { ...record, byPark: half, parkVersion: record.parkVersion + 1 };
}

/** The park's no. Throws `contactRequest.answered` unless it waits. */
export function decline(record: ContactRequestRecord, reason: string, act: Doing): ContactRequestRecord {
  if (requestStatus(record) !== "waiting") throw new AppError("contactRequest.answered");
  return answer(record, { outcome: "declined", reason }, act);
}

/** One's own record with what the other side told of its half; undefined when that is known already. */
export function followHalf(
  own: ContactRequestRecord | undefined,
  told: ContactRequestRecord,
  side: "partner" | "park",
): ContactRequestRecord | undefined {
  const version = `${side}Version` as const;
  if (own && own[version] >= told[version]) return undefined;
  const blank = { ...told, partnerVersion: 0, parkVersion: 0 };
  const { byPartner: _partner, byPark: _park, ...none } = blank;
  const half = side === "partner" ? { byPartner: told.byPartner } : { byPark: told.byPark };
  const known = Object.fromEntries(Object.entries(half).filter(([, value]) => value !== undefined));
  return { ...(own ?? none), ...known, [version]: told[version] };
}
