import type { ResultOf } from "@shanhai/contract/endpoint";
import { POSTER_WORDS } from "@shanhai/contract/job-words";
import type * as contract from "@shanhai/contract/posting-source";
import type { EventId, EventSlotId } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import { getEvent } from "@shanhai/store/event";
import { getSlot } from "@shanhai/store/event-slot";
import { getPark } from "@shanhai/store/park";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { boardPath } from "../job-link.ts";
import type { Platform } from "../platform.ts";
import { posterFile } from "./poster.ts";

type Of = { eventId?: EventId | undefined; slotId?: EventSlotId | undefined };

/** The link to the park's board from itself, an event or a booth, and what that is called. */
async function linkOf(table: Table<ParkScope>, { eventId, slotId }: Of) {
  const park = found(await getPark(table));
  const path = (source: Parameters<typeof boardPath>[2]) => boardPath(table.keys, table.scope.id, source);
  if (!eventId) return { park, path: path({ kind: "board" }), title: park.name, place: undefined };
  const event = found(await getEvent(table, eventId));
  if (!slotId) return { park, path: path({ kind: "event", eventId }), title: event.title, place: undefined };
  const slot = found(await getSlot(table, eventId, slotId));
  return { park, path: path({ kind: "slot", eventId, slotId }), title: event.title, place: slot.label };
}

export async function getLink(
  { scope, input }: Request<typeof contract.getJobBoardLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getJobBoardLink>> {
  const { path, title, place } = await linkOf(platform.open(scope), input.query);
  return { path, title: place ? `${title} · ${place}` : title };
}

export async function getPoster(
  { scope, input }: Request<typeof contract.getJobBoardPoster>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getJobBoardPoster>> {
  const { format, language, ...of } = input.query;
  const { park, path, title, place } = await linkOf(platform.open(scope), of);
  const jobs = POSTER_WORDS[language].jobs;
  const facts = of.eventId ? [jobs] : [];
  const content = {
    from: park.name,
    title: of.eventId ? title : jobs,
    facts,
    place,
    url: `${platform.origin()}${path}`,
  };
  return posterFile(content, { format, language });
}
