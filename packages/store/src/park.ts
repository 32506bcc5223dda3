import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { OrderId, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ParkOrderRecord, ParkRecord } from "@shanhai/domain/park";
import type { ParkScope, SharedScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { parkEntryKey, parkKey, partition } from "./keys/owner.ts";
import { parkOrderKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, type Table } from "./table.ts";

export async function getPark(table: Table<ParkScope>): Promise<ParkRecord | undefined> {
  return getRecord(table, parkKey(table.scope));
}

/** Keeps a new park. Throws `Refused` when there is one of that id. */
export async function insertPark(table: Table<ParkScope>, act: Act, record: ParkRecord): Promise<ParkRecord> {
  return commit(table, act, {
    writes: [{ put: parkKey(table.scope), record, condition: { absent: true } }],
    records: [record.parkId],
    result: record,
  });
}

export async function getParkOrder(table: Table<ParkScope>, id: OrderId): Promise<ParkOrderRecord | undefined> {
  return getRecord(table, parkOrderKey(table.scope, id));
}

/** Orders of a park's agencies by id, as far as the park is told of them; in no order. */
export async function getParkOrders(table: Table<ParkScope>, ids: readonly OrderId[]): Promise<ParkOrderRecord[]> {
  return getRecords(
    table,
    ids.map((id) => parkOrderKey(table.scope, id)),
  );
}

export async function listParkOrders(table: Table<ParkScope>, page: PageQuery): Promise<Page<ParkOrderRecord>> {
  return listNewest(table, { name: "parkOrder", partitions: [partition(table.scope, "order")] }, page);
}

/** Enters a park among those that there are, by way of the stream; entering it again changes nothing. */
export async function enterPark(table: Table<SharedScope>, parkId: ParkId): Promise<void> {
  const Item = { ...parkEntryKey(table.scope, parkId), parkId };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

const MOST_PARKS = 10_000;

/** Every park there is. */
export async function listParkIds(table: Table<SharedScope>): Promise<ParkId[]> {
  const query = { partition: partition(table.scope, "park"), limit: MOST_PARKS, ascending: true };
  return (await queryItems(table, query)).map(({ parkId }) => parkId as ParkId);
}
