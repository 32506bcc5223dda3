import type { WebhookAttempt } from "@shanhai/contract/webhook-delivery";
import { WebhookDeliveryId, WebhookId } from "@shanhai/contract/webhook-id";
import { instant } from "@shanhai/domain/calendar";
import { healthAfter, signingSecrets, type WebhookRecord } from "@shanhai/domain/webhook";
import { afterAttempt, type DeliveryRecord, giveUpDelivery, gotThrough } from "@shanhai/domain/webhook-delivery";
import type { Table } from "@shanhai/store/table";
import { getWebhook } from "@shanhai/store/webhook";
import { claimDelivery, settleDelivery } from "@shanhai/store/webhook-delivery";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod/mini";
import { webhookQueue } from "../aws/webhook-queue.ts";
import { awsPlatform } from "../platform-aws.ts";
import { sendWhenDue } from "../send-when-due.ts";
import type { WebhookPlatform } from "../webhook-platform.ts";
import { guardedReceivers } from "./guarded-receivers.ts";
import { signedHeaders } from "./signature.ts";

/** Longer than a worker may take: a claim that is older belongs to one that was cut off. */
const CLAIM_MS = 60_000;
/** What a message may be early by; a delay is whole seconds. */
const EARLY_MS = 1000;

const Message = z.object({
  tenantId: z.string(),
  webhookId: WebhookId,
  webhookDeliveryId: WebhookDeliveryId,
  round: z.int(),
  due: z.optional(z.string()),
});

async function tryDelivery(
  platform: WebhookPlatform,
  table: Table<TenantItemsScope>,
  webhook: WebhookRecord,
  { eventId, body }: DeliveryRecord,
): Promise<WebhookAttempt> {
  const began = platform.now();
  const sealing = await table.keys.sealing();
  const secrets = signingSecrets(webhook, instant(began)).map((sealed) => sealing.open(sealed));
  const headers = signedHeaders(secrets, { id: eventId, at: began, body });
  const answer = await platform.receivers.post({ url: webhook.url, headers, body });
  return { at: instant(began), took: platform.now().getTime() - began.getTime(), ...answer };
}

/** Sends one delivery, once for each round of it, and keeps what came of that; when it is tried next follows by the stream. */
async function deliver(platform: WebhookPlatform, body: string): Promise<void> {
  const message = Message.parse(JSON.parse(body));
  const now = platform.now();
  // A queue holds a message for a quarter of an hour at most: what is due later goes round.
  if (message.due !== undefined && Date.parse(message.due) > now.getTime() + EARLY_MS) {
    return sendWhenDue(platform, message);
  }
  const table = platform.open(mintTenantItemsScope(message.tenantId));
  const until = instant(new Date(now.getTime() + CLAIM_MS));
  const record = await claimDelivery(table, message, instant(now), until);
  if (!record) return;
  const webhook = await getWebhook(table, record.webhookId);
  if (!webhook) return;
  if (webhook.status === "paused" && record.type !== "webhook.test") {
    return settleDelivery(table, record, giveUpDelivery(record));
  }
  const attempt = await tryDelivery(platform, table, webhook, record);
  const after = afterAttempt(record, attempt, Math.random());
  const at = instant(platform.now());
  const health = healthAfter(webhook, { delivered: gotThrough(attempt), status: attempt.status }, at);
  await settleDelivery(table, record, after, health && { webhook, health, at });
}

async function attempt(platform: WebhookPlatform, record: SQSRecord): Promise<{ itemIdentifier: string }[]> {
  try {
    await deliver(platform, record.body);
    return [];
  } catch (error) {
    const line = { level: "error", worker: "webhooks", message: record.messageId, fault: String(error) };
    console.log(JSON.stringify(line));
    return [{ itemIdentifier: record.messageId }];
  }
}

/** SQS worker of webhooks: a batch is sent at once, so that it takes as long as its slowest receiver and no longer. */
export function create(platform: WebhookPlatform) {
  return async (event: SQSEvent) => {
    const failures = await Promise.all(event.Records.map((record) => attempt(platform, record)));
    return { batchItemFailures: failures.flat() };
  };
}

export const handler = create({ ...awsPlatform(), webhooks: webhookQueue(), receivers: guardedReceivers() });
