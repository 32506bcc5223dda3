import type { WebhookQueue } from "../webhook-platform.ts";
import { sendMessage } from "./sqs-queue.ts";

/** The queue of deliveries. A group makes a standard queue a fair one: whoever keeps its workers busy waits behind the others. */
export function webhookQueue(): WebhookQueue {
  return {
    async send(message, { group, delaySeconds }) {
      const { SHANHAI_WEBHOOK_QUEUE: queueUrl, AWS_REGION: region } = process.env;
      if (!queueUrl || !region) throw new Error("SHANHAI_WEBHOOK_QUEUE is not set");
      await sendMessage(queueUrl, region, message, { MessageGroupId: group, DelaySeconds: delaySeconds });
    },
  };
}
