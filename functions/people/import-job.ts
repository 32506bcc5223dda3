import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/import-job";
import type { ImportJob, ImportMapping } from "@shanhai/contract/import-job";
import { AppError, found } from "@shanhai/domain/app-error";
import { createImportJob, failImportJob, mappingIssues } from "@shanhai/domain/import-job";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/import-job";
import { ERROR_FILE, fingerprint, openRoster, ROSTER_FILE } from "../imports/roster-file.ts";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createImportJob>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createImportJob>> {
  const job = createImportJob(input.body, act);
  const upload = await platform.files.uploadTarget(scope, ROSTER_FILE(job.importJobId), job.size);
  return store.insertImportJob(platform.open(scope), act, job, { ...job, upload });
}

export async function list(
  { scope, input }: Request<typeof contract.listImportJobs>,
  platform: Platform,
): Promise<Page<ImportJob>> {
  return store.listImportJobs(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getImportJob>,
  platform: Platform,
): Promise<ImportJob> {
  return store.readImportJob(found(await store.getImportJob(platform.open(scope), input.params.importJobId)));
}

/** Refuses a mapping with columns that the file does not have. */
function checkColumns(mapping: ImportMapping, headers: readonly string[]): void {
  const unknown = Object.entries(mapping).filter(([, header]) => header !== undefined && !headers.includes(header));
  const issues = unknown.map(([field]) => ({ field: `mapping.${field}`, code: "column" }));
  if (issues.length > 0) throw new AppError("invalid", { issues });
}

/**
 * Looks at the file and fixes its mapping; the stream hands the job to the workers. A file that cannot be read is refused here, before
 * anything is written of it, and the job says so too.
 */
export async function commit(
  { act, scope, input }: Request<typeof contract.commitImportJob>,
  platform: Platform,
): Promise<ImportJob> {
  const table = platform.open(scope);
  const job = found(await store.getImportJob(table, input.params.importJobId));
  if (job.status !== "created") throw new AppError("importJob.state", { status: job.status });
  const { mapping: given } = input.body;
  const issues = given ? mappingIssues(given) : [];
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const bytes = await platform.files.read(scope, ROSTER_FILE(job.importJobId));
  if (!bytes) throw new AppError("file.missing", { issues: [{ field: "file", code: "required" }] });
  try {
    const { headers, mapping: proposed } = openRoster(bytes, { head: true, mapping: given });
    if (given) checkColumns(given, headers);
    const mapping = given ?? proposed;
    const queued = { ...job, status: "queued" as const, mapping, fileHash: fingerprint(bytes), updatedAt: act.at };
    return await store.saveImportStatus(table, act, queued, "created");
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("file.")) {
      const { idempotency: _once, ...failing } = act;
      await store.saveImportStatus(table, failing, failImportJob(job, error, act.at), "created");
    }
    throw error;
  }
}

export async function getErrors(
  { scope, input }: Request<typeof contract.getImportErrors>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getImportErrors>> {
  const job = found(await store.getImportJob(platform.open(scope), input.params.importJobId));
  if (job.status !== "completed" || job.rejected === 0) throw new AppError("notFound");
  const name = `${job.fileName.replace(/\.[^.]*$/, "")}-未导入.csv`;
  return { url: await platform.files.downloadUrl(scope, ERROR_FILE(job.importJobId), name) };
}
