import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/registration";
import type { Registration } from "@shanhai/contract/registration";
import { found } from "@shanhai/domain/app-error";
import { takesPlace } from "@shanhai/domain/event";
import { mark, readRegistration, statusAsKept } from "@shanhai/domain/registration";
import type { Request } from "@shanhai/http/serve";
import { getEvent } from "@shanhai/store/event";
import * as store from "@shanhai/store/registration";
import type { Platform } from "../platform.ts";
import { registerFor, withdrawFrom } from "../register.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createRegistration>,
  platform: Platform,
): Promise<Registration> {
  return registerFor(platform.open(scope), act, input.params.eventId, input.body, { channel: "staff" });
}

export async function list(
  { scope, input }: Request<typeof contract.listRegistrations>,
  platform: Platform,
): Promise<Page<Registration>> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const event = found(await getEvent(table, eventId));
  const asked = statusAsKept(input.query.status, event);
  if (asked === "none") return { items: [] };
  const page = await store.listRegistrations(table, eventId, asked, input.query);
  return { ...page, items: page.items.map((record) => readRegistration(record, event)) };
}

export async function markMany(
  { act, scope, input }: Request<typeof contract.markAttended>,
  platform: Platform,
): Promise<ResultOf<typeof contract.markAttended>> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const { registrationIds, attended } = input.body;
  return settle(async () => {
    const [event, known] = await Promise.all([
      getEvent(table, eventId),
      store.getRegistrations(table, eventId, registrationIds),
    ]);
    const open = takesPlace(found(event));
    const { results, changes } = mark(registrationIds, known, attended);
    if (changes.length === 0) return { results };
    return store.saveRegistrations(table, act, open, changes, { results });
  });
}

export async function withdraw(
  { act, scope, input }: Request<typeof contract.withdrawRegistration>,
  platform: Platform,
): Promise<Registration> {
  const table = platform.open(scope);
  const { eventId, registrationId } = input.params;
  return withdrawFrom(table, act, eventId, async () =>
    found(await store.getRegistration(table, eventId, registrationId)),
  );
}
