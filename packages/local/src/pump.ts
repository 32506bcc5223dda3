import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { readJson, writeWhole } from "./durable-file.ts";
import { embeddedClient } from "./dynamo.ts";
import { lambdaContext } from "./lambda-event.ts";
import { lambdaRecord } from "./stream-record.ts";

/** A consumer of the stream, as `functions/projections/stream.ts` makes it. */
export type StreamFunction = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

export interface Pump {
  /** Resolves when everything written before the call has been handed on. */
  drain(): Promise<void>;
  /** Finishes the batch at hand, writes its checkpoint and stops. */
  stop(): Promise<void>;
}

/** How far each shard has been handed on. */
interface Checkpoint {
  streamArn: string;
  shards: Record<string, { after?: string; closed?: boolean }>;
}

const BATCH = 100;
const IDLE_MS = 100;
const DESCRIBE_MS = 10_000;
const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 5000;

/** Reads the table's stream as Lambda's event source mapping does, and remembers how far it came. */
export function startPump(options: {
  endpoint: string;
  tableName: string;
  dataDir: string;
  consume: StreamFunction;
  retryMs?: number;
  /** The agency whose own table it is: its checkpoint has a file of its own. */
  dedicatedTo?: string;
}): Pump {
  const { endpoint, tableName, dataDir, consume, retryMs = 100, dedicatedTo } = options;
  const client = new DynamoDBStreamsClient(embeddedClient(endpoint));
  const checkpointPath = join(
    dataDir,
    dedicatedTo ? `stream-checkpoint-${dedicatedTo}.json` : "stream-checkpoint.json",
  );
  const deadLetters = join(dataDir, "stream-dead-letters.jsonl");
  const iterators = new Map<string, string>();
  const stopping = new AbortController();
  let checkpoint: Checkpoint | undefined;
  let shards: Shard[] = [];
  let describedAt = 0;
  let waiters: (() => void)[] = [];

  let wake = () => {};
  /** Until it is time to look again, or somebody waits for what was written. */
  const idle = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const save = () => checkpoint && writeWhole(checkpointPath, JSON.stringify(checkpoint));

  async function describe(): Promise<Checkpoint> {
    const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
    const streamArn = Streams.at(-1)?.StreamArn;
    if (!streamArn) throw new Error(`The table ${tableName} has no stream`);
    const kept = checkpoint ?? readJson<Checkpoint>(checkpointPath);
    checkpoint = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
    const found: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({
          StreamArn: streamArn,
          ...(ExclusiveStartShardId ? { ExclusiveStartShardId } : {}),
        }),
      );
      found.push(...(StreamDescription?.Shards ?? []));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    shards = found;
    describedAt = Date.now();
    return checkpoint;
  }

  async function iteratorOf(shardId: string, from: Checkpoint): Promise<string | undefined> {
    const kept = iterators.get(shardId);
    if (kept) return kept;
    const after = from.shards[shardId]?.after;
    const oldest = { StreamArn: from.streamArn, ShardId: shardId, ShardIteratorType: "TRIM_HORIZON" } as const;
    const next = after
      ? ({ ...oldest, ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after } as const)
      : oldest;
    const { ShardIterator } = await client.send(new GetShardIteratorCommand(next)).catch((error: unknown) => {
      // Away for longer than the stream remembers: what is left of it is all there is.
      if (error instanceof TrimmedDataAccessException) return client.send(new GetShardIteratorCommand(oldest));
      throw error;
    });
    return ShardIterator;
  }

  /** How many of these, from the first, were taken; a consumer that throws took none. */
  async function offer(records: readonly DynamoDBRecord[]): Promise<number> {
    try {
      const { batchItemFailures } = await consume(
        { Records: [...records] },
        lambdaContext("laptop-projections", records[0]?.eventID ?? "", 60_000),
      );
      const failed = new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
      // An empty identifier means the whole batch, and so does one that is not in it.
      const first = records.findIndex((record) => failed.has(record.dynamodb?.SequenceNumber ?? ""));
      if (failed.size === 0) return records.length;
      return Math.max(first, 0);
    } catch (error) {
      console.error(error);
      return 0;
    }
  }

  /** Hands a batch on in order, the failing record again and again, until it succeeds or is put aside. */
  async function deliver(shardId: string, records: readonly DynamoDBRecord[], to: Checkpoint): Promise<void> {
    let rest = records;
    let attempts = 0;
    let oneByOne = false;
    while (rest.length > 0 && !stopping.signal.aborted) {
      // After a failure one by one to the batch's end, so that what fails is found and nothing is offered again with it.
      const offered: readonly DynamoDBRecord[] = oneByOne ? rest.slice(0, 1) : rest;
      let taken: number = await offer(offered);
      oneByOne ||= taken < offered.length;
      attempts = taken > 0 ? 0 : attempts + 1;
      if (attempts >= MOST_ATTEMPTS) {
        console.error(`A change was refused ${attempts} times and is kept in ${deadLetters}`);
        appendFileSync(deadLetters, `${JSON.stringify(rest[0])}\n`, { mode: 0o600 });
        taken = 1;
        attempts = 0;
      }
      const last = rest[taken - 1]?.dynamodb?.SequenceNumber;
      if (last) {
        to.shards[shardId] = { after: last };
        save();
      }
      rest = rest.slice(taken);
      if (attempts > 0) await pause(Math.min(retryMs * 2 ** (attempts - 1), LONGEST_WAIT_MS));
    }
  }

  /** Reads one shard once; how many records there were. */
  async function read(shard: Shard, from: Checkpoint): Promise<number> {
    const shardId = shard.ShardId ?? "";
    const iterator = await iteratorOf(shardId, from);
    iterators.delete(shardId);
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH }),
    );
    await deliver(
      shardId,
      Records.map((record) => lambdaRecord(record, from.streamArn)),
      from,
    );
    if (stopping.signal.aborted) return Records.length;
    if (NextShardIterator) iterators.set(shardId, NextShardIterator);
    else {
      from.shards[shardId] = { ...from.shards[shardId], closed: true };
      save();
      describedAt = 0;
    }
    return Records.length;
  }

  /** Parents before children: a record's earlier versions are in the parent. */
  function readable(from: Checkpoint): Shard[] {
    const unfinished = new Set(shards.map((shard) => shard.ShardId).filter((id) => id && !from.shards[id]?.closed));
    return shards.filter((shard) => unfinished.has(shard.ShardId) && !unfinished.has(shard.ParentShardId));
  }

  async function round(): Promise<number> {
    const from = checkpoint && Date.now() - describedAt < DESCRIBE_MS ? checkpoint : await describe();
    let count = 0;
    for (const shard of readable(from)) {
      if (!stopping.signal.aborted) count += await read(shard, from);
    }
    return count;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const waiting = waiters;
      waiters = [];
      try {
        const count = await round();
        failures = 0;
        if (count > 0) waiters.push(...waiting);
        else {
          for (const resolve of waiting) resolve();
          if (waiters.length === 0 && !stopping.signal.aborted) await idle();
        }
      } catch (error) {
        waiters.push(...waiting);
        if (stopping.signal.aborted) break;
        // An iterator that expired or was trimmed away is fetched anew from the checkpoint.
        iterators.clear();
        describedAt = 0;
        failures += 1;
        if (failures > 3) console.error(error);
        await pause(Math.min(IDLE_MS * 2 ** failures, LONGEST_WAIT_MS));
      }
    }
    for (const resolve of waiters) resolve();
    client.destroy();
  }

  const running = run();
  return {
    drain() {
      if (stopping.signal.aborted) return Promise.resolve();
      wake();
      return new Promise((resolve) => waiters.push(resolve));
    },
    async stop() {
      stopping.abort();
      wake();
      await running;
    },
  };
}
