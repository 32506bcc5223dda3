import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/placement-check";
import type { CheckResult, DueCheck } from "@shanhai/contract/placement-check";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { type CheckRow, decideCheck } from "@shanhai/domain/placement-check";
import type { Request } from "@shanhai/http/serve";
import { getMovable } from "@shanhai/store/application";
import { CHANGE_WRITES, getPlacements, savePlacements } from "@shanhai/store/placement";
import { listDueChecks } from "@shanhai/store/placement-check";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";

export async function listDue(
  { act, scope, input }: Request<typeof contract.listDueChecks>,
  platform: Platform,
): Promise<Page<DueCheck>> {
  const { due = act.today, ...page } = input.query;
  return listDueChecks(platform.open(scope), due, page);
}

async function recordPart(table: Table<TenantScope>, act: Act, rows: readonly CheckRow[]): Promise<CheckResult[]> {
  const placements = await getPlacements(
    table,
    rows.map(({ placementId }) => placementId),
  );
  const decided = rows.map((row) => decideCheck(placements.get(row.placementId), row, act));
  const results = decided.map(({ result }) => result);
  const changes = decided.flatMap(({ change }) => change ?? []);
  if (changes.length === 0 && !act.idempotency) return results;
  const leaving = changes.flatMap((change) => ("to" in change ? change.before.applicationId : []));
  const applications = await getMovable(table, leaving);
  return savePlacements(
    table,
    act,
    changes.map((change) =>
      "to" in change ? { ...change, application: found(applications.get(change.before.applicationId)) } : change,
    ),
    results,
  );
}

/** Records results row by row; those who left reopen their seats as anybody who leaves. */
export async function recordResults(
  { act, scope, input }: Request<typeof contract.recordCheckResults>,
  platform: Platform,
): Promise<ResultOf<typeof contract.recordCheckResults>> {
  const table = platform.open(scope);
  const writesOf = (row: CheckRow) => (row.outcome === "left" ? CHANGE_WRITES.standing : CHANGE_WRITES.record);
  const results = await inParts(table, act, input.body.results, writesOf, (part, own) => recordPart(table, own, part));
  return { results };
}
