import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ImportJob } from "@shanhai/contract/import-job";
import type { ImportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { ImportJobRecord, RejectionReason } from "@shanhai/domain/import-job";
import { prefixOf, type TenantScope } from "@shanhai/tenancy/scope";
import { claimIdentities, type IdentityClaim, putCandidate } from "./candidate.ts";
import { auditEntry, commit } from "./commit.ts";
import { candidateKey, importJobKey, partition } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

export interface Rejection {
  row: number;
  reason: RejectionReason;
}

export async function insertImportJob<R>(table: Table<TenantScope>, act: Act, job: ImportJob, result: R): Promise<R> {
  return commit(table, act, {
    writes: [
      {
        put: importJobKey(table.scope, job.importJobId),
        record: { ...job, parkId: table.scope.parkId },
        condition: { absent: true },
      },
    ],
    records: [job.importJobId],
    result,
  });
}

/** The park travels with the stored job, for the stream record to name it. */
type Stored = ImportJobRecord & { parkId: string };

/** The job without what only the store and the workers may know. */
export function readImportJob({ fileHash: _hash, ...job }: ImportJobRecord): ImportJob {
  return job;
}

export async function getImportJob(table: Table<TenantScope>, id: ImportJobId): Promise<ImportJobRecord | undefined> {
  const record = await getRecord<Stored>(table, importJobKey(table.scope, id));
  if (!record) return undefined;
  const { parkId: _park, ...job } = record;
  return job;
}

export async function listImportJobs(table: Table<TenantScope>, page: PageQuery): Promise<Page<ImportJob>> {
  const list = { name: "importJob", partitions: [partition(table.scope, "importJob")] };
  const found = await listNewest<Stored>(table, list, page);
  return { ...found, items: found.items.map(({ parkId: _park, ...job }) => readImportJob(job)) };
}

/** Hands a job to the workers, or marks it failed with its problem; counts stay. Throws `importJob.state` when it was not waiting. */
export async function saveImportStatus(
  table: Table<TenantScope>,
  act: Act,
  job: ImportJobRecord,
  from: ImportJob["status"],
): Promise<ImportJob> {
  const { status, mapping, problem, total, fileHash, updatedAt } = job;
  try {
    return await commit(table, act, {
      writes: [
        {
          update: importJobKey(table.scope, job.importJobId),
          set: { status, mapping, problem, total, fileHash, updatedAt },
          condition: { equals: { status: from } },
        },
      ],
      records: [job.importJobId],
      result: readImportJob(job),
      detail: { status },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("importJob.state", { status: refusal.item?.status ?? from });
  }
}

/** A person to write: a new record, or the merged next version of one on file, with the hashes it claims anew. */
export interface ImportedPerson {
  record: CandidateRecord;
  claims: IdentityClaim[];
  /** Version on file; undefined for a new person. */
  over?: number;
}

function writesOf(table: Table<TenantScope>, { record, claims, over }: ImportedPerson): Write[] {
  const put =
    over === undefined
      ? putCandidate(table, record)
      : {
          put: candidateKey(table.scope, record.candidateId),
          record,
          condition: { equals: { version: over } },
        };
  return [put, ...claimIdentities(table, record.candidateId, claims)];
}

const chunkPartition = (scope: TenantScope, id: ImportJobId) => `${prefixOf(scope)}importChunk#${id}`;

/**
 * Writes one part of an import and how far it came, in one transaction: a row is in or it is not, and a second worker on
 * the same job is `Refused`.
 */
export async function saveImportChunk(
  table: Table<TenantScope>,
  act: Act,
  before: ImportJob,
  after: ImportJob,
  people: readonly ImportedPerson[],
  rejections: readonly Rejection[],
): Promise<void> {
  const { processed, created, merged, rejected, progress, rejections: shown, status, updatedAt } = after;
  const sk = String(before.processed).padStart(8, "0");
  await transact(table, [
    {
      update: importJobKey(table.scope, before.importJobId),
      set: { processed, created, merged, rejected, progress, rejections: shown, status, updatedAt },
      condition: { equals: { processed: before.processed, status: "running" } },
    },
    ...people.flatMap((person) => writesOf(table, person)),
    ...(rejections.length > 0
      ? [
          {
            put: { pk: chunkPartition(table.scope, before.importJobId), sk },
            record: { rejections },
            condition: { absent: true } as const,
          },
        ]
      : []),
    auditEntry(table, act, [before.importJobId], { from: before.processed, to: processed }),
  ]);
}

/** All refused rows of an import, in the file's order. */
export async function listRejections(table: Table<TenantScope>, id: ImportJobId): Promise<Rejection[]> {
  const items = await queryItems(table, {
    partition: chunkPartition(table.scope, id),
    limit: 1_000_000,
    ascending: true,
  });
  return items.flatMap((item) => recordOf<{ rejections: Rejection[] }>(item).rejections);
}
