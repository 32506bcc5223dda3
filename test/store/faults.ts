import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { embeddedClient } from "@shanhai/local/dynamo";

class ConnectionLost extends Error {
  override name = "ConnectionLost";
}

/** A conflict as the service reports it: nothing was written. */
function conflict(count: number): Error {
  return Object.assign(new Error("Transaction cancelled"), {
    name: "TransactionCanceledException",
    CancellationReasons: Array.from({ length: count }, (_, index) => ({
      Code: index === 0 ? "TransactionConflict" : "None",
    })),
  });
}

interface BatchOutput {
  output: { Responses?: Record<string, unknown[]>; UnprocessedKeys?: Record<string, unknown> };
}

/** A document client whose calls can be made to fail as the network or the service would make them. */
export function faulty() {
  let transactions = 0;
  let broken: { at: number; when: "before" | "after" } | undefined;
  let conflicts = 0;
  let conflictsFrom = 0;
  let unprocessed = 0;

  function client(endpoint: string): DynamoDBDocumentClient {
    const base = new DynamoDBClient({ ...embeddedClient(endpoint), maxAttempts: 1 });
    base.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === "BatchGetItemCommand" && unprocessed > 0) {
          unprocessed -= 1;
          const { RequestItems } = args.input as { RequestItems: Record<string, { Keys: unknown[] }> };
          const [[table = "", { Keys }] = ["", { Keys: [] }]] = Object.entries(RequestItems);
          const half = Math.ceil(Keys.length / 2);
          const input = { RequestItems: { [table]: { ...RequestItems[table], Keys: Keys.slice(0, half) } } };
          const answer = (await next({ ...args, input })) as unknown as BatchOutput;
          const rest = Keys.slice(half);
          if (rest.length > 0) answer.output.UnprocessedKeys = { [table]: { Keys: rest } };
          return answer as never;
        }
        if (context.commandName !== "TransactWriteItemsCommand") return next(args);
        transactions += 1;
        const inTheWay = conflictsFrom > 0 && transactions >= conflictsFrom;
        if (inTheWay || (conflicts > 0 && transactions % conflicts === 0)) {
          throw conflict((args.input as { TransactItems: unknown[] }).TransactItems.length);
        }
        const now = broken?.at === transactions ? broken.when : undefined;
        if (now) broken = undefined;
        if (now === "before") throw new ConnectionLost();
        const answer = await next(args);
        if (now === "after") throw new ConnectionLost();
        return answer;
      },
      { step: "initialize", name: "faults" },
    );
    return DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  }

  let made: DynamoDBDocumentClient | undefined;
  return {
    client(endpoint: string) {
      made ??= client(endpoint);
      return made;
    },
    /** The n-th transaction from now on fails, before or after it was written. */
    breakTransaction(n: number, when: "before" | "after") {
      transactions = 0;
      broken = { at: n, when };
    },
    conflictEvery(n: number) {
      transactions = 0;
      conflicts = n;
    },
    /** Every transaction from the n-th on meets a conflict. */
    conflictFrom(n: number) {
      transactions = 0;
      conflictsFrom = n;
    },
    /** So many batch reads answer only half of what was asked. */
    leaveUnprocessed(n: number) {
      unprocessed = n;
    },
    clear() {
      broken = undefined;
      conflicts = 0;
      conflictsFrom = 0;
      unprocessed = 0;
    },
  };
}
