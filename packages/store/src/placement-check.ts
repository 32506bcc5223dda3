import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { DueCheck } from "@shanhai/contract/placement-check";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { checkPartitions } from "./keys/pipeline.ts";
import { listEarliest } from "./listing.ts";
import type { Table } from "./table.ts";

/** Checks due by a date, longest overdue first. */
export async function listDueChecks(
  table: Table<TenantScope>,
  due: CalendarDate,
  page: PageQuery,
): Promise<Page<DueCheck>> {
  // `$` follows `#` at once: everything of that day lies below it.
  return listEarliest(table, { name: "check", partitions: checkPartitions(table.scope), upTo: `${due}$` }, page);
}
