import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Webhook } from "@shanhai/contract/webhook";
import type { WebhookId } from "@shanhai/contract/webhook-id";
import { MOST_WEBHOOKS } from "@shanhai/contract/webhook-limit";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { readWebhook, type WebhookRecord } from "@shanhai/domain/webhook";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { webhookKey, webhookPartition, webhookSlotKey } from "./keys/webhook.ts";
import { listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** A webhook as kept: the place it holds, so that two made at once are not one too many. */
type Stored = WebhookRecord & { slot: number };

function read({ slot: _slot, ...record }: Stored): WebhookRecord {
  return record;
}

async function stored(table: Table<TenantItemsScope>): Promise<Stored[]> {
  const items = await queryItems(table, { partition: webhookPartition(table.scope), limit: MOST_WEBHOOKS });
  return items.map((item) => recordOf<Stored>(item));
}

/** All of an agency's webhooks: ten at most. */
export async function allWebhooks(table: Table<TenantItemsScope>): Promise<WebhookRecord[]> {
  return (await stored(table)).map(read);
}

export async function getWebhook(table: Table<TenantItemsScope>, id: WebhookId): Promise<WebhookRecord | undefined> {
  const record = await getRecord<Stored>(table, webhookKey(table.scope, id));
  return record && read(record);
}

export async function listWebhooks(table: Table<TenantScope>, page: PageQuery): Promise<Page<Webhook>> {
  const found = await listNewest<Stored>(table, { name: "webhook", partitions: [webhookPartition(table.scope)] }, page);
  return { ...found, items: found.items.map((one) => readWebhook(read(one))) };
}

/** What is remembered of an act that showed a secret: sealed, as the record has it. */
export interface ShownSecret {
  webhook: Webhook;
  sealedSecret: string;
}

/**
 * Keeps what `make` makes of the number of webhooks that there are. `busy` when somebody else took the same place at the same
 * moment. What is remembered for a retry has the secret sealed: the operation opens it.
 */
export async function insertWebhook(
  table: Table<TenantScope>,
  act: Act,
  make: (count: number) => WebhookRecord,
): Promise<ShownSecret> {
  const { scope } = table;
  const taken = new Set((await stored(table)).map(({ slot }) => slot));
  const record = make(taken.size);
  const slot = Array.from({ length: MOST_WEBHOOKS }, (_, index) => index).find((index) => !taken.has(index)) ?? 0;
  const { webhookId } = record;
  const absent = { absent: true } as const;
  try {
    return await commit(table, act, {
      writes: [
        { put: webhookKey(scope, webhookId), record: { ...record, slot } satisfies Stored, condition: absent },
        { put: webhookSlotKey(scope, slot), record: { webhookId }, condition: absent },
      ],
      records: [webhookId],
      result: { webhook: readWebhook(record), sealedSecret: record.sealedSecret },
      resumes: true,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("busy") : error;
  }
}

/** Keeps a change of a webhook. Throws `stale` when it was changed meanwhile, `notFound` when it was removed. */
export async function saveWebhook<R>(
  table: Table<TenantScope>,
  act: Act,
  record: WebhookRecord,
  result: R,
  more: { resumes?: true } = {},
): Promise<R> {
  const { webhookId, createdAt: _created, version, ...rest } = record;
  const { url, types, description, status, pausedBecause, failingSince, updatedAt } = rest;
  const { sealedSecret, sealedPrevious, previousSecretUntil } = rest;
  const set = { url, types, description, status, pausedBecause, failingSince, updatedAt, version };
  const secrets = { sealedSecret, sealedPrevious, previousSecretUntil };
  try {
    return await commit(table, act, {
      writes: [
        {
          update: webhookKey(table.scope, webhookId),
          set: { ...set, ...secrets },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [webhookId],
      result,
      detail: { status },
      ...more,
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    if (!refusal.item) throw new AppError("notFound");
    throw new AppError("stale", { current: readWebhook(read(recordOf<Stored>(refusal.item))) });
  }
}

/** Takes a webhook out; what is on its way finds nobody. Throws `notFound` when it was removed meanwhile. */
export async function removeWebhook(table: Table<TenantScope>, act: Act, id: WebhookId): Promise<Webhook> {
  const { scope } = table;
  const record = await getRecord<Stored>(table, webhookKey(scope, id));
  if (!record) throw new AppError("notFound");
  try {
    return await commit(table, act, {
      writes: [
        { remove: webhookKey(scope, id), condition: { exists: true } },
        { remove: webhookSlotKey(scope, record.slot), condition: { equals: { webhookId: id } } },
      ],
      records: [id],
      result: readWebhook(read(record)),
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("notFound") : error;
  }
}
