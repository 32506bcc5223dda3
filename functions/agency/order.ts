import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/order";
import type { Order, OrderDetail } from "@shanhai/contract/order";
import type * as positionContract from "@shanhai/contract/position";
import type { Position } from "@shanhai/contract/position";
import { AppError, found } from "@shanhai/domain/app-error";
import { createOrder, updateOrder } from "@shanhai/domain/order";
import { addPosition, updatePosition } from "@shanhai/domain/position";
import type { Request } from "@shanhai/http/serve";
import { getEnterprise } from "@shanhai/store/enterprise";
import * as store from "@shanhai/store/order";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createOrder>,
  platform: Platform,
): Promise<Order> {
  const table = platform.open(scope);
  const enterprise = found(await getEnterprise(table, input.body.enterpriseId));
  return store.insertOrder(table, act, createOrder(input.body, enterprise, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listOrders>,
  platform: Platform,
): Promise<Page<Order>> {
  const page = await store.listOrders(platform.open(scope), input.query);
  return { ...page, items: page.items.map(store.presentOrder) };
}

export async function get(
  { scope, input }: Request<typeof contract.getOrder>,
  platform: Platform,
): Promise<OrderDetail> {
  const table = platform.open(scope);
  const order = found(await store.getOrder(table, input.params.orderId));
  return { ...store.presentOrder(order), positions: await store.getPositions(table, order.positionIds) };
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateOrder>,
  platform: Platform,
): Promise<Order> {
  const table = platform.open(scope);
  const current = found(await store.getOrder(table, input.params.orderId));
  return store.saveOrder(table, act, updateOrder(store.orderRecord(current), input.body, act));
}

/** Others may add positions to the same order at the same time: then it is read again. */
const ATTEMPTS = 10;

export async function addPositionToOrder(
  { act, scope, input }: Request<typeof positionContract.addPosition>,
  platform: Platform,
): Promise<Position> {
  const table = platform.open(scope);
  for (let attempt = 1; ; attempt += 1) {
    const order = found(await store.getOrder(table, input.params.orderId));
    const position = addPosition(order, order.positionIds.length, input.body, act);
    const added = await store.insertPosition(table, act, order, position);
    if (added) return added;
    if (attempt === ATTEMPTS) throw new AppError("busy");
  }
}

export async function updatePositionOfOrder(
  { act, scope, input }: Request<typeof positionContract.updatePosition>,
  platform: Platform,
): Promise<Position> {
  const table = platform.open(scope);
  const position = found(await store.getPosition(table, input.params.positionId));
  const order = found(await store.getOrder(table, position.orderId));
  return store.savePosition(table, act, order, position, updatePosition(order, position, input.body, act));
}
