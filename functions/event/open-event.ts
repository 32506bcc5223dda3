import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/registration";
import type { OpenEvent, Registration } from "@shanhai/contract/registration";
import { found } from "@shanhai/domain/app-error";
import type { EventRecord } from "@shanhai/domain/event";
import { placesLeft, type RegistrationRecord, readRegistration } from "@shanhai/domain/registration";
import type { Request } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import { listEvents } from "@shanhai/store/event";
import { findOwnRegistrations, getRegistration } from "@shanhai/store/registration";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { registerFor, withdrawFrom } from "../register.ts";

/*
 * What agencies see of their park's events. Events and registrations are the park's, so an agency's request is answered from
 * the park's partition: of the one park that its verified membership names, and nothing but open events and its own
 * registrations, each looked up by the agency's id.
 */

const parkOf = (platform: Platform, scope: TenantScope) => platform.open(mintParkScope(scope.parkId));

const MOST_EVENTS = 50;

function openEvent(event: EventRecord, own: RegistrationRecord | undefined): OpenEvent {
  const { eventId, kind, title, place, date, endDate, from, to, organiser, description, status, waiting } = event;
  const facts = { eventId, kind, title, place, date, endDate, from, to, organiser, description, status, waiting };
  return { ...facts, placesLeft: placesLeft(event), ...(own ? { own: readRegistration(own, event) } : {}) };
}

export async function list(
  { act, scope }: Request<typeof contract.listOpenEvents>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listOpenEvents>> {
  const table = parkOf(platform, scope);
  const { items } = await listEvents(table, { when: "upcoming", today: act.today }, { limit: MOST_EVENTS });
  const ids = items.map(({ eventId }) => eventId);
  const own = ids.length > 0 ? await findOwnRegistrations(table, ids, scope.id) : new Map<string, RegistrationRecord>();
  const shown = items.filter(({ eventId, status }) => status === "open" || (status !== "draft" && own.has(eventId)));
  return { items: shown.map((event) => openEvent(event, own.get(event.eventId))) };
}

export async function register(
  { act, scope, organisationName, input }: Request<typeof contract.registerAgencyForEvent>,
  platform: Platform,
): Promise<Registration> {
  const table = parkOf(platform, scope);
  // What answers a retry lies with the park, where the entrance does not look for an agency's.
  const earlier = await remember(table, act);
  if (earlier) return earlier.result as Registration;
  const { eventId, ...given } = input.body;
  const registrant = { ...given, kind: "agency" as const, organisation: organisationName };
  return registerFor(table, act, eventId, registrant, { channel: "agency", agencyId: scope.id });
}

export async function withdraw(
  { act, scope, input }: Request<typeof contract.withdrawAgencyRegistration>,
  platform: Platform,
): Promise<Registration> {
  const table = parkOf(platform, scope);
  const earlier = await remember(table, act);
  if (earlier) return earlier.result as Registration;
  const { eventId } = input.body;
  return withdrawFrom(table, act, eventId, async () => {
    const record = await getRegistration(table, eventId, input.params.registrationId);
    return found(record?.agencyId === scope.id ? record : undefined);
  });
}
