import { marshall } from "@aws-sdk/util-dynamodb";
import type { Application } from "@shanhai/contract/application";
import { tellApplication } from "@shanhai/domain/timeline";
import { timelineKey } from "@shanhai/store/keys/pipeline";
import { getItems, type Key, type Table } from "@shanhai/store/table";
import type { Item } from "@shanhai/store/walk";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { TOLD_AGAIN } from "../projections/told-again.ts";
import { placeOf } from "./migration.ts";

/** One of the stream's consumers, as its entry makes it. */
export type Consumer = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** Of an application's last step its timeline knows the stage before, which the application does not. */
function stepOf(scope: TenantItemsScope, item: Item): Key | undefined {
  const record: unknown = item;
  const [told] = tellApplication(undefined, record as Application);
  return told && timelineKey(scope, told.candidateId, told.entry.at, told.id);
}

/** The applications whose last step stands in their person's timeline already. */
async function alreadyTold(table: Table<TenantItemsScope>, items: readonly Item[]): Promise<Set<Item>> {
  const steps = items.flatMap((item) => {
    const step = stepOf(table.scope, item);
    return step ? [{ item, name: `${step.pk} ${step.sk}`, step }] : [];
  });
  const there = await getItems(
    table,
    steps.map(({ step }) => step),
  );
  const names = new Set(there.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
  return new Set(steps.filter(({ name }) => names.has(name)).map(({ item }) => item));
}

const imageOf = (item: Item) => marshall(item, { removeUndefinedValues: true });

/** An item as the stream would tell of it: as new, or as an application that went to no other stage. */
function recordOf(item: Item, index: number, told: boolean, at: Date): DynamoDBRecord {
  const old = told ? { OldImage: imageOf({ ...item, version: Number(item.version) - 1 }) } : {};
  return {
    eventID: `${TOLD_AGAIN}${index}`,
    eventName: told ? "MODIFY" : "INSERT",
    eventSource: "aws:dynamodb",
    dynamodb: {
      Keys: imageOf({ pk: item.pk, sk: item.sk }),
      NewImage: imageOf(item),
      ...old,
      SequenceNumber: String(index + 1),
      ApproximateCreationDateTime: Math.floor(at.getTime() / 1000),
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  } as DynamoDBRecord;
}

/** An invocation is given up after some seconds, and a batch may lead to hundreds of writes. */
const AT_ONCE = 25;

/**
 * Tells every consumer of items as they are. They may be told at any time: each counts by the version of what it is told.
 * Throws when one of them fails.
 */
export async function tellConsumers(
  consumers: readonly Consumer[],
  openTenant: (owner: string) => Table<TenantItemsScope>,
  items: readonly Item[],
  at: Date,
): Promise<void> {
  const applications = items.filter((item) => {
    const { kind, noun } = placeOf(item);
    return kind === "T" && noun === "application";
  });
  const told = new Set<Item>();
  for (const owner of new Set(applications.map((item) => placeOf(item).owner))) {
    const own = applications.filter((item) => placeOf(item).owner === owner);
    for (const item of await alreadyTold(openTenant(owner), own)) told.add(item);
  }
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const part = items.slice(start, start + AT_ONCE);
    const Records = part.map((item, index) => recordOf(item, index, told.has(item), at));
    for (const consume of consumers) {
      const [failure] = (await consume({ Records })).batchItemFailures;
      const item = part[Number(failure?.itemIdentifier) - 1];
      if (failure) throw new Error(`A consumer failed at ${item?.pk ?? "?"} ${item?.sk ?? ""}; its log says why`);
    }
  }
}
