import { LeadInput } from "@shanhai/contract/lead";
import { LEAD_PATH } from "@shanhai/contract/visitor-routes";
import { eventClosed } from "@shanhai/pages/event-facts";
import { type LeadField, leadPage, leadTaken } from "@shanhai/pages/lead-page";
import { countFor } from "@shanhai/store/check-in";
import { leadTriesKey } from "@shanhai/store/keys/event";
import { listCatalogue } from "@shanhai/store/offering";
import { getPark } from "@shanhai/store/park";
import { captureFor } from "../capture.ts";
import { failed, type OpenLink, openEventLink } from "./event-link.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Leads that one event is sent a minute: more than any hall brings, and no flood. */
const MOST_A_MINUTE = 120;
/** Agencies that the consent names; a longer list would be read by nobody. */
const MOST_NAMED = 20;

type Typed = Partial<Record<LeadField, string>>;
type Issues = Partial<Record<LeadField, string>>;

async function formPage(
  { language, act }: Visit,
  { table, event }: OpenLink,
  typed: Typed,
  issues?: Issues,
): Promise<Page> {
  const [park, offered] = await Promise.all([getPark(table), listCatalogue(table, undefined, { limit: 100 })]);
  const agencies = [...new Set(offered.items.map(({ agencyName }) => agencyName))].slice(0, MOST_NAMED);
  const shown = { event, parkName: park?.name ?? "", agencies, request: act.newId<string>("req"), typed };
  return { status: issues ? 422 : 200, html: leadPage(language, issues ? { ...shown, issues } : shown) };
}

/** The event that people may leave leads at, or the page that says that they may not: as long as it is not cancelled. */
async function openLead(visit: Visit): Promise<OpenLink | Page> {
  const opened = await openEventLink(visit, "lead");
  if ("html" in opened || opened.event.status !== "cancelled") return opened;
  return { status: 410, html: eventClosed(visit.language, "cancelled", opened.event) };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openLead(visit);
  if ("html" in opened) return opened;
  if (!visit.query.has("sent")) return formPage(visit, opened, {});
  const { table, event } = opened;
  const again = LEAD_PATH.replace("{token}", visit.param("token"));
  return { status: 200, html: leadTaken(visit.language, event, (await getPark(table))?.name ?? "", again) };
}

const FIELDS = ["kind", "organisation", "contactName", "phone", "offeringKind", "note", "consent"] as const;

/** What was typed, cut to what a form would send at most. */
function typedOf(form: URLSearchParams): Typed {
  const given = FIELDS.map((field) => [field, (form.get(field) ?? "").trim().slice(0, 600)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

async function submit(visit: Visit): Promise<Page> {
  const { language, form, act, param } = visit;
  const opened = await openLead(visit);
  if ("html" in opened) return opened;
  const { table, event } = opened;
  const { consent, ...typed } = typedOf(form);
  const parsed = LeadInput.safeParse({ ...typed, phone: typed.phone ?? "", eventId: event.eventId });
  const unagreed: Issues = consent === "yes" ? {} : { consent: "consent" };
  if (!parsed.success || unagreed.consent) {
    const found = parsed.success ? [] : parsed.error.issues;
    const issues = found.map(({ path, message }) => [String(path[0]), message] as const);
    const again = { ...typed, ...(consent ? { consent } : {}) };
    return formPage(visit, opened, again, { ...Object.fromEntries(issues.toReversed()), ...unagreed });
  }
  const many = await countFor(table, leadTriesKey(table.scope, event.eventId, act.at.slice(0, 16)), act.at, 1);
  if (many > MOST_A_MINUTE) return { status: 429, html: eventClosed(language, "slowDown", event) };
  await captureFor(table, keyed(act, form.get("request") ?? "", typed, event.eventId), parsed.data, "page");
  // The same answer whether the number was known or not: who tries numbers out learns nothing.
  const location = `${LEAD_PATH.replace("{token}", param("token"))}?sent`;
  return { status: 303, html: "", headers: { location } };
}

const action = "leaveLead";

/** The page behind an event's code for intents and needs. */
export const EVENT_LEAD_PAGES: VisitorPages = {
  [`GET ${LEAD_PATH}`]: { action, answer: show, failed },
  [`POST ${LEAD_PATH}`]: { action, answer: submit, failed },
};
