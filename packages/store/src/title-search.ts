import type { Enterprise } from "@shanhai/contract/enterprise";
import type { EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import { hasText, placeOfText, placesOfTitle, type Titled } from "@shanhai/domain/title-search";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Repeatable } from "./batch.ts";
import { enterpriseKey, orderKey, titleKey } from "./keys/pipeline.ts";
import type { StoredOrder } from "./order.ts";
import { getRecords, queryItems, recordOf, type Table } from "./table.ts";

/* Orders and enterprises by any part of their titles: entries that follow by the stream. */

type Entry = Pick<Titled, "noun" | "id">;
type Record = Enterprise | StoredOrder;

/** An order's or enterprise's item before and after one change, as the stream tells it. */
export interface TitledImages {
  before?: object | undefined;
  after?: object | undefined;
}

/** Entries that one search looks at: a title may be there several times, and one of two characters is many. */
const EXAMINED = 60;

/** What is found by the title of an item; undefined of what has none. */
export function titledOf(item: object): Titled | undefined {
  const { orderId, title, enterpriseId, name } = item as {
    [K in "orderId" | "title" | "enterpriseId" | "name"]?: string;
  };
  if (orderId !== undefined) return { noun: "order", id: orderId as OrderId, title: title ?? "" };
  if (enterpriseId !== undefined) return { noun: "enterprise", id: enterpriseId as EnterpriseId, title: name ?? "" };
  return undefined;
}

const recordKeyOf = (scope: TenantItemsScope, { noun, id }: Entry) =>
  noun === "order" ? orderKey(scope, id as OrderId) : enterpriseKey(scope, id as EnterpriseId);

const titledIn = (images: readonly (object | undefined)[]): Titled[] =>
  images.flatMap((image) => (image && titledOf(image)) ?? []);

/**
 * The writes that bring the entries in step with orders and enterprises as they are now. A change that leaves the title alone, as every seat
 * that fills does, leads to none. What the stream says only tells which entries there may have been, as for people.
 */
export async function followTitles(
  table: Table<TenantItemsScope>,
  changes: readonly TitledImages[],
): Promise<Repeatable[]> {
  const { scope } = table;
  const renamed = changes.filter(({ before, after }) => {
    const [was, is] = [before && titledOf(before), after && titledOf(after)];
    return was?.title !== is?.title;
  });
  const told = titledIn(renamed.flatMap(({ before, after }) => [before, after]));
  const keys = new Map(told.map((one) => [one.id as string, recordKeyOf(scope, one)]));
  const writes = new Map<string, Repeatable>();
  const placed = (one: Titled) =>
    placesOfTitle(one.title).map(({ bucket, term }) => titleKey(scope, bucket, term, one.id));
  for (const one of told) for (const key of placed(one)) writes.set(`${key.pk}\n${key.sk}`, { remove: key });
  for (const one of titledIn(await getRecords<Record>(table, [...keys.values()]))) {
    const record: Entry = { noun: one.noun, id: one.id };
    for (const key of placed(one)) writes.set(`${key.pk}\n${key.sk}`, { put: key, record });
  }
  return [...writes.values()];
}

/** Some of the orders and enterprises with this text in their titles. What entries say is checked against the records. */
export async function searchTitles(
  table: Table<TenantScope>,
  text: string,
  most: number,
): Promise<{ orders: StoredOrder[]; enterprises: Enterprise[] }> {
  const place = placeOfText(text);
  if (!place) return { orders: [], enterprises: [] };
  const { pk } = titleKey(table.scope, place.bucket, "", "");
  const items = await queryItems(table, { partition: pk, beginsWith: place.term, limit: EXAMINED });
  const entries = new Map(items.map((item) => recordOf<Entry>(item)).map((entry) => [entry.id as string, entry]));
  const some = (noun: Titled["noun"]) => [...entries.values()].filter((entry) => entry.noun === noun).slice(0, most);
  const keys = [...some("order"), ...some("enterprise")].map((entry) => recordKeyOf(table.scope, entry));
  const records = (await getRecords<Record>(table, keys)).filter((record) =>
    hasText(titledOf(record)?.title ?? "", text),
  );
  const orders = records.filter((record): record is StoredOrder => "orderId" in record);
  const enterprises = records.filter((record): record is Enterprise => !("orderId" in record));
  // Newest first, as in every list.
  return {
    orders: orders.sort((one, other) => (one.orderId < other.orderId ? 1 : -1)),
    enterprises: enterprises.sort((one, other) => (one.enterpriseId < other.enterpriseId ? 1 : -1)),
  };
}
