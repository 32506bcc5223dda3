import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { OrderId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ParkOrderRecord, ParkRecord } from "@shanhai/domain/park";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { parkKey, parkOrderKey, partition } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";

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

export async function listParkOrders(table: Table<ParkScope>, page: PageQuery): Promise<Page<ParkOrderRecord>> {
  return listNewest(table, { name: "parkOrder", partitions: [partition(table.scope, "order")] }, page);
}
