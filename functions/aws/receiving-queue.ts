import { environmentCredentials } from "./environment-credentials.ts";
import { sendSigned } from "./signed-request.ts";

interface Message {
  handle: string;
  body: string;
}

/** As long as a function may take: what is not removed by then is there again. */
const HIDDEN_SECONDS = 15 * 60;

/** A queue whose messages are looked at one by one, and removed when they are done with. */
export function receivingQueue(queueUrl: () => string, region: () => string) {
  async function call(action: string, input: object): Promise<unknown> {
    const { status, body } = await sendSigned(
      { service: "sqs", region: region(), credentials: environmentCredentials() },
      {
        method: "POST",
        url: new URL("/", queueUrl()),
        headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` },
        body: JSON.stringify({ QueueUrl: queueUrl(), ...input }),
      },
    );
    if (status !== 200) throw new Error(`SQS answered ${status} to ${action}`);
    const text = Buffer.from(body).toString();
    return text ? JSON.parse(text) : {};
  }
  return {
    async receive(): Promise<Message[]> {
      const input = { MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS, WaitTimeSeconds: 1 };
      const { Messages = [] } = (await call("ReceiveMessage", input)) as {
        Messages?: { ReceiptHandle: string; Body: string }[];
      };
      return Messages.map(({ ReceiptHandle: handle, Body: body }) => ({ handle, body }));
    },
    async remove({ handle }: Message): Promise<void> {
      await call("DeleteMessage", { ReceiptHandle: handle });
    },
    /** Gives a message back at once. */
    async release({ handle }: Message): Promise<void> {
      await call("ChangeMessageVisibility", { ReceiptHandle: handle, VisibilityTimeout: 0 });
    },
  };
}
