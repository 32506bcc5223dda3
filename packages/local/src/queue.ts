import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { readJson, writeWhole } from "./durable-file.ts";
import { lambdaContext } from "./lambda-event.ts";

/** A worker behind the queue, as `functions/imports/worker.ts` makes it. */
export type QueueFunction = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

export interface Queue<Message> {
  /** Resolves once the message is on disk. */
  send(message: Message): Promise<void>;
  /** Starts handing messages to the worker, those left by the last run first. */
  start(worker: QueueFunction): void;
  /** Resolves when nothing waits and nothing runs. */
  drain(): Promise<void>;
  /** Takes no more; waits a little for what runs. What is not finished is done again at the next start. */
  stop(): Promise<void>;
}

interface Waiting {
  id: string;
  body: string;
  attempts: number;
  sentAt: number;
}

const AT_ONCE = 2;
const MOST_ATTEMPTS = 6;
const WORKER_LIMIT_MS = 15 * 60 * 1000;
const STOP_WITHIN_MS = 5000;

function eventOf(message: Waiting, name: string): SQSEvent {
  return {
    Records: [
      {
        messageId: message.id,
        receiptHandle: message.id,
        body: message.body,
        attributes: {
          ApproximateReceiveCount: String(message.attempts + 1),
          SentTimestamp: String(message.sentAt),
          SenderId: "laptop",
          ApproximateFirstReceiveTimestamp: String(Date.now()),
        },
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:local:000000000000:${name}`,
        awsRegion: "local",
      },
    ],
  };
}

/** The laptop's SQS: one file per message, removed after success, so that a kill loses none and repeats some. */
export function createQueue<Message>(options: { folder: string; name: string; retryMs?: number }): Queue<Message> {
  const { folder, name, retryMs = 1000 } = options;
  const dead = join(folder, "dead");
  mkdirSync(dead, { recursive: true });
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const waiting: string[] = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => file.slice(0, -".json".length));
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let worker: QueueFunction | undefined;
  let idle: (() => void)[] = [];

  async function attempt(message: Waiting, handle: QueueFunction): Promise<boolean> {
    try {
      const { batchItemFailures } = await handle(
        eventOf(message, name),
        lambdaContext(`laptop-${name}`, message.id, WORKER_LIMIT_MS),
      );
      return batchItemFailures.length === 0;
    } catch (error) {
      console.error(error);
      return false;
    }
  }

  async function work(id: string, handle: QueueFunction): Promise<void> {
    const kept = readJson<Waiting>(pathOf(id));
    if (!kept) return;
    for (let message = kept; ; ) {
      if (await attempt(message, handle)) return rmSync(pathOf(id), { force: true });
      message = { ...message, attempts: message.attempts + 1 };
      if (message.attempts >= MOST_ATTEMPTS) {
        console.error(`Message ${id} of ${name} failed ${message.attempts} times; it is kept in ${dead}`);
        return renameSync(pathOf(id), join(dead, `${id}.json`));
      }
      writeWhole(pathOf(id), JSON.stringify(message));
      await sleep(Math.min(retryMs * 2 ** (message.attempts - 1), 30_000), undefined, { signal: stopping.signal });
    }
  }

  function pick(): void {
    while (worker && !stopping.signal.aborted && running.size < AT_ONCE) {
      const id = waiting.shift();
      if (id === undefined) break;
      const done = work(id, worker)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) console.error(error);
        })
        .finally(() => {
          running.delete(done);
          pick();
        });
      running.add(done);
    }
    if (waiting.length === 0 && running.size === 0) {
      const resolved = idle;
      idle = [];
      for (const resolve of resolved) resolve();
    }
  }

  return {
    async send(message) {
      const id = `${String(Date.now()).padStart(15, "0")}-${randomBytes(6).toString("hex")}`;
      writeWhole(
        pathOf(id),
        JSON.stringify({ id, body: JSON.stringify(message), attempts: 0, sentAt: Date.now() } satisfies Waiting),
      );
      waiting.push(id);
      pick();
    },
    start(handle) {
      worker = handle;
      pick();
    },
    drain() {
      if (waiting.length === 0 && running.size === 0) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(running), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
