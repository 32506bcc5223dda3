import type { WebhookDeliveryId, WebhookEventId, WebhookId } from "@shanhai/contract/webhook-id";
import { prefixOf, type TenantItemsScope } from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";
import { FOUR, firstUlidOf, key, lettersOf, shardOf } from "./key.ts";

/* Keys of an agency's webhooks and what was sent to them. See `key.ts`. */

export const webhookKey = (scope: TenantItemsScope, id: WebhookId) => key(scope, "webhook", id);
export const webhookPartition = (scope: TenantItemsScope) => `${prefixOf(scope)}webhook`;
/** One of the places that an agency has for webhooks: held by one at a time. */
export const webhookSlotKey = (scope: TenantItemsScope, slot: number) => key(scope, "webhookSlot", String(slot));
export const deliveryKey = (scope: TenantItemsScope, of: WebhookId, id: WebhookDeliveryId) =>
  key(scope, `webhookDelivery#${of}#${shardOf(id)}`, id);
export const deliveryPartitions = (scope: TenantItemsScope, of: WebhookId) =>
  FOUR.map((shard) => `${prefixOf(scope)}webhookDelivery#${of}#${shard}`);
/** Where the index lists a webhook's failed deliveries, by when it happened. */
export const failedDeliveries = (scope: TenantItemsScope, of: WebhookId) =>
  `${prefixOf(scope)}webhookDelivery#failed#${of}`;
/** The id of what happened: its moment, then letters of the record, the kind of event and the version that made it. */
export const webhookEventIdOf = (record: Key, type: string, mark: string, at: string) =>
  `whe_${firstUlidOf(at).slice(0, 10)}${lettersOf(`${record.pk}|${record.sk}|${type}|${mark}`).slice(10)}` as WebhookEventId;
/** A webhook has one delivery of an event, in the place of the event's moment. */
export const deliveryIdOf = (webhook: WebhookId, event: WebhookEventId) =>
  `whd_${event.slice(4, 14)}${lettersOf(`${webhook}|${event}`).slice(10)}` as WebhookDeliveryId;
/** The least id of a delivery of that moment or later. */
export const firstDeliveryOf = (at: string) => `whd_${firstUlidOf(at)}`;
