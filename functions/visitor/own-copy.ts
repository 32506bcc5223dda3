import type { HeldByPark } from "@shanhai/contract/access-export";
import { OWN_COPY_PATH, OWN_JOBS_PATH } from "@shanhai/contract/visitor-routes";
import { personalCopy } from "@shanhai/domain/access-export";
import { personalCopyPage } from "@shanhai/pages/personal-copy-page";
import { getEvents } from "@shanhai/store/event";
import { alertOf, getAlert } from "@shanhai/store/job-alert";
import { findAtPark, hashesAtPark } from "@shanhai/store/park-person";
import { heldData } from "../held-data.ts";
import { failed } from "./job-board.ts";
import { findOwn } from "./own-applications.ts";
import { openOwn, type Proven } from "./own-jobs.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** What the park itself has of the phone. */
async function heldByPark({ park, phone }: Proven): Promise<HeldByPark> {
  const [alert, { registrations, leads }] = await Promise.all([
    getAlert(park, alertOf(park, phone)),
    findAtPark(park, hashesAtPark(park, phone)),
  ]);
  const events = await getEvents(park, [...new Set(registrations.map(({ eventId }) => eventId))]);
  return {
    ...(alert ? { alert: { until: alert.until, consentVersion: alert.consentVersion } } : {}),
    registrations: registrations.map(({ eventId, contactName, status, createdAt, note }) => ({
      event: events.get(eventId)?.title ?? "",
      name: contactName,
      status,
      at: createdAt,
      ...(note ? { note } : {}),
    })),
    leads: leads.map(({ kind, contactName, organisation, status, createdAt }) => ({
      kind,
      name: contactName,
      status,
      at: createdAt,
      ...(organisation ? { organisation } : {}),
    })),
  };
}

/** All that park and agencies have of the person who proved this phone: to read, or as a file. */
async function show(visit: Visit): Promise<Page> {
  const proven = openOwn(visit);
  if ("html" in proven) return proven;
  const { platform, language, act, query, param } = visit;
  const { park, phone } = proven;
  const people = await findOwn(platform, park, phone);
  const holdings = await Promise.all(
    people.flatMap(({ table, agencyName, candidate, applications }) => {
      const known = applications.map(({ record }) => record.applicationId);
      return candidate ? [heldData(table, candidate, { agencyName, known })] : [];
    }),
  );
  const copy = personalCopy(holdings, { at: act.at, phone, park: await heldByPark(proven) });
  if (query.get("format") === "json") {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="resume.json"',
    };
    return { status: 200, html: JSON.stringify(copy, null, 2), headers };
  }
  const links = { back: OWN_JOBS_PATH.replace("{token}", param("token")), download: "?format=json" };
  return { status: 200, html: personalCopyPage(language, copy, links) };
}

/** A copy of what is held of somebody whose phone is proven (PIPL 45). */
export const OWN_COPY_PAGES: VisitorPages = {
  [`GET ${OWN_COPY_PATH}`]: { action: "showOwnCopy", answer: show, failed },
};
