import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { streamReader } from "@shanhai/functions/aws/stream-reader";
import { create, type Received } from "@shanhai/functions/projections/redrive";
import { embeddedClient } from "@shanhai/local/dynamo";
import { TABLE_NAME } from "@shanhai/local/platform";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { itemsOf } from "../stream.ts";

/* Batches that the stream's consumers gave up are read from the stream again and projected, while it has them. */

const CONSUMER = "arn:aws:lambda:local:000000000000:function:projections";
const credentials = { accessKeyId: "laptop", secretAccessKey: "laptop" };
let direct: Direct;
let streamArn: string;
let shardId: string;
let numbers: string[];
let waiting: Received[];
let hidden: Received[];
let consume: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
let given: DynamoDBStreamEvent[];

const queue = {
  receive: async () => {
    const some = waiting.splice(0, 2);
    hidden.push(...some);
    return some;
  },
  remove: async (message: Received) => void hidden.splice(hidden.indexOf(message), 1),
  release: async (message: Received) => {
    await queue.remove(message);
    waiting.push(message);
  },
};
const redrive = (event: unknown = {}) =>
  create({
    ...queue,
    read: streamReader({ region: "local", endpoint: direct.dynamo.endpoint, credentials }),
    consume: (arn, records) => {
      expect(arn).toBe(CONSUMER);
      given.push(records);
      return consume(records);
    },
  })(event);

/** What Lambda leaves of a batch, as it is documented. */
function givenUp(from: string, to: string, more: object = {}): Received {
  const body = {
    requestContext: {
      requestId: "1",
      functionArn: CONSUMER,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 11,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: "2026-11-26T02:00:00.000Z",
    DDBStreamBatchInfo: {
      ...{ shardId, startSequenceNumber: from, endSequenceNumber: to, batchSize: 1, streamArn },
      approximateArrivalOfFirstRecord: "2026-11-26T01:59:00Z",
      approximateArrivalOfLastRecord: "2026-11-26T01:59:01Z",
      ...more,
    },
  };
  return { handle: `${from}-${to}`, body: JSON.stringify(body) };
}

const searchable = async () => (await itemsOf(direct)).filter(({ pk }) => String(pk).includes("#search#")).length;

beforeAll(async () => {
  direct = await startDirect({ stream: true });
  const owner = direct.owner();
  for (let count = 0; count < 3; count += 1)
    await owner.call(createCandidate, { body: { name: `求职者${count}`, phone: `1990000000${count}`, consent: true } });
  expect((await owner.call(listCandidates, { query: {} })).items).toHaveLength(3);
  const client = new DynamoDBStreamsClient(embeddedClient(direct.dynamo.endpoint));
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: TABLE_NAME }));
  streamArn = Streams?.[0]?.StreamArn ?? "";
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  shardId = StreamDescription?.Shards?.[0]?.ShardId ?? "";
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ShardIteratorType: "TRIM_HORIZON" }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  numbers = Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
  client.destroy();
  expect(numbers.length).toBeGreaterThan(8);
});
afterAll(() => direct?.stop());
beforeEach(() => {
  [waiting, hidden, given] = [[], [], []];
  consume = async (event) => direct.functions.project(event, {} as never);
});

const at = (index: number) => numbers.at(index) ?? "";

describe("redriving", () => {
  test("projects exactly the records that a message names, and takes it", async () => {
    waiting = [givenUp(at(1), at(3))];
    expect(await redrive()).toEqual({ done: 1, records: 3, failed: [], forgotten: [] });
    expect(given.flatMap(({ Records }) => Records.map(({ dynamodb }) => dynamodb?.SequenceNumber))).toEqual(
      numbers.slice(1, 4),
    );
    expect([...waiting, ...hidden]).toEqual([]);
    waiting = [givenUp(at(0), at(-1)), givenUp(at(0), at(0)), givenUp(at(-1), at(-1))];
    expect(await redrive()).toMatchObject({ done: 3, records: numbers.length + 2 });
    expect([...waiting, ...hidden]).toEqual([]);
    const entries = await searchable();
    expect(entries).toBeGreaterThan(3);
    // Told twice it is no harm.
    waiting = [givenUp(at(0), at(-1))];
    await redrive();
    expect(await searchable()).toBe(entries);
  });

  test("says first what there is, and takes nothing then", async () => {
    waiting = [givenUp(at(0), at(1)), givenUp(at(2), at(2)), givenUp(at(3), at(3))];
    expect(await redrive({ dryRun: true })).toEqual({ done: 3, records: 4, failed: [], forgotten: [] });
    expect(given).toEqual([]);
    expect([waiting.length, hidden.length]).toEqual([3, 0]);
    expect(await redrive()).toMatchObject({ done: 3, records: 4 });
  });

  test("leaves a message whose consumer fails again, and those that are none, and goes on with the others", async () => {
    consume = async ({ Records }) => {
      const bad = Records.find(({ dynamodb }) => dynamodb?.SequenceNumber === at(1));
      return { batchItemFailures: bad ? [{ itemIdentifier: at(1) }] : [] };
    };
    waiting = [givenUp(at(0), at(2)), { handle: "other", body: '{"importJobId":"1"}' }, givenUp(at(3), at(4))];
    const { done, failed } = await redrive();
    expect(done).toBe(1);
    expect(failed.map(({ message }) => message)).toEqual([`${at(0)}-${at(2)}`, "other"]);
    expect(failed[0]?.fault).toContain("Failed again");
    expect(waiting.map(({ handle }) => handle)).toEqual([`${at(0)}-${at(2)}`, "other"]);
    consume = async () => {
      throw new Error("Out of memory");
    };
    expect((await redrive()).failed).toHaveLength(2);
    expect(waiting).toHaveLength(2);
  });

  test("keeps what the stream has forgotten until it is told that everything was told again", async () => {
    const gone = givenUp(at(0), at(1), { shardId: "shardId-00000000000000000000-00000000" });
    waiting = [gone, givenUp(at(2), at(2))];
    const { done, forgotten } = await redrive();
    expect(done).toBe(1);
    expect(forgotten).toEqual([
      { message: gone.handle, shardId: "shardId-00000000000000000000-00000000", from: at(0), to: at(1) },
    ]);
    expect(waiting).toEqual([gone]);
    expect((await redrive({ dropForgotten: true, dryRun: true })).forgotten).toHaveLength(1);
    expect(waiting).toEqual([gone]);
    await redrive({ dropForgotten: true });
    expect([...waiting, ...hidden]).toEqual([]);
  });

  test("takes no other input", async () => {
    for (const event of [null, { dryRun: 1 }, { dropForgotten: "yes" }]) await expect(redrive(event)).rejects.toThrow();
  });
});

test.each([
  ["com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException", undefined],
  ["com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", undefined],
  ["com.amazon.coral.service#AccessDeniedException", "AccessDeniedException to GetShardIterator"],
])("what the stream answers is understood: %s", async (__type, fault) => {
  const server = createServer((_request, response) => response.writeHead(400).end(JSON.stringify({ __type })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const reading = streamReader({ region: "local", endpoint, credentials })({ streamArn, shardId, from: "1", to: "2" });
  if (fault) await expect(reading).rejects.toThrow(fault);
  else expect(await reading).toBeUndefined();
  await new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
});
