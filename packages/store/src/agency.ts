import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Agency } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyRecord, readAgency } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, leavingKey, partition, usccKey } from "./keys/owner.ts";
import { licenceHolderKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { holdLicence } from "./onboarding.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused, type Write } from "./write.ts";

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

function licenceWrites(scope: ParkScope, before: AgencyRecord, after: AgencyRecord): Write[] {
  if (before.licenceNumber === after.licenceNumber) return [];
  return [{ remove: licenceHolderKey(scope, before.licenceNumber, before.uscc) }, holdLicence(scope, after)];
}

/** The day on which an agency is erased has it in the clock's list, until it is. */
function leavingWrites(scope: ParkScope, before: AgencyRecord, after: AgencyRecord): Write[] {
  const keyOf = ({ eraseOn, erasedAt, agencyId }: AgencyRecord) =>
    eraseOn && !erasedAt ? leavingKey(scope, eraseOn, agencyId) : undefined;
  const [old, next] = [keyOf(before), keyOf(after)];
  if (old?.sk === next?.sk) return [];
  return [...(old ? [{ remove: old }] : []), ...(next ? [{ put: next, record: { agencyId: after.agencyId } }] : [])];
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
  const { agencyId, licenceNumber, licenceExpiry, status, statusReason, quotas, version } = record;
  const { eraseOn, erasing, erasedAt } = record;
  const result = readAgency(record);
  return orStale(
    commit(table, act, {
      writes: [
        {
          update: agencyKey(table.scope, agencyId),
          set: { licenceNumber, licenceExpiry, status, statusReason, eraseOn, erasing, erasedAt, quotas, version },
          condition: { equals: { version: version - 1 } },
        },
        ...licenceWrites(table.scope, before, record),
        ...leavingWrites(table.scope, before, record),
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

/** What agencies of the park are called; one that is not the park's is missing. */
export async function getAgencyNames(
  table: Table<ParkScope>,
  ids: readonly AgencyId[],
): Promise<Map<AgencyId, string>> {
  const keys = ids.map((id) => agencyKey(table.scope, id));
  const records = await getRecords<AgencyRecord>(table, keys, ["agencyId", "name"]);
  return new Map(records.map(({ agencyId, name }) => [agencyId, name]));
}

/** Agencies of the park by id; who is none is missing. */
export async function getAgencies(table: Table<ParkScope>, ids: readonly AgencyId[]): Promise<AgencyRecord[]> {
  return getRecords(
    table,
    ids.map((id) => agencyKey(table.scope, id)),
  );
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

const MOST_A_DAY = 1000;

/** Agencies of the park that are to be erased by a day, the longest overdue first. */
export async function listLeaving(table: Table<ParkScope>, upTo: CalendarDate): Promise<AgencyId[]> {
  const between = ["0", `${upTo}#~`] as const;
  const query = { partition: partition(table.scope, "leaving"), between, limit: MOST_A_DAY, ascending: true };
  return (await queryItems(table, query)).map(({ agencyId }) => agencyId as AgencyId);
}
