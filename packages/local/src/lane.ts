import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";

/** Requests of one organisation that are worked on at once: as many as a browser sends to one host. */
const AT_ONCE = 6;
const PAUSE_MS = 80;
/** An organisation that asked within this time is at work. */
const AT_WORK_MS = 1000;

interface Lane {
  limit: LimitFunction;
  /** One pause after the other, so that what waited does not begin together. */
  pauses: LimitFunction;
  askedAt: number;
}

/**
 * One process for all: each organisation has a lane of it, in which six requests are worked on at once and the next ones wait, in the
 * order in which they came. Each takes a pause first, one after the other, when it is going to be refused, and when more wait behind
 * it while another organisation is at work.
 */
export function createLanes(pause: () => Promise<unknown> = () => sleep(PAUSE_MS)) {
  const lanes = new Map<string, Lane>();
  const besideOthers = (own: Lane) => {
    const since = performance.now() - AT_WORK_MS;
    return [...lanes.values()].some((lane) => lane !== own && lane.askedAt > since);
  };

  return <T>(organisationId: string, refused: boolean, run: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(organisationId) ?? { limit: pLimit(AT_ONCE), pauses: pLimit(1), askedAt: 0 };
    lanes.set(organisationId, lane);
    lane.askedAt = performance.now();
    return lane.limit(async () => {
      if (refused || (lane.limit.pendingCount > 0 && besideOthers(lane))) await lane.pauses(pause);
      return run();
    });
  };
}
