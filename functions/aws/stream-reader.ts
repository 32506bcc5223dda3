import type { AwsCredentialIdentity } from "@smithy/types";
import type { DynamoDBRecord } from "aws-lambda";
import { sendSigned } from "./signed-request.ts";

/** A run of records of one shard. */
export interface RecordRange {
  streamArn: string;
  shardId: string;
  from: string;
  to: string;
}

interface StreamTarget {
  region: string;
  endpoint: string;
  credentials: AwsCredentialIdentity;
}

/** The stream has let go of the records: it keeps them for a day. */
const FORGOTTEN: readonly string[] = ["TrimmedDataAccessException", "ResourceNotFoundException"];

/** A shard that goes on without the records, page after page, has none of them. */
const MOST_EMPTY_PAGES = 20;

interface Failure {
  __type?: string;
  message?: string;
}

/**
 * Reads records of the table's stream once more, as Lambda was given them: on the wire they are what an event holds. Numbers of
 * records may be padded or not, and are compared as numbers. Undefined where the stream has forgotten them.
 */
export function streamReader({ region, endpoint, credentials }: StreamTarget) {
  async function call<Answer>(action: string, input: object): Promise<Answer | undefined> {
    const { status, body } = await sendSigned(
      { service: "dynamodb", region, credentials },
      {
        method: "POST",
        url: new URL(endpoint),
        headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `DynamoDBStreams_20120810.${action}` },
        body: JSON.stringify(input),
      },
    );
    const answer = JSON.parse(Buffer.from(body).toString()) as Answer & Failure;
    if (status === 200) return answer;
    const name = answer.__type?.split("#").at(-1) ?? "";
    if (FORGOTTEN.includes(name)) return undefined;
    throw new Error(`The stream answered ${status} ${name} to ${action}`);
  }

  return async ({ streamArn, shardId, from, to }: RecordRange): Promise<DynamoDBRecord[] | undefined> => {
    const begun = await call<{ ShardIterator?: string }>("GetShardIterator", {
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: "AT_SEQUENCE_NUMBER",
      SequenceNumber: from,
    });
    if (!begun) return undefined;
    const [first, last] = [BigInt(from), BigInt(to)];
    const records: DynamoDBRecord[] = [];
    let iterator = begun.ShardIterator;
    for (let empty = 0; iterator && empty < MOST_EMPTY_PAGES; ) {
      const page = await call<{ Records?: DynamoDBRecord[]; NextShardIterator?: string }>("GetRecords", {
        ShardIterator: iterator,
      });
      if (!page) return undefined;
      const { Records = [] } = page;
      const numbers = Records.map(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0));
      records.push(...Records.filter((_, index) => (numbers[index] ?? 0n) >= first && (numbers[index] ?? 0n) <= last));
      if (numbers.some((number) => number >= last)) break;
      empty = Records.length > 0 ? 0 : empty + 1;
      iterator = page.NextShardIterator;
    }
    // What begins later than it was asked for was cut off.
    return records[0] && BigInt(records[0].dynamodb?.SequenceNumber ?? 0) === first ? records : undefined;
  };
}
