import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Enterprise } from "@shanhai/contract/enterprise";
import {
  type createEnterpriseLink as createEndpoint,
  type EnterpriseLink,
  type LinkStatus,
  mayHoldLink,
} from "@shanhai/contract/enterprise-link";
import { holderName } from "@shanhai/contract/enterprise-link-words";
import type { CalendarDate, EnterpriseLinkId, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { plusDays } from "./calendar.ts";

/** A link as kept: its status follows from the day, its address from its ids. */
export interface EnterpriseLinkRecord extends Omit<EnterpriseLink, "status" | "path"> {
  parkId: ParkId;
  agencyName: string;
}

/** How a link stands on a day; it works on its last day. */
export function statusOf(
  { revokedAt, expiresOn }: Pick<EnterpriseLinkRecord, "revokedAt" | "expiresOn">,
  today: CalendarDate,
): LinkStatus {
  if (revokedAt) return "revoked";
  return today > expiresOn ? "expired" : "active";
}

/** The link as people see it; its address only where it works, and for who may hold it. */
export function readEnterpriseLink(
  { parkId: _park, agencyName: _agency, ...record }: EnterpriseLinkRecord,
  path: string,
  { role, today }: Pick<Act, "role" | "today">,
): EnterpriseLink {
  const status = statusOf(record, today);
  return { ...record, status, ...(status === "active" && mayHoldLink(record, role) ? { path } : {}) };
}

/** A new link for one person of an enterprise. Throws `forbidden` for one of statements that no owner makes. */
export function createEnterpriseLink(
  input: ParsedOf<typeof createEndpoint>["body"],
  of: Pick<Enterprise, "enterpriseId" | "name"> & { parkId: ParkId; agencyName: string },
  act: Act,
): EnterpriseLinkRecord {
  if (!mayHoldLink(input, act.role)) throw new AppError("forbidden");
  const { days, ...given } = input;
  return {
    ...given,
    enterpriseLinkId: act.newId<EnterpriseLinkId>("lnk"),
    enterpriseId: of.enterpriseId,
    enterpriseName: of.name,
    agencyName: of.agencyName,
    parkId: of.parkId,
    expiresOn: plusDays(act.today, days),
    madeBy: act.name,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** The link working so many days from today. Throws `stale`, `forbidden`, `enterpriseLink.revoked`. */
export function renewEnterpriseLink(
  record: EnterpriseLinkRecord,
  { version, days }: { version: number; days: number },
  act: Act,
): EnterpriseLinkRecord {
  if (!mayHoldLink(record, act.role)) throw new AppError("forbidden");
  if (record.revokedAt) throw new AppError("enterpriseLink.revoked");
  sameVersion(record, version);
  return { ...record, expiresOn: plusDays(act.today, days), version: version + 1, updatedAt: act.at };
}

/** The link ended; one that has been stays as it is. */
export function revokeEnterpriseLink(record: EnterpriseLinkRecord, act: Pick<Act, "at">): EnterpriseLinkRecord {
  if (record.revokedAt) return record;
  return { ...record, revokedAt: act.at, version: record.version + 1, updatedAt: act.at };
}

/** The act of whoever holds a link: named in every audit entry, with the link as who it was. */
export function actOfHolder(act: Act, { enterpriseLinkId, holder }: EnterpriseLinkRecord): Act {
  return { ...act, subject: `link|${enterpriseLinkId}`, name: holderName(holder), role: "enterprise" };
}
