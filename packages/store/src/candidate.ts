import type { Candidate } from "@shanhai/contract/candidate";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CandidateId, EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import {
  type CandidateChange,
  type CandidateRecord,
  changedFields,
  contradicts,
  identify,
  phonesOf,
} from "@shanhai/domain/candidate";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { identityKey } from "./keys/owner.ts";
import { candidateKey, candidatePartitions, tombstoneKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** A person's phone and ID number as keyed hashes: equal for the same person, telling nothing else. */
export interface IdentityHashes {
  phoneHash?: string | undefined;
  idNumberHash?: string | undefined;
}

export function hashIdentity(
  table: Pick<Table, "keys">,
  person: { phone?: string | undefined; idNumber?: string | undefined },
): IdentityHashes {
  return {
    ...(person.phone ? { phoneHash: table.keys.hash("phone", person.phone) } : {}),
    ...(person.idNumber ? { idNumberHash: table.keys.hash("idNumber", person.idNumber) } : {}),
  };
}

/** Seals an ID number with the tenant's key. */
export type Seal = (idNumber: string) => string;

/** What seals these people's ID numbers; the key is asked for only where one of them has any. */
export async function sealFor(
  table: Pick<Table, "keys">,
  people: readonly { idNumber?: string | null | undefined }[],
): Promise<Seal> {
  if (people.every(({ idNumber }) => !idNumber)) return nothingToSeal;
  const { seal } = await table.keys.sealing();
  return seal;
}

function nothingToSeal(): never {
  throw new Error("An ID number to seal that was not announced");
}

/** A candidate as kept: the ID number sealed with the tenant's key, and the hashes by which the person is found. */
export function sealCandidate(
  table: Table<TenantScope>,
  candidate: Candidate,
  person: { phone?: string | undefined; idNumber?: string | undefined },
  seal: Seal,
): CandidateRecord {
  const sealed = person.idNumber ? { idNumberSealed: seal(person.idNumber) } : {};
  return Object.assign({}, candidate, hashIdentity(table, person), sealed);
}

/** The candidate without what only the store may know. */
export function readCandidate(record: CandidateRecord): Candidate {
  const {
    idNumberSealed: _s,
    phoneHash: _p,
    idNumberHash: _i,
    importJobId: _j,
    restored: _r,
    edit: _e,
    mergedIds: _m,
    ...candidate
  } = record;
  return candidate;
}

/** The changed person as kept: hashes and sealed number follow the phone and ID number of the change. */
export async function sealChange(
  table: Table<TenantScope>,
  before: CandidateRecord,
  changed: Candidate,
  { idNumber }: Pick<CandidateChange, "idNumber">,
  { name: by, action }: Pick<Act, "name" | "action">,
): Promise<CandidateRecord> {
  const { idNumberHash, idNumberSealed, importJobId, mergedIds } = before;
  const own = { importJobId, mergedIds, edit: { version: changed.version, by, action } };
  if (idNumber === undefined) {
    return { ...changed, ...own, idNumberHash, idNumberSealed, ...hashIdentity(table, { phone: changed.phone }) };
  }
  const seal = await sealFor(table, [{ idNumber }]);
  return { ...sealCandidate(table, changed, { phone: changed.phone, idNumber: idNumber ?? undefined }, seal), ...own };
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

/** Every claim of a person on file: all their phones, and the ID number. */
export function allClaimsOf(table: Table<TenantScope>, record: CandidateRecord): IdentityClaim[] {
  const phones = phonesOf(record).map((phone) => ({ kind: "phone", hash: table.keys.hash("phone", phone) }) as const);
  return [...phones, ...claimsOf({ idNumberHash: record.idNumberHash })];
}

/** The claims of one that the other does not make. */
export function claimsWithout(claims: readonly IdentityClaim[], others: readonly IdentityClaim[]): IdentityClaim[] {
  const held = new Set(others.map(({ hash }) => hash));
  return claims.filter(({ hash }) => !held.has(hash));
}

/** Writes that let go of these hashes; refused when they name somebody else. */
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

/** Writes that make hashes of one person name another; refused when they name somebody else by now. */
export function handOverIdentities(
  table: Table<TenantScope>,
  from: CandidateId,
  to: CandidateId,
  claims: readonly IdentityClaim[],
): Write[] {
  return claims.map(({ kind, hash }) => ({
    put: identityKey(table.scope, kind, hash),
    record: { hash, candidateId: to },
    condition: { equals: { candidateId: from } },
  }));
}

/** Whom these claims name now, by hash; one batch of reads. */
export async function findIdentities(
  table: Table<TenantItemsScope>,
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
    throw await claimedBy(table, record, claims);
  }
}

/** Why a person cannot have these claims: somebody on file is the same person, or another with the same number. */
async function claimedBy(
  table: Table<TenantScope>,
  record: CandidateRecord,
  claims: readonly IdentityClaim[],
): Promise<AppError> {
  const names = await findIdentities(table, claims);
  const ownerOf = (kind: IdentityClaim["kind"]) => {
    const claim = claims.find((one) => one.kind === kind && names.has(one.hash));
    const owner = claim && names.get(claim.hash);
    return owner === record.candidateId ? undefined : owner;
  };
  const [byPhone, byIdNumber] = [ownerOf("phone"), ownerOf("idNumber")];
  const whom = identify(byPhone, byIdNumber);
  const issues = [{ field: "idNumber", code: "identity.conflict" }];
  if (whom.kind === "conflict") return new AppError("identity.conflict", { issues });
  if (whom.kind === "nobody") return new AppError("busy");
  const onFile = await getRecord<CandidateRecord>(table, candidateKey(table.scope, whom.candidateId));
  const current = onFile && readCandidate(onFile);
  if (onFile && contradicts(onFile, record)) return new AppError("identity.conflict", { current, issues });
  const field = byPhone ? "phone" : "idNumber";
  return new AppError("candidate.duplicate", { current, issues: [{ field, code: "duplicate" }] });
}

/**
 * Replaces a person by their next version; hashes that changed are let go and claimed in the same transaction. Throws
 * `stale`, and `candidate.duplicate` or `identity.conflict` with the other person in `current`.
 */
export async function saveCandidate(
  table: Table<TenantScope>,
  act: Act,
  before: CandidateRecord,
  record: CandidateRecord,
): Promise<Candidate> {
  const { candidateId } = record;
  const [held, wanted] = [allClaimsOf(table, before), allClaimsOf(table, record)];
  const fresh = claimsWithout(wanted, held);
  try {
    return await commit(table, act, {
      writes: [
        replaceCandidate(table, record, before.version),
        ...releaseIdentities(table, candidateId, claimsWithout(held, wanted)),
        ...claimIdentities(table, candidateId, fresh),
      ],
      records: [candidateId],
      result: readCandidate(record),
      detail: { fields: changedFields(before, record) },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const refusal = error.at(0);
    if (!refusal) throw await claimedBy(table, record, fresh);
    throw new AppError("stale", refusal.item ? { current: readCandidate(recordOf(refusal.item)) } : {});
  }
}

/** Keeps who a person agreed to, over the version it was decided on. Throws `Refused` when the record changed meanwhile. */
export async function saveRecipients(
  table: Table<TenantScope>,
  act: Act,
  before: CandidateRecord,
  after: CandidateRecord,
  enterpriseId: EnterpriseId,
): Promise<Candidate> {
  return commit(table, act, {
    writes: [replaceCandidate(table, after, before.version)],
    records: [after.candidateId, enterpriseId],
    result: readCandidate(after),
    detail: { recipients: (after.recipients ?? []).map(({ enterpriseName }) => enterpriseName) },
  });
}

/**
 * The ID number in full, with an audit entry of who asked and why in the same transaction as the last look at the record.
 * Never remembered for a retry: the number is kept nowhere but sealed. Throws `notFound` for a person without one.
 */
export async function revealIdNumber(
  table: Table<TenantScope>,
  act: Act,
  record: CandidateRecord,
  reason: string,
): Promise<string> {
  const { candidateId, idNumberSealed, idNumberHash, idNumberMasked = "" } = record;
  if (!idNumberSealed) throw new AppError("notFound");
  const idNumber = (await table.keys.sealing()).open(idNumberSealed);
  const { idempotency: _never, ...once } = act;
  try {
    return await commit(table, once, {
      writes: [{ check: candidateKey(table.scope, candidateId), condition: { equals: { idNumberHash } } }],
      records: [candidateId],
      result: idNumber,
      detail: { field: "idNumber", reason: reason.replaceAll(idNumber, idNumberMasked) },
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("stale") : error;
  }
}

/** That a copy of somebody's data was made, for the audit alone: the copy itself is kept nowhere. */
export async function noteCopy(table: Table<TenantScope>, act: Act, { candidateId }: CandidateRecord): Promise<void> {
  const { idempotency: _never, ...once } = act;
  const check = candidateKey(table.scope, candidateId);
  await commit(table, once, {
    writes: [{ check, condition: { exists: true } }],
    records: [candidateId],
    result: undefined,
  });
}

/** Where a merged record went: to another, which may have gone on itself. */
export interface Tombstone {
  candidateId: CandidateId;
  mergedInto: CandidateId;
  mergeId: string;
}

const MOST_MERGES = 20;

/** The candidate. Throws `candidate.merged` with the survivor's id in `current` when it was merged into another, else `notFound`. */
export async function getLivingCandidate(table: Table<TenantScope>, id: CandidateId): Promise<CandidateRecord> {
  const record = await getCandidate(table, id);
  if (record) return record;
  let survivor: CandidateId | undefined;
  for (let step = 0; step < MOST_MERGES; step += 1) {
    const tombstone = await getRecord<Tombstone>(table, tombstoneKey(table.scope, survivor ?? id));
    if (!tombstone) break;
    survivor = tombstone.mergedInto;
  }
  throw survivor ? new AppError("candidate.merged", { current: { candidateId: survivor } }) : new AppError("notFound");
}

export async function getCandidate(table: Table<TenantScope>, id: CandidateId): Promise<CandidateRecord | undefined> {
  return getRecord(table, candidateKey(table.scope, id));
}

/** Candidates by id, in no order; those not there are left out. */
export async function getCandidates(
  table: Table<TenantItemsScope>,
  ids: readonly CandidateId[],
): Promise<CandidateRecord[]> {
  return getRecords(
    table,
    ids.map((id) => candidateKey(table.scope, id)),
  );
}

/** Which of these people an import put on file. */
export async function getImported(
  table: Table<TenantItemsScope>,
  ids: readonly CandidateId[],
): Promise<ReadonlySet<CandidateId>> {
  const keys = ids.map((id) => candidateKey(table.scope, id));
  const records = await getRecords<CandidateRecord>(table, keys, ["candidateId", "importJobId"]);
  return new Set(records.flatMap(({ candidateId, importJobId }) => (importJobId ? [candidateId] : [])));
}

/** People by the ids that name them: whoever was merged is there as the survivor, however many merges on. */
export async function findPeople(
  table: Table<TenantItemsScope>,
  ids: readonly CandidateId[],
): Promise<Map<CandidateId, CandidateRecord>> {
  const people = new Map<CandidateId, CandidateRecord>();
  /** Where each id leads that was not found yet. */
  let open = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step <= MOST_MERGES && open.size > 0; step += 1) {
    const records = await getCandidates(table, [...new Set(open.values())]);
    const byId = new Map(records.map((record) => [record.candidateId, record]));
    const missing = [...open].filter(([id, at]) => {
      const record = byId.get(at);
      if (record) people.set(id, record);
      return !record;
    });
    if (missing.length === 0) break;
    const gone = [...new Set(missing.map(([, at]) => at))].map((id) => tombstoneKey(table.scope, id));
    const tombstones = await getRecords<Tombstone>(table, gone);
    const next = new Map(tombstones.map(({ candidateId, mergedInto }) => [candidateId, mergedInto]));
    open = new Map(missing.flatMap(([id, at]) => (next.has(at) ? [[id, next.get(at) ?? at]] : [])));
  }
  return people;
}

export async function listCandidates(table: Table<TenantScope>, page: PageQuery): Promise<Page<CandidateRecord>> {
  return listNewest(table, { name: "candidate", partitions: candidatePartitions(table.scope) }, page);
}
