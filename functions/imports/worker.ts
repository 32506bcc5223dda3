import type { ImportJob } from "@shanhai/contract/import-job";
import { errorText, issueText } from "@shanhai/contract/problem";
import { ImportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { readRow } from "@shanhai/domain/import-job";
import { getImportJob, listRejections, saveImportChunk, saveImportStatus } from "@shanhai/store/import-job";
import type { Table } from "@shanhai/store/table";
import { MAX_WRITES, Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { SQSEvent } from "aws-lambda";
import * as z from "zod";
import { backgroundAct } from "../background-act.ts";
import type { ImportMessage, Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { decideChunk } from "./import-chunk.ts";
import { cellReader, ERROR_FILE, openRoster, ROSTER_FILE, type Roster, writeCsv } from "./roster-file.ts";

/** A person takes three writes at most (record, phone, ID number); the job, its rejections and the audit take three. */
const ROWS_AT_ONCE = Math.floor((MAX_WRITES - 3) / 3);
/** Rejections shown with the job itself; the error file has them all. */
const SHOWN = 100;

/** A part is decided again when somebody claimed one of its phones between reading and writing. */
const ATTEMPTS = 5;

async function importChunk(
  table: Table<TenantScope>,
  act: () => Act,
  job: ImportJob,
  roster: Roster,
): Promise<ImportJob> {
  const cells = cellReader(roster.headers, job.mapping ?? roster.mapping);
  const rows = roster.rows
    .slice(job.processed, job.processed + ROWS_AT_ONCE)
    .map((row, index) => ({ number: job.processed + index + 1, read: readRow(cells(row)) }));
  const processed = job.processed + rows.length;
  for (let attempt = 1; ; attempt += 1) {
    const now = act();
    const outcome = await decideChunk(table, now, job.importJobId, rows);
    const after: ImportJob = {
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
  job: ImportJob,
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

async function refuse(table: Table<TenantScope>, act: Act, job: ImportJob, error: AppError): Promise<void> {
  const issues = error.details.issues?.map((issue) => ({ ...issue, message: issueText(issue.code, "zh") }));
  const problem = {
    code: error.code,
    detail: errorText(error.code, "zh", error.details),
    ...(issues ? { issues } : {}),
  };
  await saveImportStatus(table, act, { ...job, status: "failed", problem, updatedAt: act.at }, job.status);
}

/** Runs an import from where it stands to its end. Whatever stops it, calling again goes on behind the last part written. */
async function runImport(platform: Platform, message: ImportMessage): Promise<void> {
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const act = () => backgroundAct(platform, "importRoster", message.importJobId);
  let job = await getImportJob(table, ImportJobId.parse(message.importJobId));
  if (!job || (job.status !== "queued" && job.status !== "running")) return;
  const bytes = await platform.files.read(table.scope, ROSTER_FILE(job.importJobId));
  let roster: Roster;
  try {
    if (!bytes) throw new AppError("file.missing");
    roster = openRoster(bytes);
  } catch (error) {
    if (error instanceof AppError) return refuse(table, act(), job, error);
    throw error;
  }
  const total = roster.rows.length;
  if (job.status === "queued")
    job = await saveImportStatus(table, act(), { ...job, status: "running", total }, "queued");
  while (job.processed < total) job = await importChunk(table, act, job, roster);
  await writeErrors(table, platform, job, roster);
  await saveImportStatus(table, act(), { ...job, status: "completed", progress: 1, updatedAt: act().at }, "running");
}

const Message = z.object({ tenantId: z.string(), parkId: z.string(), importJobId: z.string() });

/** SQS worker: a message that fails is delivered again; one whose job another worker took on is done. */
export function create(platform: Platform) {
  return async (event: SQSEvent) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        await runImport(platform, Message.parse(JSON.parse(record.body)));
      } catch (error) {
        const takenOn = error instanceof Refused && error.at(0) !== undefined;
        if (takenOn || (error instanceof AppError && error.code === "importJob.state")) continue;
        console.log(
          JSON.stringify({ level: "error", worker: "imports", message: record.messageId, fault: String(error) }),
        );
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}

export const handler = create(awsPlatform());
