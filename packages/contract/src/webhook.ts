import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Instant, listOf, text, upTo, Version } from "./scalar.ts";
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from "./webhook-event.ts";
import { WebhookId } from "./webhook-id.ts";

/** What a webhook may choose; the test comes to each. */
export const CHOOSABLE_EVENTS = WEBHOOK_EVENT_TYPES.filter((type) => type !== "webhook.test");

const EventTypes = z.lazy(() =>
  listOf(z.enum(CHOOSABLE_EVENTS as [WebhookEventType], { error: "option" }), CHOOSABLE_EVENTS.length).check(
    z.minLength(1, { error: "short" }),
    z.refine((types) => new Set(types).size === types.length, { error: "duplicate" }),
  ),
);

/** Nothing in it that could be read as another address, and no password that would lie in a log. */
function isReceiver(address: string): boolean {
  if (/[\s\\]/.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password, hash, port } = new URL(address);
  const named = Number(port || 443);
  return /^https?:$/.test(protocol) && !username && !password && !hash && (named === 443 || named > 1023);
}

/** Where messages go: https, port 443 or above 1023. Which addresses may be reached is for the platform to say. */
const ReceiverUrl = upTo(500).check(z.refine(isReceiver, { error: "https" }));

/** `paused` by its owner, because nothing got through for five days, or because the receiver said that it is gone (410). */
const PauseReason = z.enum(["owner", "failing", "gone"]);
export type PauseReason = z.infer<typeof PauseReason>;

/** Where an agency's own systems hear of what happens; signed as Standard Webhooks has it. */
export const Webhook = z.lazy(() =>
  z
    .object({
      webhookId: WebhookId,
      url: z.string(),
      description: z.optional(z.string()),
      types: z.array(z.string()),
      status: z.enum(["active", "paused"]),
      pausedBecause: z.optional(PauseReason),
      /** Nothing has got through since; gone with the first message that does. */
      failingSince: z.optional(Instant),
      /** Until then messages carry a signature of the secret before, too. */
      previousSecretUntil: z.optional(Instant),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Webhook" }),
);
export type Webhook = z.infer<typeof Webhook>;

/** The one time that a secret is shown: `whsec_` and 32 bytes in base64. */
const WithSecret = z.lazy(() => z.object({ webhook: Webhook, secret: z.string() }));
export type WebhookWithSecret = z.infer<typeof WithSecret>;

export const createWebhook = endpoint({
  id: "createWebhook",
  method: "POST",
  path: "/webhooks",
  tag: "webhook",
  summary: "Have messages sent to an address of yours; the answer shows the secret that they are signed with, once",
  permits: AGENCY_OWNER,
  keys: "never",
  body: () => z.object({ url: ReceiverUrl, types: EventTypes, description: z.optional(text(100)) }),
  result: () => WithSecret,
  errors: ["webhook.many", "webhook.address"],
});

export const listWebhooks = endpoint({
  id: "listWebhooks",
  method: "GET",
  path: "/webhooks",
  tag: "webhook",
  summary: "The agency's webhooks, newest first",
  permits: AGENCY_OWNER,
  query: () => PageQuery,
  result: () => pageOf(Webhook),
});

const one = () => z.object({ webhookId: WebhookId });

export const getWebhook = endpoint({
  id: "getWebhook",
  method: "GET",
  path: "/webhooks/{webhookId}",
  tag: "webhook",
  summary: "One webhook",
  permits: AGENCY_OWNER,
  params: one,
  result: () => Webhook,
});

export const updateWebhook = endpoint({
  id: "updateWebhook",
  method: "PATCH",
  path: "/webhooks/{webhookId}",
  tag: "webhook",
  summary: "Change a webhook's address, events or description, pause it or set it going; names the version seen",
  permits: AGENCY_OWNER,
  keys: "never",
  params: one,
  body: () =>
    z.object({
      version: Version,
      url: z.optional(ReceiverUrl),
      types: z.optional(EventTypes),
      // `null` clears.
      description: z.nullish(text(100)),
      status: z.optional(z.enum(["active", "paused"], { error: "option" })),
    }),
  result: () => Webhook,
  errors: ["stale", "webhook.address"],
});

export const rotateWebhookSecret = endpoint({
  id: "rotateWebhookSecret",
  method: "POST",
  path: "/webhooks/{webhookId}/secret",
  tag: "webhook",
  summary: "Make a new secret, shown once; for 24 hours messages are signed with both",
  permits: AGENCY_OWNER,
  keys: "never",
  params: one,
  body: () => z.object({ version: Version }),
  result: () => WithSecret,
  errors: ["stale"],
});

export const removeWebhook = endpoint({
  id: "removeWebhook",
  method: "DELETE",
  path: "/webhooks/{webhookId}",
  tag: "webhook",
  summary: "Send nothing to this address any more, and forget its deliveries",
  permits: AGENCY_OWNER,
  keys: "never",
  params: one,
  result: () => Webhook,
});
