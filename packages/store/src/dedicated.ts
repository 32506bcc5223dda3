import { BatchGetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { AppError } from "@shanhai/domain/app-error";
import { prefixOf, type SweepScope, type TenantItemsScope } from "@shanhai/tenancy/scope";
import { backOff } from "./back-off.ts";
import { writeRepeatable } from "./batch.ts";
import { auditPrefix } from "./keys/owner.ts";
import { type KeyPosition, keyPages } from "./sweep.ts";
import { type Key, queryItems, type Table, unlessRefused } from "./table.ts";

/*
 * An agency's way from the common table into one of its own. Nothing of it may change meanwhile, so it is suspended; each step
 * may be cut off and done again. See infra/README.md.
 */

type Item = Key & Record<string, unknown>;

const AT_ONCE = 100;
const ATTEMPTS = 8;
const WRITERS = 16;

async function itemsOf(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let pending: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new AppError("busy");
    if (attempt > 0) await backOff(attempt);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: pending, ConsistentRead: true } } }),
    );
    items.push(...((Responses?.[table.name] ?? []) as Item[]));
    pending = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}

/** Copies items as they are, index keys and expiry with them. */
async function copyItems(from: Table, to: Table, keys: readonly Key[]): Promise<void> {
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const items = await itemsOf(from, keys.slice(start, start + AT_ONCE));
    await writeRepeatable(
      to,
      items.map((item) => ({ put: item, record: item })),
    );
  }
}

/** Entries of the audit one by one: they can be queried and added, and nothing else. */
async function copyEntries(from: Table, to: Table, keys: readonly Key[]): Promise<void> {
  for (let start = 0; start < keys.length; start += WRITERS) {
    await Promise.all(
      keys.slice(start, start + WRITERS).map(async ({ pk, sk }) => {
        const [Item] = await queryItems(from, { partition: pk, between: [sk, sk], limit: 1 });
        if (!Item) return;
        const ConditionExpression = "attribute_not_exists(pk)";
        await unlessRefused(() => to.client.send(new PutCommand({ TableName: to.name, Item, ConditionExpression })));
      }),
    );
  }
}

export interface Moving {
  /** May look at the keys of the common table. */
  keys: Table<SweepScope>;
  from: Table<TenantItemsScope>;
  to: Table<TenantItemsScope>;
  /** Asked after each page: whether to leave off for now. */
  enough(): boolean;
  /** Where an earlier run left off. */
  after?: KeyPosition | undefined;
}

/** Copies an agency's items and audit; says how many, and where it left off if it is not through. */
export async function copyAgency({ keys, from, to, enough, after }: Moving) {
  let count = 0;
  const [items, audit] = [prefixOf(from.scope), auditPrefix(from.scope)];
  for await (const page of keyPages(keys, [items, audit], after)) {
    await copyItems(
      from,
      to,
      page.keys.filter(({ pk }) => pk.startsWith(items)),
    );
    await copyEntries(
      from,
      to,
      page.keys.filter(({ pk }) => pk.startsWith(audit)),
    );
    count += page.keys.length;
    if (page.next && enough()) return { count, next: page.next };
  }
  return { count };
}

/**
 * Removes from the common table what the agency's own has, and says how much; what is missing there is copied first. The audit's
 * entries stay: nobody may remove one.
 */
export async function removeCopied({ keys, from, to, enough, after }: Moving) {
  let count = 0;
  for await (const page of keyPages(keys, [prefixOf(from.scope)], after)) {
    for (let start = 0; start < page.keys.length; start += AT_ONCE) {
      const part = page.keys.slice(start, start + AT_ONCE);
      const there = new Set((await itemsOf(to, part)).map(({ pk, sk }) => `${pk}\n${sk}`));
      await copyItems(
        from,
        to,
        part.filter(({ pk, sk }) => !there.has(`${pk}\n${sk}`)),
      );
      await writeRepeatable(
        keys,
        part.map((remove) => ({ remove })),
      );
      count += part.length;
    }
    if (page.next && enough()) return { count, next: page.next };
  }
  return { count };
}
