import { environmentCredentials } from "./environment-credentials.ts";
import { sendSigned } from "./signed-request.ts";

/** Sends one message to a queue, where work waits; a message holds ids alone. The function's own role may send and nothing else. */
export async function sendMessage(queueUrl: string, region: string, message: unknown, more: object = {}) {
  const { status } = await sendSigned(
    { service: "sqs", region, credentials: environmentCredentials() },
    {
      method: "POST",
      url: new URL("/", queueUrl),
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
      body: JSON.stringify({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), ...more }),
    },
  );
  if (status !== 200) throw new Error(`SQS answered ${status} to SendMessage`);
}
