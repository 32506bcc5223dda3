import type { CalendarDate, Instant } from "@shanhai/contract/scalar";

/** Who acts, when, and under which promise not to act twice: all that an operation may know of its surroundings. */
export interface Act {
  /** The endpoint or worker that acts; goes into the audit. */
  readonly action: string;
  readonly subject: string;
  /** How colleagues know this person: the invited e-mail, or the worker's name. */
  readonly name: string;
  readonly role: string;
  readonly requestId: string;
  readonly at: Instant;
  /** Today in Asia/Shanghai. */
  readonly today: CalendarDate;
  /** A new prefixed ULID. */
  newId<Id extends string>(prefix: string): Id;
  /** Present when the caller sent an Idempotency-Key: the key, and a hash of what it was sent with. */
  readonly idempotency?: { readonly key: string; readonly hash: string } | undefined;
}
