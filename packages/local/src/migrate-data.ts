import type { Functions } from "./functions.ts";

/**
 * Brings a data folder of an earlier version up to date, the common table and agencies' own. What is done is never done again; a
 * table that is new has nothing to do.
 */
export async function migrateData(
  migrate: Functions["migrate"],
  dedicated: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  for (const agencyId of [undefined, ...dedicated])
    await migrateTable((input) => migrate({ ...(input as object), agencyId }), say);
}

async function migrateTable(migrate: Functions["migrate"], say: (line: string) => void): Promise<void> {
  for (;;) {
    const { migration, done, counts } = await migrate({});
    if (!migration) return;
    const { seen = 0, changed = 0, told = 0 } = counts;
    if (!done || seen === 0) continue;
    say(`旧数据已升级：${migration.name}（${seen} 项中改动 ${changed}，重新通知 ${told}）`);
    say(`Older data brought up to date: ${migration.name} (${seen} items, ${changed} changed, ${told} told again)`);
  }
}
