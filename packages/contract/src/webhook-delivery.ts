import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Instant } from "./scalar.ts";
import { WebhookDeliveryId, WebhookEventId, WebhookId } from "./webhook-id.ts";

/** Why nothing got through, where there was no answer: no such host, an address that may not be reached, and the like. */
const DeliveryError = z
  .enum(["timeout", "dns", "address", "tls", "connection"])
  .register(z.globalRegistry, { id: "DeliveryError" });
export type DeliveryError = z.infer<typeof DeliveryError>;

/** One try: the status that the receiver answered, or why it did not. Anything but 2xx is a failure, redirects too. */
const Attempt = z
  .object({
    at: Instant,
    /** Milliseconds until the answer, or until it was given up. */
    took: z.int(),
    status: z.optional(z.int()),
    error: z.optional(DeliveryError),
  })
  .register(z.globalRegistry, { id: "WebhookAttempt" });
export type WebhookAttempt = z.infer<typeof Attempt>;

const DeliveryStatus = z
  .enum(["pending", "delivered", "failed"], { error: "option" })
  .register(z.globalRegistry, { id: "WebhookDeliveryStatus" });

const delivery = () =>
  z.object({
    webhookDeliveryId: WebhookDeliveryId,
    webhookId: WebhookId,
    /** The header `webhook-id`: the same however often it is sent. */
    eventId: WebhookEventId,
    type: z.string(),
    status: DeliveryStatus,
    /** Newest last; of more than thirty the last. */
    attempts: z.array(Attempt),
    /** While it is pending: when it is tried next. */
    nextAttemptAt: z.optional(Instant),
    createdAt: Instant,
  });

/** A message to one webhook, and what became of it; kept for thirty days. */
export const WebhookDelivery = z.lazy(() => delivery().register(z.globalRegistry, { id: "WebhookDelivery" }));
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** With the body as it is sent, to the byte: what the signature is made of. */
export const WebhookDeliveryDetail = z.lazy(() =>
  z.extend(delivery(), { body: z.string() }).register(z.globalRegistry, { id: "WebhookDeliveryDetail" }),
);
export type WebhookDeliveryDetail = z.infer<typeof WebhookDeliveryDetail>;

const ofWebhook = () => z.object({ webhookId: WebhookId });
const one = () => z.object({ webhookId: WebhookId, webhookDeliveryId: WebhookDeliveryId });

export const testWebhook = endpoint({
  id: "testWebhook",
  method: "POST",
  path: "/webhooks/{webhookId}/test",
  tag: "webhook",
  summary: "Send `webhook.test`, to a paused webhook too; the delivery says what came of it",
  permits: AGENCY_OWNER,
  params: ofWebhook,
  status: 202,
  result: () => WebhookDelivery,
});

export const listWebhookDeliveries = endpoint({
  id: "listWebhookDeliveries",
  method: "GET",
  path: "/webhooks/{webhookId}/deliveries",
  tag: "webhook",
  summary: "A webhook's deliveries of the last thirty days, newest first; all, or those that failed",
  permits: AGENCY_OWNER,
  params: ofWebhook,
  query: () => z.extend(PageQuery, { status: z.optional(z.literal("failed", { error: "option" })) }),
  result: () => pageOf(WebhookDelivery),
});

export const getWebhookDelivery = endpoint({
  id: "getWebhookDelivery",
  method: "GET",
  path: "/webhooks/{webhookId}/deliveries/{webhookDeliveryId}",
  tag: "webhook",
  summary: "One delivery, with its body",
  permits: AGENCY_OWNER,
  params: one,
  result: () => WebhookDeliveryDetail,
});

export const replayWebhookDelivery = endpoint({
  id: "replayWebhookDelivery",
  method: "POST",
  path: "/webhooks/{webhookId}/deliveries/{webhookDeliveryId}/replay",
  tag: "webhook",
  summary: "Send a delivery again, whatever became of it, without waiting for its next try; its id stays the same",
  permits: AGENCY_OWNER,
  params: one,
  status: 202,
  result: () => WebhookDelivery,
  errors: ["webhook.paused", "webhook.pending"],
});

export const replayWebhookDeliveries = endpoint({
  id: "replayWebhookDeliveries",
  method: "POST",
  path: "/webhooks/{webhookId}/replays",
  tag: "webhook",
  summary: "Send again what failed since a moment, oldest first, up to 90 at once; `more` says to ask again",
  permits: AGENCY_OWNER,
  params: ofWebhook,
  body: () => z.object({ since: z.iso.datetime({ error: "format" }) }),
  status: 202,
  result: () => z.object({ replayed: z.int(), more: z.boolean() }),
  errors: ["webhook.paused"],
});
