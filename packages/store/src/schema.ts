import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import type { Scope } from "@shanhai/tenancy/scope";

/** Names of the table's keys and indexes; CDK and the laptop create the same table from this. */
export const TABLE = {
  partitionKey: "pk",
  sortKey: "sk",
  timeToLive: "ttl",
  indexes: {
    /** Lists by what records belong to: an order's placements, a position's applications of one stage. */
    listing: { name: "gsi1", partitionKey: "gsi1pk", sortKey: "gsi1sk" },
    /**
     * What one recruiter looks after; a park's events of one kind. Sparse: what nobody was given is not in it, and costs nothing
     * there.
     */
    assigned: { name: "gsi2", partitionKey: "gsi2pk", sortKey: "gsi2sk" },
  },
} as const;

export type IndexName = keyof typeof TABLE.indexes;

/** The own table of an agency of the dedicated tier, by the common table's name. */
export const dedicatedTable = (common: string, agencyId: string) => `${common}-${agencyId}`;

/** The table in which a scope's items are: an agency of the dedicated tier has its own, everything else is in the common one. */
export function tableOf(scope: Scope, common: string, dedicated: ReadonlySet<string>): string {
  return dedicated.has(scope.id) ? dedicatedTable(common, scope.id) : common;
}

/** The table as the embedded engines take it; billing, backups and keys are CDK's. */
export function tableDefinition(tableName: string, stream = true): CreateTableCommandInput {
  const indexes = Object.values(TABLE.indexes);
  const keys = [TABLE, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: "S" })),
    KeySchema: [
      { AttributeName: TABLE.partitionKey, KeyType: "HASH" },
      { AttributeName: TABLE.sortKey, KeyType: "RANGE" },
    ],
    GlobalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partitionKey, KeyType: "HASH" },
        { AttributeName: sortKey, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    })),
    ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } } : {}),
  };
}
