import { AgencyId, type Instant } from "@shanhai/contract/scalar";
import { instant } from "@shanhai/domain/calendar";
import type { WebhookRecord } from "@shanhai/domain/webhook";
import { createDelivery, type DeliveryRecord } from "@shanhai/domain/webhook-delivery";
import { eventsOf, type WebhookEvent } from "@shanhai/domain/webhook-event";
import { deliveryIdOf, webhookEventIdOf } from "@shanhai/store/keys/webhook";
import { isErasing } from "@shanhai/store/standing";
import type { Key, Table } from "@shanhai/store/table";
import { allWebhooks } from "@shanhai/store/webhook";
import { addDelivery } from "@shanhai/store/webhook-delivery";
import { mintMemberScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { sendWhenDue } from "../send-when-due.ts";
import type { QueuePlatform } from "../webhook-platform.ts";
import type { Change } from "./people.ts";

/** Deliveries written at once: a bulk act tells of hundreds. */
const AT_ONCE = 10;

type Told = WebhookEvent & { record: Key };

function eventsIn(changes: readonly Change[]): Told[] {
  return changes.flatMap(({ noun, before, after, at }) => {
    if (!after) return [];
    const { pk, sk } = after as unknown as Key;
    return eventsOf(noun, after, before, instant(at) as Instant).map((event) => ({ ...event, record: { pk, sk } }));
  });
}

function deliveriesOf(webhooks: readonly WebhookRecord[], events: readonly Told[]): DeliveryRecord[] {
  return webhooks
    .filter(({ status }) => status === "active")
    .flatMap(({ webhookId, types }) =>
      events
        .filter(({ type }) => types.includes(type))
        .map((event) => {
          const eventId = webhookEventIdOf(event.record, event.type, event.mark, event.at);
          const webhookDeliveryId = deliveryIdOf(webhookId, eventId);
          return createDelivery({ webhookId, eventId, webhookDeliveryId }, event);
        }),
    );
}

async function addAll(table: Table<TenantItemsScope>, deliveries: readonly DeliveryRecord[]): Promise<void> {
  for (let start = 0; start < deliveries.length; start += AT_ONCE) {
    await Promise.all(deliveries.slice(start, start + AT_ONCE).map((delivery) => addDelivery(table, delivery)));
  }
}

/**
 * Keeps a delivery for each webhook that chose what happened. One read an agency and batch tells that it has none; an agency that is
 * being erased tells nobody.
 */
export async function tellWebhooks(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const events = eventsIn(changes.filter((change) => change.owner === owner));
    if (events.length === 0) continue;
    const table = platform.open(mintTenantItemsScope(owner));
    const deliveries = deliveriesOf(await allWebhooks(table), events);
    if (deliveries.length === 0) continue;
    if (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner))) continue;
    await addAll(table, deliveries);
  }
}

/** Hands on what waits to be sent: a new delivery, one that is to be tried again, one that somebody has sent again. */
export async function queueDeliveries(platform: QueuePlatform, changes: readonly Change[]): Promise<void> {
  for (const { owner, before, after } of changes) {
    const record = after as unknown as DeliveryRecord | undefined;
    if (record?.status !== "pending" || before?.round === record.round) continue;
    const { webhookId, webhookDeliveryId, round, nextAttemptAt: due } = record;
    await sendWhenDue(platform, {
      ...{ tenantId: owner, webhookId, webhookDeliveryId, round },
      ...(due === undefined ? {} : { due }),
    });
  }
}
