import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { readCursor, writeCursor } from "./cursor.ts";
import { type IndexName, TABLE } from "./schema.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/**
 * One page of a list, newest first, or (told `below`) only what stands below that sort key. A list spread over several partitions (so that none grows hot) is merged by sort key;
 * the cursor is the last sort key, which means the same in each of them. Costs one query a partition, whatever the total.
 */
export async function listNewest<T>(
  table: Table,
  list: { name: string; partitions: readonly string[]; below?: string; index?: IndexName },
  page: PageQuery,
): Promise<Page<T>> {
  const below = page.cursor === undefined ? list.below : readCursor(table.keys, list.name, page.cursor);
  const { sortKey } = list.index ? TABLE.indexes[list.index] : TABLE;
  // One more than asked for tells whether there is a next page.
  const found = await Promise.all(
    list.partitions.map((partition) =>
      queryItems(table, { partition, below, limit: page.limit + 1, index: list.index }),
    ),
  );
  const items = found.flat();
  if (list.partitions.length > 1) items.sort((a, b) => (String(a[sortKey]) < String(b[sortKey]) ? 1 : -1));
  return pageOf(table, list.name, items, sortKey, page.limit);
}

function pageOf<T>(
  table: Table,
  name: string,
  items: readonly Record<string, unknown>[],
  sortKey: string,
  limit: number,
): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1)?.[sortKey];
  const more = items.length > shown.length && last !== undefined;
  return {
    items: shown.map((item) => recordOf<T>(item)),
    ...(more ? { cursor: writeCursor(table.keys, name, String(last)) } : {}),
  };
}

/** One page of a partition in the order of its sort keys: lists that are read from their beginning. */
export async function listOldest<T>(
  table: Table,
  list: { name: string; partition: string },
  page: PageQuery,
): Promise<Page<T>> {
  const after = page.cursor === undefined ? undefined : readCursor(table.keys, list.name, page.cursor);
  const query = { partition: list.partition, after, limit: page.limit + 1, ascending: true };
  const items = await queryItems(table, query);
  return pageOf(table, list.name, items, TABLE.sortKey, page.limit);
}

/** One page of a work list, between two sort keys (from the smallest unless told): what has waited longest comes first. */
export async function listEarliest<T>(
  table: Table,
  list: { name: string; partitions: readonly string[]; from?: string; upTo: string; index?: IndexName },
  page: PageQuery,
): Promise<Page<T>> {
  const { sortKey } = list.index ? TABLE.indexes[list.index] : TABLE;
  // No sort key here contains the cursor's and goes on: a space behind it is the first place after it.
  const from = page.cursor === undefined ? (list.from ?? " ") : `${readCursor(table.keys, list.name, page.cursor)} `;
  if (from > list.upTo) return { items: [] };
  const found = await Promise.all(
    list.partitions.map((partition) =>
      queryItems(table, {
        partition,
        between: [from, list.upTo],
        limit: page.limit + 1,
        ascending: true,
        index: list.index,
      }),
    ),
  );
  const items = found.flat().sort((a, b) => (String(a[sortKey]) < String(b[sortKey]) ? -1 : 1));
  return pageOf(table, list.name, items, sortKey, page.limit);
}
