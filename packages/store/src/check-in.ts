import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant, InterviewId } from "@shanhai/contract/scalar";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { checkInMissesKey } from "./keys.ts";
import { getRecord, type Table } from "./table.ts";

const ONE_HOUR = 60 * 60;

const minuteOf = (at: Instant) => at.slice(0, 16);

/** How many numbers that name nobody were typed at an interview's door within this minute. */
export async function missesOf(table: Table<TenantItemsScope>, id: InterviewId, at: Instant): Promise<number> {
  const record = await getRecord<{ misses: number }>(table, checkInMissesKey(table.scope, id, minuteOf(at)));
  return record?.misses ?? 0;
}

/** Counts one of them; forgotten within hours. */
export async function countMiss(table: Table<TenantItemsScope>, id: InterviewId, at: Instant): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: checkInMissesKey(table.scope, id, minuteOf(at)),
      UpdateExpression: "ADD misses :one SET #ttl = :ttl",
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: { ":one": 1, ":ttl": Math.floor(Date.parse(at) / 1000) + ONE_HOUR },
    }),
  );
}
