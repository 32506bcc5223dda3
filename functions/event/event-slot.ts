import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/event-slot";
import type { EventSlot } from "@shanhai/contract/event-slot";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { addSlots, giveSlot, removableSlot } from "@shanhai/domain/event-slot";
import type { Request } from "@shanhai/http/serve";
import { getEvent } from "@shanhai/store/event";
import * as store from "@shanhai/store/event-slot";
import { getRegistration } from "@shanhai/store/registration";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function add(
  { act, scope, input }: Request<typeof contract.addEventSlots>,
  platform: Platform,
): Promise<ResultOf<typeof contract.addEventSlots>> {
  const table = platform.open(scope);
  const event = found(await getEvent(table, input.params.eventId));
  return store.insertSlots(table, act, event.eventId, addSlots(event, input.body.slots, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listEventSlots>,
  platform: Platform,
): Promise<Page<EventSlot>> {
  const table = platform.open(scope);
  const { eventId } = found(await getEvent(table, input.params.eventId));
  return store.listSlots(table, eventId, input.query);
}

export async function give(
  { act, scope, input }: Request<typeof contract.giveEventSlot>,
  platform: Platform,
): Promise<EventSlot> {
  const table = platform.open(scope);
  const { eventId, slotId } = input.params;
  const { version, registrationId } = input.body;
  return settle(async () => {
    const before = sameVersion(found(await store.getSlot(table, eventId, slotId)), version);
    const to = registrationId ? found(await getRegistration(table, eventId, registrationId)) : undefined;
    return store.saveSlot(table, act, before, giveSlot(before, to), to);
  });
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeEventSlot>,
  platform: Platform,
): Promise<EventSlot> {
  const table = platform.open(scope);
  const { eventId, slotId } = input.params;
  return settle(async () =>
    store.removeSlot(table, act, removableSlot(found(await store.getSlot(table, eventId, slotId)))),
  );
}
