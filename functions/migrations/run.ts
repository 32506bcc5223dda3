import { AgencyId } from "@shanhai/contract/scalar";
import { instant } from "@shanhai/domain/calendar";
import { dedicatedTable } from "@shanhai/store/schema";
import {
  type Counts,
  getMigration,
  type Item,
  putMigration,
  SEGMENTS,
  type WalkOutcome,
  walkTable,
} from "@shanhai/store/walk";
import { mintOwnerScope, mintTenantItemsScope, mintWalkScope } from "@shanhai/tenancy/mint";
import * as z from "zod/mini";
import { lambdaConsumer } from "../aws/lambda-consumer.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { applyTo } from "./apply.ts";
import { MIGRATIONS } from "./list.ts";
import { type Migration, placeOf } from "./migration.ts";
import { type Consumer, tellConsumers } from "./tell.ts";

const KeyOf = z.object({ pk: z.string(), sk: z.string() });

const Run = z.object({
  /** Counts what would be changed, and writes nothing. */
  dryRun: z._default(z.boolean(), false),
  /** Of a dry run that had no time left: what it answered. */
  next: z.optional(z.array(z.nullable(KeyOf)).check(z.length(SEGMENTS))),
  /** The agency whose own table is meant; the common one otherwise. */
  agencyId: z.optional(AgencyId),
  /** Instead of migrations: the stream's consumers are told of everything once more, under this name. */
  tell: z.optional(z.string().check(z.regex(/^[\w-]{1,40}$/))),
});

/** What an operator is answered. */
export interface MigrationOutcome extends WalkOutcome {
  /** What was made; nothing where all was done before. */
  migration?: { version: number; name: string; describe: string };
}

/** Lambda ends a function after 15 minutes; a page is taken in seconds. */
const PATIENCE_MS = 13 * 60 * 1000;
/** Owners whose items are changed at the same time. */
const LANES = 8;

/** Whose items are written: what belongs to people or to nobody, and the audit, is nothing to change. */
const OWNED: readonly string[] = ["T", "P", "N"];

async function inLanes<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/**
 * Changes older data into what the code expects, by the first migration that is not done yet; an operator invokes it. Out of time
 * it says so, and goes on when it is invoked again. Items are read by the walk's own scope, and each is written under the
 * scope of its owner. Throws a ZodError for any other input.
 */
export function create(
  platform: Platform,
  consumers: readonly Consumer[],
  { migrations = MIGRATIONS, patienceMs = PATIENCE_MS, page = 100 } = {},
) {
  async function visit(migration: Migration, dryRun: boolean, items: Item[]): Promise<Counts> {
    const selected = items.filter((item) => migration.select(item));
    const counts: Counts = { seen: items.length, selected: selected.length };
    const add = (more: Counts) => {
      for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
    };
    if (migration.change) {
      const owned = selected.filter((item) => OWNED.includes(placeOf(item).kind));
      await inLanes(owned, async (item) => {
        add(await applyTo(platform.open(mintOwnerScope(placeOf(item).owner)), migration, item, dryRun));
      });
    }
    if (migration.tells) {
      const open = (owner: string) => platform.open(mintTenantItemsScope(owner));
      if (!dryRun) await tellConsumers(consumers, open, selected, platform.now());
      add({ told: selected.length });
    }
    return counts;
  }

  return async (event: unknown): Promise<MigrationOutcome> => {
    const { dryRun, next, agencyId, tell } = Run.parse(event);
    const table = platform.open(mintWalkScope());
    const through = agencyId && dedicatedTable(table.name, agencyId);
    const progressOf = (name: string) => (agencyId ? `${name}-${agencyId}` : name);
    const until = Date.now() + patienceMs;
    const walk = (migration: Migration, name: string) =>
      walkTable(table, {
        ...(dryRun ? { from: next } : { name: progressOf(name) }),
        through,
        page,
        isOver: () => Date.now() >= until,
        visit: (items) => visit(migration, dryRun, items),
      });
    if (tell !== undefined) {
      const everything: Migration = { version: 0, name: tell, describe: "", select: () => true, tells: true };
      return walk(everything, `tell-${tell}`);
    }
    for (const migration of migrations) {
      if (await getMigration(table, migration.version, agencyId)) continue;
      const { version, name, describe } = migration;
      const outcome = await walk(migration, String(version));
      if (outcome.done && !dryRun)
        await putMigration(table, { version, name, agencyId, doneAt: instant(platform.now()), counts: outcome.counts });
      return { migration: { version, name, describe }, ...outcome };
    }
    return { done: true, counts: {} };
  };
}

export const handler = create(awsPlatform(), [lambdaConsumer("SHANHAI_PROJECTIONS"), lambdaConsumer("SHANHAI_SUPPLY")]);
