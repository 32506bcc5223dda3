import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/park";
import type { ParkOrder, ParkOverview } from "@shanhai/contract/park";
import { found } from "@shanhai/domain/app-error";
import { type ParkOrderRecord, readPark } from "@shanhai/domain/park";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/park";
import type { Platform } from "../platform.ts";

function readParkOrder({ revision: _revision, ...order }: ParkOrderRecord): ParkOrder {
  return order;
}

export async function getOverview(
  { scope }: Request<typeof contract.getPark>,
  platform: Platform,
): Promise<ParkOverview> {
  return readPark(found(await store.getPark(platform.open(scope))));
}

export async function listOrders(
  { scope, input }: Request<typeof contract.listParkOrders>,
  platform: Platform,
): Promise<Page<ParkOrder>> {
  const page = await store.listParkOrders(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readParkOrder) };
}

export async function getOrder(
  { scope, input }: Request<typeof contract.getParkOrder>,
  platform: Platform,
): Promise<ParkOrder> {
  return readParkOrder(found(await store.getParkOrder(platform.open(scope), input.params.orderId)));
}
