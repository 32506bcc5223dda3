import type { DeliveryError } from "@shanhai/contract/webhook-delivery";
import type { Platform } from "./platform.ts";

/** A delivery that waits for a worker; `due`, where it is to be tried later. */
export interface WebhookMessage {
  tenantId: string;
  webhookId: string;
  webhookDeliveryId: string;
  round: number;
  due?: string | undefined;
}

export interface WebhookQueue {
  /** `group`: whose it is, so that one agency's messages hold up nobody else's. `delaySeconds`: up to 900. */
  send(message: WebhookMessage, post: { group: string; delaySeconds: number }): Promise<void>;
}

/** What a receiver did: the status it answered, or why it did not. */
export type ReceiverAnswer = { status: number } | { error: DeliveryError };

export interface ReceiverMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The way out to addresses that agencies name: the one port through which a stranger chooses where we connect. */
export interface Receivers {
  /** Whether messages to this address can be sent at all, as far as the address itself tells. */
  accepts(url: string): boolean;
  /** Posts a message. What a receiver does wrong is an answer, never thrown. */
  post(message: ReceiverMessage): Promise<ReceiverAnswer>;
}

/** Platforms of the functions that queue deliveries, and of those that go out: the others have no way to. */
export interface QueuePlatform extends Platform {
  webhooks: WebhookQueue;
}
export interface ReceiverPlatform extends Platform {
  receivers: Receivers;
}
export type WebhookPlatform = QueuePlatform & ReceiverPlatform;
