import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { createTable, embeddedClient, startDynamo } from "@shanhai/local/dynamo";
import { TABLE, tableDefinition } from "@shanhai/store/schema";
import { expect, test } from "vitest";

test("a table of an earlier version gets the index that it lacks, filled with what is there", async () => {
  const dynamo = await startDynamo();
  const client = new DynamoDBClient(embeddedClient(dynamo.endpoint));
  try {
    const definition = tableDefinition("older");
    const { name, partitionKey, sortKey } = TABLE.indexes.assigned;
    await client.send(
      new CreateTableCommand({
        ...definition,
        AttributeDefinitions: definition.AttributeDefinitions?.filter(
          ({ AttributeName }) => AttributeName !== partitionKey && AttributeName !== sortKey,
        ),
        GlobalSecondaryIndexes: definition.GlobalSecondaryIndexes?.filter(({ IndexName }) => IndexName !== name),
      }),
    );
    const put = (sk: string) =>
      client.send(
        new PutItemCommand({
          TableName: "older",
          Item: { pk: { S: "T#a#order" }, sk: { S: sk }, [partitionKey]: { S: "T#a#x" }, [sortKey]: { S: sk } },
        }),
      );
    await put("1");
    await createTable(dynamo.endpoint, "older");
    await put("2");
    const { Items } = await client.send(
      new QueryCommand({
        TableName: "older",
        IndexName: name,
        KeyConditionExpression: `${partitionKey} = :x`,
        ExpressionAttributeValues: { ":x": { S: "T#a#x" } },
      }),
    );
    expect(Items?.map(({ sk }) => sk?.S)).toEqual(["1", "2"]);
    // Whole, it is left as it is.
    await createTable(dynamo.endpoint, "older");
  } finally {
    client.destroy();
    await dynamo.stop();
  }
});
