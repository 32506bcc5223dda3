import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition, usccKey } from "./keys/owner.ts";
import { enterpriseKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** Adds a client enterprise; its USCC is held once in the agency. Throws `uscc.duplicate`. */
export async function insertEnterprise(table: Table<TenantScope>, act: Act, record: Enterprise): Promise<Enterprise> {
  const { enterpriseId, uscc } = record;
  try {
    return await commit(table, act, {
      writes: putEnterprise(table.scope, record),
      records: [enterpriseId],
      result: record,
    });
  } catch (error) {
    if (error instanceof Refused)
      throw new AppError("uscc.duplicate", { uscc, issues: [{ field: "uscc", code: "duplicate" }] });
    throw error;
  }
}

/** The enterprises on file with these USCCs, by USCC. */
export async function findEnterprises(
  table: Table<TenantScope>,
  usccs: readonly string[],
): Promise<Map<string, Enterprise>> {
  const holders = await getRecords<{ enterpriseId: EnterpriseId }>(
    table,
    [...new Set(usccs)].map((uscc) => usccKey(table.scope, uscc)),
  );
  const ids = holders.map(({ enterpriseId }) => enterpriseId);
  return new Map((await getEnterprises(table, ids)).map((record) => [record.uscc, record]));
}

/** Enterprises by id, in no order. */
export async function getEnterprises(table: Table<TenantScope>, ids: readonly EnterpriseId[]): Promise<Enterprise[]> {
  return getRecords(
    table,
    ids.map((id) => enterpriseKey(table.scope, id)),
  );
}

/** The writes that keep a new enterprise and hold its USCC. */
export function putEnterprise(scope: TenantScope, record: Enterprise): Write[] {
  const { enterpriseId, uscc } = record;
  return [
    { put: usccKey(scope, uscc), record: { enterpriseId }, condition: { absent: true } },
    { put: enterpriseKey(scope, enterpriseId), record, condition: { absent: true } },
  ];
}

/** The write that replaces an enterprise in the version it was read in. */
export function replaceEnterprise(scope: TenantScope, record: Enterprise, over: number): Write {
  return { put: enterpriseKey(scope, record.enterpriseId), record, condition: { equals: { version: over } } };
}

/** The writes that take an enterprise out in the version it was read in, and let go of its USCC. */
export function removeEnterprise(scope: TenantScope, { enterpriseId, uscc, version }: Enterprise): Write[] {
  return [
    { remove: enterpriseKey(scope, enterpriseId), condition: { equals: { version } } },
    { remove: usccKey(scope, uscc), condition: { equals: { enterpriseId } } },
  ];
}

export async function getEnterprise(table: Table<TenantScope>, id: EnterpriseId): Promise<Enterprise | undefined> {
  return getRecord(table, enterpriseKey(table.scope, id));
}

export async function listEnterprises(table: Table<TenantScope>, page: PageQuery): Promise<Page<Enterprise>> {
  return listNewest(table, { name: "enterprise", partitions: [partition(table.scope, "enterprise")] }, page);
}

/** Saves a changed enterprise over the version it was made from. Throws `stale`. */
export async function saveEnterprise(table: Table<TenantScope>, act: Act, record: Enterprise): Promise<Enterprise> {
  return replaceVersion(table, act, enterpriseKey(table.scope, record.enterpriseId), record, record.enterpriseId);
}
