import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { TwoSided } from "@shanhai/domain/two-sided";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { type Key, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused, type Write } from "./write.ts";

type Sides = TwoSided<unknown, unknown>;

/**
 * Keeps one side's act on a record that both sides have, over the state it was decided on. The other half is not written.
 * Throws `stale` with the current record, as `read` shows it.
 */
export async function saveSide<R extends Sides, Result>(
  table: Table<OwnerScope>,
  act: Act,
  change: {
    key: Key;
    before: R;
    after: R;
    read: (record: R) => Result;
    records: readonly string[];
    /** What else changes with it. */
    more?: readonly Write[];
    /** Where the index lists it from now on; null, nowhere. */
    listing?: { gsi1pk: string; gsi1sk: string } | null;
  },
): Promise<Result> {
  const { key, before, after, read, records, more = [], listing } = change;
  const { byPark, parkVersion, byAgency, agencyVersion } = after;
  const set = table.scope.kind === "park" ? { byPark, parkVersion } : { byAgency, agencyVersion };
  try {
    return await commit(table, act, {
      writes: [
        {
          update: key,
          set: listing ? { ...set, ...listing } : set,
          unset: listing === null ? ["gsi1pk", "gsi1sk"] : [],
          condition: { equals: { parkVersion: before.parkVersion, agencyVersion: before.agencyVersion } },
        },
        ...more,
      ],
      records,
      result: read(after),
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("stale", refusal.item ? { current: read(recordOf<R>(refusal.item)) } : {});
  }
}

/** Keeps a record that the park begins. */
export async function insertSides<R extends Sides, Result>(
  table: Table<OwnerScope>,
  act: Act,
  key: Key,
  record: R,
  made: { result: Result; records: readonly string[]; listing?: { gsi1pk: string; gsi1sk: string } },
  more: readonly Write[] = [],
): Promise<Result> {
  const { result, records, listing } = made;
  const put = { put: key, record, condition: { absent: true } as const, ...(listing ? { listing } : {}) };
  return commit(table, act, { writes: [put, ...more], records, result });
}

/**
 * Keeps the park's half on the agency's side, by way of the stream; `named` is what the record is known by. An older half, or
 * the same again, changes nothing.
 */
export async function followPark(
  table: Table<OwnerScope>,
  key: Key,
  named: Record<string, string>,
  { byPark, parkVersion }: Pick<Sides, "byPark" | "parkVersion">,
): Promise<void> {
  const names = Object.keys(named);
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET byPark = :half, parkVersion = :version, agencyVersion = if_not_exists(agencyVersion, :none)${names.map((name) => `, ${name} = :${name}`).join("")}`,
        ConditionExpression: "attribute_not_exists(pk) OR parkVersion < :version",
        ExpressionAttributeValues: {
          ":half": byPark,
          ":version": parkVersion,
          ":none": 0,
          ...Object.fromEntries(names.map((name) => [`:${name}`, named[name]])),
        },
      }),
    ),
  );
}

/** Keeps the agency's half on the park's side, likewise; of a record that the park has. */
export async function followAgency(
  table: Table<OwnerScope>,
  key: Key,
  { byAgency, agencyVersion }: Pick<Sides, "byAgency" | "agencyVersion">,
): Promise<void> {
  if (byAgency === undefined) return;
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: "SET byAgency = :half, agencyVersion = :version",
        ConditionExpression: "attribute_exists(pk) AND agencyVersion < :version",
        ExpressionAttributeValues: { ":half": byAgency, ":version": agencyVersion },
      }),
    ),
  );
}
