import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { AppError } from "@shanhai/domain/app-error";
import { backOff } from "./back-off.ts";
import type { Key, Table } from "./table.ts";

/** What must hold of the item for the write to happen. `atLeast` compares numbers; `absent` means no such item. */
interface Condition {
  absent?: true;
  exists?: true;
  equals?: Record<string, unknown>;
  atLeast?: Record<string, number>;
  below?: Record<string, number>;
  missing?: readonly string[];
  /** No such item, or one whose attribute is below the value: expired, or older. */
  absentOrBelow?: Record<string, unknown>;
}

/** Where the indexes list an item. */
interface Listing {
  gsi1pk: string;
  gsi1sk: string;
  gsi2pk?: string;
  gsi2sk?: string;
}

/**
 * One write of a transaction. Attribute names in `add` and `set` may be paths: `stages.screened`. `count` adds to attributes
 * of the item itself and begins with those, and with an item, that are not there yet.
 */
export type Write =
  | { put: Key; record: object; listing?: Listing; condition?: Condition }
  | {
      update: Key;
      set?: Record<string, unknown>;
      add?: Record<string, number>;
      count?: Record<string, number>;
      unset?: readonly string[];
      condition?: Condition;
    }
  | { remove: Key; condition?: Condition }
  | { check: Key; condition: Condition };

type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

class Expression {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};
  #names = new Map<string, string>();

  /** The placeholder of an attribute or path. */
  name(path: string): string {
    return path
      .split(".")
      .map((part) => {
        let placeholder = this.#names.get(part);
        if (!placeholder) {
          placeholder = `#n${this.#names.size}`;
          this.#names.set(part, placeholder);
          this.names[placeholder] = part;
        }
        return placeholder;
      })
      .join(".");
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  condition(condition: Condition | undefined): string | undefined {
    if (!condition) return undefined;
    const parts: string[] = [];
    if (condition.absent) parts.push("attribute_not_exists(pk)");
    if (condition.exists) parts.push("attribute_exists(pk)");
    for (const path of condition.missing ?? []) parts.push(`attribute_not_exists(${this.name(path)})`);
    for (const [path, value] of Object.entries(condition.equals ?? {}))
      parts.push(`${this.name(path)} = ${this.value(value)}`);
    for (const [path, value] of Object.entries(condition.atLeast ?? {}))
      parts.push(`${this.name(path)} >= ${this.value(value)}`);
    for (const [path, value] of Object.entries(condition.below ?? {}))
      parts.push(`${this.name(path)} < ${this.value(value)}`);
    for (const [path, value] of Object.entries(condition.absentOrBelow ?? {})) {
      parts.push(`(attribute_not_exists(pk) OR ${this.name(path)} < ${this.value(value)})`);
    }
    return parts.join(" AND ");
  }

  /** What every kind of write carries: the table, the condition, the placeholders that were used. */
  shared(TableName: string, condition: string | undefined) {
    return {
      TableName,
      ...(condition ? { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } : {}),
      ...(this.#names.size > 0 ? { ExpressionAttributeNames: this.names } : {}),
      ...(Object.keys(this.values).length > 0 ? { ExpressionAttributeValues: this.values } : {}),
    };
  }
}

function actionOf(tableName: string, write: Write): Action {
  const expression = new Expression();
  if ("put" in write) {
    const condition = expression.condition(write.condition);
    // Not a spread: of two objects it costs thirty times as much.
    const Item = Object.assign({ pk: write.put.pk, sk: write.put.sk }, write.listing, write.record);
    return { Put: { Item, ...expression.shared(tableName, condition) } };
  }
  if ("remove" in write) {
    const condition = expression.condition(write.condition);
    return { Delete: { Key: write.remove, ...expression.shared(tableName, condition) } };
  }
  if ("check" in write) {
    const ConditionExpression = expression.condition(write.condition) ?? "";
    const shared = expression.shared(tableName, ConditionExpression);
    return { ConditionCheck: { Key: write.check, ...shared, ConditionExpression } };
  }
  const sets = [
    ...Object.entries(write.set ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => `${expression.name(path)} = ${expression.value(value)}`),
    ...Object.entries(write.add ?? {})
      .filter(([, amount]) => amount !== 0)
      .map(([path, amount]) => `${expression.name(path)} = ${expression.name(path)} + ${expression.value(amount)}`),
  ];
  const unset = [
    ...(write.unset ?? []),
    ...Object.entries(write.set ?? {})
      .filter(([, value]) => value === undefined)
      .map(([path]) => path),
  ].map((path) => expression.name(path));
  const counts = Object.entries(write.count ?? {}).map(
    ([name, amount]) => `${expression.name(name)} ${expression.value(amount)}`,
  );
  const UpdateExpression = [
    ...(sets.length > 0 ? [`SET ${sets.join(", ")}`] : []),
    ...(unset.length > 0 ? [`REMOVE ${unset.join(", ")}`] : []),
    ...(counts.length > 0 ? [`ADD ${counts.join(", ")}`] : []),
  ].join(" ");
  const condition = expression.condition(write.condition);
  return { Update: { Key: write.update, UpdateExpression, ...expression.shared(tableName, condition) } };
}

/** Why one write of a cancelled transaction failed; `item` is what stood in its way, when the condition was on it. */
export interface Refusal {
  index: number;
  item?: Record<string, unknown>;
}

/** A transaction that did not happen because conditions failed: nothing of it was written. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(`Conditions failed at ${refusals.map((refusal) => refusal.index).join(", ")}`);
    this.name = "Refused";
  }

  /** The refusal of the write at `index`, if it was that one. */
  at(index: number): Refusal | undefined {
    return this.refusals.find((refusal) => refusal.index === index);
  }
}

interface Cancellation {
  name: string;
  CancellationReasons?: { Code?: string; Item?: Parameters<typeof unmarshall>[0] }[];
}

const PASSING = new Set(["None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);
const ATTEMPTS = 10;

/** At most this many writes fit one transaction. */
export const MAX_WRITES = 100;

/**
 * Writes all or nothing. Throws `Refused` when conditions fail, `busy` when others kept writing the same items; anything
 * else is a fault. Conflicts are tried again: they mean that nothing was written.
 */
export async function transact(table: Table, writes: readonly Write[]): Promise<void> {
  const TransactItems = writes.map((write) => actionOf(table.name, write));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (error) {
      const { name, CancellationReasons: reasons = [] } = error as Cancellation;
      const conflict = name === "TransactionConflictException" || name === "TransactionInProgressException";
      if (name !== "TransactionCanceledException" && !conflict) throw error;
      const refusals = reasons.flatMap(({ Code, Item }, index) =>
        Code === "ConditionalCheckFailed" ? [{ index, ...(Item ? { item: unmarshall(Item) } : {}) }] : [],
      );
      if (refusals.length > 0) throw new Refused(refusals);
      if (!reasons.every(({ Code }) => PASSING.has(Code ?? "None"))) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
      await backOff(attempt);
    }
  }
}

/** A transaction whose first condition says that it has happened already: then there is nothing to do. */
export async function once(table: Table, writes: readonly Write[]): Promise<void> {
  try {
    await transact(table, writes);
  } catch (error) {
    if (!(error instanceof Refused && error.at(0))) throw error;
  }
}
