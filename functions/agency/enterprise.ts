import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/enterprise";
import type { Enterprise } from "@shanhai/contract/enterprise";
import { found } from "@shanhai/domain/app-error";
import { createEnterprise, updateEnterprise } from "@shanhai/domain/enterprise";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/enterprise";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createEnterprise>,
  platform: Platform,
): Promise<Enterprise> {
  return store.insertEnterprise(platform.open(scope), act, createEnterprise(input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listEnterprises>,
  platform: Platform,
): Promise<Page<Enterprise>> {
  return store.listEnterprises(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getEnterprise>,
  platform: Platform,
): Promise<Enterprise> {
  return found(await store.getEnterprise(platform.open(scope), input.params.enterpriseId));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateEnterprise>,
  platform: Platform,
): Promise<Enterprise> {
  const table = platform.open(scope);
  const current = found(await store.getEnterprise(table, input.params.enterpriseId));
  return store.saveEnterprise(table, act, updateEnterprise(current, input.body, act));
}
