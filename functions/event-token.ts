import { EventId, ParkId, upTo } from "@shanhai/contract/scalar";
import { EVENT_DOOR_PATH, LEAD_PATH, OWN_REGISTRATION_PATH, REGISTER_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** What a link of an event is for: to register by, for the door, to leave a lead, or to one's own registration. Each opens its page alone. */
export type EventLink = "register" | "door" | "lead" | "own";

const PATHS: Record<EventLink, string> = {
  register: REGISTER_PATH,
  door: EVENT_DOOR_PATH,
  lead: LEAD_PATH,
  own: OWN_REGISTRATION_PATH,
};
const purposeOf = (link: EventLink) => `event:${link}`;

export interface EventToken {
  parkId: string;
  eventId: EventId;
  /** The event's link of that kind (renewing it ends the links before), or the registration whose own it is. */
  part: string;
}

/** The path of a link, signed with its park's key. */
export function eventLinkPath(keys: OwnerKeys, link: EventLink, { parkId, eventId, part }: EventToken): string {
  return PATHS[link].replace("{token}", writeLinkToken(keys, purposeOf(link), parkId, [eventId, part]));
}

/** What a token names, or undefined when it is none of that kind. `keysOf` gives a park's keys. */
export function readEventToken(
  text: string,
  link: EventLink,
  keysOf: (parkId: string) => OwnerKeys,
): EventToken | undefined {
  const read = readLinkToken(text, purposeOf(link), { owner: ParkId, parts: [EventId, upTo(30)] }, keysOf);
  if (!read) return undefined;
  const [eventId, part = ""] = read.parts;
  return { parkId: read.owner, eventId: eventId as EventId, part };
}
