import { type Registration, RegistrationInput } from "@shanhai/contract/registration";
import { REGISTER_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { isOpenToAll } from "@shanhai/domain/event";
import { placesLeft } from "@shanhai/domain/registration";
import { eventClosed } from "@shanhai/pages/event-facts";
import { type RegisterField, registerPage, type Typed } from "@shanhai/pages/register-page";
import { countTry } from "@shanhai/store/check-in";
import { remember } from "@shanhai/store/commit";
import { getAgenda } from "@shanhai/store/event";
import { getPark } from "@shanhai/store/park";
import { eventLinkPath } from "../event-token.ts";
import { registerFor } from "../register.ts";
import { failed, type OpenLink, openEventLink } from "./event-link.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/**
 * Registrations a minute that met a number which is registered, or are not answered yet. More than at the door: a whole hall
 * registers at once, and whoever tries numbers out here registers each that was not.
 */
const MOST_AT_ONCE = 120;

type Issues = Partial<Record<RegisterField, string>>;

async function formPage(
  { language, act }: Visit,
  { table, event }: OpenLink,
  typed: Typed,
  issues?: Issues,
): Promise<Page> {
  const [agenda, park] = await Promise.all([getAgenda(table, event.eventId), getPark(table)]);
  const shown = {
    event,
    agenda: agenda?.items ?? [],
    placesLeft: placesLeft(event),
    waiting: event.waiting,
    parkName: event.organiser ?? park?.name ?? "",
    request: act.newId<string>("req"),
    typed,
    ...(issues ? { issues } : {}),
  };
  return { status: issues ? 422 : 200, html: registerPage(language, shown) };
}

/** The event that takes registrations, or the page that says that it does not. */
async function openForm(visit: Visit): Promise<OpenLink | Page> {
  const { language, act } = visit;
  const opened = await openEventLink(visit, "register");
  if ("html" in opened) return opened;
  const { event } = opened;
  if (event.status === "cancelled") return { status: 410, html: eventClosed(language, "cancelled", event) };
  if (!isOpenToAll(event, act.today)) return { status: 410, html: eventClosed(language, "notOpen", event) };
  return opened;
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openForm(visit);
  return "html" in opened ? opened : formPage(visit, opened, {});
}

const FIELDS = ["kind", "organisation", "contactName", "phone", "people", "note"] as const;

/** What was typed, cut to what a form would send at most. */
function typedOf(form: URLSearchParams): Typed {
  const given = FIELDS.map((field) => [field, (form.get(field) ?? "").trim().slice(0, 400)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

/** To one's own registration, so that loading the page again sends nothing again. */
function toOwn({ table, event }: OpenLink, { registrationId }: Registration): Page {
  const location = eventLinkPath(table.keys, "own", {
    parkId: table.scope.id,
    eventId: event.eventId,
    part: registrationId,
  });
  return { status: 303, html: "", headers: { location } };
}

async function submit(visit: Visit): Promise<Page> {
  const { language, form } = visit;
  const typed = typedOf(form);
  const link = await openEventLink(visit, "register");
  if ("html" in link) return link;
  const act = keyed(visit.act, form.get("request") ?? "", typed, link.event.eventId);
  const earlier = await remember(link.table, act);
  if (earlier) return toOwn(link, earlier.result as Registration);
  const opened = await openForm(visit);
  if ("html" in opened) return opened;
  const { table, event } = opened;
  const people = typed.people === undefined ? undefined : Number(typed.people.normalize("NFKC"));
  const parsed = RegistrationInput.safeParse({ ...typed, phone: typed.phone ?? "", people });
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => [String(path[0]), message] as const);
    return formPage(visit, opened, typed, Object.fromEntries(issues.toReversed()));
  }
  // That a number is registered already says something of its owner: whoever tries numbers out is stopped.
  if ((await countTry(table, event.eventId, act.at, 1)) > MOST_AT_ONCE)
    return { status: 429, html: eventClosed(language, "slowDown", event) };
  try {
    const made = await registerFor(table, act, event.eventId, parsed.data, { channel: "page" });
    await countTry(table, event.eventId, act.at, -1);
    return toOwn(opened, made);
  } catch (error) {
    const duplicate = error instanceof AppError && error.code === "registration.duplicate";
    if (!duplicate) throw error;
    return formPage(visit, opened, typed, { phone: "registration.duplicate" });
  }
}

const action = "registerByLink";

/** The page behind an event's code for everybody. */
export const REGISTER_PAGES: VisitorPages = {
  [`GET ${REGISTER_PATH}`]: { action, answer: show, failed },
  [`POST ${REGISTER_PATH}`]: { action, answer: submit, failed },
};
