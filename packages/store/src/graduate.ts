import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Graduate } from "@shanhai/contract/graduate";
import type { GraduateId, RosterId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { GraduateRecord } from "@shanhai/domain/graduate";
import type { PartnerItemsScope, PartnerScope } from "@shanhai/tenancy/scope";
import { claimsOf, claimsWithout, hashIdentity, type IdentityClaim } from "./candidate.ts";
import { commit } from "./commit.ts";
import { identityKey, partition } from "./keys/owner.ts";
import { graduateKey, graduatesOf } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { countGraduates } from "./roster.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** Graduates of one partner that are compared with postings, the latest of them. */
const MOST_GRADUATES = 5000;

/** The graduate without what only the store may know. */
export function readGraduate(record: GraduateRecord): Graduate {
  const {
    idNumberSealed: _s,
    phoneHash: _p,
    idNumberHash: _i,
    rosterFileId: _f,
    introductions: _n,
    ...graduate
  } = record;
  return graduate;
}

const listingOf = (scope: PartnerItemsScope, { rosterId, createdAt, graduateId }: Graduate) => ({
  gsi1pk: graduatesOf(scope, rosterId),
  gsi1sk: `${createdAt}#${graduateId}`,
});

/** The write that keeps a graduate: new, or over the version it was decided on. */
export function putGraduate(table: Table<PartnerItemsScope>, record: GraduateRecord, over?: number): Write {
  return {
    put: graduateKey(table.scope, record.graduateId),
    record,
    listing: listingOf(table.scope, record),
    condition: over === undefined ? { absent: true } : { equals: { version: over } },
  };
}

/** Writes that make hashes name a graduate; refused when they name anybody already. */
export function claimGraduate(
  table: Table<PartnerItemsScope>,
  graduateId: GraduateId,
  claims: readonly IdentityClaim[],
): Write[] {
  return claims.map(({ kind, hash }) => ({
    put: identityKey(table.scope, kind, hash),
    record: { hash, graduateId },
    condition: { absent: true },
  }));
}

/** Writes that let go of hashes; refused when they name somebody else. */
export function releaseGraduate(
  table: Table<PartnerItemsScope>,
  graduateId: GraduateId,
  claims: readonly IdentityClaim[],
): Write[] {
  return claims.map(({ kind, hash }) => ({
    remove: identityKey(table.scope, kind, hash),
    condition: { equals: { graduateId } },
  }));
}

/** Whom these claims name now, by hash. */
export async function findGraduates(
  table: Table<PartnerItemsScope>,
  claims: readonly IdentityClaim[],
): Promise<Map<string, GraduateId>> {
  const keys = new Map(claims.map(({ kind, hash }) => [hash, identityKey(table.scope, kind, hash)]));
  const records = await getRecords<{ hash: string; graduateId: GraduateId }>(table, [...keys.values()]);
  return new Map(records.map(({ hash, graduateId }) => [hash, graduateId]));
}

/** Every claim of a graduate: all their phones, and the ID number. */
function allClaims(table: Table<PartnerItemsScope>, record: GraduateRecord): IdentityClaim[] {
  const phones = [...(record.phone ? [record.phone] : []), ...(record.otherPhones ?? [])];
  const hashes = [...phones.map((phone) => hashIdentity(table, { phone })), { idNumberHash: record.idNumberHash }];
  return hashes.flatMap(claimsOf);
}

/** Who is in the way of a graduate's phone or ID number. */
async function taken(table: Table<PartnerScope>, record: GraduateRecord): Promise<AppError> {
  const claims = allClaims(table, record);
  const names = await findGraduates(table, claims);
  const owners = new Set([...names.values()].filter((id) => id !== record.graduateId));
  if (owners.size === 0) return new AppError("busy");
  const [owner] = owners;
  const onFile = owner && (await getGraduate(table, owner));
  const field = claims.find(({ hash }) => names.get(hash) === owner)?.kind ?? "phone";
  const differs = onFile?.idNumberHash && record.idNumberHash && onFile.idNumberHash !== record.idNumberHash;
  if (owners.size > 1 || differs)
    return new AppError("identity.conflict", { issues: [{ field: "idNumber", code: "identity.conflict" }] });
  const current = onFile ? { current: readGraduate(onFile) } : {};
  return new AppError("graduate.duplicate", { ...current, issues: [{ field, code: "duplicate" }] });
}

/** Adds a graduate. Throws `graduate.duplicate` or `identity.conflict`; `busy` when it changed meanwhile. */
export async function insertGraduate(table: Table<PartnerScope>, act: Act, record: GraduateRecord): Promise<Graduate> {
  const { graduateId, rosterId } = record;
  try {
    return await commit(table, act, {
      writes: [
        putGraduate(table, record),
        ...claimGraduate(table, graduateId, claimsOf(record)),
        ...countGraduates(table.scope, new Map([[rosterId, 1]])),
      ],
      records: [graduateId, rosterId],
      result: readGraduate(record),
    });
  } catch (error) {
    throw error instanceof Refused ? await taken(table, record) : error;
  }
}

/** Replaces a graduate by the next version. Throws `stale`, or `graduate.duplicate` when the new phone is somebody else's. */
export async function saveGraduate(
  table: Table<PartnerScope>,
  act: Act,
  before: GraduateRecord,
  record: GraduateRecord,
): Promise<Graduate> {
  const { graduateId } = record;
  const [held, wanted] = [allClaims(table, before), allClaims(table, record)];
  try {
    return await commit(table, act, {
      writes: [
        putGraduate(table, record, before.version),
        ...releaseGraduate(table, graduateId, claimsWithout(held, wanted)),
        ...claimGraduate(table, graduateId, claimsWithout(wanted, held)),
      ],
      records: [graduateId],
      result: readGraduate(record),
      detail: { recipients: (record.recipients ?? []).map(({ name }) => name) },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const refusal = error.at(0);
    if (!refusal) throw await taken(table, record);
    throw new AppError("stale", refusal.item ? { current: readGraduate(recordOf(refusal.item)) } : {});
  }
}

/** Takes a graduate out, with all that names them. Throws `Refused` when they were changed meanwhile. */
export async function removeGraduate(
  table: Table<PartnerItemsScope>,
  act: Act,
  record: GraduateRecord,
): Promise<{ graduateId: GraduateId }> {
  const { graduateId, rosterId, version } = record;
  return commit(table, act, {
    writes: [
      { remove: graduateKey(table.scope, graduateId), condition: { equals: { version } } },
      ...releaseGraduate(table, graduateId, allClaims(table, record)),
      ...countGraduates(table.scope, new Map([[rosterId, -1]])),
    ],
    records: [graduateId, rosterId],
    result: { graduateId },
  });
}

export async function getGraduate(
  table: Table<PartnerItemsScope>,
  id: GraduateId,
): Promise<GraduateRecord | undefined> {
  return getRecord(table, graduateKey(table.scope, id));
}

/** Graduates by id, in no order; those not there are left out. */
export async function getGraduates(
  table: Table<PartnerItemsScope>,
  ids: readonly GraduateId[],
): Promise<Map<GraduateId, GraduateRecord>> {
  const keys = [...new Set(ids)].map((id) => graduateKey(table.scope, id));
  const records = await getRecords<GraduateRecord>(table, keys);
  return new Map(records.map((record) => [record.graduateId, record]));
}

/** A roster's people, newest first. */
export async function listGraduates(
  table: Table<PartnerScope>,
  rosterId: RosterId,
  page: PageQuery,
): Promise<Page<GraduateRecord>> {
  const partitions = [graduatesOf(table.scope, rosterId)];
  return listNewest(table, { name: `graduate:${rosterId}`, partitions, index: "listing" }, page);
}

/** All graduates of a partner, the latest first, as far as matching them needs. */
export async function allGraduates(table: Table<PartnerScope>): Promise<GraduateRecord[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "graduate"), limit: MOST_GRADUATES });
  return items.map((item) => recordOf<GraduateRecord>(item));
}
