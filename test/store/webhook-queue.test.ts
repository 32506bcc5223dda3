import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createQueue, type QueueFunction } from "@shanhai/local/queue";
import type { SQSEvent } from "aws-lambda";
import { afterAll, expect, test, vi } from "vitest";

/* The laptop's queue, as far as it stands for a fair one with delays. */

const folder = mkdtempSync(join(tmpdir(), "shanhai-queue-"));
afterAll(() => rmSync(folder, { recursive: true }));
const bodyOf = (event: SQSEvent) => JSON.parse(event.Records[0]?.body ?? "") as string;

test("one group's slow messages leave room for another's", async () => {
  const queue = createQueue<string>({ folder: join(folder, "fair"), name: "fair", atOnce: 3, atOnceOfGroup: 2 });
  const begun: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const worker: QueueFunction = async (event) => {
    begun.push(bodyOf(event));
    if (bodyOf(event).startsWith("slow")) await released;
    return { batchItemFailures: [] };
  };
  for (const name of ["slow1", "slow2", "slow3"]) await queue.send(name, { group: "a", delaySeconds: 0 });
  for (const name of ["quick1", "quick2"]) await queue.send(name, { group: "b", delaySeconds: 0 });
  queue.start(worker);
  await vi.waitFor(() => expect(begun).toEqual(["slow1", "slow2", "quick1", "quick2"]));
  release();
  await queue.drain();
  expect(begun).toContain("slow3");
  await queue.stop();
});

test("what is delayed is handed on later, is not waited for, and survives a restart", async () => {
  const options = { folder: join(folder, "delayed"), name: "delayed" };
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  try {
    const first = createQueue<string>(options);
    const begun: string[] = [];
    const worker: QueueFunction = async (event) => {
      begun.push(bodyOf(event));
      return { batchItemFailures: [] };
    };
    first.start(worker);
    await first.send("later", { group: "a", delaySeconds: 900 });
    await first.drain();
    expect(begun).toEqual([]);
    const second = createQueue<string>(options);
    second.start(worker);
    await vi.advanceTimersByTimeAsync(899_000);
    expect(begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(begun).toContain("later");
  } finally {
    vi.useRealTimers();
  }
});
