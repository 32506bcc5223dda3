import type { Registration, RegistrationInput } from "@shanhai/contract/registration";
import type { EventId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import type { EventRecord } from "@shanhai/domain/event";
import {
  placesLeft,
  type Registrant,
  type RegistrationRecord,
  readRegistration,
  register,
  withdraw,
} from "@shanhai/domain/registration";
import { getEvent } from "@shanhai/store/event";
import { hashRegistrant, insertRegistration, listWaiting, saveWithdrawal } from "@shanhai/store/registration";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { settle } from "./settle.ts";

/** Registers somebody for an event: the one way for staff, agencies and the public page. */
export async function registerFor(
  table: Table<ParkScope>,
  act: Act,
  eventId: EventId,
  input: RegistrationInput,
  how: Omit<Registrant, "phoneHash">,
): Promise<Registration> {
  const phoneHash = hashRegistrant(table, input.phone);
  return settle(async () => {
    const event = found(await getEvent(table, eventId));
    const queue = event.waiting > 0 && placesLeft(event) > 0 ? await listWaiting(table, eventId) : [];
    const decided = register(event, input, { ...how, phoneHash }, queue, act);
    return insertRegistration(table, act, event, decided, readRegistration(decided.record, event));
  });
}

/** Calls a registration off and gives its places to those who wait. `read` gives it as it is now. */
export async function withdrawFrom(
  table: Table<ParkScope>,
  act: Act,
  eventId: EventId,
  read: () => Promise<RegistrationRecord>,
): Promise<Registration> {
  return settle(async () => {
    const [event, record] = await Promise.all([getEvent(table, eventId).then(found<EventRecord>), read()]);
    const queue = event.waiting > 0 ? await listWaiting(table, eventId) : [];
    const changes = withdraw(event, record, queue);
    const after = { ...record, status: "cancelled" as const, version: record.version + 1, updatedAt: act.at };
    const { slotId: _slot, slotLabel: _label, ...free } = after;
    return saveWithdrawal(table, act, event, record, changes, readRegistration(free, event));
  });
}
