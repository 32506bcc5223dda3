import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { embeddedClient } from "@shanhai/local/dynamo";
import type { Scope } from "@shanhai/tenancy/scope";

/** One request to the table as IAM judges it: transactions and batches are their parts. */
export interface RecordedCall {
  action: string;
  /** The common one where none is named. */
  table?: string;
  /** Name of the index, when one was named. */
  index?: string;
  leadingKeys: string[];
  /** Of a Scan the attributes that it asks for, by their names. */
  attributes?: string[];
  scope: { kind: Scope["kind"]; id: string };
}

type Input = Record<string, unknown>;
type Attribute = { S?: string } | string | undefined;

const text = (value: Attribute): string => (typeof value === "string" ? value : (value?.S ?? ""));
const keyOf = (part: Input | undefined): string => text((part?.pk ?? undefined) as Attribute);

/** The partition key a Query names: the value of the placeholder behind `#pk =`. */
function queried(input: Input): string {
  const values = input.ExpressionAttributeValues as Record<string, Attribute>;
  return text(values[":pk"]);
}

const TRANSACTED = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
} as const;

function callsOf(command: string, input: Input): Omit<RecordedCall, "scope">[] {
  const table = String(input.TableName);
  switch (command) {
    case "ScanCommand": {
      const names = Object.values((input.ExpressionAttributeNames ?? {}) as Record<string, string>);
      return [
        { action: "Scan", table, leadingKeys: [], attributes: input.Select === "SPECIFIC_ATTRIBUTES" ? names : ["*"] },
      ];
    }
    case "QueryCommand":
      return [
        {
          action: "Query",
          table,
          leadingKeys: [queried(input)],
          ...(input.IndexName ? { index: String(input.IndexName) } : {}),
        },
      ];
    case "GetItemCommand":
    case "UpdateItemCommand":
    case "DeleteItemCommand":
      return [{ action: command.replace("Command", ""), table, leadingKeys: [keyOf(input.Key as Input)] }];
    case "PutItemCommand":
      return [{ action: "PutItem", table, leadingKeys: [keyOf(input.Item as Input)] }];
    case "BatchGetItemCommand":
      return Object.entries(input.RequestItems as Record<string, { Keys: Input[] }>).map(([name, { Keys }]) => ({
        action: "BatchGetItem",
        table: name,
        leadingKeys: Keys.map(keyOf),
      }));
    case "BatchWriteItemCommand":
      return Object.entries(input.RequestItems as Record<string, Record<string, Input>[]>).map(([name, requests]) => ({
        action: "BatchWriteItem",
        table: name,
        leadingKeys: requests.map(({ PutRequest, DeleteRequest }) =>
          keyOf((PutRequest?.Item ?? DeleteRequest?.Key) as Input),
        ),
      }));
    case "TransactWriteItemsCommand":
      return (input.TransactItems as Record<string, Input>[]).map((item) => {
        const [kind = "", part = {}] = Object.entries(item)[0] ?? [];
        return {
          action: TRANSACTED[kind as keyof typeof TRANSACTED],
          table: String(part.TableName),
          leadingKeys: [keyOf((part.Item ?? part.Key) as Input)],
        };
      });
    default:
      throw new Error(`${command} is not a call that the store makes: teach the recorder what IAM asks of it`);
  }
}

/** What requests to the table cost; units are the service's own count. */
export interface Cost {
  requests: number;
  read: number;
  write: number;
}

interface Consumed {
  CapacityUnits?: number;
}

const READS = new Set(["GetItemCommand", "BatchGetItemCommand", "QueryCommand"]);

/** Makes document clients that write down every call with the scope it was made in. */
export function createRecorder() {
  const calls: RecordedCall[] = [];
  const cost: Cost = { requests: 0, read: 0, write: 0 };

  function documentClient(endpoint: string, scope: Scope): DynamoDBDocumentClient {
    const client = new DynamoDBClient(embeddedClient(endpoint));
    client.middlewareStack.add(
      (next, context) => async (args) => {
        for (const call of callsOf(String(context.commandName), args.input as Input)) {
          calls.push({ ...call, scope: { kind: scope.kind, id: scope.id } });
        }
        cost.requests += 1;
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
        const consumed = (answer.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity ?? [];
        const units = [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        cost[READS.has(String(context.commandName)) ? "read" : "write"] += units;
        return answer;
      },
      { step: "initialize", name: "recordCalls" },
    );
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  const clients = new Map<string, DynamoDBDocumentClient>();
  return {
    calls,
    /** Everything spent so far. */
    spent: (): Cost => ({ ...cost }),
    documentClient(endpoint: string, scope: Scope): DynamoDBDocumentClient {
      const name = `${endpoint} ${scope.kind} ${scope.id}`;
      const client = clients.get(name) ?? documentClient(endpoint, scope);
      clients.set(name, client);
      return client;
    },
  };
}
