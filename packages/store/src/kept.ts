import type { EventId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { AgencyLeadRecord } from "@shanhai/domain/agency-lead";
import type { EventRecord } from "@shanhai/domain/event";
import type { RegistrationRecord } from "@shanhai/domain/registration";
import type { OwnerScope, ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import {
  agencyLeadsOf,
  contestEntryPartition,
  forgottenEventKey,
  leadClaimKey,
  leadKey,
  registrantKey,
  registrationKey,
  registrationPartition,
} from "./keys/event.ts";
import { keptLookKey } from "./keys/owner.ts";
import { getRecord, type Key, queryItems, recordOf, type Table } from "./table.ts";
import { transact } from "./write.ts";

/** So many records of a partition are looked at a night; the next night goes on behind them, and round again. */
const A_NIGHT = 1000;

/**
 * The next records of a partition, oldest id first, from where the last night stopped. What is worked on beyond this page is
 * looked at another night, so that no owner's size makes a night long.
 */
export async function nextToLookAt<T>(table: Table<OwnerScope>, partition: string): Promise<T[]> {
  const key = keptLookKey(table.scope, partition);
  const after = (await getRecord<{ after?: string }>(table, key))?.after;
  const items = await queryItems(table, { partition, after, limit: A_NIGHT, ascending: true });
  const last = items.length === A_NIGHT ? String(items.at(-1)?.sk) : undefined;
  if (last || after) await transact(table, [{ put: key, record: last ? { after: last } : {} }]);
  return items.map((item) => recordOf<T>(item));
}

/** Keeps a registration without the person, whose phone may register anew. Throws `Refused` when it changed since. */
export async function saveForgottenRegistrant(
  table: Table<ParkScope>,
  act: Act,
  before: RegistrationRecord,
  { contactName, phone, phoneHash }: RegistrationRecord,
): Promise<void> {
  const { eventId, registrationId, version } = before;
  await commit(table, act, {
    writes: [
      {
        update: registrationKey(table.scope, eventId, registrationId),
        set: { contactName, phone, phoneHash },
        add: { version: 1 },
        unset: ["note"],
        condition: { equals: { version } },
      },
      { remove: registrantKey(table.scope, eventId, "phone", before.phoneHash) },
    ],
    records: [eventId, registrationId],
    result: undefined,
  });
}

/** Nobody has more people at one event. */
const MOST_REGISTRATIONS = 20_000;

export async function allRegistrations(table: Table<ParkScope>, eventId: EventId): Promise<RegistrationRecord[]> {
  const partition = registrationPartition(table.scope, eventId);
  const items = await queryItems(table, { partition, limit: MOST_REGISTRATIONS, ascending: true });
  return items.map((item) => recordOf<RegistrationRecord>(item));
}

export async function isEventForgotten(table: Table<ParkScope>, eventId: EventId): Promise<boolean> {
  return (await getRecord(table, forgottenEventKey(table.scope, eventId))) !== undefined;
}

/** Takes out how to reach those whose entries competed, and notes that nobody of the event is known any more. */
export async function noteEventForgotten(
  table: Table<ParkScope>,
  { eventId }: Pick<EventRecord, "eventId">,
  at: Act["at"],
): Promise<void> {
  const partition = contestEntryPartition(table.scope, eventId);
  const entries = await queryItems(table, { partition, limit: MOST_REGISTRATIONS, only: ["pk", "sk", "contact"] });
  for (const { contact, ...key } of entries) {
    if (contact !== undefined) await transact(table, [{ update: key as unknown as Key, unset: ["contact"] }]);
  }
  await transact(table, [{ put: forgottenEventKey(table.scope, eventId), record: { at } }]);
}

/** Keeps an agency's own lead without the person. Throws `Refused` when it changed since. */
export async function saveForgottenAgencyLead(
  table: Table<TenantScope>,
  act: Act,
  before: AgencyLeadRecord,
  after: AgencyLeadRecord,
): Promise<void> {
  const { leadId, kind, version } = before;
  const { contactName, phone, phoneHash, status, steps, updatedAt } = after;
  const unset = ["note", "due", "lostReason"];
  await commit(table, act, {
    writes: [
      {
        update: leadKey(table.scope, leadId),
        set: {
          ...{ contactName, phone, phoneHash, status, steps, updatedAt, version: after.version },
          gsi1pk: agencyLeadsOf(table.scope, status),
        },
        unset,
        condition: { equals: { version } },
      },
      ...(before.phoneHash ? [{ remove: leadClaimKey(table.scope, before.phoneHash, kind, "open") }] : []),
    ],
    records: [leadId],
    result: undefined,
    detail: { lead: status },
  });
}
