import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/import-job";
import type { ImportJob, ImportMapping } from "@shanhai/contract/import-job";
import { errorText, issueText } from "@shanhai/contract/problem";
import { AppError, found } from "@shanhai/domain/app-error";
import { createImportJob, isUsableMapping } from "@shanhai/domain/import-job";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/import-job";
import { ERROR_FILE, openRoster, ROSTER_FILE } from "../imports/roster-file.ts";
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
  return found(await store.getImportJob(platform.open(scope), input.params.importJobId));
}

/** The mapping given, if its columns exist and rows can be read with it. */
function checkMapping(mapping: ImportMapping, headers: readonly string[]): ImportMapping {
  const unknown = Object.entries(mapping).filter(([, header]) => header !== undefined && !headers.includes(header));
  const issues = unknown.map(([field]) => ({ field: `mapping.${field}`, code: "column" }));
  if (issues.length > 0) throw new AppError("invalid", { issues });
  if (!isUsableMapping(mapping))
    throw new AppError("file.header", { issues: [{ field: "mapping", code: "required" }] });
  return mapping;
}

/** The job failed with its problem in words, so that whoever comes back later reads why. */
function failed(job: ImportJob, error: AppError, at: ImportJob["updatedAt"]): ImportJob {
  const issues = error.details.issues?.map((issue) => ({ ...issue, message: issueText(issue.code, "zh") }));
  const problem = {
    code: error.code,
    detail: errorText(error.code, "zh", error.details),
    ...(issues ? { issues } : {}),
  };
  return { ...job, status: "failed", problem, updatedAt: at };
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
  const bytes = await platform.files.read(scope, ROSTER_FILE(job.importJobId));
  if (!bytes) throw new AppError("file.missing", { issues: [{ field: "file", code: "required" }] });
  try {
    const { headers, mapping: proposed } = openRoster(bytes, { head: true });
    const mapping = input.body.mapping ? checkMapping(input.body.mapping, headers) : proposed;
    const queued = { ...job, status: "queued" as const, mapping, updatedAt: act.at };
    return await store.saveImportStatus(table, act, queued, "created");
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("file.")) {
      const { idempotency: _once, ...failing } = act;
      await store.saveImportStatus(table, failing, failed(job, error, act.at), "created");
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
