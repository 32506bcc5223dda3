import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ApiKey } from "@shanhai/contract/api-key";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgencyId, ApiKeyId, CalendarDate, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ApiKeyRecord } from "@shanhai/domain/api-key";
import type { MemberScope, OwnerScope, ParkScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { commit } from "./commit.ts";
import { apiKeyHolderKey, apiKeyKey, partition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { decide, stillInCharge } from "./member.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused, transact } from "./write.ts";

/** What the authorizer knows of a key: the record, whose it is, and the day on which it was last used. */
export interface ApiKeyHolder extends ApiKeyRecord {
  organisationId: AgencyId | ParkId;
  kind: "agency" | "park";
  lastUsedOn?: CalendarDate;
}

export async function getApiKey(table: Table<OwnerScope>, id: ApiKeyId): Promise<ApiKeyRecord | undefined> {
  return getRecord(table, apiKeyKey(table.scope, id));
}

/** The organisation's keys, newest first. */
export async function listApiKeys(table: Table<OwnerScope>, page: PageQuery): Promise<Page<ApiKeyRecord>> {
  return listNewest(table, { name: "apiKey", partitions: [partition(table.scope, "apiKey")] }, page);
}

/** What tells which of all the organisation's keys work. */
export async function endsOfApiKeys(
  table: Table<OwnerScope>,
): Promise<Pick<ApiKeyRecord, "apiKeyId" | "revokedAt" | "expiresOn">[]> {
  const only = ["apiKeyId", "revokedAt", "expiresOn"];
  const query = { partition: partition(table.scope, "apiKey"), only, limit: Number.MAX_SAFE_INTEGER };
  return (await queryItems(table, query)).map((item) => recordOf<ApiKeyRecord>(item));
}

/**
 * Keeps a new key; `result` is what a retried request is answered with, without the secret. Throws `forbidden` for who is not
 * in charge any more: a key would outlast them.
 */
export async function insertApiKey(
  table: Table<ParkScope | TenantScope>,
  act: Act,
  record: ApiKeyRecord,
  result: ApiKey,
): Promise<ApiKey> {
  const { apiKeyId, name, role } = record;
  return decide(
    commit(table, act, {
      writes: [
        { put: apiKeyKey(table.scope, apiKeyId), record, condition: { absent: true } },
        stillInCharge(table, act),
      ],
      records: [apiKeyId],
      result,
      detail: { apiKey: name, memberRole: role },
    }),
    1,
  );
}

/** Saves a changed key over the version it was made from. Throws `stale`, and `forbidden` like `insertApiKey`. */
export async function saveApiKey(
  table: Table<ParkScope | TenantScope>,
  act: Act,
  record: ApiKeyRecord,
  read: (record: ApiKeyRecord) => ApiKey,
): Promise<ApiKey> {
  const { apiKeyId, name, secretHash, previousHash, previousUntil, rotatedAt, revokedAt, version, updatedAt } = record;
  const saved = commit(table, act, {
    writes: [
      {
        update: apiKeyKey(table.scope, apiKeyId),
        set: { secretHash, previousHash, previousUntil, rotatedAt, revokedAt, version, updatedAt },
        condition: { equals: { version: version - 1 } },
      },
      stillInCharge(table, act),
    ],
    records: [apiKeyId],
    result: read(record),
    detail: { apiKey: name },
  });
  return orStale(decide(saved, 1), (item) => read(recordOf(item)));
}

/** Tells the authorizer of a key, by way of the stream. Doing it again, or late, changes nothing; its last use is left alone. */
export async function followApiKey(
  table: Table<MemberScope>,
  owner: Pick<ApiKeyHolder, "organisationId" | "kind">,
  record: ApiKeyRecord,
): Promise<void> {
  const { version } = record;
  // What the record lacks it lacks there too: the hash of a secret that works no more.
  const { previousHash, previousUntil, revokedAt } = record;
  const set = { ...record, previousHash, previousUntil, revokedAt, ...owner };
  const update = apiKeyHolderKey(table.scope, record.apiKeyId);
  await transact(table, [{ update, set, condition: { absentOrBelow: { version } } }]).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

/** What the authorizer knows of a key, strongly consistent. */
export async function getApiKeyHolder(table: Table<MemberScope>, id: ApiKeyId): Promise<ApiKeyHolder | undefined> {
  return getRecord(table, apiKeyHolderKey(table.scope, id));
}

/** Notes the day on which a key was used; on any day the first to note it does. */
export async function noteUse(table: Table<MemberScope>, id: ApiKeyId, today: CalendarDate): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: apiKeyHolderKey(table.scope, id),
        UpdateExpression: "SET lastUsedOn = :today",
        ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(lastUsedOn) OR lastUsedOn < :today)",
        ExpressionAttributeValues: { ":today": today },
      }),
    ),
  );
}

/** The days on which keys were last used; who never was is missing. */
export async function lastUses(
  table: Table<MemberScope>,
  ids: readonly ApiKeyId[],
): Promise<ReadonlyMap<ApiKeyId, CalendarDate | undefined>> {
  const keys = ids.map((id) => apiKeyHolderKey(table.scope, id));
  const holders = await getRecords<ApiKeyHolder>(table, keys, ["apiKeyId", "lastUsedOn"]);
  return new Map(holders.map(({ apiKeyId, lastUsedOn }) => [apiKeyId, lastUsedOn]));
}

/** Has an agency's keys known no more, for good; doing it again finds none. */
export async function removeApiKeys(tenant: Table<TenantItemsScope>, members: Table<MemberScope>): Promise<void> {
  const known = await endsOfApiKeys(tenant);
  const removals = known.map(({ apiKeyId }) => ({ remove: apiKeyHolderKey(members.scope, apiKeyId) }));
  await writeRepeatable(members, removals);
}
