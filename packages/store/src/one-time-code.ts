import { timingSafeEqual } from "node:crypto";
import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "@shanhai/contract/scalar";
import {
  beginCode,
  type CodeOutcome,
  judgeCode,
  MOST_CODE_TRIES,
  type OneTimeCode,
} from "@shanhai/domain/one-time-code";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { oneTimeCodeKey } from "./keys/seeker.ts";
import { recordOf, type Table, unlessRefused } from "./table.ts";

/** A phone as a park's partition knows it: none is kept in clear. */
export const hashSeeker = (table: Table<ParkScope>, phone: string): string => table.keys.hash("seeker", phone);

const hashCode = (table: Table<ParkScope>, phone: string, code: string) =>
  table.keys.hash("oneTimeCode", `${phone} ${code}`);

/** Keeps that a code was sent to a phone: the one before is worth nothing any more. */
export async function keepCode(table: Table<ParkScope>, phone: string, code: string, at: Instant): Promise<void> {
  const kept = beginCode(hashCode(table, phone, code), at);
  const ttl = Math.ceil(Date.parse(kept.until) / 1000);
  const key = oneTimeCodeKey(table.scope, hashSeeker(table, phone));
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...key, ...kept, ttl } }));
}

/**
 * Counts a try and says whether it is the code that was sent to the phone. Counted before it is compared, so that however many
 * are sent at once, no more than five are looked at; without a code, or with an old one, every try is wrong and the last.
 */
export async function tryCode(
  table: Table<ParkScope>,
  { phone, code, request, at }: { phone: string; code: string; request: string; at: Instant },
): Promise<CodeOutcome> {
  const Key = oneTimeCodeKey(table.scope, hashSeeker(table, phone));
  let kept: OneTimeCode | undefined;
  await unlessRefused(async () => {
    const { Attributes = {} } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key,
        UpdateExpression: "ADD tries :one",
        ConditionExpression: "tries < :most AND #until > :at",
        ExpressionAttributeNames: { "#until": "until" },
        ExpressionAttributeValues: { ":one": 1, ":most": MOST_CODE_TRIES, ":at": at },
        ReturnValues: "ALL_NEW",
      }),
    );
    kept = recordOf<OneTimeCode>(Attributes);
  });
  const typed = Buffer.from(hashCode(table, phone, code));
  if (!kept) return { right: false, left: 0 };
  const outcome = judgeCode(kept, timingSafeEqual(typed, Buffer.from(kept.hash)), request);
  if (!outcome.right || kept.provenBy === request) return outcome;
  // Of two forms with the same right code, one is first.
  const first = await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key,
        UpdateExpression: "SET provenBy = :request",
        ConditionExpression: "#hash = :hash AND (attribute_not_exists(provenBy) OR provenBy = :request)",
        ExpressionAttributeNames: { "#hash": "hash" },
        ExpressionAttributeValues: { ":hash": kept?.hash, ":request": request },
      }),
    ),
  );
  return first ? outcome : { right: false, left: 0 };
}
