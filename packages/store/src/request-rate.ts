import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { RequestRate } from "@shanhai/domain/request-rate";
import type { MemberScope } from "@shanhai/tenancy/scope";
import { requestRateKey } from "./keys/owner.ts";
import type { Table } from "./table.ts";

/** What came of charging a block: until when the bucket is charged now, and when to ask again where it was refused. */
export interface Charged {
  paidUntil: number;
  refusedUntil?: number;
}

const ONE_DAY = 24 * 60 * 60;
const PATIENCE_MS = 500;

/**
 * Charges a block of requests to an organisation's bucket, unless that would be too far ahead of the clock. The bucket is one
 * instant, until when it is charged (GCRA): either it lies behind and starts now, or it moves on; `paidUntil` as last seen says
 * which to try first. Throws where the table does not answer within half a second.
 */
export async function chargeRequests(
  table: Table<MemberScope>,
  id: string,
  { blockMs, aheadMs }: RequestRate,
  { now, paidUntil = 0 }: { now: number; paidUntil?: number | undefined },
): Promise<Charged> {
  const most = now + aheadMs - blockMs;
  const start = (seen: number) =>
    seen <= now
      ? {
          UpdateExpression: "SET paidUntil = :then, #ttl = :ttl",
          ConditionExpression: "attribute_not_exists(paidUntil) OR paidUntil <= :now",
          ExpressionAttributeValues: { ":now": now, ":then": now + blockMs },
        }
      : {
          UpdateExpression: "SET paidUntil = paidUntil + :block, #ttl = :ttl",
          ConditionExpression: "paidUntil > :now AND paidUntil <= :most",
          ExpressionAttributeValues: { ":now": now, ":most": most, ":block": blockMs },
        };
  let seen = paidUntil;
  for (;;) {
    const { ExpressionAttributeValues, ...update } = start(seen);
    try {
      const { Attributes } = await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: requestRateKey(table.scope, id),
          ...update,
          ExpressionAttributeNames: { "#ttl": "ttl" },
          ExpressionAttributeValues: { ...ExpressionAttributeValues, ":ttl": Math.ceil(now / 1000) + ONE_DAY },
          ReturnValues: "UPDATED_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
        { abortSignal: AbortSignal.timeout(PATIENCE_MS) },
      );
      return { paidUntil: Number(Attributes?.paidUntil) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      seen = Number(error.Item?.paidUntil?.N ?? 0);
      if (seen > most) return { paidUntil: seen, refusedUntil: seen - aheadMs + blockMs };
    }
  }
}
