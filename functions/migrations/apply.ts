import { isDeepStrictEqual } from "node:util";
import { getItem, type Table } from "@shanhai/store/table";
import type { Counts, Item } from "@shanhai/store/walk";
import { Refused, transact, type Write } from "@shanhai/store/write";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import type { Change, Migration } from "./migration.ts";

/** Somebody who works on an item all the time is faster this often and no more. */
const ATTEMPTS = 8;

/** By what a change of an item is known, whatever else of it is changed. */
const GUARDS = ["version", "revision"];

/** Writes the attributes that differ, on condition that they, and the item's version, are as they were seen. */
function becoming(before: Item, after: Item): Write | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (changed.length === 0) return undefined;
  const guards = [...new Set([...changed, ...GUARDS])];
  const seen = guards.filter((name) => before[name] !== undefined);
  return {
    update: { pk: before.pk, sk: before.sk },
    set: Object.fromEntries(changed.map((name) => [name, after[name]])),
    condition: {
      exists: true,
      equals: Object.fromEntries(seen.map((name) => [name, before[name]])),
      missing: guards.filter((name) => before[name] === undefined),
    },
  };
}

function writeOf(before: Item, change: Change): Write | undefined {
  if ("become" in change) return becoming(before, change.become);
  const { pk, sk, ...record } = change.add;
  return { put: { pk, sk }, record, condition: { absent: true } };
}

/** Whether a change is still to be made: what is to be added may be there. */
async function isOpen(table: Table<OwnerScope>, change: Change): Promise<boolean> {
  return "become" in change || (await getItem(table, change.add)) === undefined;
}

/**
 * Makes what follows for one item, all of it or nothing. Changed by somebody else in between, the item is read and decided
 * anew. A dry run decides the same and writes nothing.
 */
export async function applyTo(
  table: Table<OwnerScope>,
  migration: Migration,
  item: Item,
  dryRun: boolean,
): Promise<Counts> {
  let current: Item | undefined = item;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (!current || !migration.select(current)) return { skipped: 1, conflicts: attempt };
    const wanted = migration.change?.(current, table.scope) ?? [];
    const open: Change[] = [];
    for (const change of wanted) if (await isOpen(table, change)) open.push(change);
    const before: Item = current;
    const writes = open.flatMap((change) => writeOf(before, change) ?? []);
    if (writes.length === 0) return { skipped: 1, conflicts: attempt };
    const counts = { changed: writes.length, conflicts: attempt };
    if (dryRun) return counts;
    try {
      await transact(table, writes);
      return counts;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      current = await getItem(table, item);
    }
  }
  throw new Error(`${item.pk} ${item.sk} is changed all the time: run the migration again`);
}
