import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

/** What start-up is measured against: the plain client, made when the function starts, and one item read with it. */
export async function handler() {
  const Key = { pk: { S: "T#agn_1#enterprise" }, sk: { S: "ent_1" } };
  const { Item } = await client.send(new GetItemCommand({ TableName: "shanhai", Key, ConsistentRead: true }));
  return { statusCode: Item ? 200 : 404 };
}
