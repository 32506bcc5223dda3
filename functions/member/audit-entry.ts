import type * as contract from "@shanhai/contract/audit-entry";
import type { AuditEntry } from "@shanhai/contract/audit-entry";
import type { Page } from "@shanhai/contract/endpoint";
import type { Request } from "@shanhai/http/serve";
import { listAuditMonth, listAuditOf } from "@shanhai/store/audit-entry";
import type { Platform } from "../platform.ts";

export async function list(
  { act, scope, input }: Request<typeof contract.listAuditEntries>,
  platform: Platform,
): Promise<Page<AuditEntry>> {
  const table = platform.open(scope);
  const { recordId, month = act.today.slice(0, 7), ...page } = input.query;
  return recordId ? listAuditOf(table, recordId, page) : listAuditMonth(table, month, page);
}
