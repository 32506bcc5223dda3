import type { Act } from "@shanhai/domain/act";
import { remember } from "@shanhai/store/commit";
import type { Table } from "@shanhai/store/table";
import { MAX_WRITES } from "@shanhai/store/write";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { settle } from "./settle.ts";

/** Audit entry, the answer to a retry, and one counter that the rows of a part may share. */
const FIXED_WRITES = 3;

/** Rows in their order, cut so that each part fits a transaction whatever the table says; a retry meets the same parts. */
function cut<Row>(rows: readonly Row[], writesOf: (row: Row) => number): Row[][] {
  const parts: Row[][] = [];
  let room = 0;
  for (const row of rows) {
    const writes = writesOf(row);
    if (writes > room) {
      parts.push([]);
      room = MAX_WRITES - FIXED_WRITES;
    }
    parts.at(-1)?.push(row);
    room -= writes;
  }
  return parts;
}

/**
 * A bulk act in parts of one transaction each, every part with an answer of its own that is remembered under the act's
 * Idempotency-Key: the retry passes over parts that were written and answers for them as the first try did.
 */
export async function inParts<Row, Result>(
  table: Table<OwnerScope>,
  act: Act,
  rows: readonly Row[],
  writesOf: (row: Row) => number,
  run: (part: readonly Row[], act: Act, before: readonly Result[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, part] of cut(rows, writesOf).entries()) {
    const { idempotency } = act;
    const own = idempotency ? { ...act, idempotency: { ...idempotency, key: `${idempotency.key}#${index}` } } : act;
    const earlier = await remember(table, own);
    results.push(...(earlier ? (earlier.result as Result[]) : await settle(() => run(part, own, results))));
  }
  return results;
}
