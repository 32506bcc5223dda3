import type { Instant } from "@shanhai/contract/scalar";
import type { WebhookAttempt, WebhookDelivery, WebhookDeliveryDetail } from "@shanhai/contract/webhook-delivery";
import type { WebhookDeliveryId, WebhookEventId, WebhookId } from "@shanhai/contract/webhook-id";
import { AppError } from "./app-error.ts";
import type { WebhookEvent } from "./webhook-event.ts";

/**
 * Seconds from each failure to the next try: five seconds, five minutes, half an hour, 2, 5, 10, 14, 20 and 24 hours, as Standard
 * Webhooks suggests. Ten tries in three days.
 */
export const RETRY_AFTER_S = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** Attempts that a delivery shows. */
const SHOWN = 30;

/** A delivery as kept. */
export interface DeliveryRecord extends WebhookDeliveryDetail {
  /** Counts attempts and replays: a message of an earlier round has nothing more to say. */
  round: number;
  /** Failures in a row since it was first sent, or sent again. */
  failures: number;
  /** A worker is at it until then. */
  claimedUntil?: Instant;
}

/** A delivery as a list shows it: without the body. */
export function readDelivery(record: DeliveryRecord): WebhookDelivery {
  const { body: _body, ...delivery } = readDeliveryDetail(record);
  return delivery;
}

export function readDeliveryDetail(record: DeliveryRecord): WebhookDeliveryDetail {
  const { round: _round, failures: _failures, claimedUntil: _claimed, ...delivery } = record;
  return delivery;
}

/** A message to one webhook, to be sent now. The body is written once, so that its signature can be checked to the byte. */
export function createDelivery(
  ids: { webhookId: WebhookId; webhookDeliveryId: WebhookDeliveryId; eventId: WebhookEventId },
  { type, at, data }: Pick<WebhookEvent, "type" | "at" | "data">,
): DeliveryRecord {
  return {
    ...ids,
    type,
    status: "pending",
    attempts: [],
    createdAt: at,
    body: JSON.stringify({ type, timestamp: at, data }),
    round: 1,
    failures: 0,
  };
}

/** Whether the receiver took it: 2xx, and nothing else. */
export function gotThrough({ status }: Pick<WebhookAttempt, "status">): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/**
 * The delivery after a try: delivered, to be tried again, or failed when that was the last. `spread` (0 to 1) puts up to a tenth onto
 * the wait, so that what failed together is not tried again together.
 */
export function afterAttempt(record: DeliveryRecord, attempt: WebhookAttempt, spread: number): DeliveryRecord {
  const { nextAttemptAt: _next, claimedUntil: _claimed, ...rest } = record;
  const told = { ...rest, attempts: [...record.attempts, attempt].slice(-SHOWN), round: record.round + 1 };
  if (gotThrough(attempt)) return { ...told, status: "delivered", failures: 0 };
  const failures = record.failures + 1;
  const wait = RETRY_AFTER_S[failures - 1];
  if (wait === undefined || attempt.status === 410) return { ...told, status: "failed", failures };
  const next = Date.parse(attempt.at) + attempt.took + wait * 1000 * (1 + spread / 10);
  return { ...told, status: "pending", failures, nextAttemptAt: new Date(next).toISOString() as Instant };
}

/** The delivery when its webhook was paused meanwhile: nobody tries it any more until it is sent again. */
export function giveUpDelivery(record: DeliveryRecord): DeliveryRecord {
  const { nextAttemptAt: _next, claimedUntil: _claimed, ...rest } = record;
  return { ...rest, status: "failed", round: record.round + 1 };
}

/** So long after it was due a delivery that is still pending is being sent by nobody. */
const STUCK_MS = 15 * 60 * 1000;

/**
 * The delivery sent again from the beginning; its id and body stay. One that waits for a later try need not wait. Throws
 * `webhook.pending` when it is being sent anyway.
 */
export function replayDelivery(record: DeliveryRecord, act: { at: string }): DeliveryRecord {
  const { claimedUntil: _claimed, nextAttemptAt, ...rest } = record;
  const since = Date.parse(act.at) - Date.parse(nextAttemptAt ?? record.createdAt);
  if (record.status === "pending" && since >= 0 && since < STUCK_MS) throw new AppError("webhook.pending");
  return { ...rest, status: "pending", failures: 0, round: record.round + 1 };
}
