import type { QueuePlatform, WebhookMessage } from "./webhook-platform.ts";

/** What a queue delays a message by at most. */
const LONGEST_DELAY_S = 900;

/** Has a delivery taken up when it is due, or as near to it as a queue's delay reaches. */
export async function sendWhenDue(platform: QueuePlatform, message: WebhookMessage): Promise<void> {
  const wait = message.due === undefined ? 0 : Math.ceil((Date.parse(message.due) - platform.now().getTime()) / 1000);
  await platform.webhooks.send(message, {
    // Whose messages keep workers busy waits behind everybody else's.
    group: message.tenantId,
    delaySeconds: Math.min(Math.max(wait, 0), LONGEST_DELAY_S),
  });
}
