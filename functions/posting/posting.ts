import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/posting";
import type { Posting, PostingDetail } from "@shanhai/contract/posting";
import type { OrderId, PositionId } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import { createPosting, type PostingRecord, readPosting, transitPosting, updatePosting } from "@shanhai/domain/posting";
import { findingsOf, type PostingFacts } from "@shanhai/domain/posting-check";
import type { Request } from "@shanhai/http/serve";
import { getOrder, getOrders, getPosition, getPositions } from "@shanhai/store/order";
import * as store from "@shanhai/store/posting";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { audienceOf } from "./audience.ts";
import { divisionNames } from "./division.ts";

async function factsOf(table: Table<TenantScope>, id: PositionId): Promise<PostingFacts> {
  const [position, standing] = await Promise.all([getPosition(table, id), getStanding(table)]);
  return { position, standing, order: position && (await getOrder(table, position.orderId)) };
}

async function factsOfPosting(
  table: Table<TenantScope>,
  { positionId, orderId }: Pick<PostingRecord, "positionId" | "orderId">,
): Promise<PostingFacts> {
  const [position, order, standing] = await Promise.all([
    getPosition(table, positionId),
    getOrder(table, orderId),
    getStanding(table),
  ]);
  return { position, order, standing };
}

export async function check(
  { act, scope, input }: Request<typeof contract.checkPosting>,
  platform: Platform,
): Promise<ResultOf<typeof contract.checkPosting>> {
  const facts = await factsOf(platform.open(scope), input.params.positionId);
  found(facts.position);
  return { findings: findingsOf(input.body, facts, act.today) };
}

export async function create(
  { act, scope, input }: Request<typeof contract.createPosting>,
  platform: Platform,
): Promise<Posting> {
  const table = platform.open(scope);
  const facts = await factsOf(table, input.params.positionId);
  found(facts.position);
  const { division, partnerId } = input.body;
  const audience = await audienceOf(platform, scope, partnerId, act);
  const of = { ...divisionNames(division), ...audience, parkId: scope.parkId };
  const record = createPosting(input.body, facts, of, act);
  return store.insertPosting(table, act, record, readPosting(record, facts, act.today));
}

/** What a page of postings stands on: its positions and orders, and the one standing. */
async function factsOfMany(table: Table<TenantScope>, records: readonly PostingRecord[]) {
  const ids = <Id extends string>(of: (record: PostingRecord) => Id) => [...new Set(records.map(of))];
  const [positions, orders, standing] = await Promise.all([
    getPositions(
      table,
      ids<PositionId>(({ positionId }) => positionId),
    ),
    getOrders(
      table,
      ids<OrderId>(({ orderId }) => orderId),
    ),
    getStanding(table),
  ]);
  const positionById = new Map(positions.map((position) => [position.positionId, position]));
  const orderById = new Map(orders.map((order) => [order.orderId, order]));
  return ({ positionId, orderId }: PostingRecord): PostingFacts => ({
    position: positionById.get(positionId),
    order: orderById.get(orderId),
    standing,
  });
}

export async function list(
  { act, scope, input }: Request<typeof contract.listPostings>,
  platform: Platform,
): Promise<Page<Posting>> {
  const table = platform.open(scope);
  const { positionId, ...query } = input.query;
  const page = positionId
    ? { items: await store.listPostingsOf(table, positionId) }
    : await store.listPostings(table, query);
  if (page.items.length === 0) return { ...page, items: [] };
  const facts = await factsOfMany(table, page.items);
  return { ...page, items: page.items.map((record) => readPosting(record, facts(record), act.today)) };
}

export async function get(
  { act, scope, input }: Request<typeof contract.getPosting>,
  platform: Platform,
): Promise<PostingDetail> {
  const table = platform.open(scope);
  const record = found(await store.getPosting(table, input.params.postingId));
  const facts = await factsOfPosting(table, record);
  return { ...readPosting(record, facts, act.today), findings: findingsOf(record, facts, act.today) };
}

export async function update(
  { act, scope, input }: Request<typeof contract.updatePosting>,
  platform: Platform,
): Promise<Posting> {
  const table = platform.open(scope);
  const record = found(await store.getPosting(table, input.params.postingId));
  const facts = await factsOfPosting(table, record);
  const names = input.body.division === undefined ? undefined : divisionNames(input.body.division);
  const next = updatePosting(record, input.body, facts, names, act);
  return store.savePosting(table, act, next, (one) => readPosting(one, facts, act.today));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitPosting>,
  platform: Platform,
): Promise<Posting> {
  const table = platform.open(scope);
  const record = found(await store.getPosting(table, input.params.postingId));
  const facts = await factsOfPosting(table, record);
  const next = transitPosting(record, input.body, facts, act);
  return store.savePosting(table, act, next, (one) => readPosting(one, facts, act.today));
}
