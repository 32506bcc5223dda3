/** What an organisation may ask for, as its bucket is charged. */
export interface RequestRate {
  /** Requests that are charged together, once they were answered. */
  block: number;
  /** Milliseconds in which a block comes back. */
  blockMs: number;
  /** How far ahead of the clock the bucket may be charged: what may come at once. */
  aheadMs: number;
}

/** Of agencies whose park says nothing else, of parks and of partners. */
export const REQUESTS_A_MINUTE = 12_000;

const LEAST_BLOCK = 50;
const MOST_BLOCK = 200;
const AHEAD_MS = 10_000;

/** Ten seconds' worth at once. A block is a second's worth, but never so small that charging costs over a write in 50 requests. */
export function requestRate(requestsAMinute: number = REQUESTS_A_MINUTE): RequestRate {
  const block = Math.min(MOST_BLOCK, Math.max(LEAST_BLOCK, Math.floor(requestsAMinute / 60)));
  const blockMs = Math.ceil((block * 60_000) / requestsAMinute);
  return { block, blockMs, aheadMs: Math.max(AHEAD_MS, 2 * blockMs) };
}
