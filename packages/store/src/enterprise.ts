import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { enterpriseKey, partition, usccKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** Adds a client enterprise; its USCC is held once in the agency. Throws `uscc.duplicate`. */
export async function insertEnterprise(table: Table<TenantScope>, act: Act, record: Enterprise): Promise<Enterprise> {
  const { enterpriseId, uscc } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: usccKey(table.scope, uscc), record: { enterpriseId }, condition: { absent: true } },
        { put: enterpriseKey(table.scope, enterpriseId), record, condition: { absent: true } },
      ],
      records: [enterpriseId],
      result: record,
    });
  } catch (error) {
    if (error instanceof Refused)
      throw new AppError("uscc.duplicate", { uscc, issues: [{ field: "uscc", code: "duplicate" }] });
    throw error;
  }
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
