import { writeRepeatable } from "@shanhai/store/batch";
import { followTitles } from "@shanhai/store/title-search";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

/** Orders and enterprises are found by what they are called now. */
export async function followTitled(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const table = platform.open(mintTenantItemsScope(owner));
    await writeRepeatable(
      table,
      await followTitles(
        table,
        changes.filter((change) => change.owner === owner),
      ),
    );
  }
}
