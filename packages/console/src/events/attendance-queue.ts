import { MOST_MARKED, markAttended } from "@shanhai/contract/registration";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { call, isUncertain } from "../session/api.ts";
import { useWhenOnline } from "../session/use-when-online.ts";
import { refreshEvents } from "./refresh-events.ts";

const placeOf = (eventId: string) => `shanhai.attendance:${eventId}`;

type Marks = Readonly<Record<string, boolean>>;

function readKept(eventId: string): Marks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(eventId)) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Marks) : {};
  } catch {
    return {};
  }
}

function keep(eventId: string, marks: Marks): void {
  if (Object.keys(marks).length === 0) localStorage.removeItem(placeOf(eventId));
  else localStorage.setItem(placeOf(eventId), JSON.stringify(marks));
}

/**
 * Marks at the door, kept in the browser until the server has them: a hall's network comes and goes. Marking twice counts once,
 * so that a mark whose answer was lost is sent again without harm. Of the people it keeps ids alone.
 */
export function useAttendanceQueue(eventId: string, onRefused: (count: number) => void) {
  const queries = useQueryClient();
  const [marks, setMarks] = useState<Marks>(() => readKept(eventId));
  const current = useRef(marks);
  const sending = useRef(false);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  const change = useCallback(
    (next: Marks) => {
      current.current = next;
      setMarks(next);
      keep(eventId, next);
    },
    [eventId],
  );

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (;;) {
        const [first] = Object.values(current.current);
        if (first === undefined) return;
        const ids = Object.keys(current.current).filter((id) => current.current[id] === first);
        const registrationIds = ids.slice(0, MOST_MARKED);
        let outcome: number;
        try {
          const body = { registrationIds, attended: first };
          const { results } = await call(markAttended, { params: { eventId }, body });
          outcome = results.filter((one) => one.outcome !== "marked").length;
        } catch (error) {
          if (isUncertain(error)) return;
          outcome = registrationIds.length;
        }
        if (outcome > 0) refused.current(outcome);
        // What was marked otherwise meanwhile goes with the next round.
        const sent = new Set<string>(registrationIds);
        const left = Object.entries(current.current).filter(([id, mark]) => !sent.has(id) || mark !== first);
        change(Object.fromEntries(left));
        refreshEvents(queries);
      }
    } finally {
      sending.current = false;
    }
  }, [change, eventId, queries]);

  useWhenOnline(flush);

  return {
    /** Marks that the server does not have yet, by registration. */
    marks,
    mark(id: string, attended: boolean) {
      change({ ...current.current, [id]: attended });
      void flush();
    },
  };
}
