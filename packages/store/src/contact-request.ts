import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { PartnerId, ProspectId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type ContactRequestRecord, isRequested, requestStatus } from "@shanhai/domain/contact-request";
import type { OwnerScope, ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { auditEntry, commit } from "./commit.ts";
import { contactRequestKey, contactRequestsOf, sharingMarkKey } from "./keys/ally.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

type Sides = ParkScope | PartnerItemsScope;

/** What this side keeps: the scope decides whose copy it is. */
export async function getContactRequest(
  table: Table<Sides>,
  partner: PartnerId,
  id: ProspectId,
): Promise<ContactRequestRecord | undefined> {
  return getRecord(table, contactRequestKey(table.scope, partner, id));
}

function listingOf(scope: Sides, record: ContactRequestRecord) {
  if (scope.kind !== "park" || !isRequested(record)) return {};
  const { createdAt, byPartner, prospectId, partnerId } = record;
  const which = requestStatus(record) === "waiting" ? "waiting" : "answered";
  const since = byPartner?.askedAt ?? createdAt;
  return { listing: { gsi1pk: contactRequestsOf(scope, which), gsi1sk: `${since}#${prospectId}#${partnerId}` } };
}

/** The write that keeps a request over the state it was decided on. */
export function putContactRequest(
  scope: Sides,
  before: ContactRequestRecord | undefined,
  after: ContactRequestRecord,
): Write {
  const { partnerVersion, parkVersion } = before ?? {};
  return {
    put: contactRequestKey(scope, after.partnerId, after.prospectId),
    record: after,
    ...listingOf(scope, after),
    condition: before ? { equals: { partnerVersion, parkVersion } } : { absent: true },
  };
}

/** Keeps one side's own act. Throws `Refused` when it changed since: decide again. */
export async function saveContactRequest<R>(
  table: Table<PartnerItemsScope> | Table<ParkScope>,
  act: Act,
  { before, after }: { before: ContactRequestRecord | undefined; after: ContactRequestRecord },
  { result, detail }: { result: R; detail?: Record<string, unknown> },
): Promise<R> {
  return commit(table as Table<OwnerScope>, act, {
    writes: [putContactRequest(table.scope, before, after)],
    records: [after.prospectId, after.partnerId],
    result,
    ...(detail ? { detail } : {}),
  });
}

/** Keeps what the other side did, with an entry in this side's audit, by way of the stream. Throws `Refused` when it changed since. */
export async function followContactRequest(
  table: Table<Sides>,
  act: Act,
  { before, after }: { before: ContactRequestRecord | undefined; after: ContactRequestRecord },
): Promise<void> {
  const { prospectId, partnerId, organisation } = after;
  await transact(table, [
    putContactRequest(table.scope, before, after),
    auditEntry(table as Table<OwnerScope>, act, [prospectId, partnerId], { organisation }),
  ]);
}

/** The park's requests: those who wait, or those who were answered. */
export async function listContactRequests(
  table: Table<ParkScope>,
  { status, ...page }: PageQuery & { status: "waiting" | "answered" },
): Promise<Page<ContactRequestRecord>> {
  const partitions = [contactRequestsOf(table.scope, status)];
  return listNewest(table, { name: `contactRequest:${status}`, partitions, index: "listing" }, page);
}

interface SharingMark {
  version: number;
  shared: boolean;
}

/**
 * Writes into a partner's audit that a prospect is shared with it, or no more, once each, by the prospect's version. Throws `Refused`
 * when another delivery came between.
 */
export async function followSharing(
  table: Table<PartnerItemsScope>,
  act: Act,
  { prospectId, organisation, version, shared }: SharingMark & { prospectId: ProspectId; organisation: string },
): Promise<void> {
  const key = sharingMarkKey(table.scope, prospectId);
  const before = await getRecord<SharingMark>(table, key);
  if ((before?.version ?? 0) >= version || (before?.shared ?? false) === shared) return;
  await transact(table, [
    {
      put: key,
      record: { version, shared },
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    auditEntry(table, act, [prospectId], { organisation, shared }),
  ]);
}
