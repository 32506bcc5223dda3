import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { type Key, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** Replaces an item by its next version. Throws `stale` with the current record when somebody else was faster. */
export async function replaceVersion<R extends { version: number }>(
  table: Table<OwnerScope>,
  act: Act,
  key: Key,
  record: R,
  id: string,
): Promise<R> {
  try {
    return await commit(table, act, {
      writes: [{ put: key, record, condition: { equals: { version: record.version - 1 } } }],
      records: [id],
      result: record,
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("stale", refusal.item ? { current: recordOf(refusal.item) } : {});
  }
}
