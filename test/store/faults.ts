import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { embeddedClient } from "@shanhai/local/dynamo";

/** What the caller sees of a call that came to nothing, or of one whose answer did not come. */
export type Failing = "ConnectionLost" | "TimeoutError" | "InternalServerError" | "ThrottlingException";

const failure = (name: Failing): Error => Object.assign(new Error(name), { name });

/** A conflict, or too much at once, as the service reports it of a transaction: nothing was written. */
function cancelled(count: number, Code: "TransactionConflict" | "ThrottlingError"): Error {
  return Object.assign(new Error("Transaction cancelled"), {
    name: "TransactionCanceledException",
    CancellationReasons: Array.from({ length: count }, (_, index) => ({ Code: index === 0 ? Code : "None" })),
  });
}

interface Command {
  constructor: { name: string };
  input: Record<string, unknown>;
}
type Keys = Record<string, unknown>[];
interface BatchAnswer {
  UnprocessedKeys?: Record<string, { Keys: Keys }>;
}

const READS = new Set(["GetCommand", "QueryCommand", "BatchGetCommand"]);

/** The SDK's own, which tries nothing again: what fails is seen by who called. */
const sdkClient = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...embeddedClient(endpoint), maxAttempts: 1 }), {
    marshallOptions: { removeUndefinedValues: true },
  });

/** A document client whose calls can be made to fail as the network or the service would make them. */
export function faulty(make: (endpoint: string) => DynamoDBDocumentClient = sdkClient) {
  let transactions = 0;
  let broken: { at: number; when: "before" | "after"; as: Failing } | undefined;
  let brokenRead: { left: number; as: Failing } | undefined;
  let conflicts = 0;
  let conflictCode: Parameters<typeof cancelled>[1] = "TransactionConflict";
  let conflictsFrom = 0;
  let unprocessed = 0;

  /** Half of the keys are answered, the others left for another call. */
  async function half(next: (command: Command) => Promise<unknown>, command: Command): Promise<unknown> {
    const { RequestItems } = command.input as { RequestItems: Record<string, { Keys: Keys }> };
    const [[table, asked] = ["", { Keys: [] }]] = Object.entries(RequestItems);
    const middle = Math.ceil(asked.Keys.length / 2);
    const rest = asked.Keys.slice(middle);
    const first = { ...command.input, RequestItems: { [table]: { ...asked, Keys: asked.Keys.slice(0, middle) } } };
    const answer = (await next(new BatchGetCommand(first) as never)) as BatchAnswer;
    if (rest.length > 0) answer.UnprocessedKeys = { [table]: { Keys: rest } };
    return answer;
  }

  async function transaction(next: (command: Command) => Promise<unknown>, command: Command): Promise<unknown> {
    transactions += 1;
    const inTheWay = conflictsFrom > 0 && transactions >= conflictsFrom;
    if (inTheWay || (conflicts > 0 && transactions % conflicts === 0))
      throw cancelled((command.input.TransactItems as unknown[]).length, conflictCode);
    const now = broken?.at === transactions ? broken : undefined;
    if (now) broken = undefined;
    if (now?.when === "before") throw failure(now.as);
    const answer = await next(command);
    if (now?.when === "after") throw failure(now.as);
    return answer;
  }

  async function read(next: (command: Command) => Promise<unknown>, command: Command): Promise<unknown> {
    if (brokenRead) brokenRead.left -= 1;
    if (brokenRead?.left === 0) {
      const { as } = brokenRead;
      brokenRead = undefined;
      throw failure(as);
    }
    if (command.constructor.name !== "BatchGetCommand" || unprocessed === 0) return next(command);
    unprocessed -= 1;
    return half(next, command);
  }

  function client(endpoint: string): DynamoDBDocumentClient {
    const base = make(endpoint);
    const next = base.send.bind(base) as unknown as (command: Command) => Promise<unknown>;
    const send = (command: Command) => {
      const { name } = command.constructor;
      if (name === "TransactWriteCommand") return transaction(next, command);
      return READS.has(name) ? read(next, command) : next(command);
    };
    return Object.assign(base, { send });
  }

  const made = new Map<string, DynamoDBDocumentClient>();
  return {
    client(endpoint: string) {
      const kept = made.get(endpoint) ?? client(endpoint);
      made.set(endpoint, kept);
      return kept;
    },
    /** The n-th transaction from now on fails, before or after it was written. */
    breakTransaction(n: number, when: "before" | "after", as: Failing = "ConnectionLost") {
      transactions = 0;
      broken = { at: n, when, as };
    },
    /** The n-th read from now on is not answered. */
    breakRead(n: number, as: Failing) {
      brokenRead = { left: n, as };
    },
    conflictEvery(n: number, code: typeof conflictCode = "TransactionConflict") {
      transactions = 0;
      conflicts = n;
      conflictCode = code;
    },
    /** Every transaction from the n-th on meets a conflict. */
    conflictFrom(n: number) {
      transactions = 0;
      conflictsFrom = n;
      conflictCode = "TransactionConflict";
    },
    /** So many batch reads answer only half of what was asked. */
    leaveUnprocessed(n: number) {
      unprocessed = n;
    },
    clear() {
      broken = undefined;
      brokenRead = undefined;
      conflicts = 0;
      conflictsFrom = 0;
      unprocessed = 0;
    },
  };
}
