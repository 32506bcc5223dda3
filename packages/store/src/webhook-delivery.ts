import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Instant } from "@shanhai/contract/scalar";
import type { Webhook } from "@shanhai/contract/webhook";
import type { WebhookDelivery } from "@shanhai/contract/webhook-delivery";
import type { WebhookDeliveryId, WebhookId } from "@shanhai/contract/webhook-id";
import { MOST_REPLAYED } from "@shanhai/contract/webhook-limit";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { type DeliveryRecord, readDelivery } from "@shanhai/domain/webhook-delivery";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { deliveryKey, deliveryPartitions, failedDeliveries, firstDeliveryOf, webhookKey } from "./keys/webhook.ts";
import { listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

const THIRTY_DAYS = 30 * 24 * 60 * 60;
/** Seconds since the epoch at which a delivery is forgotten. */
const forgottenAt = (at: string) => Math.floor(Date.parse(at) / 1000) + THIRTY_DAYS;

const keyOf = (table: Table<TenantItemsScope>, record: Pick<DeliveryRecord, "webhookId" | "webhookDeliveryId">) =>
  deliveryKey(table.scope, record.webhookId, record.webhookDeliveryId);

/** Keeps a delivery unless it is there: told twice, or late, what happened is sent once. */
export async function addDelivery(table: Table<TenantItemsScope>, record: DeliveryRecord): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keyOf(table, record), ...record, ttl: forgottenAt(record.createdAt) },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    ),
  );
}

/** Keeps a delivery that somebody asked for. */
export async function insertDelivery(
  table: Table<TenantScope>,
  act: Act,
  record: DeliveryRecord,
): Promise<WebhookDelivery> {
  return commit(table, act, {
    writes: [
      {
        put: keyOf(table, record),
        record: { ...record, ttl: forgottenAt(record.createdAt) },
        condition: { absent: true },
      },
    ],
    records: [record.webhookId],
    result: readDelivery(record),
  });
}

export async function getDelivery(
  table: Table<TenantItemsScope>,
  of: WebhookId,
  id: WebhookDeliveryId,
): Promise<DeliveryRecord | undefined> {
  return getRecord(table, deliveryKey(table.scope, of, id));
}

/** A webhook's deliveries, newest first: all, or those that failed. */
export async function listDeliveries(
  table: Table<TenantScope>,
  of: WebhookId,
  { status, ...page }: PageQuery & { status?: "failed" | undefined },
): Promise<Page<WebhookDelivery>> {
  const list = status
    ? {
        name: `webhookDelivery:failed:${of}`,
        partitions: [failedDeliveries(table.scope, of)],
        index: "listing" as const,
      }
    : { name: `webhookDelivery:${of}`, partitions: deliveryPartitions(table.scope, of) };
  const found = await listNewest<DeliveryRecord>(table, list, page);
  return { ...found, items: found.items.map(readDelivery) };
}

/** What failed since a moment, oldest first: as much as one act sends again, and one more when there is more. */
export async function failedSince(table: Table<TenantScope>, of: WebhookId, since: string): Promise<DeliveryRecord[]> {
  const items = await queryItems(table, {
    partition: failedDeliveries(table.scope, of),
    index: "listing",
    between: [firstDeliveryOf(since), "whd_~"],
    limit: MOST_REPLAYED + 1,
    ascending: true,
  });
  return items.map((item) => recordOf<DeliveryRecord>(item));
}

/** What of a delivery changes, and its place among those that failed. */
function changeTo(table: Table<TenantItemsScope>, after: DeliveryRecord): Record<string, unknown> {
  const { status, attempts, nextAttemptAt, round, failures, claimedUntil, webhookId, webhookDeliveryId } = after;
  const failed = status === "failed";
  return {
    ...{ status, attempts, nextAttemptAt, round, failures, claimedUntil },
    gsi1pk: failed ? failedDeliveries(table.scope, webhookId) : undefined,
    gsi1sk: failed ? webhookDeliveryId : undefined,
  };
}

/** Has deliveries sent again. Throws `busy` when one of them changed meanwhile. */
export async function saveReplays<R>(
  table: Table<TenantScope>,
  act: Act,
  of: WebhookId,
  replays: readonly { before: DeliveryRecord; after: DeliveryRecord }[],
  result: R,
): Promise<R> {
  try {
    return await commit(table, act, {
      writes: replays.map(({ before, after }) => ({
        update: keyOf(table, after),
        set: { ...changeTo(table, after), ttl: forgottenAt(act.at) },
        condition: { equals: { round: before.round } },
      })),
      records: [of],
      result,
      detail: { count: replays.length },
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("busy") : error;
  }
}

/**
 * Takes a delivery up, for one worker and so long; undefined when there is nothing to do: it was sent already, another worker is at
 * it, or the message is of an earlier round.
 */
export async function claimDelivery(
  table: Table<TenantItemsScope>,
  { webhookId, webhookDeliveryId, round }: Pick<DeliveryRecord, "webhookId" | "webhookDeliveryId" | "round">,
  at: Instant,
  until: Instant,
): Promise<DeliveryRecord | undefined> {
  let claimed: DeliveryRecord | undefined;
  await unlessRefused(async () => {
    const { Attributes = {} } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: deliveryKey(table.scope, webhookId, webhookDeliveryId),
        UpdateExpression: "SET claimedUntil = :until",
        ConditionExpression:
          "#status = :pending AND #round = :round AND (attribute_not_exists(claimedUntil) OR claimedUntil < :at)",
        ExpressionAttributeNames: { "#status": "status", "#round": "round" },
        ExpressionAttributeValues: { ":pending": "pending", ":round": round, ":at": at, ":until": until },
        ReturnValues: "ALL_NEW",
      }),
    );
    claimed = recordOf<DeliveryRecord>(Attributes);
  });
  return claimed;
}

type Health = Pick<Webhook, "status" | "pausedBecause" | "failingSince">;

/** Keeps what became of a delivery, and what that tells of its webhook, together; nothing when another worker was first. */
export async function settleDelivery(
  table: Table<TenantItemsScope>,
  before: DeliveryRecord,
  after: DeliveryRecord,
  told?: { webhook: Pick<Webhook, "version">; health: Health; at: Instant },
): Promise<void> {
  const delivery: Write = {
    update: keyOf(table, after),
    set: changeTo(table, after),
    condition: { equals: { round: before.round } },
  };
  const write = (writes: Write[]) => transact(table, writes);
  if (!told) return alreadyDone(write([delivery]));
  const { webhook, health, at } = told;
  const { status, pausedBecause, failingSince } = health;
  const pauses = status === "paused" && pausedBecause !== undefined;
  const webhookWrite: Write = {
    update: webhookKey(table.scope, after.webhookId),
    // Pausing is a change that its owner has to see before making another; a failing is told beside what the owner writes.
    set: pauses
      ? { status, pausedBecause, failingSince, version: webhook.version + 1, updatedAt: at }
      : { failingSince },
    condition: { equals: { version: webhook.version } },
  };
  try {
    await write([delivery, webhookWrite]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Its owner changed the webhook meanwhile: what was tried before says nothing of what it is now.
    if (!error.at(0)) await alreadyDone(write([delivery]));
  }
}

async function alreadyDone(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
