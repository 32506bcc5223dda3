import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Roster } from "@shanhai/contract/roster";
import type { RosterId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { PartnerItemsScope, PartnerScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { rosterKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** Keeps a new roster. */
export async function insertRoster(table: Table<PartnerScope>, act: Act, roster: Roster): Promise<Roster> {
  const { rosterId } = roster;
  return commit(table, act, {
    writes: [{ put: rosterKey(table.scope, rosterId), record: roster, condition: { absent: true } }],
    records: [rosterId],
    result: roster,
  });
}

export async function getRoster(table: Table<PartnerScope>, id: RosterId): Promise<Roster | undefined> {
  return getRecord(table, rosterKey(table.scope, id));
}

/** A partner's rosters, newest first. */
export async function listRosters(table: Table<PartnerScope>, page: PageQuery): Promise<Page<Roster>> {
  return listNewest(table, { name: "roster", partitions: [partition(table.scope, "roster")] }, page);
}

/** Rosters' counts moving with their people; nothing for those that stay the same. */
export function countGraduates(scope: PartnerItemsScope, changes: ReadonlyMap<RosterId, number>): Write[] {
  return [...changes]
    .filter(([, by]) => by !== 0)
    .map(([rosterId, by]) => ({
      update: rosterKey(scope, rosterId),
      add: { graduates: by },
      condition: { exists: true },
    }));
}
