import { normalisePhone } from "@shanhai/contract/identity";
import type { RegistrationId } from "@shanhai/contract/scalar";
import { EVENT_DOOR_PATH, EVENT_DOOR_SCRIPT } from "@shanhai/contract/visitor-routes";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { isDoorOpen, isOpenToAll, takesPlace } from "@shanhai/domain/event";
import { mark } from "@shanhai/domain/registration";
import { type DoorIssue, doorDone, doorPage } from "@shanhai/pages/event-door-page";
import { EVENT_DOOR_SCRIPT_TEXT } from "@shanhai/pages/event-door-script";
import { eventClosed } from "@shanhai/pages/event-facts";
import { countTry } from "@shanhai/store/check-in";
import { getEvent } from "@shanhai/store/event";
import { findRegistration, getRegistrations, hashRegistrant, saveRegistrations } from "@shanhai/store/registration";
import { eventLinkPath } from "../event-token.ts";
import { settle } from "../settle.ts";
import { failed, MOST_TRIES, type OpenLink, openEventLink } from "./event-link.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";
import { pageScript } from "./page-script.ts";

const SCRIPT = pageScript(EVENT_DOOR_SCRIPT, EVENT_DOOR_SCRIPT_TEXT);
const { address: script } = SCRIPT;

async function openDoor(visit: Visit): Promise<OpenLink | Page> {
  const { language, act } = visit;
  const opened = await openEventLink(visit, "door");
  if ("html" in opened) return opened;
  const { event } = opened;
  if (event.status === "cancelled") return { status: 410, html: eventClosed(language, "cancelled", event) };
  if (!isDoorOpen(event, act.today)) return { status: 403, html: eventClosed(language, "day", event) };
  return opened;
}

/** The form behind the QR code at the door. */
async function show(visit: Visit): Promise<Page> {
  const opened = await openDoor(visit);
  if ("html" in opened) return opened;
  return { status: 200, html: doorPage(visit.language, { event: opened.event, script }) };
}

/** Marks a registration as come. Once marked it stays so: the answer before may have been lost, or the phone kept it. */
export async function checkIn({ table, event }: OpenLink, id: RegistrationId, act: Act): Promise<void> {
  await settle(async () => {
    const [now, known] = await Promise.all([
      getEvent(table, event.eventId),
      getRegistrations(table, event.eventId, [id]),
    ]);
    const { changes } = mark([id], known, true);
    if (changes.length > 0) await saveRegistrations(table, act, takesPlace(found(now)), changes, null);
  });
}

/** Somebody's phone, typed at the door. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await openDoor(visit);
  if ("html" in opened) return opened;
  const { language, act, form } = visit;
  const { table, event } = opened;
  const { eventId, registerLink } = event;
  const typed = form.get("phone") ?? "";
  const wrong = (issue: DoorIssue): Page => {
    const link = { parkId: table.scope.id, eventId, part: registerLink };
    const mayRegister = issue === "unknown" && isOpenToAll(event, act.today);
    const registerPath = mayRegister ? eventLinkPath(table.keys, "register", link) : undefined;
    const shown = { event, script, registerPath, wrong: { issue, phone: typed.slice(0, 20) } };
    return { status: 422, html: doorPage(language, shown) };
  };
  const phone = normalisePhone(typed);
  if (!phone) return wrong("phone");
  // Right numbers too are refused then, since otherwise trying would tell; those that were right do not count.
  if ((await countTry(table, eventId, act.at, 1)) > MOST_TRIES)
    return { status: 429, html: eventClosed(language, "slowDown", event) };
  const registration = await findRegistration(table, eventId, "phone", hashRegistrant(table, phone));
  if (!registration) return wrong("unknown");
  await countTry(table, eventId, act.at, -1);
  if (registration.status === "waiting") return wrong("waiting");
  await checkIn(opened, registration.registrationId, act);
  const { contactName: name, slotLabel } = registration;
  return { status: 200, html: doorDone(language, { event, script, name, slotLabel }) };
}

const action = "checkIn";

/** The code at an event's door. */
export const EVENT_DOOR_PAGES: VisitorPages = {
  [`GET ${EVENT_DOOR_PATH}`]: { action, answer: show, failed },
  [`POST ${EVENT_DOOR_PATH}`]: { action, answer: submit, failed },
  [`GET ${EVENT_DOOR_SCRIPT}`]: { action, answer: SCRIPT.answer, failed },
};
