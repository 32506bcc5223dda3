import type { Instant } from "@shanhai/contract/scalar";

/** How long a code may be typed, and how often. */
const CODE_MINUTES = 5;
export const MOST_CODE_TRIES = 5;

/** The code that was last sent to a phone. The code itself is kept nowhere. */
export interface OneTimeCode {
  /** Keyed hash of phone and code. */
  hash: string;
  until: Instant;
  tries: number;
  /** The form by which it was typed rightly: sent again, that form is answered again, and no other is. */
  provenBy?: string;
}

/** A code that begins now, in place of any before. */
export function beginCode(hash: string, at: Instant): OneTimeCode {
  const until = new Date(Date.parse(at) + CODE_MINUTES * 60_000).toISOString() as Instant;
  return { hash, until, tries: 0 };
}

/** What typing a code came to. */
export type CodeOutcome = { right: true } | { right: false; left: number };

/** What a try that was counted (`tries`) comes to, by whether the hashes are equal. */
export function judgeCode({ tries, provenBy }: OneTimeCode, same: boolean, request: string): CodeOutcome {
  if (same && (provenBy === undefined || provenBy === request)) return { right: true };
  return { right: false, left: Math.max(0, MOST_CODE_TRIES - tries) };
}
