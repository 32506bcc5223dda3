import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { documentClient } from "@shanhai/store/document-client";
import { HttpResponse } from "@smithy/core/protocols";
import { expect, it } from "vitest";

interface Sent {
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const inputOf = ({ body }: Sent) => JSON.parse(Buffer.from(body).toString());

/** A client over a table that answers in this process, the first request last. */
function inProcess(answer: (sent: Sent) => { statusCode?: number; body: object }) {
  const waiting: (() => void)[] = [];
  const requestHandler = {
    async handle(sent: Sent) {
      await new Promise<void>((resolve) => waiting.unshift(resolve) && setImmediate(() => waiting.shift()?.()));
      const { statusCode = 200, body } = answer(sent);
      const headers = { "content-type": "application/x-amz-json-1.0" };
      return { response: new HttpResponse({ statusCode, headers, body: Buffer.from(JSON.stringify(body)) }) };
    },
  };
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  return new DynamoDBClient({ region: "local", endpoint: "http://table", credentials, requestHandler });
}

const get = (id: string) => new GetCommand({ TableName: "t", Key: { pk: id, sk: id } });

it("answers each of many calls at once with what it asked for", async () => {
  const client = documentClient(
    inProcess((sent) => ({ body: { Item: marshall({ ...unmarshall(inputOf(sent).Key), found: true }) } })),
  );
  const ids = ["one", "two", "three"];
  const answers = await Promise.all(ids.map((id) => client.send(get(id))));
  expect(answers.map(({ Item }) => Item)).toEqual(ids.map((id) => ({ pk: id, sk: id, found: true })));
  expect((await client.send(get("four"))).Item).toEqual({ pk: "four", sk: "four", found: true });
});

it("leaves out what is undefined, tells errors by name and lets a caller give up", async () => {
  const sent: unknown[] = [];
  const client = documentClient(
    inProcess((request) => {
      sent.push(inputOf(request).Item);
      const __type = "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException";
      return sent.length < 2 ? { body: {} } : { statusCode: 400, body: { __type } };
    }),
  );
  const put = () => new PutCommand({ TableName: "t", Item: { pk: "a", sk: "b", none: undefined } });
  await client.send(put());
  expect(sent).toEqual([marshall({ pk: "a", sk: "b" })]);
  await expect(client.send(put())).rejects.toMatchObject({ name: "ConditionalCheckFailedException" });
  await expect(client.send(put(), { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

it("refuses middleware that would be left out of the calls that follow", async () => {
  const client = documentClient(inProcess(() => ({ body: {} })));
  const seen: unknown[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        seen.push(commandName);
        return next(args);
      },
    { name: "seen" },
  );
  await client.send(get("one"));
  await client.send(get("two"));
  expect(seen).toEqual(["GetItemCommand", "GetItemCommand"]);
  expect(() => client.middlewareStack.add((next) => next, { name: "late" })).toThrow("before the first call");
});

it("makes no copies of people for a logger", async () => {
  const client = inProcess(() => ({ body: {} }));
  const told: unknown[] = [];
  const tell = (said: unknown) => told.push(said);
  Object.assign(client.config, { logger: { trace: tell, debug: tell, info: tell, warn: tell, error: tell } });
  await documentClient(client).send(get("one"));
  expect(told).toEqual([]);
});
