import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import { AgencyId } from "@shanhai/contract/scalar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { PostingRecord } from "@shanhai/domain/posting";
import { followMatchable, type Images } from "@shanhai/store/matchable";
import type { StoredOrder } from "@shanhai/store/order";
import { isErasing } from "@shanhai/store/standing";
import { mintMemberScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import type { Change } from "./people.ts";

/** Whose changes lead to what is listed for matching. */
export const MATCHED_NOUNS = ["candidate", "application", "placement", "position", "order", "posting"] as const;

/** What a batch changes of people and positions, listed anew for matching. All of it may be done again. */
export async function followMatching(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const own = changes.filter((change) => change.owner === owner);
    // An erased agency's people leave no trace of having been removed.
    const removes = own.some(({ after }) => after === undefined);
    if (removes && (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner)))) continue;
    const of = <T>(wanted: (typeof MATCHED_NOUNS)[number]): Images<T>[] =>
      own.flatMap(({ noun, before, after }) =>
        noun === wanted ? [{ before: before as T | undefined, after: after as T | undefined }] : [],
      );
    const table = platform.open(mintTenantItemsScope(owner));
    await followMatchable(table, {
      candidates: of<CandidateRecord>("candidate"),
      applications: of<Application>("application"),
      placements: of<Placement>("placement"),
      positions: of<Position>("position"),
      orders: of<StoredOrder>("order"),
      postings: of<PostingRecord>("posting"),
    });
  }
}
