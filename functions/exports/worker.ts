import type { ExportFormat, ExportJob } from "@shanhai/contract/export-job";
import { ExportJobId } from "@shanhai/contract/scalar";
import { EXPORT_LIST_WORDS } from "@shanhai/contract/state-words";
import { AppError } from "@shanhai/domain/app-error";
import { isUnderWay } from "@shanhai/domain/export-job";
import type { Cell } from "@shanhai/domain/import-row";
import { getExportJob, saveExportProgress, saveExportStatus } from "@shanhai/store/export-job";
import { Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { SQSEvent } from "aws-lambda";
import * as z from "zod/mini";
import { backgroundAct } from "../background-act.ts";
import { csvOf, utf8Csv } from "../csv-writer.ts";
import { EXPORT_FILE } from "../job-file.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { workQueue } from "../queue-worker.ts";
import { writeXlsx } from "../xlsx-writer.ts";
import { sheetOf } from "./columns.ts";
import { encodeGb18030 } from "./gb18030.ts";

const PAGE = 500;
const SAY_EVERY_MS = 500;

const WRITERS: Record<ExportFormat, (name: string, rows: readonly (readonly Cell[])[]) => Promise<Uint8Array>> = {
  xlsx: writeXlsx,
  csv: async (_, rows) => utf8Csv(rows),
  "csv-gb18030": async (_, rows) => encodeGb18030(csvOf(rows)),
};

const Message = z.object({ tenantId: z.string(), parkId: z.string(), exportJobId: z.string() });

/** The export a message is about, where it is still under way. */
async function openJob(platform: Platform, body: string) {
  const message = Message.parse(JSON.parse(body));
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const act = () => backgroundAct(platform, "exportList", message.exportJobId);
  const job = await getExportJob(table, ExportJobId.parse(message.exportJobId));
  return { table, act, found: job && isUnderWay(job) ? job : undefined };
}

/** Writes one list into its file. Nothing but the file comes of it, so one that was cut off begins anew. */
async function runExport(platform: Platform, body: string): Promise<void> {
  const { table, act, found } = await openJob(platform, body);
  if (!found) return;
  let job: ExportJob = { ...found, status: "running", rows: 0, updatedAt: act().at };
  if (found.status === "queued") await saveExportStatus(table, act(), job, "queued");
  const sheet = sheetOf(table, job);
  const rows: Cell[][] = [[...sheet.headers]];
  let said = platform.now().getTime();
  let cursor: string | undefined;
  do {
    const page = await sheet.page({ limit: PAGE, cursor });
    rows.push(...page.rows);
    cursor = page.cursor;
    job = { ...job, rows: rows.length - 1, updatedAt: act().at };
    const now = platform.now().getTime();
    if (now - said < SAY_EVERY_MS) continue;
    said = now;
    await saveExportProgress(table, job);
  } while (cursor);
  await platform.files.write(
    table.scope,
    EXPORT_FILE(job),
    await WRITERS[job.format](EXPORT_LIST_WORDS.zh[job.list], rows),
  );
  await saveExportStatus(table, act(), { ...job, status: "completed" }, "running");
}

/** How often the queue delivers a message at most: `maxReceiveCount` in `infra/data-stack.ts`. */
export const DELIVERIES = 3;

/** After the last delivery nobody would go on: the job says so instead of running for ever. */
async function giveUp(platform: Platform, body: string): Promise<void> {
  const { table, act, found } = await openJob(platform, body);
  if (!found) return;
  await saveExportStatus(table, act(), { ...found, status: "failed", updatedAt: act().at }, found.status);
}

const isStop = (error: unknown) =>
  error instanceof Refused || (error instanceof AppError && error.code === "exportJob.state");

/** SQS worker of exports. */
export function create(platform: Platform) {
  const work = {
    worker: "exports",
    deliveries: DELIVERIES,
    run: (body: string) => runExport(platform, body),
    giveUp: (body: string) => giveUp(platform, body),
    isStop,
  };
  return observed(platform, "exportList", (event: SQSEvent) => workQueue(work, event));
}

export const handler = create(awsPlatform());
