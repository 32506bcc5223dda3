import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { LEAD_KINDS, LEAD_STATUSES, type LeadKind, type LeadStatus } from "@shanhai/contract/lead";
import type { OfferingKind } from "@shanhai/contract/offering";
import type { CalendarDate, EventId, LeadId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { plusDays } from "@shanhai/domain/calendar";
import type { LeadRecord } from "@shanhai/domain/lead";
import { isOpenLead } from "@shanhai/domain/lead-step";
import { talliesOfLead } from "@shanhai/domain/lead-tally";
import type { OwnerScope, ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { leadClaimKey, leadDueKey, leadDuePartition, leadKey, leadsOf, leadTurnKey } from "./keys/event.ts";
import { type Counted, countLead } from "./lead-tally.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { getRecord, getRecords, type Key, queryItems, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A phone as an owner's leads know it: none is a key. */
export const hashLead = (table: Table<OwnerScope>, phone: string) => table.keys.hash("lead", phone);

function listingOf(scope: ParkScope, { kind, status, eventId, leadId, mergedInto }: LeadRecord) {
  if (mergedInto) return {};
  const all = { gsi1pk: leadsOf(scope, kind, status), gsi1sk: leadId };
  return { listing: eventId ? { ...all, gsi2pk: leadsOf(scope, kind, status, eventId), gsi2sk: leadId } : all };
}

/** What a lead holds: its phone once among the open ones, and once at its event. */
function claimsOf(scope: ParkScope, lead: LeadRecord | undefined): Key[] {
  if (!lead) return [];
  const { phoneHash, kind, eventId } = lead;
  return [
    ...(isOpenLead(lead) && !lead.mergedInto ? [leadClaimKey(scope, phoneHash, kind, "open")] : []),
    ...(eventId ? [leadClaimKey(scope, phoneHash, kind, eventId)] : []),
  ];
}

const dueOf = (scope: ParkScope, lead: LeadRecord | undefined): Key[] =>
  lead?.due && !lead.mergedInto ? [leadDueKey(scope, lead.kind, lead.due, lead.leadId)] : [];

const counted = (lead: LeadRecord): Counted => ({ ...lead, tallies: talliesOfLead(lead) });

/** Of two lists of keys, what is only in the first. */
const without = (some: readonly Key[], others: readonly Key[]) =>
  some.filter(({ pk, sk }) => !others.some((other) => other.pk === pk && other.sk === sk));

/**
 * The writes that keep a lead over the version it was made from, with all that follows inside the park: what it holds, its place
 * in the work list, the counts. The first has the version as condition; then come the claims, refused where another holds them.
 */
export function leadWrites(scope: ParkScope, before: LeadRecord | undefined, after: LeadRecord): Write[] {
  const { leadId, kind, eventId } = after;
  const [held, holds] = [claimsOf(scope, before), claimsOf(scope, after)];
  const [wasDue, isDue] = [dueOf(scope, before), dueOf(scope, after)];
  return [
    {
      put: leadKey(scope, leadId),
      record: after,
      ...listingOf(scope, after),
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    ...without(holds, held).map((put) => ({ put, record: { leadId }, condition: { absent: true as const } })),
    ...without(held, holds).map((remove) => ({ remove })),
    ...without(wasDue, isDue).map((remove) => ({ remove })),
    ...without(isDue, wasDue).map((put) => ({ put, record: { leadId, kind, ...(eventId ? { eventId } : {}) } })),
    ...countLead(scope, before && counted(before), counted(after)),
  ];
}

/** Keeps leads with all that follows, in one transaction. Throws `Refused` when one changed since, or a phone is held by another. */
export async function saveLeads<R>(
  table: Table<ParkScope>,
  act: Act,
  changes: readonly { before: LeadRecord | undefined; after: LeadRecord }[],
  result: R,
  more: readonly Write[] = [],
): Promise<R> {
  const [first] = changes;
  const why = first?.after.lostReason;
  return commit(table, act, {
    writes: [...changes.flatMap(({ before, after }) => leadWrites(table.scope, before, after)), ...more],
    records: changes.map(({ after }) => after.leadId),
    result,
    detail: { lead: first?.after.status ?? "", ...(why ? { reason: why } : {}) },
  });
}

export async function getLead(table: Table<ParkScope>, id: LeadId): Promise<LeadRecord | undefined> {
  return getRecord(table, leadKey(table.scope, id));
}

/** The lead that a phone names: an open one, or one of the event; merged ones lead to what they were merged into. */
export async function findLead(
  table: Table<ParkScope>,
  phoneHash: string,
  kind: LeadKind,
  eventId: EventId | undefined,
): Promise<LeadRecord | undefined> {
  const { scope } = table;
  const places = [...(eventId ? [eventId] : []), "open" as const];
  const keys = places.map((place) => leadClaimKey(scope, phoneHash, kind, place));
  const [claim] = await getRecords<{ leadId: LeadId }>(table, keys);
  const lead = claim && (await getLead(table, claim.leadId));
  return lead?.mergedInto ? getLead(table, lead.mergedInto) : lead;
}

/** Leads newest first, of a kind, status or event if told. */
export async function listLeads(
  table: Table<ParkScope>,
  {
    kind,
    status,
    eventId,
  }: { kind?: LeadKind | undefined; status?: LeadStatus | undefined; eventId?: EventId | undefined },
  page: PageQuery,
): Promise<Page<LeadRecord>> {
  const [kinds, statuses] = [kind ? [kind] : LEAD_KINDS, status ? [status] : LEAD_STATUSES];
  const partitions = kinds.flatMap((one) => statuses.map((at) => leadsOf(table.scope, one, at, eventId)));
  const name = `lead:${kind ?? ""}:${status ?? ""}:${eventId ?? ""}`;
  return listNewest(table, { name, partitions, index: eventId ? "assigned" : "listing" }, page);
}

interface Due {
  leadId: LeadId;
  eventId?: EventId;
}

const dayBefore = (today: CalendarDate) => `${plusDays(today, -1)}#~`;

/** Leads whose deadline has passed, longest overdue first. Of one event a page may be short. */
export async function listOverdue(
  table: Table<ParkScope>,
  { kind, eventId }: { kind?: LeadKind | undefined; eventId?: EventId | undefined },
  today: CalendarDate,
  page: PageQuery,
): Promise<Page<LeadRecord>> {
  const partitions = (kind ? [kind] : LEAD_KINDS).map((one) => leadDuePartition(table.scope, one));
  const list = { name: `leadDue:${kind ?? ""}:${eventId ?? ""}`, partitions, upTo: dayBefore(today) };
  const { items, ...rest } = await listEarliest<Due>(table, list, page);
  const ids = items.filter((one) => !eventId || one.eventId === eventId).map(({ leadId }) => leadId);
  const keys = ids.map((id) => leadKey(table.scope, id));
  const found = new Map((await getRecords<LeadRecord>(table, keys)).map((lead) => [lead.leadId, lead]));
  return { ...rest, items: ids.flatMap((id) => found.get(id) ?? []) };
}

const MOST_OVERDUE = 1000;

/** How many leads nobody has spoken with in time, up to a thousand of each kind. */
export async function countOverdue(table: Table<ParkScope>, today: CalendarDate): Promise<number> {
  const between = ["0", dayBefore(today)] as const;
  const found = await Promise.all(
    LEAD_KINDS.map((kind) =>
      queryItems(table, {
        partition: leadDuePartition(table.scope, kind),
        between: [...between],
        limit: MOST_OVERDUE,
        only: ["leadId"],
      }),
    ),
  );
  return found.flat().length;
}

type Turn = LeadKind | OfferingKind;

/** Whom the last lead was given to in turn. */
export async function getTurn(table: Table<ParkScope>, turn: Turn): Promise<string | undefined> {
  return (await getRecord<{ last: string }>(table, leadTurnKey(table.scope, turn)))?.last;
}

/** The write that passes the turn on; refused when somebody else's lead took it meanwhile. */
export function passTurn(scope: ParkScope, turn: Turn, before: string | undefined, last: string): Write {
  const condition = before === undefined ? { absent: true as const } : { equals: { last: before } };
  return { put: leadTurnKey(scope, turn), record: { last }, condition };
}
