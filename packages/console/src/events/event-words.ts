import type { ParkEvent } from "@shanhai/contract/event";
import type { Language } from "@shanhai/contract/problem";
import { dateText } from "../format/moment.tsx";

/** 8月8日 09:00–17:00, with the last day where there are several. */
export function whenOf(
  { date, endDate, from, to }: Pick<ParkEvent, "date" | "endDate" | "from" | "to">,
  language: Language,
) {
  const days =
    date === endDate ? dateText(date, language) : `${dateText(date, language)} – ${dateText(endDate, language)}`;
  return `${days} ${from}–${to}`;
}

/** Agencies, enterprises and people together. */
export function allOf({ agency, enterprise, person }: ParkEvent["registered"]): number {
  return agency + enterprise + person;
}

export const EVENT_TONES = { draft: "quiet", open: "live", closed: "warn", held: "good", cancelled: "quiet" } as const;
