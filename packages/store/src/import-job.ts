import type { Quotas } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ImportJob } from "@shanhai/contract/import-job";
import type { ImportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { ImportJobRecord } from "@shanhai/domain/import-job";
import type { RememberedMapping } from "@shanhai/domain/import-mapping";
import type { RejectionReason } from "@shanhai/domain/import-row";
import { prefixOf, type TenantScope } from "@shanhai/tenancy/scope";
import type { IdentityClaim } from "./candidate.ts";
import { auditEntry, commit } from "./commit.ts";
import { fileEnd } from "./job-file.ts";
import { partition, usageKey } from "./keys/owner.ts";
import { importJobKey, importMappingKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, Refused, transact, type Write } from "./write.ts";

export interface Rejection {
  row: number;
  reason: RejectionReason;
}

/** What a day used is nobody's question a month later. */
const USAGE_SECONDS = 40 * 24 * 60 * 60;

/** Keeps a new job, one more of those that the agency may begin a day. Throws `quota.imports`. */
export async function insertImportJob<R>(
  table: Table<TenantScope>,
  act: Act,
  job: ImportJobRecord,
  { importsADay: max }: Pick<Quotas, "importsADay">,
  result: R,
): Promise<R> {
  const inserted = commit(table, act, {
    writes: [
      {
        put: importJobKey(table.scope, job.importJobId),
        record: { ...job, parkId: table.scope.parkId },
        condition: { absent: true },
      },
      {
        update: usageKey(table.scope, act.today),
        count: { imports: 1 },
        set: { ttl: Math.floor(Date.parse(act.at) / 1000) + USAGE_SECONDS },
        condition: { absentOrBelow: { imports: max } },
      },
    ],
    records: [job.importJobId],
    result,
  });
  return inserted.catch((error: unknown) => {
    throw error instanceof Refused && error.at(1) ? new AppError("quota.imports", { max }) : error;
  });
}

/** The park travels with the stored job, for the stream record to name it. */
type Stored = ImportJobRecord & { parkId: string };

export async function getImportJob(table: Table<TenantScope>, id: ImportJobId): Promise<ImportJobRecord | undefined> {
  const record = await getRecord<Stored>(table, importJobKey(table.scope, id));
  if (!record) return undefined;
  const { parkId: _park, ...job } = record;
  return job;
}

export async function listImportJobs(table: Table<TenantScope>, page: PageQuery): Promise<Page<ImportJobRecord>> {
  const list = { name: "importJob", partitions: [partition(table.scope, "importJob")] };
  const found = await listNewest<Stored>(table, list, page);
  return { ...found, items: found.items.map(({ parkId: _park, ...job }) => job) };
}

/**
 * Saves where a job stands, with what else follows from it in the same transaction; counts stay. Throws `importJob.state`
 * when it does not stand where it was read.
 */
export async function saveImportStatus<R>(
  table: Table<TenantScope>,
  act: Act,
  job: ImportJobRecord,
  change: { from: ImportJob["status"]; result: R; also?: readonly Write[] },
): Promise<R> {
  const { from, result, also = [] } = change;
  const { status, mapping, problem, total, fileHash, askedBy, progress, preview, reverted, updatedAt } = job;
  try {
    return await commit(table, act, {
      writes: [
        {
          update: importJobKey(table.scope, job.importJobId),
          set: { status, mapping, problem, total, fileHash, askedBy, progress, preview, reverted, updatedAt },
          condition: { equals: { status: from } },
        },
        ...also,
      ],
      records: [job.importJobId],
      result,
      detail: { status },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("importJob.state", { status: refusal.item?.status ?? from });
  }
}

/** Says how far a job has come, without a trace: nothing of it is anybody's record. Throws `Refused` when it was stopped. */
export async function saveImportProgress(
  table: Table<TenantScope>,
  { importJobId, status, progress, total, updatedAt }: ImportJobRecord,
): Promise<void> {
  await transact(table, [
    {
      update: importJobKey(table.scope, importJobId),
      set: { progress, total, updatedAt },
      condition: { equals: { status } },
    },
  ]);
}

/** How this agency mapped headers of such files before. */
export async function getRememberedMapping(
  table: Table<TenantScope>,
  kind: ImportJob["kind"],
): Promise<RememberedMapping> {
  const record = await getRecord<{ columns: string }>(table, importMappingKey(table.scope, kind));
  return new Map(record ? JSON.parse(record.columns) : []);
}

/** The write that remembers a mapping; as text, since a header may be any word, `__proto__` too. */
export function rememberMapping(scope: TenantScope, kind: ImportJob["kind"], columns: RememberedMapping): Write {
  return { put: importMappingKey(scope, kind), record: { columns: JSON.stringify([...columns]) } };
}

/** What taking one imported row back needs: which record, in which version the import left it, and what it was before. */
export interface ImportedRow {
  id: string;
  version: number;
  /** When the import left it so, where a record given back keeps the date it had. */
  at?: string;
  /** The record before the import merged the row into it; absent for one that the import made. */
  before?: Record<string, unknown>;
  /** Identities that the row claimed for somebody on file; of a new person the record tells. */
  claims?: readonly IdentityClaim[];
}

/** What one part of an import writes, and what is told of it. */
export interface ImportChunk {
  writes: readonly Write[];
  imported: readonly ImportedRow[];
  rejections: readonly Rejection[];
}

/** One part of an import as kept, or a piece of one. */
export interface StoredChunk {
  sk: string;
  rejections: Rejection[];
  imported: ImportedRow[];
  /** Set once the part was taken back. */
  reverted?: NonNullable<ImportJob["reverted"]>;
}

/** Rows that one part may have: as text, since hundreds of small maps cost more than the rows themselves. */
interface ChunkTexts {
  rejections: string;
  imported: string;
  /** A row taken back needs the person as they were before: that is kept no longer than the file. */
  ttl: number;
  reverted?: StoredChunk["reverted"];
}

const chunkPartition = (scope: TenantScope, id: ImportJobId) => `${prefixOf(scope)}importChunk#${id}`;

/** Writes that one row takes at most: to be imported, and to be taken back. */
export interface RowWrites {
  readonly imported: number;
  readonly reverted: number;
}

/** Rows that one transaction takes back: besides them it holds the job, the record of what was imported, the audit. */
const revertedAtOnce = (row: RowWrites) => Math.floor((MAX_WRITES - 3) / row.reverted);

/** Rows that fit one part: besides them it holds the job, the audit, and as many records of what was imported as taking it back needs. */
export function rowsAtOnce(row: RowWrites): number {
  const atOnce = revertedAtOnce(row);
  let rows = Math.floor((MAX_WRITES - 2) / row.imported);
  while (rows * row.imported + 2 + Math.ceil(rows / atOnce) > MAX_WRITES) rows -= 1;
  return rows;
}

/** What was imported, in equal records of no more rows than one transaction takes back; the first has the rejections. */
function chunkRecords({ imported, rejections }: ImportChunk, row: RowWrites): Omit<ChunkTexts, "ttl">[] {
  const count = Math.max(1, Math.ceil(imported.length / revertedAtOnce(row)));
  const size = Math.ceil(imported.length / count);
  return Array.from({ length: count }, (_, index) => ({
    rejections: JSON.stringify(index === 0 ? rejections : []),
    imported: JSON.stringify(imported.slice(index * size, (index + 1) * size)),
  }));
}

/**
 * Writes one part of an import and how far it came, in one transaction: a row is in or it is not, and a second worker on
 * the same job is `Refused`.
 */
export async function saveImportChunk(
  table: Table<TenantScope>,
  act: Act,
  before: ImportJobRecord,
  after: ImportJobRecord,
  chunk: ImportChunk,
  row: RowWrites,
): Promise<void> {
  const { processed, created, merged, rejected, progress, rejections: shown, updatedAt } = after;
  const pk = chunkPartition(table.scope, before.importJobId);
  await transact(table, [
    {
      update: importJobKey(table.scope, before.importJobId),
      set: { processed, created, merged, rejected, progress, rejections: shown, updatedAt },
      condition: { equals: { processed: before.processed, status: "running" } },
    },
    ...chunk.writes,
    ...chunkRecords(chunk, row).map((texts, index): Write => {
      // There are no more of them than rows, so the next part's begin behind them.
      const put = { pk, sk: String(before.processed + index).padStart(8, "0") };
      return { put, record: { ...texts, ttl: fileEnd(act.at) }, condition: { absent: true } };
    }),
    auditEntry(table, act, [before.importJobId], { from: before.processed, to: processed }),
  ]);
}

/** The parts of an import in the file's order. */
export async function listImportChunks(table: Table<TenantScope>, id: ImportJobId): Promise<StoredChunk[]> {
  const items = await queryItems(table, {
    partition: chunkPartition(table.scope, id),
    limit: 1_000_000,
    ascending: true,
  });
  return items.map((item) => {
    const { rejections, imported, reverted } = recordOf<ChunkTexts>(item);
    return {
      sk: String(item.sk),
      rejections: JSON.parse(rejections),
      imported: JSON.parse(imported),
      ...(reverted ? { reverted } : {}),
    };
  });
}

/**
 * Forgets what an import knows of people who were erased, so that taking it back brings nobody back; false when it knows nothing of
 * them.
 */
export async function forgetImported(
  table: Table<TenantScope>,
  id: ImportJobId,
  people: ReadonlySet<string>,
): Promise<boolean> {
  let found = false;
  for (const { sk, imported } of await listImportChunks(table, id)) {
    const others = imported.filter((row) => !people.has(row.id));
    if (others.length === imported.length) continue;
    found = true;
    const update = { pk: chunkPartition(table.scope, id), sk };
    await transact(table, [{ update, set: { imported: JSON.stringify(others) }, condition: { exists: true } }]);
  }
  return found;
}

/** The rows of an import that were refused, in the file's order; of the parts nothing else is read. */
export async function listRejections(table: Table<TenantScope>, id: ImportJobId): Promise<Rejection[]> {
  const partition = chunkPartition(table.scope, id);
  const items = await queryItems(table, { partition, limit: 1_000_000, ascending: true, only: ["rejections"] });
  return items.flatMap((item) => JSON.parse(recordOf<ChunkTexts>(item).rejections) as Rejection[]);
}

/** Takes one part back, in one transaction: once, and while the job is being reverted. */
export async function saveRevertedChunk(
  table: Table<TenantScope>,
  act: Act,
  job: ImportJobRecord,
  { sk }: StoredChunk,
  change: { writes: readonly Write[]; reverted: NonNullable<StoredChunk["reverted"]>; progress: number },
): Promise<void> {
  const { writes, reverted, progress } = change;
  await transact(table, [
    {
      update: importJobKey(table.scope, job.importJobId),
      set: { progress, updatedAt: act.at },
      condition: { equals: { status: "reverting" } },
    },
    ...writes,
    {
      update: { pk: chunkPartition(table.scope, job.importJobId), sk },
      set: { reverted },
      condition: { missing: ["reverted"], exists: true },
    },
    auditEntry(table, act, [job.importJobId], { reverted }),
  ]);
}
