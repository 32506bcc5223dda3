import type * as z from "zod/mini";
import { id } from "./scalar.ts";

/* Apart from the other ids: every function carries those, and some have no room for more. */

export const WebhookId = id("whk", "WebhookId");
export type WebhookId = z.infer<typeof WebhookId>;
/** Made of what happened: told again, it is the same. What receivers know a message by. */
export const WebhookEventId = id("whe", "WebhookEventId");
export type WebhookEventId = z.infer<typeof WebhookEventId>;
/** Made of its webhook and event. */
export const WebhookDeliveryId = id("whd", "WebhookDeliveryId");
export type WebhookDeliveryId = z.infer<typeof WebhookDeliveryId>;
