import type { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import { AgencyId } from "@shanhai/contract/scalar";
import { instant } from "@shanhai/domain/calendar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { type Told, tellApplication, tellCandidate, tellPlacement } from "@shanhai/domain/timeline";
import { writeRepeatable } from "@shanhai/store/batch";
import { followSearch } from "@shanhai/store/candidate-search";
import { isErasing } from "@shanhai/store/standing";
import { keepTold } from "@shanhai/store/timeline";
import { mintMemberScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

/** One changed item of the table: its owner and noun, and what it was and is. */
export interface Change {
  owner: string;
  noun: string;
  before: ReturnType<typeof unmarshall> | undefined;
  after: ReturnType<typeof unmarshall> | undefined;
  /** When the table took the change. */
  at: Date;
}

const TOLD = new Set(["candidate", "application", "placement"]);

/** Whether a tenant's item of this noun is about a person. */
export function isAboutPeople(noun: string): boolean {
  return TOLD.has(noun);
}

function tell({ noun, before, after, at }: Change): Told[] {
  if (noun === "candidate") {
    return tellCandidate(before as CandidateRecord | undefined, after as CandidateRecord | undefined);
  }
  if (noun === "application")
    return tellApplication(before as Application | undefined, after as Application | undefined);
  return tellPlacement(before as Placement | undefined, after as Placement | undefined, instant(at));
}

/**
 * Search entries and timelines of all the people that a batch of changes is about, written together: an import or a bulk
 * move changes hundreds at once. All of it may be done again.
 */
export async function followPeople(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const owner of new Set(changes.map((change) => change.owner))) {
    const own = changes.filter((change) => change.owner === owner);
    const removes = own.some(({ after }) => after === undefined);
    // An erased agency's people leave no trace of having been removed.
    if (removes && (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner)))) continue;
    const table = platform.open(mintTenantItemsScope(owner));
    const candidates = own
      .filter(({ noun }) => noun === "candidate")
      .map(({ before, after }) => ({
        before: before as CandidateRecord | undefined,
        after: after as CandidateRecord | undefined,
      }));
    const search = candidates.length > 0 ? await followSearch(table, candidates) : [];
    await writeRepeatable(table, [...search, ...keepTold(table.scope, own.flatMap(tell))]);
  }
}
