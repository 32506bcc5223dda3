import type * as contract from "@shanhai/contract/retention";
import type { Retention } from "@shanhai/contract/retention";
import type { EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { retentionOf } from "@shanhai/domain/retention";
import type { Request } from "@shanhai/http/serve";
import { getEnterprise } from "@shanhai/store/enterprise";
import { getOrder } from "@shanhai/store/order";
import { getArrivals } from "@shanhai/store/retention";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

async function curve(table: Table<TenantScope>, subject: OrderId | EnterpriseId | "agency", act: Act) {
  return retentionOf(await getArrivals(table, subject), act.today);
}

export async function ofOrder(
  { act, scope, input }: Request<typeof contract.getOrderRetention>,
  platform: Platform,
): Promise<Retention> {
  const table = platform.open(scope);
  const { orderId } = input.params;
  const [order, retention] = await Promise.all([getOrder(table, orderId), curve(table, orderId, act)]);
  found(order);
  return retention;
}

export async function ofEnterprise(
  { act, scope, input }: Request<typeof contract.getEnterpriseRetention>,
  platform: Platform,
): Promise<Retention> {
  const table = platform.open(scope);
  const { enterpriseId } = input.params;
  const [enterprise, retention] = await Promise.all([
    getEnterprise(table, enterpriseId),
    curve(table, enterpriseId, act),
  ]);
  found(enterprise);
  return retention;
}

export async function ofAgency(
  { act, scope }: Request<typeof contract.getRetention>,
  platform: Platform,
): Promise<Retention> {
  return curve(platform.open(scope), "agency", act);
}
