import type { CandidateId, EnterpriseId } from "@shanhai/contract/scalar";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { inUseKey } from "./keys/owner.ts";
import { getRecords, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/*
 * Who is named by something else (a person by an application, an enterprise by an order) must not be taken out, and who is
 * taken out must not be named. One small item decides which of two that come at the same time is first: both write it.
 */

type UsableId = CandidateId | EnterpriseId;

/** The write that comes with naming a record; refused when it has been taken out. */
export function useRecord(scope: TenantScope, id: UsableId): Write {
  return { put: inUseKey(scope, id), record: { id, gone: 0 }, condition: { absentOrBelow: { gone: 1 } } };
}

/** The write that comes with taking a record out; refused when something names it. */
export function retireRecord(scope: TenantScope, id: UsableId): Write {
  return { put: inUseKey(scope, id), record: { id, gone: 1 }, condition: { absent: true } };
}

/** Which of these records something names. */
export async function inUseAmong(table: Table<TenantScope>, ids: readonly UsableId[]): Promise<ReadonlySet<string>> {
  const records = await getRecords<{ id: string }>(
    table,
    ids.map((id) => inUseKey(table.scope, id)),
  );
  return new Set(records.map(({ id }) => id));
}
