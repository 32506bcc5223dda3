import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { WebhookDeliveryId, WebhookId } from "@shanhai/contract/webhook-id";
import { giveUpDelivery } from "@shanhai/domain/webhook-delivery";
import { followOrder } from "@shanhai/functions/projections/engagements";
import { followTitled } from "@shanhai/functions/projections/titles";
import type { StoredOrder } from "@shanhai/store/order";
import { getDelivery, settleDelivery } from "@shanhai/store/webhook-delivery";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord } from "aws-lambda";
import type { Direct } from "./direct.ts";

type Item = Record<string, unknown>;

/** Everything in the table. */
export async function itemsOf({ table }: Pick<Direct, "table">): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** One change as the table's stream tells it. */
export function changeOf(before: Item | undefined, after: Item | undefined): DynamoDBRecord {
  const { pk, sk } = after ?? before ?? {};
  const image = (item: Item | undefined) => marshall(item, { removeUndefinedValues: true });
  return {
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    dynamodb: {
      Keys: marshall({ pk, sk }),
      ...(before ? { OldImage: image(before) } : {}),
      ...(after ? { NewImage: image(after) } : {}),
      SequenceNumber: "1",
      ApproximateCreationDateTime: 1_780_000_000,
    },
  } as DynamoDBRecord;
}

/** Hands changes to the projections, and fails when they do. */
export async function tell(direct: Direct, changes: readonly DynamoDBRecord[]): Promise<void> {
  const { batchItemFailures } = await direct.functions.project({ Records: [...changes] }, {} as never);
  if (batchItemFailures.length > 0) throw new Error("The projections failed");
}

const byKey = (items: readonly Item[]) => new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));

/** An order of a tenant: its figures need a park, which tests of this have none of; the rhythm of visits and its title do not. */
const ORDER = /^T#([^#]+)#order /;
const TITLED = /^T#([^#]+)#(order|enterprise) /;

/** What the audit and people follow from. */
const FOLLOWED = /^(A#|T#[^#]+#(candidate|application|placement|position)[# ])/;

/** Follows what has changed since the items that are given, as one delivery: what the table has now against what it had. */
export async function follow(direct: Direct, since: readonly Item[] = []): Promise<Item[]> {
  const now = await itemsOf(direct);
  const [before, after] = [byKey(since), byKey(now)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
  for (const key of changed) {
    const [order, was] = [after.get(key), before.get(key)] as unknown as (StoredOrder | undefined)[];
    const tenant = ORDER.exec(key)?.[1];
    if (tenant && order) await followOrder(direct.platform, tenant, order, was);
  }
  const titled = changed.flatMap((key) => {
    const [, owner, noun] = TITLED.exec(key) ?? [];
    return owner && noun ? [{ owner, noun, before: before.get(key), after: after.get(key), at: new Date() }] : [];
  });
  await followTitled(direct.platform, titled);
  const changes = changed.filter((key) => FOLLOWED.test(key)).map((key) => changeOf(before.get(key), after.get(key)));
  for (let start = 0; start < changes.length; start += 100) await tell(direct, changes.slice(start, start + 100));
  // The park's funnel follows from its agencies', which followed just now.
  const cells = (await itemsOf(direct)).filter(({ pk }) => /^T#[^#]+#funnel$/.test(String(pk)));
  const moved = cells.filter((cell) => JSON.stringify(cell) !== JSON.stringify(before.get(`${cell.pk} ${cell.sk}`)));
  await tell(
    direct,
    moved.map((cell) => changeOf(before.get(`${cell.pk} ${cell.sk}`), cell)),
  );
  return now;
}

/** Has a webhook's delivery fail for good, as its worker does when the webhook is paused. */
export async function failDelivery(direct: Direct, tenant: string, webhookId: string, id: string): Promise<void> {
  const table = direct.platform.open(mintTenantItemsScope(tenant));
  const record = await getDelivery(table, webhookId as WebhookId, id as WebhookDeliveryId);
  if (record) await settleDelivery(table, record, giveUpDelivery(record));
}
