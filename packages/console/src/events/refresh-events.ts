import { getEvent, listEvents } from "@shanhai/contract/event";
import { getEventReport, listEventOutcomes } from "@shanhai/contract/event-outcome";
import { listEventSlots } from "@shanhai/contract/event-slot";
import { listOpenEvents, listRegistrations } from "@shanhai/contract/registration";
import type { QueryClient } from "@tanstack/react-query";

const READS = [
  getEvent,
  listEvents,
  listRegistrations,
  listEventSlots,
  getEventReport,
  listEventOutcomes,
  listOpenEvents,
];

/** Reads anew whatever shows events: registrations, booths and figures move with one another. */
export function refreshEvents(queries: QueryClient): void {
  for (const { id } of READS) void queries.invalidateQueries({ queryKey: [id] });
}
