import { EventId, EventSlotId, JobSourceId, ParkId, PostingId } from "@shanhai/contract/scalar";
import { JOB_PATH, JOBS_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import * as z from "zod/mini";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** What a link to a park's board was printed on: the board's own poster, an event's, a booth's, one posting's, or that at a named place. */
export type LinkedSource =
  | { kind: "board" }
  | { kind: "event"; eventId: EventId }
  | { kind: "slot"; eventId: EventId; slotId: EventSlotId }
  | { kind: "posting"; postingId: PostingId }
  | { kind: "named"; postingId: PostingId; sourceId: JobSourceId };

const PURPOSE = "jobs";
/** A booth is found by way of its event and a place by way of its posting, and so named with it. */
const ONE = { owner: ParkId, parts: [z.union([z.literal("board"), EventId, PostingId])] };
const SLOT = { owner: ParkId, parts: [EventId, EventSlotId] };
const NAMED = { owner: ParkId, parts: [PostingId, JobSourceId] };

function partsOf(source: LinkedSource): string[] {
  if (source.kind === "board") return ["board"];
  if (source.kind === "event") return [source.eventId];
  if (source.kind === "slot") return [source.eventId, source.slotId];
  return source.kind === "named" ? [source.postingId, source.sourceId] : [source.postingId];
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
  const shapes = [ONE, SLOT, NAMED];
  const read = shapes.reduce<ReturnType<typeof readLinkToken>>(
    (found, shape) => found ?? readLinkToken(text, PURPOSE, shape, keysOf),
    undefined,
  );
  if (!read) return undefined;
  const { owner: parkId, parts } = read;
  const [first = "", second] = parts;
  if (second?.startsWith("src_")) {
    return { parkId, source: { kind: "named", postingId: first as PostingId, sourceId: second as JobSourceId } };
  }
  if (second) return { parkId, source: { kind: "slot", eventId: first as EventId, slotId: second as EventSlotId } };
  if (first === "board") return { parkId, source: { kind: "board" } };
  if (first.startsWith("evt_")) return { parkId, source: { kind: "event", eventId: first as EventId } };
  return { parkId, source: { kind: "posting", postingId: first as PostingId } };
}
