import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { AppError } from "@shanhai/domain/app-error";
import type { Scope } from "@shanhai/tenancy/scope";
import { backOff } from "./back-off.ts";
import type { OwnerKeys } from "./key-ring.ts";
import { type IndexName, TABLE } from "./schema.ts";

/**
 * The table as one scope may use it: a client under the scope's own credentials, and its keys. A repository takes a
 * `Table<TenantScope>` or `Table<ParkScope>`; without a scope there is none to be had.
 */
export interface Table<S extends Scope = Scope> {
  readonly scope: S;
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
  readonly keys: OwnerKeys;
}

export interface Key {
  pk: string;
  sk: string;
}

/** What the table itself keeps on an item besides the record. */
const STORED: ReadonlySet<string> = new Set([
  TABLE.partitionKey,
  TABLE.sortKey,
  TABLE.timeToLive,
  ...Object.values(TABLE.indexes).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
]);

/** The record of an item: without keys and expiry. */
export function recordOf<T>(item: Record<string, unknown>): T {
  const record: Record<string, unknown> = {};
  for (const name in item) if (!STORED.has(name)) record[name] = item[name];
  return record as T;
}

/** One item by key, strongly consistent; undefined where there is none. */
export async function getRecord<T>(table: Table, key: Key): Promise<T | undefined> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return Item ? recordOf<T>(Item) : undefined;
}

const BATCH = 100;
const ATTEMPTS = 8;

/** Only these attributes of the items read: reading costs the same, carrying and parsing them less. */
function projectionOf(only: readonly string[]) {
  const names = Object.fromEntries(only.map((name, index) => [`#n${index}`, name]));
  return { ProjectionExpression: Object.keys(names).join(", "), ExpressionAttributeNames: names };
}

async function batchOf(
  table: Table,
  keys: readonly Key[],
  only: readonly string[] | undefined,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let pending: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new AppError("busy");
    if (attempt > 0) await backOff(attempt);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({
        RequestItems: { [table.name]: { Keys: pending, ConsistentRead: true, ...(only ? projectionOf(only) : {}) } },
      }),
    );
    items.push(...(Responses?.[table.name] ?? []));
    pending = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}

/** One item with its keys and places in the indexes, strongly consistent. */
export async function getItem(table: Table, { pk, sk }: Key): Promise<(Record<string, unknown> & Key) | undefined> {
  const [item] = await batchOf(table, [{ pk, sk }], undefined);
  return item as (Record<string, unknown> & Key) | undefined;
}

/** Many items by key with their keys, strongly consistent, in no order; asks again for what the table left unprocessed. */
export async function getItems(
  table: Table,
  keys: readonly Key[],
  only?: readonly string[],
): Promise<Record<string, unknown>[]> {
  const batches: (readonly Key[])[] = [];
  for (let start = 0; start < keys.length; start += BATCH) batches.push(keys.slice(start, start + BATCH));
  const items = await Promise.all(batches.map((batch) => batchOf(table, batch, only)));
  return items.flat();
}

/** The records of many items by key (or `only` some of their attributes), as `getItems` reads them. */
export async function getRecords<T>(
  table: Table,
  keys: readonly Key[],
  only?: readonly (keyof T & string)[],
): Promise<T[]> {
  return (await getItems(table, keys, only)).map((item) => recordOf<T>(item));
}

export interface PartitionQuery {
  partition: string;
  /** Sort keys strictly below this one. */
  below?: string | undefined;
  /** Sort keys from the first to the second, both included. */
  between?: readonly [string, string];
  /** Sort keys that begin so; not together with `below`. */
  beginsWith?: string;
  /** Goes on behind this sort key, in the order of the query; of the table itself. */
  after?: string | undefined;
  /** An index instead of the table itself. */
  index?: IndexName | undefined;
  limit: number;
  /** Only these attributes: reading costs the same, carrying and parsing them less. */
  only?: readonly string[];
  /** Newest (greatest sort key) first unless told. */
  ascending?: boolean;
}

/** Items of one partition with their keys, following the table's own paging up to `limit`. */
export async function queryItems(table: Table, query: PartitionQuery): Promise<Record<string, unknown>[]> {
  const index = query.index && TABLE.indexes[query.index];
  const { partitionKey: pk, sortKey: sk } = index ?? TABLE;
  const conditions = ["#pk = :pk"];
  const names: Record<string, string> = { "#pk": pk };
  const values: Record<string, string> = { ":pk": query.partition };
  if (query.below !== undefined) conditions.push("#sk < :below");
  if (query.beginsWith !== undefined) conditions.push("begins_with(#sk, :prefix)");
  if (query.between !== undefined) conditions.push("#sk BETWEEN :from AND :to");
  if (conditions.length > 1) names["#sk"] = sk;
  if (query.below !== undefined) values[":below"] = query.below;
  if (query.between !== undefined) [values[":from"], values[":to"]] = query.between as [string, string];
  if (query.beginsWith !== undefined) values[":prefix"] = query.beginsWith;
  const only = query.only && projectionOf(query.only);
  const items: Record<string, unknown>[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"] =
    query.after === undefined ? undefined : { [pk]: query.partition, [sk]: query.after };
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...(index ? { IndexName: index.name } : { ConsistentRead: true }),
        KeyConditionExpression: conditions.join(" AND "),
        ...(only ? { ProjectionExpression: only.ProjectionExpression } : {}),
        ExpressionAttributeNames: { ...names, ...only?.ExpressionAttributeNames },
        ExpressionAttributeValues: values,
        ScanIndexForward: query.ascending === true,
        Limit: Math.min(query.limit - items.length, 1000),
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < query.limit);
  return items;
}

/** Does one conditional write; false when its condition did not hold, and nothing was written. */
export async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

/** Writes a copy of what somebody else owns, unless a later one is there: told twice, late or out of order, it ends the same. */
export async function putNewer<R extends object>(
  table: Table,
  key: Key,
  record: R,
  counter: keyof R & string,
): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, ...record },
        ConditionExpression: "attribute_not_exists(pk) OR #counter <= :counter",
        ExpressionAttributeNames: { "#counter": counter },
        ExpressionAttributeValues: { ":counter": record[counter] },
      }),
    ),
  );
}
