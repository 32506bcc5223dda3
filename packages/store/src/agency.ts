import type { Agency } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, partition, usccKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** Registers an agency; its USCC is held once in the park. Throws `uscc.duplicate`. */
export async function insertAgency(
  table: Table<ParkScope>,
  act: Act,
  record: AgencyRecord,
  result: Agency,
): Promise<Agency> {
  const { agencyId, uscc } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: usccKey(table.scope, uscc), record: { agencyId }, condition: { absent: true } },
        { put: agencyKey(table.scope, agencyId), record, condition: { absent: true } },
      ],
      records: [agencyId],
      result,
    });
  } catch (error) {
    if (error instanceof Refused)
      throw new AppError("uscc.duplicate", { uscc, issues: [{ field: "uscc", code: "duplicate" }] });
    throw error;
  }
}

export async function getAgency(table: Table<ParkScope>, id: AgencyId): Promise<AgencyRecord | undefined> {
  return getRecord(table, agencyKey(table.scope, id));
}

export async function listAgencies(table: Table<ParkScope>, page: PageQuery): Promise<Page<AgencyRecord>> {
  return listNewest(table, { name: "agency", partitions: [partition(table.scope, "agency")] }, page);
}
