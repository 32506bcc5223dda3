import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CalendarDate, CalendarMonth, Instant } from "@shanhai/contract/scalar";
import type { Amounts } from "@shanhai/contract/usage";
import { monthOf } from "@shanhai/domain/calendar";
import type { UsageMonth } from "@shanhai/domain/usage";
import type { ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { ownUsageKey, usageMonthKey, usageMonthPartition } from "./keys/owner.ts";
import { getRecord, type Key, queryItems, recordOf, type Table } from "./table.ts";

/** A day of one owner as it was counted. */
export interface CountedDay {
  ownerId: string;
  name: string;
  day: CalendarDate;
  countedAt: Instant;
  amounts: Amounts;
}

type Stored = Omit<UsageMonth, "days"> & Record<string, unknown>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Each day is an attribute of its month's item: written again, it is the same or better counted, and never added up twice. */
async function putDay(table: Table, key: Key, { ownerId, name, day, countedAt, amounts }: CountedDay): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: "SET ownerId = :owner, #name = :name, #month = :month, countedAt = :at, #day = :amounts",
      ExpressionAttributeNames: { "#name": "name", "#month": "month", "#day": day },
      ExpressionAttributeValues: {
        ":owner": ownerId,
        ":name": name,
        ":month": monthOf(day),
        ":at": countedAt,
        ":amounts": amounts,
      },
    }),
  );
}

function readMonth({ ownerId, name, month, countedAt, ...rest }: Stored): UsageMonth {
  const days = Object.fromEntries(Object.entries(rest).filter(([attribute]) => DAY.test(attribute)));
  return { ownerId, name, month, countedAt, days: days as UsageMonth["days"] };
}

/** Keeps a day of somebody in the park. */
export async function putUsage(table: Table<ParkScope>, counted: CountedDay): Promise<void> {
  await putDay(table, usageMonthKey(table.scope, monthOf(counted.day), counted.ownerId), counted);
}

/** The agency's own copy of its day. */
export async function putOwnUsage(table: Table<TenantItemsScope>, counted: CountedDay): Promise<void> {
  await putDay(table, ownUsageKey(table.scope, monthOf(counted.day)), counted);
}

const MOST_OWNERS = 10_000;

/** The month of everybody in the park of whom something was counted. */
export async function listUsage(table: Table<ParkScope>, month: CalendarMonth): Promise<UsageMonth[]> {
  const query = { partition: usageMonthPartition(table.scope, month), limit: MOST_OWNERS, ascending: true };
  return (await queryItems(table, query)).map((item) => readMonth(recordOf<Stored>(item)));
}

export async function getOwnUsage(
  table: Table<TenantItemsScope>,
  month: CalendarMonth,
): Promise<UsageMonth | undefined> {
  const stored = await getRecord<Stored>(table, ownUsageKey(table.scope, month));
  return stored && readMonth(stored);
}
