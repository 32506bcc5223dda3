import { ScanCommand, type ScanCommandInput } from "@aws-sdk/lib-dynamodb";
import { prefixOf, type SweepScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { TABLE } from "./schema.ts";
import type { Key, Table } from "./table.ts";

/** Where reading keys was left off. */
export type KeyPosition = ScanCommandInput["ExclusiveStartKey"];

/**
 * The keys that begin so, by the page. The table is read through for it, keys alone: a tenant's items lie in as many partitions
 * as it has orders, people and days, and a list of them all could miss one.
 */
export async function* keyPages(
  table: Table<SweepScope>,
  prefixes: readonly string[],
  after?: KeyPosition,
): AsyncGenerator<{ keys: Key[]; next: KeyPosition }> {
  const { partitionKey: pk, sortKey: sk } = TABLE;
  let start = after;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        Select: "SPECIFIC_ATTRIBUTES",
        ProjectionExpression: "#pk, #sk",
        FilterExpression: prefixes.map((_, index) => `begins_with(#pk, :p${index})`).join(" OR "),
        ExpressionAttributeNames: { "#pk": pk, "#sk": sk },
        ExpressionAttributeValues: Object.fromEntries(prefixes.map((prefix, index) => [`:p${index}`, prefix])),
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    start = LastEvaluatedKey;
    yield { keys: Items as unknown as Key[], next: start };
  } while (start);
}

/** Removes every item of an agency and says how many there were. */
export async function sweepTable(table: Table<SweepScope>): Promise<number> {
  let removed = 0;
  for await (const { keys } of keyPages(table, [prefixOf(table.scope)])) {
    await writeRepeatable(
      table,
      keys.map((remove) => ({ remove })),
    );
    removed += keys.length;
  }
  return removed;
}
