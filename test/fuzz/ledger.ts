import { AsyncLocalStorage } from "node:async_hooks";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** What one request did to the table, and what its functions said about it. */
export interface Account {
  /** Writes that the table took, each with the place of its first item. */
  writes: string[];
  /** Lines of faults: what a 500 came of, and codes that an endpoint should have named. */
  faults: string[];
}

const WRITES = new Set([
  "PutItemCommand",
  "UpdateItemCommand",
  "DeleteItemCommand",
  "TransactWriteItemsCommand",
  "BatchWriteItemCommand",
]);

type Part = { Item?: { pk?: unknown }; Key?: { pk?: unknown } };
type Input = Part & { TransactItems?: Record<string, Part>[]; RequestItems?: unknown };

const textOf = (pk: unknown) => (typeof pk === "string" ? pk : ((pk as { S?: string })?.S ?? ""));
const placeOf = ({ Item, Key }: Part) => textOf(Item?.pk ?? Key?.pk);

/** Where a command writes, by the items' partitions. */
function placesOf(input: Input): string[] {
  const parts = input.TransactItems?.flatMap((one) =>
    Object.entries(one).flatMap(([kind, part]) => (kind === "ConditionCheck" ? [] : [part])),
  );
  return (parts ?? [input]).map(placeOf);
}

/** Tells apart what each of several requests writes, whatever goes on behind them: by asynchronous context, not by time. */
export function createLedger() {
  const current = new AsyncLocalStorage<Account>();

  function watch(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        const command = String(context.commandName);
        if (WRITES.has(command))
          current.getStore()?.writes.push(`${command} ${placesOf(args.input as Input).join(", ")}`);
        return answer;
      },
      { step: "initialize", name: "ledger" },
    );
    return client;
  }

  const { log } = console;
  console.log = (...said: unknown[]) => {
    const [line] = said;
    const account = current.getStore();
    if (account && typeof line === "string" && /"level":"ERROR"|"undeclared":/.test(line)) account.faults.push(line);
    log(...said);
  };

  return {
    watch,
    /** Runs something and says what came of it. */
    async during<T>(run: () => Promise<T>): Promise<{ result: T; account: Account }> {
      const account: Account = { writes: [], faults: [] };
      return { result: await current.run(account, run), account };
    },
    close: () => {
      console.log = log;
    },
  };
}
export type Ledger = ReturnType<typeof createLedger>;
