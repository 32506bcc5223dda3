import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { type EnterpriseLink, MOST_LINKS } from "@shanhai/contract/enterprise-link";
import type { EnterpriseId, EnterpriseLinkId, Instant } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { EnterpriseLinkRecord } from "@shanhai/domain/enterprise-link";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { countFor } from "./check-in.ts";
import { commit } from "./commit.ts";
import { useRecord } from "./in-use.ts";
import { enterpriseLinkKey, enterpriseLinkPartition, linkTriesKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

export async function getEnterpriseLink(
  table: Table<TenantItemsScope>,
  of: EnterpriseId,
  id: EnterpriseLinkId,
): Promise<EnterpriseLinkRecord | undefined> {
  return getRecord(table, enterpriseLinkKey(table.scope, of, id));
}

export async function listEnterpriseLinks(
  table: Table<TenantScope>,
  of: EnterpriseId,
  page: PageQuery,
): Promise<Page<EnterpriseLinkRecord>> {
  const partitions = [enterpriseLinkPartition(table.scope, of)];
  return listNewest(table, { name: `enterpriseLink:${of}`, partitions }, page);
}

/** Throws `enterpriseLink.many` where an enterprise has as many links as it may. Two made at the same time may be one more. */
export async function refuseManyLinks(table: Table<TenantScope>, of: EnterpriseId): Promise<void> {
  const partition = enterpriseLinkPartition(table.scope, of);
  const only = ["enterpriseLinkId", "revokedAt"];
  const links = await queryItems(table, { partition, only, limit: Number.MAX_SAFE_INTEGER });
  if (links.filter(({ revokedAt }) => !revokedAt).length >= MOST_LINKS)
    throw new AppError("enterpriseLink.many", { max: MOST_LINKS });
}

/** Keeps a new link. Throws `notFound` when its enterprise has been taken out in the meantime. */
export async function insertEnterpriseLink(
  table: Table<TenantScope>,
  act: Act,
  record: EnterpriseLinkRecord,
  shown: EnterpriseLink,
): Promise<EnterpriseLink> {
  const { enterpriseId, enterpriseLinkId, holder, expiresOn } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: enterpriseLinkKey(table.scope, enterpriseId, enterpriseLinkId), record, condition: { absent: true } },
        useRecord(table.scope, enterpriseId),
      ],
      records: [enterpriseLinkId, enterpriseId],
      result: shown,
      detail: { holder, expiresOn },
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("notFound") : error;
  }
}

/** Saves a changed link over the version it was made from; when it was used is left alone. Throws `stale`. */
export async function saveEnterpriseLink(
  table: Table<TenantScope>,
  act: Act,
  record: EnterpriseLinkRecord,
  read: (record: EnterpriseLinkRecord) => EnterpriseLink,
): Promise<EnterpriseLink> {
  const { enterpriseId, enterpriseLinkId, holder, expiresOn, revokedAt, version, updatedAt } = record;
  return orStale(
    commit(table, act, {
      writes: [
        {
          update: enterpriseLinkKey(table.scope, enterpriseId, enterpriseLinkId),
          set: { expiresOn, revokedAt, version, updatedAt },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [enterpriseLinkId, enterpriseId],
      result: read(record),
      detail: { holder, expiresOn },
    }),
    (item) => read(recordOf(item)),
  );
}

/** Counts a request by a link, and says how many this minute has seen; the minute's first is noted as the link's last use. */
export async function countUse(
  table: Table<TenantItemsScope>,
  { enterpriseId, enterpriseLinkId }: Pick<EnterpriseLinkRecord, "enterpriseId" | "enterpriseLinkId">,
  at: Instant,
): Promise<number> {
  const many = await countFor(table, linkTriesKey(table.scope, enterpriseLinkId, at.slice(0, 16)), at, 1);
  if (many > 1) return many;
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: enterpriseLinkKey(table.scope, enterpriseId, enterpriseLinkId),
      UpdateExpression: "SET lastUsedAt = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": at },
    }),
  );
  return many;
}
