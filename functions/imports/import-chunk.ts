import type { CandidateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import {
  type CandidateRecord,
  contradicts,
  createCandidate,
  identify,
  mergeProfile,
  type Person,
} from "@shanhai/domain/candidate";
import type { readRow } from "@shanhai/domain/import-job";
import {
  claimsOf,
  findIdentities,
  getCandidates,
  hashIdentity,
  type IdentityClaim,
  sealCandidate,
} from "@shanhai/store/candidate";
import type { ImportedPerson, Rejection } from "@shanhai/store/import-job";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";

export interface Outcome {
  people: ImportedPerson[];
  rejections: Rejection[];
  created: number;
  merged: number;
}

export interface NumberedRow {
  /** Data rows count from 1; blank lines do not count. */
  number: number;
  read: ReturnType<typeof readRow>;
}

/** The person on file with what the row adds: empty fields filled, and the ID number sealed if it is the first. */
function mergeRecord(
  table: Table<TenantScope>,
  record: CandidateRecord,
  person: Person,
  at: Act["at"],
): CandidateRecord {
  const merged: CandidateRecord = { ...record, ...mergeProfile(record, person, at) };
  const phoneHash = record.phoneHash ?? hashIdentity(table, { phone: person.phone }).phoneHash;
  const known = phoneHash ? { ...merged, phoneHash } : merged;
  return record.idNumberHash ? known : sealCandidate(table, known, { idNumber: person.idNumber });
}

/**
 * Decides one part of an import: who is new, who is on file or in an earlier row, who is refused. Whom phones and ID
 * numbers name is read once, then kept up as the rows go by, so that the same person twice in one part is one.
 */
export async function decideChunk(
  table: Table<TenantScope>,
  act: Act,
  importJobId: string,
  rows: readonly NumberedRow[],
): Promise<Outcome> {
  const hashed = rows.map(({ read }) => ("person" in read ? hashIdentity(table, read.person) : {}));
  const names = await findIdentities(table, hashed.flatMap(claimsOf));
  const onFile = await getCandidates(table, [...new Set(names.values())]);
  const records = new Map(onFile.map((record) => [record.candidateId, record]));
  const touched = new Map<CandidateId, ImportedPerson>();
  const outcome: Outcome = { people: [], rejections: [], created: 0, merged: 0 };

  function keep(record: CandidateRecord, claims: readonly IdentityClaim[], over?: number): void {
    for (const { hash } of claims) names.set(hash, record.candidateId);
    records.set(record.candidateId, record);
    const earlier = touched.get(record.candidateId) ?? { claims: [], ...(over === undefined ? {} : { over }) };
    touched.set(record.candidateId, { ...earlier, record, claims: [...earlier.claims, ...claims] });
  }

  for (const [index, { number, read }] of rows.entries()) {
    if ("reason" in read) {
      outcome.rejections.push({ row: number, reason: read.reason });
      continue;
    }
    const hashes = hashed[index] ?? {};
    const whom = identify(names.get(hashes.phoneHash ?? ""), names.get(hashes.idNumberHash ?? ""));
    const record = whom.kind === "person" ? records.get(whom.candidateId) : undefined;
    if (whom.kind === "conflict" || (record && contradicts(record, hashes))) {
      outcome.rejections.push({ row: number, reason: "identity.conflict" });
    } else if (record) {
      const unclaimed = claimsOf(hashes).filter(({ hash }) => !names.has(hash));
      keep(mergeRecord(table, record, read.person, act.at), unclaimed, record.version);
      outcome.merged += 1;
    } else {
      const candidate = { ...sealCandidate(table, createCandidate(read.person, act), read.person), importJobId };
      keep(candidate, claimsOf(hashes));
      outcome.created += 1;
    }
  }
  outcome.people.push(...touched.values());
  return outcome;
}
