import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

/** Names of the table's keys and index; CDK and the laptop create the same table from this. */
export const TABLE = {
  partitionKey: "pk",
  sortKey: "sk",
  timeToLive: "ttl",
  indexes: { listing: { name: "gsi1", partitionKey: "gsi1pk", sortKey: "gsi1sk" } },
} as const;

/** The table as the embedded engines take it; billing, backups and keys are CDK's. */
export function tableDefinition(tableName: string, stream = true): CreateTableCommandInput {
  const { listing } = TABLE.indexes;
  const keys = [TABLE.partitionKey, TABLE.sortKey, listing.partitionKey, listing.sortKey];
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: "S" })),
    KeySchema: [
      { AttributeName: TABLE.partitionKey, KeyType: "HASH" },
      { AttributeName: TABLE.sortKey, KeyType: "RANGE" },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: listing.name,
        KeySchema: [
          { AttributeName: listing.partitionKey, KeyType: "HASH" },
          { AttributeName: listing.sortKey, KeyType: "RANGE" },
        ],
        Projection: { ProjectionType: "ALL" },
      },
    ],
    ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } } : {}),
  };
}
