import type { EventDetail } from "@shanhai/contract/event";
import { AgendaEditor } from "./agenda-editor.tsx";
import { EventSlots } from "./event-slots.tsx";

/** What happens when, and who stands where. */
export function EventProgramme({ event }: { event: EventDetail }) {
  return (
    <>
      <AgendaEditor key={event.agenda.version} event={event} />
      <EventSlots event={event} />
    </>
  );
}
