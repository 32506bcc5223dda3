import type * as contract from "@shanhai/contract/cohort";
import type { Cohort, CohortFigures } from "@shanhai/contract/cohort";
import type { Page } from "@shanhai/contract/endpoint";
import type { CohortId, OrderId } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import { readCohort, sameCohort, sumCohorts } from "@shanhai/domain/cohort";
import {
  type CohortSurroundings,
  cancelCohort,
  planCohort,
  proposeCohort,
  rewriteCohort,
} from "@shanhai/domain/cohort-plan";
import { openForWork } from "@shanhai/domain/order";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/cohort";
import { getOrder, getPositions, orderRecord, type StoredOrder } from "@shanhai/store/order";
import { getPartner } from "@shanhai/store/partner";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { schoolOf } from "./school.ts";

/** What a plan is checked against; `but` is the cohort itself. Throws `order.draft`, `order.closed`. */
async function around(table: Table<TenantScope>, order: StoredOrder, but?: CohortId): Promise<CohortSurroundings> {
  openForWork(orderRecord(order));
  const [positions, others] = await Promise.all([
    getPositions(table, order.positionIds),
    store.otherCohorts(table, order.orderId, but),
  ]);
  return { positions, others };
}

const read = async (table: Table<TenantScope>, { orderId, cohortId }: { orderId: OrderId; cohortId: CohortId }) =>
  found(await store.getCohort(table, orderId, cohortId));

export async function create(
  { act, scope, organisationName, input }: Request<typeof contract.createCohort>,
  platform: Platform,
): Promise<Cohort> {
  const table = platform.open(scope);
  const { partnerId, ...plan } = input.body;
  const order = found(await getOrder(table, input.params.orderId));
  const [school, surroundings] = await Promise.all([schoolOf(platform, scope, partnerId, act), around(table, order)]);
  const { orderId, enterpriseName } = order;
  const agency = { agencyId: scope.id, agencyName: organisationName, parkId: scope.parkId };
  const record = planCohort(plan, { orderId, enterpriseName, ...agency, ...school }, surroundings, act);
  return store.insertCohort(table, act, record);
}

export async function list(
  { scope, input }: Request<typeof contract.listCohorts>,
  platform: Platform,
): Promise<Page<Cohort>> {
  const table = platform.open(scope);
  const { orderId } = found(await getOrder(table, input.params.orderId));
  const page = await store.listCohorts(table, orderId, input.query);
  return { ...page, items: page.items.map(readCohort) };
}

export async function get({ scope, input }: Request<typeof contract.getCohort>, platform: Platform): Promise<Cohort> {
  return readCohort(await read(platform.open(scope), input.params));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateCohort>,
  platform: Platform,
): Promise<Cohort> {
  const table = platform.open(scope);
  const { version, ...plan } = input.body;
  const before = sameCohort(await read(table, input.params), version, readCohort);
  const order = found(await getOrder(table, before.orderId));
  const surroundings = await around(table, order, before.cohortId);
  return store.savePlan(table, act, before, rewriteCohort(before, plan, surroundings, act));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitCohort>,
  platform: Platform,
): Promise<Cohort> {
  const table = platform.open(scope);
  const { to, reason = "", version } = input.body;
  const before = sameCohort(await read(table, input.params), version, readCohort);
  if (to === "cancelled") return store.savePlan(table, act, before, cancelCohort(before, reason, act));
  const order = found(await getOrder(table, before.orderId));
  const [surroundings] = await Promise.all([
    around(table, order, before.cohortId),
    schoolOf(platform, scope, before.partnerId, act),
  ]);
  return store.savePlan(table, act, before, proposeCohort(before, surroundings, act));
}

/** What a park knows of one of its partners' cohorts. */
export async function getFigures(
  { scope, input }: Request<typeof contract.getCohortFigures>,
  platform: Platform,
): Promise<CohortFigures> {
  const table = platform.open(scope);
  const { partnerId } = found(await getPartner(table, input.params.partnerId));
  return sumCohorts(await store.listCohortFacts(table, partnerId));
}
