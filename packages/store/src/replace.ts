import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { type Key, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** A save whose first write has the version as condition: refused there, somebody else was faster, and it is `stale`. */
export async function orStale<R>(
  save: Promise<R>,
  read: (item: Record<string, unknown>) => unknown = recordOf,
): Promise<R> {
  try {
    return await save;
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("stale", refusal.item ? { current: read(refusal.item) } : {});
  }
}

/** Replaces an item by its next version. Throws `stale` with the current record when somebody else was faster. */
export async function replaceVersion<R extends { version: number }>(
  table: Table<OwnerScope>,
  act: Act,
  key: Key,
  record: R,
  id: string,
): Promise<R> {
  return orStale(
    commit(table, act, {
      writes: [{ put: key, record, condition: { equals: { version: record.version - 1 } } }],
      records: [id],
      result: record,
    }),
  );
}
