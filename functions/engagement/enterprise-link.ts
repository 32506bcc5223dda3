import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/enterprise-link";
import type { EnterpriseLink } from "@shanhai/contract/enterprise-link";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import {
  createEnterpriseLink,
  type EnterpriseLinkRecord,
  readEnterpriseLink,
  renewEnterpriseLink,
  revokeEnterpriseLink,
} from "@shanhai/domain/enterprise-link";
import type { Request } from "@shanhai/http/serve";
import { getEnterprise } from "@shanhai/store/enterprise";
import * as store from "@shanhai/store/enterprise-link";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { enterpriseLinkPath } from "../enterprise-link-token.ts";
import type { Platform } from "../platform.ts";

/** A link as its agency's people see it, each by their role. */
const reader = (table: Table<TenantScope>, act: Act) => (record: EnterpriseLinkRecord) =>
  readEnterpriseLink(record, enterpriseLinkPath(table.keys, { ...record, agencyId: table.scope.id }), act);

export async function create(
  { act, scope, organisationName, input }: Request<typeof contract.createEnterpriseLink>,
  platform: Platform,
): Promise<EnterpriseLink> {
  const table = platform.open(scope);
  const { enterpriseId, name } = found(await getEnterprise(table, input.params.enterpriseId));
  await store.refuseManyLinks(table, enterpriseId);
  const of = { enterpriseId, name, parkId: scope.parkId, agencyName: organisationName };
  const record = createEnterpriseLink(input.body, of, act);
  return store.insertEnterpriseLink(table, act, record, reader(table, act)(record));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listEnterpriseLinks>,
  platform: Platform,
): Promise<Page<EnterpriseLink>> {
  const table = platform.open(scope);
  const { enterpriseId } = found(await getEnterprise(table, input.params.enterpriseId));
  const page = await store.listEnterpriseLinks(table, enterpriseId, input.query);
  return { ...page, items: page.items.map(reader(table, act)) };
}

export async function renew(
  { act, scope, input }: Request<typeof contract.renewEnterpriseLink>,
  platform: Platform,
): Promise<EnterpriseLink> {
  const table = platform.open(scope);
  const { enterpriseId, enterpriseLinkId } = input.params;
  const record = found(await store.getEnterpriseLink(table, enterpriseId, enterpriseLinkId));
  return store.saveEnterpriseLink(table, act, renewEnterpriseLink(record, input.body, act), reader(table, act));
}

/** Ends a link; asking again, or while it is being renewed, ends it all the same. */
export async function revoke(
  { act, scope, input }: Request<typeof contract.revokeEnterpriseLink>,
  platform: Platform,
): Promise<EnterpriseLink> {
  const table = platform.open(scope);
  const { enterpriseId, enterpriseLinkId } = input.params;
  const read = reader(table, act);
  for (let attempt = 1; ; attempt += 1) {
    const before = found(await store.getEnterpriseLink(table, enterpriseId, enterpriseLinkId));
    const after = revokeEnterpriseLink(before, act);
    if (after === before) return read(before);
    try {
      return await store.saveEnterpriseLink(table, act, after, read);
    } catch (error) {
      const beaten = error instanceof AppError && error.code === "stale";
      if (!beaten || attempt === 3) throw error;
    }
  }
}
