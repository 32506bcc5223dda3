import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { createTable, type Dynamo, startDynamo } from "@shanhai/local/dynamo";
import { embeddedDocumentClient } from "@shanhai/local/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quickClient } from "../chaos/quick-client.ts";

/* The client that `npm run chaos` lives on, against the SDK's: the same calls are answered alike. */

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo?.stop());

const fresh = "attribute_not_exists(pk)";
const told = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
const person = { pk: "p", sk: "1", name: "何娜", tags: ["夜班", null], fee: { fen: 1001 }, missing: undefined };

/** What such calls are answered, one after the other, in a table of their own. */
async function conversation(client: DynamoDBDocumentClient, TableName: string): Promise<unknown[]> {
  await createTable(dynamo.endpoint, TableName, { stream: false });
  const put = (Item: object) => ({ Put: { TableName, Item, ConditionExpression: fresh, ...told } });
  const more = [2, 3, 4].map((number) => ({ PutRequest: { Item: { ...person, sk: String(number), number } } }));
  const query = { TableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "p" }, Limit: 2 };
  const calls = [
    () => client.send(new PutCommand({ TableName, Item: person, ConditionExpression: fresh })),
    () => client.send(new PutCommand({ TableName, Item: person, ConditionExpression: fresh, ...told })),
    () => client.send(new GetCommand({ TableName, Key: { pk: "p", sk: "1" }, ConsistentRead: true })),
    () => client.send(new GetCommand({ TableName, Key: { pk: "p", sk: "none" } })),
    () => client.send(new BatchWriteCommand({ RequestItems: { [TableName]: more } })),
    () => client.send(new QueryCommand(query)),
    () => client.send(new QueryCommand({ ...query, ExclusiveStartKey: { pk: "p", sk: "2" } })),
    () => client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [{ pk: "p", sk: "3" }] } } })),
    () => client.send(new TransactWriteCommand({ TransactItems: [put({ pk: "q", sk: "1" }), put(person)] })),
    () => client.send(new GetCommand({ TableName, Key: { pk: "q", sk: "1" } })),
    () => client.send(new TransactWriteCommand({ TransactItems: [put({ pk: "q", sk: "1" })] })),
    () =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: "p", sk: "2" },
          UpdateExpression: "ADD #n :one",
          ExpressionAttributeNames: { "#n": "number" },
          ExpressionAttributeValues: { ":one": 1 },
          ReturnValues: "ALL_NEW",
        }),
      ),
    () => client.send(new DeleteCommand({ TableName, Key: { pk: "p", sk: "2" }, ReturnValues: "ALL_OLD" })),
    () => client.send(new GetCommand({ TableName: "none", Key: { pk: "p", sk: "1" } })),
  ];
  const answers: unknown[] = [];
  for (const call of calls) {
    const answer = await call().then(
      ({ $metadata: _metadata, ...output }) => output,
      ({ name, CancellationReasons: reasons }) => ({
        name,
        // The engine words its messages by the table.
        reasons: reasons?.map(({ Code, Item }: { Code: string; Item?: unknown }) => ({ Code, Item })),
      }),
    );
    answers.push(JSON.parse(JSON.stringify(answer).replaceAll(TableName, "table")));
  }
  return answers;
}

test("each call is answered as the SDK answers it, refusals with their reasons", async () => {
  const theirs = await conversation(embeddedDocumentClient(dynamo.endpoint), "theirs");
  const ours = await conversation(quickClient(dynamo.endpoint), "ours");
  expect(ours).toEqual(theirs);
  expect(ours.filter((answer) => (answer as { name?: string }).name)).toHaveLength(3);
});
