import type { Agency } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyRecord, readAgency } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, partition, usccKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, recordOf, type Table } from "./table.ts";
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

/**
 * Saves what the park decides about an agency over the version it was decided on; its figures are left alone. Throws `stale`
 * with the agency as it is now.
 */
export async function saveAgency(table: Table<ParkScope>, act: Act, record: AgencyRecord): Promise<Agency> {
  const { agencyId, licenceNumber, licenceExpiry, status, statusReason, eraseOn, quotas, version } = record;
  const result = readAgency(record);
  return orStale(
    commit(table, act, {
      writes: [
        {
          update: agencyKey(table.scope, agencyId),
          set: { licenceNumber, licenceExpiry, status, statusReason, eraseOn, quotas, version },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [agencyId],
      result,
      detail: { standing: status, ...(statusReason ? { reason: statusReason } : {}) },
    }),
    (item) => readAgency(recordOf<AgencyRecord>(item)),
  );
}

export async function getAgency(table: Table<ParkScope>, id: AgencyId): Promise<AgencyRecord | undefined> {
  return getRecord(table, agencyKey(table.scope, id));
}

export async function listAgencies(table: Table<ParkScope>, page: PageQuery): Promise<Page<AgencyRecord>> {
  return listNewest(table, { name: "agency", partitions: [partition(table.scope, "agency")] }, page);
}
