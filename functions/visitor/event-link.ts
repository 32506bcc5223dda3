import type { ErrorCode, Language } from "@shanhai/contract/problem";
import type { EventRecord } from "@shanhai/domain/event";
import { eventClosed } from "@shanhai/pages/event-facts";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { getEvent } from "@shanhai/store/event";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { type EventLink, readEventToken } from "../event-token.ts";
import type { Page, Visit } from "./page.ts";

/** Numbers that say something about others, by event and minute: more than this is somebody trying them out. */
export const MOST_TRIES = 30;

export interface OpenLink {
  table: Table<ParkScope>;
  event: EventRecord;
  /** Behind the event in the link: which of its links, or whose registration. */
  part: string;
}

/** The event that a link of a kind opens, or the page that says that it opens nothing. */
export async function openEventLink({ platform, language, param }: Visit, link: EventLink): Promise<OpenLink | Page> {
  const closed = { status: 404, html: linkClosed(language) };
  const named = readEventToken(param("token"), link, (parkId) => platform.keys.of(mintParkScope(parkId)));
  if (!named) return closed;
  // The signature says that an event of this park was named by it: nobody chooses a park here.
  const table = platform.open(mintParkScope(named.parkId));
  const event = await getEvent(table, named.eventId);
  if (!event || event.status === "draft") return closed;
  const { registerLink, doorLink } = event;
  if (link !== "own" && named.part !== { register: registerLink, door: doorLink, lead: registerLink }[link])
    return closed;
  return { table, event, part: named.part };
}

/** What an event's pages show when their answer failed. */
export function failed(language: Language, code: ErrorCode): Page {
  if (code === "event.notOpen") return { status: 410, html: eventClosed(language, "notOpen") };
  if (code === "event.cancelled") return { status: 410, html: eventClosed(language, "cancelled") };
  return { status: code === "internal" ? 500 : 503, html: eventClosed(language, "busy") };
}
