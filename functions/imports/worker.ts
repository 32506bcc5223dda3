import { issueText } from "@shanhai/contract/problem";
import { ImportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { failImportJob, type ImportJobRecord, readRow } from "@shanhai/domain/import-job";
import { getImportJob, listRejections, saveImportChunk, saveImportStatus } from "@shanhai/store/import-job";
import type { Table } from "@shanhai/store/table";
import { MAX_WRITES, Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod/mini";
import { backgroundAct } from "../background-act.ts";
import type { ImportMessage, Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { decideChunk } from "./import-chunk.ts";
import { cellReader, ERROR_FILE, fingerprint, openRoster, ROSTER_FILE, type Roster, writeCsv } from "./roster-file.ts";

/** A person takes three writes at most (record, phone, ID number); the job, its rejections and the audit take three. */
const ROWS_AT_ONCE = Math.floor((MAX_WRITES - 3) / 3);
/** Rejections shown with the job itself; the error file has them all. */
const SHOWN = 100;

/** A part is decided again when somebody claimed one of its phones between reading and writing. */
const ATTEMPTS = 5;

async function importChunk(
  table: Table<TenantScope>,
  act: () => Act,
  job: ImportJobRecord,
  roster: Roster,
): Promise<ImportJobRecord> {
  const cells = cellReader(roster.headers, job.mapping ?? roster.mapping);
  const { today } = act();
  const rows = roster.rows
    .slice(job.processed, job.processed + ROWS_AT_ONCE)
    .map((row, index) => ({ number: job.processed + index + 1, read: readRow(cells(row), today) }));
  const processed = job.processed + rows.length;
  for (let attempt = 1; ; attempt += 1) {
    const now = act();
    const outcome = await decideChunk(table, now, job.importJobId, rows);
    const after: ImportJobRecord = {
      ...job,
      processed,
      created: job.created + outcome.created,
      merged: job.merged + outcome.merged,
      rejected: job.rejected + outcome.rejections.length,
      progress: processed / roster.rows.length,
      rejections: [...job.rejections, ...outcome.rejections].slice(0, SHOWN),
      updatedAt: now.at,
    };
    try {
      await saveImportChunk(table, now, job, after, outcome.people, outcome.rejections);
      return after;
    } catch (error) {
      // The job's own condition is the first: when it failed, another worker is on the job, and goes on with it.
      if (!(error instanceof Refused) || error.at(0) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function writeErrors(
  table: Table<TenantScope>,
  platform: Platform,
  job: ImportJobRecord,
  roster: Roster,
): Promise<void> {
  const rejections = await listRejections(table, job.importJobId);
  const lines = rejections.map(({ row, reason }) => [
    String(row),
    ...(roster.rows[row - 1] ?? []),
    issueText(reason, "zh"),
    reason,
  ]);
  const header = ["行号", ...roster.headers, "未导入原因", "reason"];
  await platform.files.write(table.scope, ERROR_FILE(job.importJobId), writeCsv([header, ...lines]));
}

async function refuse(table: Table<TenantScope>, act: Act, job: ImportJobRecord, error: AppError): Promise<void> {
  await saveImportStatus(table, act, failImportJob(job, error, act.at), job.status);
}

/** Time to write what a part and a failure need before the function is stopped. */
const SPARE_MS = 10_000;

/** Runs an import from where it stands to its end. Whatever stops it, calling again goes on behind the last part written. */
async function runImport(platform: Platform, message: ImportMessage, millisLeft: () => number): Promise<void> {
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const act = () => backgroundAct(platform, "importRoster", message.importJobId);
  let job = await getImportJob(table, ImportJobId.parse(message.importJobId));
  if (!job || (job.status !== "queued" && job.status !== "running")) return;
  const bytes = await platform.files.read(table.scope, ROSTER_FILE(job.importJobId));
  let roster: Roster;
  try {
    if (!bytes) throw new AppError("file.missing");
    if (job.fileHash !== undefined && job.fileHash !== fingerprint(bytes)) throw new AppError("file.changed");
    roster = openRoster(bytes, { mapping: job.mapping });
  } catch (error) {
    if (error instanceof AppError) return refuse(table, act(), job, error);
    throw error;
  }
  const total = roster.rows.length;
  if (job.status === "queued") {
    const running: ImportJobRecord = { ...job, status: "running", total };
    await saveImportStatus(table, act(), running, "queued");
    job = running;
  }
  while (job.processed < total) {
    if (millisLeft() < SPARE_MS) throw new Error("Out of time");
    job = await importChunk(table, act, job, roster);
  }
  await writeErrors(table, platform, job, roster);
  await saveImportStatus(table, act(), { ...job, status: "completed", progress: 1, updatedAt: act().at }, "running");
}

const Message = z.object({ tenantId: z.string(), parkId: z.string(), importJobId: z.string() });

/** How often the queue delivers a message at most: `maxReceiveCount` in `infra/data-stack.ts`. */
export const DELIVERIES = 4;

const isLast = ({ attributes }: SQSRecord) => Number(attributes?.ApproximateReceiveCount) >= DELIVERIES;

/** After the last delivery nobody would go on: the job says so instead of running for ever. */
async function interrupt(platform: Platform, message: ImportMessage): Promise<void> {
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const job = await getImportJob(table, ImportJobId.parse(message.importJobId));
  if (!job || (job.status !== "queued" && job.status !== "running")) return;
  const act = backgroundAct(platform, "importRoster", message.importJobId);
  await refuse(table, act, job, new AppError("import.interrupted"));
}

function complain(record: SQSRecord, error: unknown): void {
  const fault = String(error);
  console.log(JSON.stringify({ level: "error", worker: "imports", message: record.messageId, fault }));
}

/** Runs one message. False when it must be delivered again, or kept for an operator: what it left undone is not done. */
async function attempt(platform: Platform, record: SQSRecord, millisLeft: () => number): Promise<boolean> {
  try {
    await runImport(platform, Message.parse(JSON.parse(record.body)), millisLeft);
    return true;
  } catch (error) {
    complain(record, error);
  }
  try {
    if (isLast(record)) await interrupt(platform, Message.parse(JSON.parse(record.body)));
  } catch (error) {
    complain(record, error);
  }
  return false;
}

/**
 * SQS worker: a message that fails is delivered again. So is one whose job another worker took on: should that one fail,
 * this delivery goes on with the job, and else finds it done.
 */
export function create(platform: Platform) {
  return async (event: SQSEvent, context?: Context) => {
    const millisLeft = () => context?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      if (!(await attempt(platform, record, millisLeft))) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

export const handler = create(awsPlatform());
