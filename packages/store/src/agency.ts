import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Agency } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, Instant } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyRecord, readAgency } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, licenceHolderKey, partition, usccKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { holdLicence } from "./onboarding.ts";
import { orStale } from "./replace.ts";
import { getRecord, recordOf, type Table, unlessRefused } from "./table.ts";
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
        holdLicence(table.scope, record),
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
export async function saveAgency(
  table: Table<ParkScope>,
  act: Act,
  before: AgencyRecord,
  record: AgencyRecord,
): Promise<Agency> {
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
        ...(before.licenceNumber === licenceNumber
          ? []
          : [
              { remove: licenceHolderKey(table.scope, before.licenceNumber, before.uscc) },
              holdLicence(table.scope, record),
            ]),
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

/** Has an approved agency's provisioning followed by the stream once more; nothing where it is active by now. */
export async function resumeProvisioning(table: Table<ParkScope>, id: AgencyId, at: Instant): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: agencyKey(table.scope, id),
        UpdateExpression: "SET resumedAt = :at",
        ConditionExpression: "#status = :approved",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":at": at, ":approved": "approved" },
      }),
    ),
  );
}
