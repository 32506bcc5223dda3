import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/webhook-delivery";
import type { WebhookDelivery, WebhookDeliveryDetail } from "@shanhai/contract/webhook-delivery";
import type { WebhookId } from "@shanhai/contract/webhook-id";
import { MOST_REPLAYED } from "@shanhai/contract/webhook-limit";
import { AppError, found } from "@shanhai/domain/app-error";
import { createDelivery, readDelivery, readDeliveryDetail, replayDelivery } from "@shanhai/domain/webhook-delivery";
import type { Request } from "@shanhai/http/serve";
import { deliveryIdOf, webhookEventIdOf, webhookKey } from "@shanhai/store/keys/webhook";
import type { Table } from "@shanhai/store/table";
import { getWebhook } from "@shanhai/store/webhook";
import * as store from "@shanhai/store/webhook-delivery";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** A webhook that something can be sent to again. Throws `webhook.paused` otherwise. */
async function active(table: Table<TenantScope>, webhookId: WebhookId): Promise<void> {
  const webhook = found(await getWebhook(table, webhookId));
  if (webhook.status === "paused") throw new AppError("webhook.paused");
}

export async function test(
  { act, scope, input }: Request<typeof contract.testWebhook>,
  platform: Platform,
): Promise<WebhookDelivery> {
  const table = platform.open(scope);
  const { webhookId } = found(await getWebhook(table, input.params.webhookId));
  const type = "webhook.test";
  const eventId = webhookEventIdOf(webhookKey(scope, webhookId), type, act.newId("whe"), act.at);
  const ids = { webhookId, eventId, webhookDeliveryId: deliveryIdOf(webhookId, eventId) };
  return store.insertDelivery(table, act, createDelivery(ids, { type, at: act.at, data: { webhookId } }));
}

export async function list(
  { scope, input }: Request<typeof contract.listWebhookDeliveries>,
  platform: Platform,
): Promise<Page<WebhookDelivery>> {
  const table = platform.open(scope);
  const { webhookId } = found(await getWebhook(table, input.params.webhookId));
  return store.listDeliveries(table, webhookId, input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getWebhookDelivery>,
  platform: Platform,
): Promise<WebhookDeliveryDetail> {
  const { webhookId, webhookDeliveryId } = input.params;
  return readDeliveryDetail(found(await store.getDelivery(platform.open(scope), webhookId, webhookDeliveryId)));
}

export async function replay(
  { act, scope, input }: Request<typeof contract.replayWebhookDelivery>,
  platform: Platform,
): Promise<WebhookDelivery> {
  const table = platform.open(scope);
  const { webhookId, webhookDeliveryId } = input.params;
  const before = found(await store.getDelivery(table, webhookId, webhookDeliveryId));
  await active(table, webhookId);
  const after = replayDelivery(before, act);
  return store.saveReplays(table, act, webhookId, [{ before, after }], readDelivery(after));
}

export async function replayAll(
  { act, scope, input }: Request<typeof contract.replayWebhookDeliveries>,
  platform: Platform,
): Promise<ResultOf<typeof contract.replayWebhookDeliveries>> {
  const table = platform.open(scope);
  const { webhookId } = input.params;
  await active(table, webhookId);
  const failed = await store.failedSince(table, webhookId, input.body.since);
  const replays = failed.slice(0, MOST_REPLAYED).map((before) => ({ before, after: replayDelivery(before, act) }));
  const result = { replayed: replays.length, more: failed.length > MOST_REPLAYED };
  return store.saveReplays(table, act, webhookId, replays, result);
}
