import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

/** What a queue's messages ask for; each may be delivered again, and is worked as if for the first time. */
export interface QueueWork {
  /** How the log names the worker. */
  worker: string;
  /** How often the queue delivers a message at most: `maxReceiveCount` in `infra/data-stack.ts`. */
  deliveries: number;
  run(body: string): Promise<void>;
  /** After the last delivery nobody would go on: what the job says then. */
  giveUp(body: string): Promise<void>;
  /** Whether a fault is nobody's: the job was stopped. */
  isStop?(error: unknown): boolean;
}

/** False when the message must be delivered again, or kept for an operator: what it left undone is not done. */
async function attempt(
  { worker, deliveries, run, giveUp, isStop }: QueueWork,
  { messageId, body, attributes }: SQSRecord,
): Promise<boolean> {
  const complain = (error: unknown) =>
    console.log(JSON.stringify({ level: "error", worker, message: messageId, fault: String(error) }));
  try {
    await run(body);
    return true;
  } catch (error) {
    if (isStop?.(error)) return true;
    complain(error);
  }
  try {
    if (Number(attributes?.ApproximateReceiveCount) >= deliveries) await giveUp(body);
  } catch (error) {
    complain(error);
  }
  return false;
}

/** Works a batch's messages one after the other, and names those that must come again. */
export async function workQueue(work: QueueWork, { Records }: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of Records) {
    if (!(await attempt(work, record))) batchItemFailures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures };
}
