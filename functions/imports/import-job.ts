import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { ImportMapping } from "@shanhai/contract/import-field";
import type * as contract from "@shanhai/contract/import-job";
import type { ImportColumns, ImportJob } from "@shanhai/contract/import-job";
import { QUOTAS } from "@shanhai/domain/agency";
import { AppError, found } from "@shanhai/domain/app-error";
import {
  allowImport,
  allowKind,
  beforeForgotten,
  createImportJob,
  failImportJob,
  type ImportJobRecord,
  readImportJob,
} from "@shanhai/domain/import-job";
import { mappingIssues, rememberColumns } from "@shanhai/domain/import-mapping";
import { openForWork } from "@shanhai/domain/order";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/import-job";
import { getOrder } from "@shanhai/store/order";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { ERROR_FILE, UPLOADED_FILE } from "../job-file.ts";
import type { Platform } from "../platform.ts";
import { fingerprint, openImportFile } from "./import-file.ts";

const SAMPLES = 5;

export async function create(
  { act, scope, input }: Request<typeof contract.createImportJob>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createImportJob>> {
  const table = platform.open(scope);
  const job = createImportJob(input.body, act);
  if (job.orderId) openForWork(found(await getOrder(table, job.orderId)));
  const upload = await platform.files.uploadTarget(scope, UPLOADED_FILE(job.importJobId), job.size);
  const { quotas = QUOTAS } = (await getStanding(table)) ?? {};
  return store.insertImportJob(table, act, job, quotas, { ...job, upload });
}

export async function list(
  { scope, input }: Request<typeof contract.listImportJobs>,
  platform: Platform,
): Promise<Page<ImportJob>> {
  const page = await store.listImportJobs(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readImportJob) };
}

export async function get(
  { scope, input }: Request<typeof contract.getImportJob>,
  platform: Platform,
): Promise<ImportJob> {
  return readImportJob(found(await store.getImportJob(platform.open(scope), input.params.importJobId)));
}

/** Refuses a mapping that does not do, or with columns that the file does not have. */
function checkMapping(job: ImportJobRecord, mapping: ImportMapping, headers?: readonly string[]): void {
  const unknown = Object.entries(mapping).filter(([, header]) => headers && !headers.includes(header ?? ""));
  const issues = headers
    ? unknown.map(([field]) => ({ field: `mapping.${field}`, code: "column" }))
    : mappingIssues(job.kind, mapping);
  if (issues.length > 0) throw new AppError("invalid", { issues });
}

/** The head of the uploaded file, with what its columns mean: as given, as remembered, or by their words. */
async function openHead(
  platform: Platform,
  table: Table<TenantScope>,
  job: ImportJobRecord,
  { given, anyHeader = false }: { given?: ImportMapping | undefined; anyHeader?: boolean },
) {
  const bytes = await platform.files.read(table.scope, UPLOADED_FILE(job.importJobId));
  if (!bytes) throw new AppError("file.missing", { issues: [{ field: "file", code: "required" }] });
  const remembered = await store.getRememberedMapping(table, job.kind);
  const file = await openImportFile(bytes, { kind: job.kind, given, remembered, anyHeader }, { head: true });
  return { ...file, remembered, fileHash: fingerprint(bytes) };
}

export async function getColumns(
  { scope, input }: Request<typeof contract.getImportColumns>,
  platform: Platform,
): Promise<ImportColumns> {
  const table = platform.open(scope);
  const job = found(await store.getImportJob(table, input.params.importJobId));
  const { headers, mapping, rows } = await openHead(platform, table, job, {
    given: job.mapping,
    anyHeader: true,
  });
  return { headers: [...headers], mapping, samples: rows.slice(0, SAMPLES).map((row) => row.map(String)) };
}

/**
 * Looks at the file, fixes its mapping and hands the job on, to be counted or written; the stream leads it to the workers. A
 * file that cannot be read is refused here, before anything is written of it, and the job says so too.
 */
function start(how: "check" | "commit", status: "checking" | "queued") {
  return async (
    { act, scope, input }: Request<typeof contract.checkImportJob>,
    platform: Platform,
  ): Promise<ImportJob> => {
    const table = platform.open(scope);
    const job = allowImport(allowKind(found(await store.getImportJob(table, input.params.importJobId)), act), how);
    const given = input.body.mapping ?? job.mapping;
    if (given) checkMapping(job, given);
    try {
      const { headers, mapping: proposed, remembered, fileHash } = await openHead(platform, table, job, { given });
      if (given) checkMapping(job, given, headers);
      const mapping = given ?? proposed;
      const waiting: ImportJobRecord = {
        ...job,
        status,
        mapping,
        fileHash,
        askedBy: act.name,
        progress: 0,
        updatedAt: act.at,
      };
      const also = input.body.mapping
        ? [store.rememberMapping(scope, job.kind, rememberColumns(remembered, headers, mapping))]
        : [];
      const result = readImportJob(waiting);
      return await store.saveImportStatus(table, act, waiting, { from: job.status, result, also });
    } catch (error) {
      // What has not arrived yet may still come.
      if (error instanceof AppError && error.code.startsWith("file.") && error.code !== "file.missing") {
        const { idempotency: _once, ...failing } = act;
        const failed = failImportJob(job, error, act.at);
        await store.saveImportStatus(table, failing, failed, { from: job.status, result: null });
      }
      throw error;
    }
  };
}
export const check = start("check", "checking");
export const commit = start("commit", "queued");

/** Moves a job to a state in which workers stop, or begin to take it back. */
function turn(how: "cancel" | "revert", status: "cancelled" | "reverting") {
  return async (
    { act, scope, input }: Request<typeof contract.cancelImportJob>,
    platform: Platform,
  ): Promise<ImportJob> => {
    const table = platform.open(scope);
    const job = allowImport(allowKind(found(await store.getImportJob(table, input.params.importJobId)), act), how);
    if (how === "revert") beforeForgotten(job, act);
    const turned: ImportJobRecord = { ...job, status, askedBy: act.name, updatedAt: act.at };
    const next = how === "revert" ? { ...turned, progress: 0 } : turned;
    return store.saveImportStatus(table, act, next, { from: job.status, result: readImportJob(next) });
  };
}
export const cancel = turn("cancel", "cancelled");
export const revert = turn("revert", "reverting");

export async function getErrors(
  { scope, input }: Request<typeof contract.getImportErrors>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getImportErrors>> {
  const job = found(await store.getImportJob(platform.open(scope), input.params.importJobId));
  const written: readonly ImportJob["status"][] = ["completed", "reverting", "reverted"];
  if (!written.includes(job.status) || job.rejected === 0) throw new AppError("notFound");
  const name = `${job.fileName.replace(/\.[^.]*$/, "")}-未导入.xlsx`;
  return { url: await platform.files.downloadUrl(scope, ERROR_FILE(job.importJobId), name) };
}
