import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { AgencyStatus } from "@shanhai/contract/agency";
import type { PartnerStatus } from "@shanhai/contract/partner";
import type { AgencyId, Instant, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyRecord, QUOTAS, type StandingRecord } from "@shanhai/domain/agency";
import type { MemberScope, ParkScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, organisationKey, standingKey } from "./keys/owner.ts";
import { getRecord, putNewer, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/*
 * What an agency's tenant is made of, by way of the stream. Each step may be done again, late or out of order: of two
 * versions of the park's record the later stands.
 */

/** The tenant's own copy of its place in the park. */
export async function putStanding(table: Table<TenantScope>, standing: StandingRecord): Promise<void> {
  await putNewer(table, standingKey(table.scope), standing, "version");
}

export async function getStanding(table: Table<TenantItemsScope>): Promise<StandingRecord | undefined> {
  return getRecord(table, standingKey(table.scope));
}

interface Organisation {
  status: AgencyStatus | PartnerStatus;
  version: number;
  /** How often its people may ask; as everybody unless its park says so. */
  requestsAMinute?: number;
  /** The agency is being erased: nothing follows from what disappears. */
  erasing?: true;
}

/** Where the authorizer sees whether an agency's people may write. */
export async function putOrganisation(
  table: Table<MemberScope>,
  {
    agencyId,
    status,
    version,
    quotas,
    erasing,
  }: Pick<AgencyRecord, "agencyId" | "status" | "version" | "erasing"> & Partial<Pick<AgencyRecord, "quotas">>,
): Promise<void> {
  const { requestsAMinute } = { ...QUOTAS, ...quotas };
  const organisation: Organisation = { status, version, requestsAMinute, ...(erasing ? { erasing } : {}) };
  await putNewer(table, organisationKey(table.scope, agencyId), organisation, "version");
}

/** The same of a partner. */
export async function putPartnerOrganisation(
  table: Table<MemberScope>,
  { partnerId, status, version }: { partnerId: PartnerId; status: PartnerStatus; version: number },
): Promise<void> {
  const organisation: Organisation = { status, version };
  await putNewer(table, organisationKey(table.scope, partnerId), organisation, "version");
}

/** An agency's or partner's place as the authorizer knows it; undefined until its parts are there. */
export async function getOrganisation(
  table: Table<MemberScope>,
  id: AgencyId | PartnerId,
): Promise<Organisation | undefined> {
  return getRecord(table, organisationKey(table.scope, id));
}

/** Whether an agency is being erased, or was within the last month: the stream forgets sooner. */
export async function isErasing(table: Table<MemberScope>, id: AgencyId): Promise<boolean> {
  return (await getOrganisation(table, id))?.erasing === true;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60;

/** Has what the authorizer looked at of an erased agency forgotten in a month. */
export async function forgetOrganisation(table: Table<MemberScope>, id: AgencyId, at: Instant): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: organisationKey(table.scope, id),
      UpdateExpression: "SET #ttl = :ttl",
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: { ":ttl": Math.floor(Date.parse(at) / 1000) + THIRTY_DAYS },
    }),
  );
}

/** Makes an approved agency active: the last step of its provisioning, done once. */
export async function saveActivation(table: Table<ParkScope>, act: Act, record: AgencyRecord): Promise<void> {
  const { agencyId, status, version } = record;
  const activation = commit(table, act, {
    writes: [
      {
        update: agencyKey(table.scope, agencyId),
        set: { status, version },
        condition: { equals: { status: "approved", version: version - 1 } },
      },
    ],
    records: [agencyId],
    result: null,
  });
  // Somebody else has done it, or changed the agency meanwhile: then that change leads here again.
  await activation.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}
