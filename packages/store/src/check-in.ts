import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { EventId, Instant, InterviewId } from "@shanhai/contract/scalar";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { checkInTriesKey } from "./keys/pipeline.ts";
import type { Key, Table } from "./table.ts";

const ONE_HOUR = 60 * 60;

/** Counts up an item that is forgotten after so many seconds, and says what it has come to. */
export async function countFor(
  table: Table,
  key: Key,
  at: Instant,
  by: 1 | -1,
  keptFor: number = ONE_HOUR,
): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: "ADD tries :by SET #ttl = :ttl",
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: { ":by": by, ":ttl": Math.floor(Date.parse(at) / 1000) + keptFor },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  return Number(Attributes?.tries ?? 0);
}

/**
 * Counts a number typed at the door of an interview or an event, and says how many this minute has seen that named nobody or are not
 * answered yet: counted before it is looked up, so that however many are sent at once, no more are answered.
 */
export async function countTry(
  table: Table<OwnerScope>,
  id: InterviewId | EventId,
  at: Instant,
  by: 1 | -1,
): Promise<number> {
  return countFor(table, checkInTriesKey(table.scope, id, at.slice(0, 16)), at, by);
}
