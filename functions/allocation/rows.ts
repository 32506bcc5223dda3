import type { AllocationRow } from "@shanhai/contract/allocation";
import { getCandidates } from "@shanhai/store/candidate";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";

/** Rows with people's names as they are now: rows are kept without, so that an erasure holds. */
export async function withNames(table: Table<TenantScope>, rows: readonly AllocationRow[]): Promise<AllocationRow[]> {
  const people = await getCandidates(table, [...new Set(rows.map(({ candidateId }) => candidateId))]);
  const names = new Map(people.map(({ candidateId, name }) => [candidateId, name]));
  return rows.map((row) => ({ ...row, candidateName: names.get(row.candidateId) }));
}
