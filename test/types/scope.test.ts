import type { listEvaluations } from "@shanhai/contract/evaluation";
import type { getOrder } from "@shanhai/contract/order";
import type { AgencyId, OrderId, ParkId } from "@shanhai/contract/scalar";
import type { ScopeOf } from "@shanhai/http/serve";
import type { getOrder as loadOrder } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { expect, expectTypeOf, test } from "vitest";

/* What must not compile: these are checked by `npm run types`, so that tenancy cannot be forgotten by accident. */

test("a scope cannot be written down, only minted", () => {
  expectTypeOf<{ kind: "tenant"; id: AgencyId; parkId: ParkId }>().not.toExtend<TenantScope>();
  expectTypeOf<ReturnType<typeof mintTenantScope>>().toEqualTypeOf<TenantScope>();
  expect(() => mintTenantScope("agn_1#", "prk_1")).toThrow();
});

test("a repository of tenants takes no park's table, and none without a scope", () => {
  expectTypeOf<Table<ParkScope>>().not.toExtend<Parameters<typeof loadOrder>[0]>();
  expectTypeOf<Table<TenantItemsScope>>().not.toExtend<Parameters<typeof loadOrder>[0]>();
  expectTypeOf<Table<TenantScope>>().toExtend<Parameters<typeof loadOrder>[0]>();
});

test("an endpoint's permissions decide the scope of its operation", () => {
  expectTypeOf<ScopeOf<(typeof getOrder)["permits"]>>().toEqualTypeOf<TenantScope>();
  expectTypeOf<ScopeOf<(typeof listEvaluations)["permits"]>>().toEqualTypeOf<TenantScope | ParkScope>();
});

test("ids of different nouns do not pass for each other", () => {
  expectTypeOf<AgencyId>().not.toEqualTypeOf<OrderId>();
  expectTypeOf<string>().not.toEqualTypeOf<OrderId>();
});
