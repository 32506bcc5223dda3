import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import {
  PROSPECT_KINDS,
  PROSPECT_STATUSES,
  type Prospect,
  type ProspectKind,
  type ProspectStatus,
} from "@shanhai/contract/prospect";
import type { PartnerId, ProspectId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { isSharedWith } from "@shanhai/domain/prospect";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { prospectKey, prospectOfLeadKey, prospectsOf, sharedKey, sharedPartition, wonKey } from "./keys/ally.ts";
import { hashLead } from "./lead.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, type Key, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** What points to a prospect: for whom it is open, and with whom it was won. */
function pointersOf(scope: ParkScope, prospect: Prospect | undefined): Key[] {
  if (!prospect) return [];
  const { prospectId, kind, status, sharing, wonWith } = prospect;
  if (status !== "open") return wonWith ? [wonKey(scope, wonWith.partnerId, prospectId)] : [];
  if (sharing.with === "all") return [sharedKey(scope, "all", kind, prospectId)];
  return sharing.partners.map(({ partnerId }) => sharedKey(scope, partnerId, kind, prospectId));
}

const without = (some: readonly Key[], others: readonly Key[]) =>
  some.filter(({ pk, sk }) => !others.some((other) => other.pk === pk && other.sk === sk));

/** The writes that keep a prospect over the version it was made from, with what points to it. The first has the version as condition. */
function prospectWrites(scope: ParkScope, before: Prospect | undefined, after: Prospect): Write[] {
  const { prospectId, kind, status } = after;
  const [had, has] = [pointersOf(scope, before), pointersOf(scope, after)];
  return [
    {
      put: prospectKey(scope, prospectId),
      record: after,
      listing: { gsi1pk: prospectsOf(scope, kind, status), gsi1sk: prospectId },
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
    ...without(has, had).map((put) => ({ put, record: { prospectId } })),
    ...without(had, has).map((remove) => ({ remove })),
  ];
}

/** Keeps a new prospect; one of a lead once. Throws `prospect.duplicate`. */
export async function insertProspect(table: Table<ParkScope>, act: Act, record: Prospect): Promise<Prospect> {
  const { prospectId, leadId } = record;
  const writes = prospectWrites(table.scope, undefined, record);
  const held: Write[] = leadId
    ? [{ put: prospectOfLeadKey(table.scope, leadId), record: { prospectId }, condition: { absent: true } }]
    : [];
  try {
    return await commit(table, act, {
      writes: [...writes, ...held],
      records: [prospectId, ...(leadId ? [leadId] : [])],
      result: record,
    });
  } catch (error) {
    throw error instanceof Refused && error.at(writes.length) ? new AppError("prospect.duplicate") : error;
  }
}

export async function getProspect(table: Table<ParkScope>, id: ProspectId): Promise<Prospect | undefined> {
  return getRecord(table, prospectKey(table.scope, id));
}

/** Keeps what the park decided, with what else follows from it. Throws `Refused` where anything of it changed since: decide again. */
export async function saveProspect(
  table: Table<ParkScope>,
  act: Act,
  { before, after }: { before: Prospect; after: Prospect },
  more: { writes?: readonly Write[]; partners?: readonly PartnerId[]; detail?: Record<string, unknown> } = {},
): Promise<Prospect> {
  return commit(table, act, {
    writes: [...prospectWrites(table.scope, before, after), ...(more.writes ?? [])],
    records: [after.prospectId, ...(more.partners ?? [])],
    result: after,
    ...(more.detail ? { detail: more.detail } : {}),
  });
}

/** The park's prospects newest first, of a kind or status if told. */
export async function listProspects(
  table: Table<ParkScope>,
  { kind, status }: { kind?: ProspectKind | undefined; status?: ProspectStatus | undefined },
  page: PageQuery,
): Promise<Page<Prospect>> {
  const [kinds, statuses] = [kind ? [kind] : PROSPECT_KINDS, status ? [status] : PROSPECT_STATUSES];
  const partitions = kinds.flatMap((one) => statuses.map((at) => prospectsOf(table.scope, one, at)));
  return listNewest(table, { name: `prospect:${kind ?? ""}:${status ?? ""}`, partitions, index: "listing" }, page);
}

/** Prospects whose contact has this phone, by its hash as leads have it. All are read: for the clock, not for a request. */
export async function findContacts(table: Table<ParkScope>, hash: string): Promise<Prospect[]> {
  const found: Prospect[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Prospect> = await listProspects(table, {}, { limit: 100, cursor });
    found.push(...page.items.filter(({ contact }) => contact?.phone && hashLead(table, contact.phone) === hash));
    cursor = page.cursor;
  } while (cursor);
  return found;
}

/**
 * What a park shares with one partner now, newest first: pointers say what may be, each prospect itself whether it is. The cursor is the
 * partner's.
 */
export async function listShared(
  table: Table<ParkScope>,
  { partnerId, kind }: { partnerId: PartnerId; kind?: ProspectKind | undefined },
  page: PageQuery,
): Promise<Page<Prospect>> {
  const kinds = kind ? [kind] : PROSPECT_KINDS;
  const partitions = kinds.flatMap((one) =>
    (["all", partnerId] as const).map((whom) => sharedPartition(table.scope, whom, one)),
  );
  const name = `sharedProspect:${partnerId}:${kind ?? ""}`;
  const { items, ...rest } = await listNewest<{ prospectId: ProspectId }>(table, { name, partitions }, page);
  const keys = items.map(({ prospectId }) => prospectKey(table.scope, prospectId));
  const found = new Map((await getRecords<Prospect>(table, keys)).map((one) => [one.prospectId, one]));
  const shown = items.flatMap(({ prospectId }) => found.get(prospectId) ?? []);
  return { ...rest, items: shown.filter((one) => isSharedWith(one, partnerId)) };
}
