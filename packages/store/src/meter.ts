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
  addMessage(owner: string): void;
  /** What was counted since it was taken last, by owner; `""` is what belongs to nobody. */
  take(): Map<string, Spent>;
}

interface Consumed {
  CapacityUnits?: number;
}

const READS = /^(Get|BatchGet|Query|Scan)/;

const unitsIn = (consumed: Consumed | Consumed[] | undefined): number =>
  Array.isArray(consumed) ? consumed.reduce((sum, one) => sum + unitsIn(one), 0) : (consumed?.CapacityUnits ?? 0);

/** Units of refused writes are charged by AWS but not told, and so not counted. */
export function createMeter(): Meter {
  let spent = new Map<string, Spent>();
  function spentBy(owner: string): Spent {
    let sum = spent.get(owner);
    if (!sum) {
      sum = { calls: 0, readUnits: 0, writeUnits: 0, messages: 0 };
      spent.set(owner, sum);
    }
    return sum;
  }
  return {
    addMessage(owner) {
      spentBy(owner).messages += 1;
    },
    watch(client, { kind, id }) {
      const owner = kind === "member" || kind === "shared" ? "" : id;
      client.middlewareStack.add(
        (next, context) => {
          const units = READS.test(String(context.commandName)) ? "readUnits" : "writeUnits";
          return async (args) => {
            // Asked for on the input itself: copying it costs each call more than all of this.
            (args.input as { ReturnConsumedCapacity?: string }).ReturnConsumedCapacity = "TOTAL";
            const answer = await next(args);
            const sum = spentBy(owner);
            sum.calls += 1;
            sum[units] += unitsIn((answer.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity);
            return answer;
          };
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
