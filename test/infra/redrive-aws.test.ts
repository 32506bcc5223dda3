import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { invokeConsumer } from "../../functions/aws/lambda-consumer.ts";
import { receivingQueue } from "../../functions/aws/receiving-queue.ts";

/* What redriving sends to SQS and Lambda, and what it makes of their answers. */

let origin: string;
let asked: { target: string; path: string; body: unknown }[];
let answer: { status: number; body: string };

const server = createServer(async (request: IncomingMessage, response) => {
  let text = "";
  for await (const part of request) text += part;
  asked.push({
    target: String(request.headers["x-amz-target"] ?? ""),
    path: request.url ?? "",
    body: JSON.parse(text),
  });
  expect(request.headers.authorization).toContain("AWS4-HMAC-SHA256");
  response.writeHead(answer.status).end(answer.body);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("AWS_REGION", "ap-southeast-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "key");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_LAMBDA", origin);
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const queue = () =>
  receivingQueue(
    () => `${origin}/111122223333/failed`,
    () => "ap-southeast-1",
  );

test("messages are received, removed and given back", async () => {
  answer = { status: 200, body: JSON.stringify({ Messages: [{ MessageId: "1", ReceiptHandle: "r1", Body: "{}" }] }) };
  const [message] = await queue().receive();
  expect(message).toEqual({ handle: "r1", body: "{}" });
  answer = { status: 200, body: "{}" };
  expect(await queue().receive()).toEqual([]);
  answer = { status: 200, body: "" };
  if (message) await queue().remove(message);
  if (message) await queue().release(message);
  expect(asked.map(({ target }) => target)).toEqual([
    "AmazonSQS.ReceiveMessage",
    "AmazonSQS.ReceiveMessage",
    "AmazonSQS.DeleteMessage",
    "AmazonSQS.ChangeMessageVisibility",
  ]);
  expect(asked.at(-1)?.body).toMatchObject({ ReceiptHandle: "r1", VisibilityTimeout: 0 });
  answer = { status: 403, body: "{}" };
  await expect(queue().receive()).rejects.toThrow("403");
});

test("a consumer is invoked by its ARN, and what it throws is a failure", async () => {
  const arn = "arn:aws:lambda:ap-southeast-1:111122223333:function:projections";
  answer = { status: 200, body: '{"batchItemFailures":[{"itemIdentifier":"7"}]}' };
  expect(await invokeConsumer(arn, { Records: [] })).toEqual({ batchItemFailures: [{ itemIdentifier: "7" }] });
  expect(decodeURIComponent(asked[0]?.path ?? "")).toBe(`/2015-03-31/functions/${arn}/invocations`);
  expect(asked[0]?.body).toEqual({ Records: [] });
  answer = { status: 200, body: '{"errorMessage":"Task timed out","errorType":"Error"}' };
  await expect(invokeConsumer(arn, { Records: [] })).rejects.toThrow("Task timed out");
});
