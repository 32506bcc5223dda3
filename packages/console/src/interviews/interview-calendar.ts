import type { Interview } from "@shanhai/contract/interview";
import ical, { ICalEventStatus } from "ical-generator";
import { hoursOf, slotEnd } from "./interview-words.ts";

/** An instant of a day in Asia/Shanghai, which has had no daylight saving since 1991. */
const at = (date: string, time: string) =>
  time === "24:00" ? new Date(Date.parse(`${date}T00:00:00+08:00`) + 86_400_000) : new Date(`${date}T${time}:00+08:00`);

/** The interview as a calendar file (RFC 5545): an entry for each slot, so that a calendar shows who comes when. */
export function calendarOf(interview: Interview, words: { title: string; people: (booked: number) => string }): string {
  const { interviewId, date, minutes, slots, place, contact, note, version, updatedAt } = interview;
  const calendar = ical({ name: `${words.title} ${hoursOf(interview)}`, prodId: "//Shanhai//Interviews//ZH" });
  for (const slot of slots) {
    calendar.createEvent({
      id: `${interviewId}-${slot.at.replace(":", "")}@shanhai`,
      sequence: version,
      stamp: new Date(updatedAt),
      start: at(date, slot.at),
      end: at(date, slotEnd(slot.at, minutes)),
      summary: words.title,
      location: place,
      description: [words.people(slot.booked), contact, note].filter(Boolean).join("\n"),
      ...(interview.status === "cancelled" ? { status: ICalEventStatus.CANCELLED } : {}),
    });
  }
  return calendar.toString();
}
