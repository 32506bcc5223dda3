import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/event";
import type { Agenda, EventDetail, ParkEvent } from "@shanhai/contract/event";
import { APPLY_PATH } from "@shanhai/contract/visitor-routes";
import type { Act } from "@shanhai/domain/act";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { changeAgenda, changeEvent, type EventRecord, planEvent, readEvent } from "@shanhai/domain/event";
import { admit } from "@shanhai/domain/registration";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/event";
import { listWaiting, saveRegistrations } from "@shanhai/store/registration";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { eventLinkPath } from "../event-token.ts";
import { writeApplyingToken } from "../onboarding-token.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createEvent>,
  platform: Platform,
): Promise<ParkEvent> {
  return store.insertEvent(platform.open(scope), act, planEvent(input.body, act));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listEvents>,
  platform: Platform,
): Promise<Page<ParkEvent>> {
  const { when, kind } = input.query;
  const page = await store.listEvents(platform.open(scope), { when, kind, today: act.today }, input.query);
  return { ...page, items: page.items.map(readEvent) };
}

export async function get(
  { scope, input }: Request<typeof contract.getEvent>,
  platform: Platform,
): Promise<EventDetail> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const [event, agenda] = await Promise.all([store.getEvent(table, eventId), store.getAgenda(table, eventId)]);
  return { ...readEvent(found(event)), agenda: found(agenda) };
}

/** Those who wait and now have a place, as many as one transaction lets in. */
async function admittedTo(table: Table<ParkScope>, event: EventRecord) {
  const takesIn = event.status === "open" || event.status === "closed";
  if (!takesIn || event.waiting === 0) return [];
  return admit(event.capacity - event.taken, await listWaiting(table, event.eventId)).changes;
}

/** Goes on letting in those who wait, where one transaction could not let in all. A retry finds nobody left and is done. */
async function admitRest(table: Table<ParkScope>, act: Act, { eventId }: ParkEvent): Promise<ParkEvent> {
  const own = { ...act, idempotency: undefined };
  for (;;) {
    const event = await settle(async () => {
      const now = found(await store.getEvent(table, eventId));
      const admitted = await admittedTo(table, now);
      return admitted.length > 0 ? saveRegistrations(table, own, now, admitted, undefined) : now;
    });
    if (event) return readEvent(event);
  }
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateEvent>,
  platform: Platform,
): Promise<ParkEvent> {
  const table = platform.open(scope);
  const saved = await settle(async () => {
    const before = found(await store.getEvent(table, input.params.eventId));
    sameVersion(readEvent(before), input.body.version);
    const after = changeEvent(before, input.body, act);
    return store.saveEvent(table, act, before, after, await admittedTo(table, after));
  });
  return saved.waiting > 0 ? admitRest(table, act, saved) : saved;
}

export async function updateAgenda(
  { act, scope, input }: Request<typeof contract.updateAgenda>,
  platform: Platform,
): Promise<Agenda> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const [event, agenda] = await Promise.all([store.getEvent(table, eventId), store.getAgenda(table, eventId)]);
  const { version } = sameVersion(found(agenda), input.body.version);
  return store.saveAgenda(table, act, eventId, changeAgenda(found(event), version, input.body.items));
}

function linksOf({ keys, scope }: Table<ParkScope>, { eventId, registerLink, doorLink }: EventRecord) {
  const token = { parkId: scope.id, eventId };
  return {
    register: eventLinkPath(keys, "register", { ...token, part: registerLink }),
    door: eventLinkPath(keys, "door", { ...token, part: doorLink }),
    // Ends with the link to register by: both hang on one poster.
    lead: eventLinkPath(keys, "lead", { ...token, part: registerLink }),
    apply: APPLY_PATH.replace("{token}", writeApplyingToken(keys, scope.id, { eventId })),
  };
}

export async function getLinks(
  { scope, input }: Request<typeof contract.getEventLinks>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getEventLinks>> {
  const table = platform.open(scope);
  return linksOf(table, found(await store.getEvent(table, input.params.eventId)));
}

/** Other links in the place of those before, which may have got into the wrong hands. */
export async function renewLinks(
  { act, scope, input }: Request<typeof contract.renewEventLinks>,
  platform: Platform,
): Promise<ResultOf<typeof contract.renewEventLinks>> {
  const table = platform.open(scope);
  const [registerLink, doorLink] = [act.newId<string>("lnk"), act.newId<string>("lnk")];
  return settle(async () => {
    const before = found(await store.getEvent(table, input.params.eventId));
    const after = { ...before, registerLink, doorLink, version: before.version + 1, updatedAt: act.at };
    return store.saveEvent(table, act, before, after, [], linksOf(table, after));
  });
}
