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
  /** Resolves once the message is on disk. It is handed on after the delay, and not all workers are given to one group. */
  send(message: Message, post?: { group: string; delaySeconds: number }): Promise<void>;
  /** Starts handing messages to the worker, those left by the last run first. */
  start(worker: QueueFunction): void;
  /** Resolves when nothing waits and nothing runs; what is delayed is not waited for. */
  drain(): Promise<void>;
  /** Takes no more; waits a little for what runs. What is not finished is done again at the next start. */
  stop(): Promise<void>;
}

interface Waiting {
  id: string;
  body: string;
  attempts: number;
  sentAt: number;
  group?: string;
  /** Handed to nobody earlier. */
  notBefore?: number;
}

type Place = Pick<Waiting, "id" | "group" | "notBefore">;

const AT_ONCE = 2;
/** The longest that a timer here waits before it looks again. */
const LONGEST_TIMER_MS = 60_000;
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
export function createQueue<Message>(options: {
  folder: string;
  name: string;
  retryMs?: number;
  atOnce?: number;
  /** Of those that are handled at once, how many may be of one group. */
  atOnceOfGroup?: number;
}): Queue<Message> {
  const { folder, name, retryMs = 1000, atOnce = AT_ONCE, atOnceOfGroup = atOnce } = options;
  const dead = join(folder, "dead");
  mkdirSync(dead, { recursive: true });
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const waiting: Place[] = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => readJson<Waiting>(join(folder, file)) ?? [])
    .map(({ id, group, notBefore }) => ({ id, ...(group ? { group } : {}), ...(notBefore ? { notBefore } : {}) }));
  const running = new Set<Promise<void>>();
  const groups = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
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

  const isDue = ({ notBefore = 0 }: Place) => notBefore <= Date.now();
  const runningOf = ({ group }: Place) => (group === undefined ? 0 : (groups.get(group) ?? 0));
  function count({ group }: Place, one: 1 | -1): void {
    if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + one);
  }

  /** The first that is due and whose group has room. */
  function take(): Place | undefined {
    const index = waiting.findIndex((place) => isDue(place) && runningOf(place) < atOnceOfGroup);
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  /** Wakes for the next that is delayed. */
  function setTimer(): void {
    clearTimeout(timer);
    const moments = waiting.filter((place) => !isDue(place)).map(({ notBefore = 0 }) => notBefore - Date.now());
    if (moments.length === 0 || stopping.signal.aborted) return;
    timer = setTimeout(pick, Math.min(Math.max(1, Math.min(...moments)), LONGEST_TIMER_MS)).unref();
  }

  function pick(): void {
    while (worker && !stopping.signal.aborted && running.size < atOnce) {
      const place = take();
      if (place === undefined) break;
      count(place, 1);
      const done = work(place.id, worker)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) console.error(error);
        })
        .finally(() => {
          running.delete(done);
          count(place, -1);
          pick();
        });
      running.add(done);
    }
    if (isIdle()) {
      const resolved = idle;
      idle = [];
      for (const resolve of resolved) resolve();
    }
    setTimer();
  }

  const isIdle = () => running.size === 0 && !waiting.some(isDue);

  return {
    async send(message, post) {
      const id = `${String(Date.now()).padStart(15, "0")}-${randomBytes(6).toString("hex")}`;
      const place: Place = post ? { id, group: post.group, notBefore: Date.now() + post.delaySeconds * 1000 } : { id };
      const kept: Waiting = { ...place, body: JSON.stringify(message), attempts: 0, sentAt: Date.now() };
      writeWhole(pathOf(id), JSON.stringify(kept));
      waiting.push(place);
      pick();
    },
    start(handle) {
      worker = handle;
      pick();
    },
    drain() {
      if (isIdle()) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.race([Promise.all(running), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
