import type { Interview } from "@shanhai/contract/interview";

/** When a slot that begins then is over. */
export function slotEnd(at: string, minutes: number): string {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const end = hour * 60 + minute + minutes;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(end / 60))}:${two(end % 60)}`;
}

/** From the first slot's beginning to the last one's end: 09:00–11:30. */
export function hoursOf({ slots, minutes }: Pick<Interview, "slots" | "minutes">): string {
  const [first, last] = [slots[0], slots.at(-1)];
  return first && last ? `${first.at}–${slotEnd(last.at, minutes)}` : "";
}

/** Seats of all slots together. */
export function seatsOf({ slots }: Pick<Interview, "slots">): number {
  return slots.reduce((sum, { capacity }) => sum + capacity, 0);
}
