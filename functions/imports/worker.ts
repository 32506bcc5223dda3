import type { ImportKind } from "@shanhai/contract/import-field";
import type { ImportJob } from "@shanhai/contract/import-job";
import { ROW_ISSUES_ZH } from "@shanhai/contract/problems/row-issue";
import { ImportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { failImportJob, type ImportJobRecord } from "@shanhai/domain/import-job";
import * as store from "@shanhai/store/import-job";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Context, SQSEvent } from "aws-lambda";
import * as z from "zod/mini";
import { backgroundAct } from "../background-act.ts";
import { ERROR_FILE, UPLOADED_FILE } from "../job-file.ts";
import { observed } from "../observed.ts";
import type { ImportMessage, Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { workQueue } from "../queue-worker.ts";
import { writeXlsx } from "../xlsx-writer.ts";
import { candidates } from "./candidates.ts";
import { enterprises } from "./enterprises.ts";
import { filings } from "./filings.ts";
import { cellReader, fingerprint, type ImportFile, openImportFile } from "./import-file.ts";
import type { Decision, Importer, NumberedRow } from "./importer.ts";
import { positions } from "./positions.ts";

const IMPORTERS: Record<ImportKind, Importer> = { candidates, enterprises, positions, filings };

/** Rejections shown with the job itself; the error file has them all. */
const SHOWN = 100;
/** A part is decided again when somebody claimed one of its phones between reading and writing, be it the part before. */
const ATTEMPTS = 5;
/** Time to write what a part and a failure need before the function is stopped. */
const SPARE_MS = 10_000;
/** Progress of what writes nothing is said this often. */
const SAY_EVERY_MS = 500;

/** One delivery of a job. */
interface Run {
  platform: Platform;
  table: Table<TenantScope>;
  importer: Importer;
  act(): Act;
  /** Throws when there is no time left for another part: the next delivery goes on behind it. */
  checkTime(): void;
}

function rowsOf(file: ImportFile, job: ImportJobRecord, from: number, count: number): NumberedRow[] {
  const cells = cellReader(file.headers, job.mapping ?? file.mapping);
  return file.rows.slice(from, from + count).map((row, index) => ({ number: from + index + 1, cells: cells(row) }));
}

/** A part as it was decided. */
interface Part {
  act: Act;
  rows: readonly NumberedRow[];
  decision: Decision;
}

async function decidePart(
  { table, importer, act }: Run,
  job: ImportJobRecord,
  file: ImportFile,
  from: number,
): Promise<Part> {
  const rows = rowsOf(file, job, from, store.rowsAtOnce(importer.rowWrites));
  const now = act();
  return { act: now, rows, decision: await importer.begin(table, job).decide(now, rows) };
}

/** Writes a part; where something has changed since it was decided, it is decided again. */
async function importPart(run: Run, job: ImportJobRecord, file: ImportFile, decided: Part): Promise<ImportJobRecord> {
  let part = decided;
  for (let attempt = 1; ; attempt += 1) {
    const { act, rows, decision } = part;
    const processed = job.processed + rows.length;
    const after: ImportJobRecord = {
      ...job,
      processed,
      created: job.created + decision.created,
      merged: job.merged + decision.merged,
      rejected: job.rejected + decision.rejections.length,
      progress: processed / file.rows.length,
      rejections: [...job.rejections, ...decision.rejections].slice(0, SHOWN),
      updatedAt: act.at,
    };
    try {
      await store.saveImportChunk(run.table, act, job, after, decision, run.importer.rowWrites);
      return after;
    } catch (error) {
      // The job's own condition is the first: when it failed, the job was stopped, or another worker goes on with it.
      if (!(error instanceof Refused) || error.at(0) || attempt === ATTEMPTS) throw error;
    }
    part = await decidePart(run, job, file, job.processed);
  }
}

async function writeErrors({ platform, table }: Run, job: ImportJobRecord, file: ImportFile): Promise<void> {
  const rejections = await store.listRejections(table, job.importJobId);
  const lines = rejections.map(
    ({ row, reason }) => [row, ...(file.rows.slice(row - 1, row)[0] ?? []), ROW_ISSUES_ZH[reason], reason] as const,
  );
  const width = file.headers.length;
  const padded = lines.map(([row, ...cells]) => {
    const [words, code] = cells.splice(-2);
    return [row, ...Array.from({ length: width }, (_, column) => cells[column] ?? ""), words ?? "", code ?? ""];
  });
  const header = ["行号", ...file.headers, "未导入原因", "reason"];
  await platform.files.write(table.scope, ERROR_FILE(job.importJobId), await writeXlsx("未导入", [header, ...padded]));
}

/** Imports from where the job stands to its end. */
async function commit(run: Run, queued: ImportJobRecord, file: ImportFile): Promise<void> {
  const { table, importer } = run;
  const total = file.rows.length;
  let job = queued;
  if (job.status === "queued") {
    const running: ImportJobRecord = { ...job, status: "running", total, progress: 0 };
    await store.saveImportStatus(table, run.act(), running, { from: "queued", result: null });
    job = running;
  }
  let ahead: Promise<Part> | undefined;
  while (job.processed < total) {
    run.checkTime();
    const part = await (ahead ?? decidePart(run, job, file, job.processed));
    const written = importPart(run, job, file, part);
    const next = job.processed + part.rows.length;
    ahead = importer.ahead && next < total ? decidePart(run, job, file, next) : undefined;
    // Should this part not be written, nobody asks for the next one.
    ahead?.catch(() => undefined);
    job = await written;
  }
  await writeErrors(run, job, file);
  const done: ImportJobRecord = { ...job, status: "completed", progress: 1, updatedAt: run.act().at };
  await store.saveImportStatus(table, run.act(), done, { from: "running", result: null });
}

/** Counts what an import would do. Nothing is written but how far it is, so a cut-off one begins anew. */
async function check(run: Run, job: ImportJobRecord, file: ImportFile): Promise<void> {
  const { table, importer } = run;
  const total = file.rows.length;
  const decider = importer.begin(table, job);
  const preview: NonNullable<ImportJob["preview"]> = { created: 0, merged: 0, rejected: 0, rejections: [] };
  const size = store.rowsAtOnce(importer.rowWrites);
  let said = run.platform.now().getTime();
  for (let from = 0; from < total; from += size) {
    run.checkTime();
    const act = run.act();
    const decision = await decider.decide(act, rowsOf(file, job, from, size));
    preview.created += decision.created;
    preview.merged += decision.merged;
    preview.rejected += decision.rejections.length;
    preview.rejections = [...preview.rejections, ...decision.rejections].slice(0, SHOWN);
    const now = run.platform.now().getTime();
    if (now - said < SAY_EVERY_MS) continue;
    said = now;
    await store.saveImportProgress(table, { ...job, total, progress: (from + size) / total, updatedAt: act.at });
  }
  const checked: ImportJobRecord = { ...job, status: "checked", total, progress: 1, preview, updatedAt: run.act().at };
  await store.saveImportStatus(table, run.act(), checked, { from: "checking", result: null });
}

/** Takes an import back, its last part first, so that what a later row changed is given back before the row that made it. */
async function revert({ table, importer, act, checkTime }: Run, job: ImportJobRecord): Promise<void> {
  const chunks = await store.listImportChunks(table, job.importJobId);
  const sum = { removed: 0, restored: 0, spared: 0 };
  for (const [index, chunk] of [...chunks].reverse().entries()) {
    checkTime();
    const reverted = chunk.reverted ?? (await revertChunk(index, chunk));
    sum.removed += reverted.removed;
    sum.restored += reverted.restored;
    sum.spared += reverted.spared;
  }
  const done: ImportJobRecord = { ...job, status: "reverted", progress: 1, reverted: sum, updatedAt: act().at };
  await store.saveImportStatus(table, act(), done, { from: "reverting", result: null });

  async function revertChunk(index: number, chunk: store.StoredChunk) {
    for (let attempt = 1; ; attempt += 1) {
      const now = act();
      const { writes, reverted } = await importer.revert(table, job, now, chunk.imported);
      try {
        await store.saveRevertedChunk(table, now, job, chunk, {
          writes,
          reverted,
          progress: (index + 1) / chunks.length,
        });
        return reverted;
      } catch (error) {
        if (!(error instanceof Refused) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

async function refuse(table: Table<TenantScope>, act: Act, job: ImportJobRecord, error: AppError): Promise<void> {
  await store.saveImportStatus(table, act, failImportJob(job, error, act.at), { from: job.status, result: null });
}

/** The uploaded file, the very one that was looked at before. */
async function openFile({ platform, table }: Run, job: ImportJobRecord): Promise<ImportFile> {
  const bytes = await platform.files.read(table.scope, UPLOADED_FILE(job.importJobId));
  if (!bytes) throw new AppError("file.missing");
  if (job.fileHash !== undefined && job.fileHash !== fingerprint(bytes)) throw new AppError("file.changed");
  return openImportFile(bytes, { kind: job.kind, given: job.mapping });
}

const WAITING: readonly ImportJob["status"][] = ["checking", "queued", "running", "reverting"];

/** Does what the job waits for. Whatever stops it, calling again goes on behind the last part written. */
async function runJob(platform: Platform, message: ImportMessage, millisLeft: () => number): Promise<void> {
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const job = await store.getImportJob(table, ImportJobId.parse(message.importJobId));
  if (!job || !WAITING.includes(job.status)) return;
  const run: Run = {
    platform,
    table,
    importer: IMPORTERS[job.kind],
    act: () => backgroundAct(platform, "importFile", message.importJobId),
    checkTime() {
      if (millisLeft() < SPARE_MS) throw new Error("Out of time");
    },
  };
  if (job.status === "reverting") return revert(run, job);
  let file: ImportFile;
  try {
    file = await openFile(run, job);
  } catch (error) {
    if (error instanceof AppError) return refuse(table, run.act(), job, error);
    throw error;
  }
  return job.status === "checking" ? check(run, job, file) : commit(run, job, file);
}

const Message = z.object({ tenantId: z.string(), parkId: z.string(), importJobId: z.string() });
const read = (body: string) => Message.parse(JSON.parse(body));

/** How often the queue delivers a message at most: `maxReceiveCount` in `infra/data-stack.ts`. */
export const DELIVERIES = 4;

/** After the last delivery nobody would go on: the job says so instead of running for ever. */
async function interrupt(platform: Platform, message: ImportMessage): Promise<void> {
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const job = await store.getImportJob(table, ImportJobId.parse(message.importJobId));
  if (!job || !WAITING.includes(job.status)) return;
  const act = backgroundAct(platform, "importFile", message.importJobId);
  await refuse(table, act, job, new AppError("import.interrupted"));
}

/**
 * SQS worker: a message that fails is delivered again. So is one whose job another worker took on: should that one fail,
 * this delivery goes on with the job, and else finds it done.
 */
export function create(platform: Platform) {
  return observed(platform, "importFile", (event: SQSEvent, context?: Context) => {
    const millisLeft = () => context?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
    const work = {
      worker: "imports",
      deliveries: DELIVERIES,
      run: (body: string) => runJob(platform, read(body), millisLeft),
      giveUp: (body: string) => interrupt(platform, read(body)),
    };
    return workQueue(work, event);
  });
}

export const handler = create(awsPlatform());
