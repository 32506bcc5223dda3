import type { Instant } from "@shanhai/contract/scalar";
import type { PauseReason, Webhook } from "@shanhai/contract/webhook";
import type { WebhookId } from "@shanhai/contract/webhook-id";
import { MOST_WEBHOOKS } from "@shanhai/contract/webhook-limit";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

const HOUR_MS = 60 * 60 * 1000;
/** How long the secret before goes on signing. */
const OVERLAP_MS = 24 * HOUR_MS;
/** So long nothing may get through before a webhook is paused. */
const PATIENCE_MS = 5 * 24 * HOUR_MS;

/** A webhook as kept: its secrets sealed. */
export interface WebhookRecord extends Webhook {
  sealedSecret: string;
  sealedPrevious?: string;
}

/** A webhook as its owner sees it: without secrets. */
export function readWebhook({ sealedSecret: _secret, sealedPrevious: _previous, ...webhook }: WebhookRecord): Webhook {
  return webhook;
}

const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString() as Instant;

/** A new webhook, active from now on. Throws `webhook.many` when the agency has as many as it may. */
export function createWebhook(
  count: number,
  input: Pick<Webhook, "url" | "types" | "description">,
  sealedSecret: string,
  act: Pick<Act, "at" | "newId">,
): WebhookRecord {
  if (count >= MOST_WEBHOOKS) throw new AppError("webhook.many", { most: MOST_WEBHOOKS });
  const { url, types, description } = input;
  return {
    webhookId: act.newId<WebhookId>("whk"),
    url,
    types,
    ...(description === undefined ? {} : { description }),
    status: "active",
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
    sealedSecret,
  };
}

export interface WebhookChange {
  version: number;
  url?: string | undefined;
  types?: string[] | undefined;
  description?: string | null | undefined;
  status?: Webhook["status"] | undefined;
}

/** The webhook after its owner's change. Another address, and setting it going, forget that it was failing. Throws `stale`. */
export function changeWebhook(record: WebhookRecord, input: WebhookChange, act: Pick<Act, "at">): WebhookRecord {
  if (record.version !== input.version) throw new AppError("stale", { current: readWebhook(record) });
  const { pausedBecause, failingSince, description: before, ...kept } = record;
  const status = input.status ?? record.status;
  const description = input.description === undefined ? before : (input.description ?? undefined);
  const afresh = status !== record.status || (input.url !== undefined && input.url !== record.url);
  const why: PauseReason | undefined = status === "paused" ? (pausedBecause ?? "owner") : undefined;
  return {
    ...kept,
    url: input.url ?? record.url,
    types: input.types ?? record.types,
    ...(description === undefined ? {} : { description }),
    status,
    ...(why ? { pausedBecause: why } : {}),
    ...(failingSince && !afresh ? { failingSince } : {}),
    version: record.version + 1,
    updatedAt: act.at,
  };
}

/** The webhook with a new secret; the one before signs along for a day, and one before that no more. Throws `stale`. */
export function rotateSecret(
  record: WebhookRecord,
  version: number,
  sealedSecret: string,
  act: Pick<Act, "at">,
): WebhookRecord {
  if (record.version !== version) throw new AppError("stale", { current: readWebhook(record) });
  return {
    ...record,
    sealedSecret,
    sealedPrevious: record.sealedSecret,
    previousSecretUntil: later(act.at, OVERLAP_MS),
    version: record.version + 1,
    updatedAt: act.at,
  };
}

/** The sealed secrets that sign now, the newest first. */
export function signingSecrets(record: WebhookRecord, at: string): string[] {
  const { sealedSecret, sealedPrevious, previousSecretUntil } = record;
  const overlaps = sealedPrevious !== undefined && previousSecretUntil !== undefined && at < previousSecretUntil;
  return overlaps ? [sealedSecret, sealedPrevious] : [sealedSecret];
}

type Health = Pick<Webhook, "status" | "pausedBecause" | "failingSince">;

/**
 * What one try tells of a webhook, or undefined when nothing new: what got through ends a failing, what did not begins one, and one
 * of five days pauses it, as does a receiver that says it is gone.
 */
export function healthAfter(
  webhook: Pick<Webhook, "status" | "failingSince">,
  { delivered, status }: { delivered: boolean; status?: number | undefined },
  at: Instant,
): Health | undefined {
  if (delivered) return webhook.failingSince ? { status: webhook.status } : undefined;
  const failingSince = webhook.failingSince ?? at;
  const because: PauseReason | undefined =
    status === 410 ? "gone" : Date.parse(at) - Date.parse(failingSince) >= PATIENCE_MS ? "failing" : undefined;
  if (webhook.status === "active" && because) return { status: "paused", pausedBecause: because, failingSince };
  return webhook.failingSince ? undefined : { status: webhook.status, failingSince };
}
