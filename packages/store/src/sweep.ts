import { ScanCommand, type ScanCommandInput } from "@aws-sdk/lib-dynamodb";
import { prefixOf, type SweepScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { TABLE } from "./schema.ts";
import type { Key, Table } from "./table.ts";

/**
 * Removes every item of an agency and says how many there were. The table is read through for it, keys alone: a tenant's
 * items lie in as many partitions as it has orders, people and days, and a list of them all could miss one.
 */
export async function sweepTable(table: Table<SweepScope>): Promise<number> {
  const { partitionKey: pk, sortKey: sk } = TABLE;
  let removed = 0;
  let start: ScanCommandInput["ExclusiveStartKey"];
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        Select: "SPECIFIC_ATTRIBUTES",
        ProjectionExpression: "#pk, #sk",
        FilterExpression: "begins_with(#pk, :owner)",
        ExpressionAttributeNames: { "#pk": pk, "#sk": sk },
        ExpressionAttributeValues: { ":owner": prefixOf(table.scope) },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    await writeRepeatable(
      table,
      (Items as unknown as Key[]).map((remove) => ({ remove })),
    );
    removed += Items.length;
    start = LastEvaluatedKey;
  } while (start);
  return removed;
}
