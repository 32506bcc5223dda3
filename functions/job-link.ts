import { EventId, EventSlotId, ParkId, PostingId } from "@shanhai/contract/scalar";
import { JOB_PATH, JOBS_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import * as z from "zod/mini";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** What a link to a park's board was printed on: the board's own poster, an event's, a booth's, or one posting's. */
export type LinkedSource =
  | { kind: "board" }
  | { kind: "event"; eventId: EventId }
  | { kind: "slot"; eventId: EventId; slotId: EventSlotId }
  | { kind: "posting"; postingId: PostingId };

const PURPOSE = "jobs";
/** A booth is found by way of its event, and so named with it. */
const ONE = { owner: ParkId, parts: [z.union([z.literal("board"), EventId, PostingId])] };
const TWO = { owner: ParkId, parts: [EventId, EventSlotId] };

function partsOf(source: LinkedSource): string[] {
  if (source.kind === "board") return ["board"];
  if (source.kind === "event") return [source.eventId];
  return source.kind === "slot" ? [source.eventId, source.slotId] : [source.postingId];
}

/** The token of a link to a park's board, signed with the park's key. */
const writeJobToken = (keys: OwnerKeys, parkId: string, source: LinkedSource) =>
  writeLinkToken(keys, PURPOSE, parkId, partsOf(source));

/** The path of a park's board, for somebody who comes from there. */
export function boardPath(keys: OwnerKeys, parkId: string, source: LinkedSource): string {
  return JOBS_PATH.replace("{token}", writeJobToken(keys, parkId, source));
}

/** The path of one job, for somebody who comes from there. */
export function jobPath(keys: OwnerKeys, parkId: string, source: LinkedSource, postingId: PostingId): string {
  return JOB_PATH.replace("{token}", writeJobToken(keys, parkId, source)).replace("{postingId}", postingId);
}

/** Whose board a token opens and where it comes from, or undefined when it is none. `keysOf` gives a park's keys. */
export function readJobToken(
  text: string,
  keysOf: (parkId: string) => OwnerKeys,
): { parkId: string; source: LinkedSource } | undefined {
  const read = readLinkToken(text, PURPOSE, ONE, keysOf) ?? readLinkToken(text, PURPOSE, TWO, keysOf);
  if (!read) return undefined;
  const { owner: parkId, parts } = read;
  const [first = "", slotId] = parts;
  if (slotId) return { parkId, source: { kind: "slot", eventId: first as EventId, slotId: slotId as EventSlotId } };
  if (first === "board") return { parkId, source: { kind: "board" } };
  if (first.startsWith("evt_")) return { parkId, source: { kind: "event", eventId: first as EventId } };
  return { parkId, source: { kind: "posting", postingId: first as PostingId } };
}
