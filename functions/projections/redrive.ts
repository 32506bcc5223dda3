import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod/mini";
import { environmentCredentials } from "../aws/environment-credentials.ts";
import { invokeConsumer } from "../aws/lambda-consumer.ts";
import { receivingQueue } from "../aws/receiving-queue.ts";
import { type RecordRange, streamReader } from "../aws/stream-reader.ts";

/** What Lambda leaves in the queue of a batch that it gave up: whose, and where its records are. No record. */
const GivenUp = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string().check(z.regex(/^\d+$/)),
    endSequenceNumber: z.string().check(z.regex(/^\d+$/)),
  }),
});

const Redrive = z.object({
  /** Says what there is; nothing is projected and no message taken. */
  dryRun: z._default(z.boolean(), false),
  /** Also takes messages whose records the stream has forgotten: everything was told again instead. */
  dropForgotten: z._default(z.boolean(), false),
});

/** A message as it was received: nobody else is given it for a while. */
export interface Received {
  handle: string;
  body: string;
}

/** What redriving stands on. */
export interface RedriveParts {
  /** Messages that nobody has; none when there are no more. */
  receive(): Promise<Received[]>;
  remove(message: Received): Promise<void>;
  /** Gives a message back, to be received again. */
  release(message: Received): Promise<void>;
  /** Records once more; undefined where the stream has forgotten them. */
  read(range: RecordRange): Promise<DynamoDBRecord[] | undefined>;
  /** The consumer that gave up. */
  consume(functionArn: string, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse>;
}

export interface Redriven {
  /** Messages whose records are all projected now. */
  done: number;
  /** Records that this took. */
  records: number;
  /** Messages that stay: their consumer failed again, or they are none of Lambda's. */
  failed: { message: string; fault: string }[];
  /** Messages whose records the stream no longer has. */
  forgotten: { message: string; shardId: string; from: string; to: string }[];
}

/** An invocation is given up after some seconds, and a record may lead to many writes. */
const AT_ONCE = 25;

/** Hands records to the consumer until all are taken; a consumer that takes none has failed. */
async function consumeAll(parts: RedriveParts, functionArn: string, records: readonly DynamoDBRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += AT_ONCE) {
    const Records = records.slice(start, start + AT_ONCE);
    const { batchItemFailures } = await parts.consume(functionArn, { Records });
    const [failure] = batchItemFailures;
    if (failure) throw new Error(`Failed again at record ${failure.itemIdentifier}; the consumer's log says why`);
  }
}

/**
 * Projects again what the stream's consumers gave up: reads the records that each message names from the stream, which keeps them
 * for a day, hands them to the consumer that failed, and takes the message only when all of them succeeded. Done twice it is no
 * harm. An operator invokes it; throws a ZodError for any other input.
 */
export function create(parts: RedriveParts) {
  return async (event: unknown): Promise<Redriven> => {
    const { dryRun, dropForgotten } = Redrive.parse(event);
    const outcome: Redriven = { done: 0, records: 0, failed: [], forgotten: [] };

    const left = new Set<Received>();
    const take = async (message: Received) => {
      await parts.remove(message);
      left.delete(message);
    };

    async function redrive(message: Received): Promise<void> {
      const { requestContext, DDBStreamBatchInfo: batch } = GivenUp.parse(JSON.parse(message.body));
      const { streamArn, shardId, startSequenceNumber: from, endSequenceNumber: to } = batch;
      const records = await parts.read({ streamArn, shardId, from, to });
      if (!records) {
        outcome.forgotten.push({ message: message.handle, shardId, from, to });
        if (dropForgotten && !dryRun) await take(message);
        return;
      }
      if (!dryRun) {
        await consumeAll(parts, requestContext.functionArn, records);
        await take(message);
      }
      outcome.done += 1;
      outcome.records += records.length;
    }

    for (let messages = await parts.receive(); messages.length > 0; messages = await parts.receive()) {
      for (const message of messages) {
        left.add(message);
        try {
          await redrive(message);
        } catch (error) {
          outcome.failed.push({ message: message.handle, fault: String(error) });
        }
      }
    }
    // Only now: given back earlier, they would be received again and again.
    for (const message of left) await parts.release(message);
    return outcome;
  };
}

const region = () => process.env.AWS_REGION ?? "";

export const handler = create({
  ...receivingQueue(() => process.env.SHANHAI_FAILED_PROJECTIONS ?? "", region),
  read: (range) => {
    const host = `streams.dynamodb.${region()}.amazonaws.com${region().startsWith("cn-") ? ".cn" : ""}`;
    return streamReader({ region: region(), endpoint: `https://${host}/`, credentials: environmentCredentials() })(
      range,
    );
  },
  consume: invokeConsumer,
});
