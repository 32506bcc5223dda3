import * as webhook from "@shanhai/contract/webhook";
import * as delivery from "@shanhai/contract/webhook-delivery";
import type { Person } from "../laptop.ts";

/** What webhooks' endpoints may cost; see `budget.ts`. */
export const WEBHOOK_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  // The webhooks that there are; the webhook, its place, audit.
  createWebhook: { requests: 2, read: 1, write: 6 },
  listWebhooks: { requests: 1, read: 1, write: 0 },
  getWebhook: { requests: 1, read: 1, write: 0 },
  updateWebhook: { requests: 2, read: 1, write: 4 },
  rotateWebhookSecret: { requests: 2, read: 1, write: 4 },
  removeWebhook: { requests: 2, read: 1, write: 6 },
  testWebhook: { requests: 2, read: 1, write: 4 },
  // The webhook; a query for each of four partitions.
  listWebhookDeliveries: { requests: 5, read: 5, write: 0 },
  getWebhookDelivery: { requests: 1, read: 1, write: 0 },
  // The delivery and its webhook; the delivery, audit.
  replayWebhookDelivery: { requests: 3, read: 2, write: 6 },
  // One that failed: the webhook, the list; the delivery with its place in the list, audit.
  replayWebhookDeliveries: { requests: 3, read: 2, write: 8 },
};

/** Calls every endpoint of webhooks once; `fail` has a delivery fail for good. */
export async function measureWebhooks(owner: Person, fail: (webhookId: string, deliveryId: string) => Promise<void>) {
  const body = { url: "https://receiver.invalid/", types: ["order.closed" as const] };
  const { webhook: made } = await owner.call(webhook.createWebhook, { body });
  const params = { webhookId: made.webhookId };
  await owner.call(webhook.listWebhooks, { query: {} });
  await owner.call(webhook.getWebhook, { params });
  await owner.call(webhook.updateWebhook, { params, body: { version: 1, description: "考勤系统" } });
  await owner.call(webhook.rotateWebhookSecret, { params, body: { version: 2 } });
  const one = await owner.call(delivery.testWebhook, { params });
  await owner.call(delivery.listWebhookDeliveries, { params, query: {} });
  await owner.call(delivery.getWebhookDelivery, { params: one });
  await fail(one.webhookId, one.webhookDeliveryId);
  await owner.call(delivery.replayWebhookDelivery, { params: one });
  await fail(one.webhookId, one.webhookDeliveryId);
  const since = { since: "2020-01-01T00:00:00.000Z" };
  await owner.call(delivery.replayWebhookDeliveries, { params, body: since });
  await owner.call(webhook.removeWebhook, { params });
}
