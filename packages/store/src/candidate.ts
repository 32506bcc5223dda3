import type { Candidate } from "@shanhai/contract/candidate";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { type CandidateRecord, contradicts, identify } from "@shanhai/domain/candidate";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { candidateKey, candidatePartitions, identityKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** A person's phone and ID number as keyed hashes: equal for the same person, telling nothing else. */
export interface IdentityHashes {
  phoneHash?: string | undefined;
  idNumberHash?: string | undefined;
}

export function hashIdentity(
  table: Table<TenantScope>,
  person: { phone?: string | undefined; idNumber?: string | undefined },
): IdentityHashes {
  return {
    ...(person.phone ? { phoneHash: table.keys.hash("phone", person.phone) } : {}),
    ...(person.idNumber ? { idNumberHash: table.keys.hash("idNumber", person.idNumber) } : {}),
  };
}

/** A candidate as kept: the ID number sealed with the tenant's key, and the hashes by which the person is found. */
export function sealCandidate(
  table: Table<TenantScope>,
  candidate: Candidate,
  person: { phone?: string | undefined; idNumber?: string | undefined },
): CandidateRecord {
  const sealed = person.idNumber ? { idNumberSealed: table.keys.seal(person.idNumber) } : {};
  return { ...candidate, ...hashIdentity(table, person), ...sealed };
}

/** The candidate without what only the store may know. */
export function readCandidate(record: CandidateRecord): Candidate {
  const { idNumberSealed: _s, phoneHash: _p, idNumberHash: _i, importJobId: _j, restored: _r, ...candidate } = record;
  return candidate;
}

/** One hash that names a person. */
export interface IdentityClaim {
  kind: "phone" | "idNumber";
  hash: string;
}

/** The claims that a phone and an ID number make. */
export function claimsOf({ phoneHash, idNumberHash }: IdentityHashes): IdentityClaim[] {
  return [
    ...(phoneHash ? [{ kind: "phone", hash: phoneHash } as const] : []),
    ...(idNumberHash ? [{ kind: "idNumber", hash: idNumberHash } as const] : []),
  ];
}

/** Whom these claims name now, by hash; one batch of reads. */
export async function findIdentities(
  table: Table<TenantScope>,
  claims: readonly IdentityClaim[],
): Promise<Map<string, CandidateId>> {
  const keys = new Map(claims.map(({ kind, hash }) => [hash, identityKey(table.scope, kind, hash)]));
  const records = await getRecords<{ hash: string; candidateId: CandidateId }>(table, [...keys.values()]);
  return new Map(records.map(({ hash, candidateId }) => [hash, candidateId]));
}

/** Writes that make these hashes name this person; refused when they already name anybody. */
export function claimIdentities(
  table: Table<TenantScope>,
  candidateId: CandidateId,
  claims: readonly IdentityClaim[],
): Write[] {
  return claims.map(({ kind, hash }) => ({
    put: identityKey(table.scope, kind, hash),
    record: { hash, candidateId },
    condition: { absent: true },
  }));
}

/** The writes that let go of these hashes, as long as they name this person. */
export function releaseIdentities(
  table: Table<TenantScope>,
  candidateId: CandidateId,
  claims: readonly IdentityClaim[],
): Write[] {
  return claims.map(({ kind, hash }) => ({
    remove: identityKey(table.scope, kind, hash),
    condition: { equals: { candidateId } },
  }));
}

/** The write that replaces a candidate in the version it was read in. */
export function replaceCandidate(table: Table<TenantScope>, record: CandidateRecord, over: number): Write {
  return {
    put: candidateKey(table.scope, record.candidateId),
    record,
    condition: { equals: { version: over } },
  };
}

/** The write that takes a candidate out in the version it was read in. */
export function removeCandidate(table: Table<TenantScope>, candidateId: CandidateId, version: number): Write {
  return { remove: candidateKey(table.scope, candidateId), condition: { equals: { version } } };
}

/** The write that keeps a new candidate. */
export function putCandidate(table: Table<TenantScope>, record: CandidateRecord): Write {
  return { put: candidateKey(table.scope, record.candidateId), record, condition: { absent: true } };
}

/** Adds a person. Throws `candidate.duplicate` or `identity.conflict` when phone or ID number name somebody on file. */
export async function insertCandidate(
  table: Table<TenantScope>,
  act: Act,
  record: CandidateRecord,
): Promise<Candidate> {
  const claims = claimsOf(record);
  try {
    return await commit(table, act, {
      writes: [...claimIdentities(table, record.candidateId, claims), putCandidate(table, record)],
      records: [record.candidateId],
      result: readCandidate(record),
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const names = await findIdentities(table, claims);
    const whom = identify(names.get(record.phoneHash ?? ""), names.get(record.idNumberHash ?? ""));
    if (whom.kind === "conflict")
      throw new AppError("identity.conflict", { issues: [{ field: "idNumber", code: "identity.conflict" }] });
    if (whom.kind === "nobody") throw new AppError("busy");
    const onFile = await getRecord<CandidateRecord>(table, candidateKey(table.scope, whom.candidateId));
    if (onFile && contradicts(onFile, record)) {
      throw new AppError("identity.conflict", { issues: [{ field: "idNumber", code: "identity.conflict" }] });
    }
    throw new AppError("candidate.duplicate", {
      current: onFile && readCandidate(onFile),
      issues: [{ field: "phone", code: "duplicate" }],
    });
  }
}

export async function getCandidate(table: Table<TenantScope>, id: CandidateId): Promise<CandidateRecord | undefined> {
  return getRecord(table, candidateKey(table.scope, id));
}

/** Candidates by id, in no order; those not there are left out. */
export async function getCandidates(
  table: Table<TenantScope>,
  ids: readonly CandidateId[],
): Promise<CandidateRecord[]> {
  return getRecords(
    table,
    ids.map((id) => candidateKey(table.scope, id)),
  );
}

export async function listCandidates(table: Table<TenantScope>, page: PageQuery): Promise<Page<CandidateRecord>> {
  return listNewest(table, { name: "candidate", partitions: candidatePartitions(table.scope) }, page);
}
