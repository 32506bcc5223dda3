import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { AuditEntry } from "@shanhai/contract/audit-entry";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AuditEntryId, CalendarDate, Instant } from "@shanhai/contract/scalar";
import { plusMonths, startOfDay } from "@shanhai/domain/calendar";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { readCursor, writeCursor } from "./cursor.ts";
import { auditKey, auditOfKey, auditOfPartition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { queryItems, recordOf, type Table, unlessRefused } from "./table.ts";

type Item = Record<string, unknown>;

/** An entry as kept; its id is the end of its sort key. */
function readEntry(item: Item): AuditEntry {
  const { action, by, name, role, at, requestId, records, ...detail } = recordOf<Item>(item);
  const auditEntryId = String(item.sk).split("#").at(-1) as AuditEntryId;
  const known = { action, by, role, at: at as Instant, requestId, records: records ?? [] };
  return {
    auditEntryId,
    ...(known as Omit<AuditEntry, "auditEntryId">),
    ...(name === undefined ? {} : { name: String(name) }),
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  };
}

/**
 * One page of a month in Asia/Shanghai, newest first. Entries are kept by the month of UTC, so the month here ends before
 * its partition does and begins in the last eight hours of the one before: at most two queries, whatever the total.
 */
export async function listAuditMonth(
  table: Table<OwnerScope>,
  month: string,
  page: PageQuery,
): Promise<Page<AuditEntry>> {
  const list = `audit:${month}`;
  const first = `${month}-01` as CalendarDate;
  const [from, until] = [startOfDay(first), startOfDay(plusMonths(first, 1))];
  const below = page.cursor === undefined ? until : readCursor(table.keys, list, page.cursor);
  const items: Item[] = [];
  for (const at of [first, from]) {
    const wanted = page.limit + 1 - items.length;
    if (wanted <= 0) break;
    const { pk } = auditKey(table.scope, at, "");
    const found = await queryItems(table, { partition: pk, below, limit: wanted });
    items.push(...found.filter(({ sk }) => String(sk) >= from));
  }
  const shown = items.slice(0, page.limit);
  const last = shown.at(-1)?.sk;
  return {
    items: shown.map(readEntry),
    ...(items.length > shown.length && last !== undefined
      ? { cursor: writeCursor(table.keys, list, String(last)) }
      : {}),
  };
}

/** One page of all that was ever done to a record, newest first. */
export async function listAuditOf(
  table: Table<OwnerScope>,
  recordId: string,
  page: PageQuery,
): Promise<Page<AuditEntry>> {
  const list = { name: `auditOf:${recordId}`, partitions: [auditOfPartition(table.scope, recordId)] };
  return listNewest(table, list, page);
}

/** Finds an entry under each record it names: put-only copies, and those that are there already are left alone. */
export async function copyAuditEntry(table: Table<OwnerScope>, item: Item): Promise<void> {
  const entry = readEntry(item);
  await Promise.all(
    [...new Set(entry.records)].map(async (recordId) => {
      const Item = { ...auditOfKey(table.scope, recordId, String(item.sk)), ...entry };
      const put = new PutCommand({ TableName: table.name, Item, ConditionExpression: "attribute_not_exists(pk)" });
      await unlessRefused(() => table.client.send(put));
    }),
  );
}
