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
import { readPerson } from "@shanhai/domain/import-row";
import {
  allClaimsOf,
  claimIdentities,
  claimsOf,
  findIdentities,
  getCandidates,
  hashIdentity,
  type IdentityClaim,
  putCandidate,
  releaseIdentities,
  removeCandidate,
  replaceCandidate,
  type Seal,
  sealCandidate,
  sealFor,
} from "@shanhai/store/candidate";
import type { ImportedRow } from "@shanhai/store/import-job";
import { inUseAmong, retireRecord } from "@shanhai/store/in-use";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { type Decision, type Importer, type Reversal, readRows } from "./importer.ts";

/** A person to write: a new record, or the merged next version of one on file, with the hashes it claims anew. */
interface Touched {
  record: CandidateRecord;
  claims: IdentityClaim[];
  /** The record on file; undefined for a new person. */
  before: CandidateRecord | undefined;
}

/** The person on file with what the row adds: empty fields filled, and the ID number sealed if it is the first. */
function mergeRecord(
  table: Table<TenantScope>,
  record: CandidateRecord,
  person: Person,
  at: Act["at"],
  seal: Seal,
): CandidateRecord {
  const merged: CandidateRecord = { ...record, ...mergeProfile(record, person, at) };
  const phoneHash = record.phoneHash ?? hashIdentity(table, { phone: person.phone }).phoneHash;
  const known = phoneHash ? { ...merged, phoneHash } : merged;
  return record.idNumberHash ? known : sealCandidate(table, known, { idNumber: person.idNumber }, seal);
}

function writesOf(table: Table<TenantScope>, { record, claims, before }: Touched) {
  const put = before ? replaceCandidate(table, record, before.version) : putCandidate(table, record);
  return [put, ...claimIdentities(table, record.candidateId, claims)];
}

/** Which hashes a new person claims, their record says: kept a second time they would be most of a part. */
function importedRow({ record, claims, before }: Touched): ImportedRow {
  const { candidateId: id, version } = record;
  return before ? { id, version, claims, before: { ...before } } : { id, version };
}

/**
 * Decides who is new, who is on file or in an earlier row, who is refused. Whom phones and ID numbers name is read once,
 * then kept up as the rows go by, so that the same person twice in one file is one.
 */
function begin(table: Table<TenantScope>, importJobId: string) {
  const names = new Map<string, CandidateId>();
  const records = new Map<CandidateId, CandidateRecord>();

  async function lookUp(claims: readonly IdentityClaim[]): Promise<void> {
    const found = await findIdentities(
      table,
      claims.filter(({ hash }) => !names.has(hash)),
    );
    for (const [hash, candidateId] of found) names.set(hash, candidateId);
    const unread = [...new Set(found.values())].filter((candidateId) => !records.has(candidateId));
    for (const record of await getCandidates(table, unread)) records.set(record.candidateId, record);
  }

  return {
    async decide(act: Act, rows: Parameters<typeof readRows>[0]): Promise<Decision> {
      const { values, rejections } = readRows(rows, (cells) => readPerson(cells, act.today));
      const hashed = values.map(({ value }) => hashIdentity(table, value));
      const [seal] = await Promise.all([
        sealFor(
          table,
          values.map(({ value }) => value),
        ),
        lookUp(hashed.flatMap(claimsOf)),
      ]);
      const touched = new Map<CandidateId, Touched>();
      let [created, merged] = [0, 0];

      function keep(record: CandidateRecord, claims: readonly IdentityClaim[], before?: CandidateRecord): void {
        for (const { hash } of claims) names.set(hash, record.candidateId);
        records.set(record.candidateId, record);
        const earlier = touched.get(record.candidateId);
        const all = earlier ? [...earlier.claims, ...claims] : [...claims];
        touched.set(record.candidateId, { record, claims: all, before: earlier ? earlier.before : before });
      }

      for (const [index, { number, value: person }] of values.entries()) {
        const hashes = hashed[index] ?? {};
        const whom = identify(names.get(hashes.phoneHash ?? ""), names.get(hashes.idNumberHash ?? ""));
        const record = whom.kind === "person" ? records.get(whom.candidateId) : undefined;
        if (whom.kind === "conflict" || (record && contradicts(record, hashes))) {
          rejections.push({ row: number, reason: "identity.conflict" });
        } else if (record) {
          const unclaimed = claimsOf(hashes).filter(({ hash }) => !names.has(hash));
          keep(mergeRecord(table, record, person, act.at, seal), unclaimed, record);
          merged += 1;
        } else {
          const made = sealCandidate(table, createCandidate(person, act), person, seal);
          keep(Object.assign(made, { importJobId }), claimsOf(hashes));
          created += 1;
        }
      }
      const people = [...touched.values()];
      rejections.sort((one, other) => one.row - other.row);
      return {
        writes: people.flatMap((person) => writesOf(table, person)),
        imported: people.map(importedRow),
        rejections,
        created,
        merged,
      };
    },
  };
}

/** Whether the record is as an import left it: nobody has edited it since, but perhaps a later part was taken back. */
function saysStill(record: CandidateRecord, version: number): boolean {
  return record.version === version || (record.restored?.version === record.version && record.restored.as === version);
}

async function revert(table: Table<TenantScope>, act: Act, rows: readonly ImportedRow[]): Promise<Reversal> {
  const now = await getCandidates(
    table,
    rows.map(({ id }) => id as CandidateId),
  );
  const current = new Map<string, CandidateRecord>(now.map((record) => [record.candidateId, record]));
  const unedited = rows.flatMap(({ id, version, before, claims }) => {
    const record = current.get(id);
    return record && saysStill(record, version) ? [{ record, before, claims }] : [];
  });
  const made = unedited.filter(({ before }) => before === undefined).map(({ record }) => record.candidateId);
  // Whoever was recommended since is in use, whoever made the record.
  const inUse = await inUseAmong(table, made);
  const untouched = unedited.filter(({ record }) => !inUse.has(record.candidateId));
  const writes = untouched.flatMap(({ record, before, claims = [] }) => {
    const { candidateId, version } = record;
    if (!before) {
      const release = releaseIdentities(table, candidateId, allClaimsOf(table, record));
      return [removeCandidate(table, candidateId, version), retireRecord(table.scope, candidateId), ...release];
    }
    const earlier = before as unknown as CandidateRecord;
    const restored = { version: version + 1, as: earlier.version };
    return [
      replaceCandidate(table, { ...earlier, version: version + 1, updatedAt: act.at, restored }, version),
      ...releaseIdentities(table, candidateId, claims),
    ];
  });
  const restored = untouched.filter(({ before }) => before).length;
  const reverted = { removed: untouched.length - restored, restored, spared: rows.length - untouched.length };
  return { writes, reverted };
}

/** Rosters: people known by phone, ID number, or both. A row is a record and two identities at most; whom it takes out is marked besides. */
export const candidates: Importer = {
  rowWrites: { imported: 3, reverted: 4 },
  // An import lets go of no identity and changes no ID number; claims and merged records are written on condition.
  ahead: true,
  begin: (table, { importJobId }) => begin(table, importJobId),
  revert: (table, _job, act, rows) => revert(table, act, rows),
};
