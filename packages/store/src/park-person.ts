import { LEAD_KINDS } from "@shanhai/contract/lead";
import type { EventId, LeadId, RegistrationId } from "@shanhai/contract/scalar";
import type { LeadRecord } from "@shanhai/domain/lead";
import type { RegistrationRecord } from "@shanhai/domain/registration";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { eventDays, leadClaimKey, leadKey, registrantKey, registrationKey } from "./keys/event.ts";
import { hashLead } from "./lead.ts";
import { hashRegistrant } from "./registration.ts";
import { getRecords, queryItems, recordOf, type Table } from "./table.ts";

/** Events that are asked for a phone, the last first: those before have forgotten who came. */
const MOST_EVENTS = 1000;

/** The park's events, as far as asking each for a phone goes. */
async function eventIds({ scope, ...table }: Table<ParkScope>): Promise<EventId[]> {
  const items = await queryItems(
    { scope, ...table },
    { partition: eventDays(scope), index: "listing", limit: MOST_EVENTS, only: ["eventId"] },
  );
  return items.map((item) => recordOf<{ eventId: EventId }>(item).eventId);
}

/** A phone as a park's registrations and leads know it. */
export const hashesAtPark = (table: Table<ParkScope>, phone: string) => ({
  registrant: hashRegistrant(table, phone),
  lead: hashLead(table, phone),
});

/** Registrations and leads of a park that a phone names. For a phone that was proven, and no other. */
export async function findAtPark(
  table: Table<ParkScope>,
  { registrant, lead }: ReturnType<typeof hashesAtPark>,
): Promise<{ registrations: RegistrationRecord[]; leads: LeadRecord[] }> {
  const { scope } = table;
  const events = await eventIds(table);
  const [registered, captured] = await Promise.all([
    getRecords<{ eventId: EventId; registrationId: RegistrationId }>(
      table,
      events.map((event) => registrantKey(scope, event, "phone", registrant)),
    ),
    getRecords<{ leadId: LeadId }>(
      table,
      LEAD_KINDS.flatMap((kind) => (["open", ...events] as const).map((at) => leadClaimKey(scope, lead, kind, at))),
    ),
  ]);
  const [registrations, leads] = await Promise.all([
    getRecords<RegistrationRecord>(
      table,
      registered.map(({ eventId, registrationId }) => registrationKey(scope, eventId, registrationId)),
    ),
    getRecords<LeadRecord>(
      table,
      [...new Set(captured.map(({ leadId }) => leadId))].map((id) => leadKey(scope, id)),
    ),
  ]);
  return { registrations, leads };
}
