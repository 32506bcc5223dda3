import type { RegistrationId } from "@shanhai/contract/scalar";
import { OWN_REGISTRATION_PATH } from "@shanhai/contract/visitor-routes";
import { found } from "@shanhai/domain/app-error";
import { isDoorOpen, isOpenToAll } from "@shanhai/domain/event";
import { type RegistrationRecord, readRegistration } from "@shanhai/domain/registration";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { ownRegistrationPage } from "@shanhai/pages/own-registration-page";
import { getRegistration, listWaiting } from "@shanhai/store/registration";
import { eventLinkPath } from "../event-token.ts";
import { withdrawFrom } from "../register.ts";
import { checkIn } from "./event-door.ts";
import { failed, type OpenLink, openEventLink } from "./event-link.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

type Own = OpenLink & { registration: RegistrationRecord };

async function openOwn(visit: Visit): Promise<Own | Page> {
  const opened = await openEventLink(visit, "own");
  if ("html" in opened) return opened;
  const { table, event, part } = opened;
  const registration = await getRegistration(table, event.eventId, part as RegistrationId);
  return registration ? { ...opened, registration } : { status: 404, html: linkClosed(visit.language) };
}

/** Whether it can still be called off. */
const isOn = ({ event, registration: { status } }: Own) =>
  (status === "registered" || status === "waiting") && event.status !== "held";

async function show(visit: Visit): Promise<Page> {
  const opened = await openOwn(visit);
  if ("html" in opened) return opened;
  const { language, act, query } = visit;
  const { table, event, registration } = opened;
  const { eventId, registerLink } = event;
  const { status, registrationId } = registration;
  const waiting = status === "waiting" ? await listWaiting(table, eventId) : [];
  const place = waiting.findIndex((one) => one.registrationId === registrationId) + 1;
  const canWithdraw = isOn(opened);
  const html = ownRegistrationPage(language, {
    event,
    registration: readRegistration(registration, event),
    waitingPlace: place || undefined,
    canCheckIn: status === "registered" && isDoorOpen(event, act.today),
    canWithdraw,
    asking: canWithdraw && query.get("ask") === "withdraw",
    registerPath: isOpenToAll(event, act.today)
      ? eventLinkPath(table.keys, "register", { parkId: table.scope.id, eventId, part: registerLink })
      : undefined,
  });
  return { status: 200, html };
}

/** Calls one's own registration off, or checks in; doing either again changes nothing. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await openOwn(visit);
  if ("html" in opened) return opened;
  const { act, form } = visit;
  const { table, event, registration } = opened;
  const { eventId } = event;
  const { registrationId } = registration;
  if (form.get("act") === "withdraw" && isOn(opened))
    await withdrawFrom(table, act, eventId, async () => found(await getRegistration(table, eventId, registrationId)));
  if (form.get("act") === "checkIn" && isDoorOpen(event, act.today)) await checkIn(opened, registrationId, act);
  return { status: 303, html: "", headers: { location: "?" } };
}

const action = "ownRegistration";

/** The page of one's own registration. */
export const OWN_REGISTRATION_PAGES: VisitorPages = {
  [`GET ${OWN_REGISTRATION_PATH}`]: { action, answer: show, failed },
  [`POST ${OWN_REGISTRATION_PATH}`]: { action, answer: submit, failed },
};
