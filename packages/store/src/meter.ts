import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Spent } from "@shanhai/domain/spent";
import type { Scope } from "@shanhai/tenancy/scope";

/**
 * Counts what the table says each call took, by the owner whose credentials it was made with: no operation can forget it, and
 * none can charge somebody else.
 */
export interface Meter {
  /** From now on this client's calls are the scope's owner's. */
  watch(client: DynamoDBDocumentClient, scope: Scope): void;
  add(owner: string, more: Partial<Spent>): void;
  /** What was counted since it was taken last, by owner; `""` is what belongs to nobody. */
  take(): Map<string, Spent>;
}

interface Consumed {
  CapacityUnits?: number;
}

const READS = /^(Get|BatchGet|Query|Scan)/;

/** Units of refused writes are charged by AWS but not told, and so not counted. */
export function createMeter(): Meter {
  let spent = new Map<string, Spent>();
  function add(owner: string, more: Partial<Spent>): void {
    const sum = spent.get(owner) ?? { calls: 0, readUnits: 0, writeUnits: 0, messages: 0 };
    for (const name in more) sum[name as keyof Spent] += more[name as keyof Spent] ?? 0;
    spent.set(owner, sum);
  }
  return {
    add,
    watch(client, { kind, id }) {
      const owner = kind === "member" || kind === "shared" ? "" : id;
      client.middlewareStack.add(
        (next, context) => async (args) => {
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
          const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
          const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
          add(owner, { calls: 1, [READS.test(String(context.commandName)) ? "readUnits" : "writeUnits"]: units });
          return answer;
        },
        { step: "initialize", name: "meter", override: true },
      );
    },
    take() {
      const taken = spent;
      spent = new Map();
      return taken;
    },
  };
}
