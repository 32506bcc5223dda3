import type { ImportJob } from "@shanhai/contract/import-job";
import { FILE_DAYS } from "@shanhai/contract/kept";
import { type ErrorCode, errorText, issueText } from "@shanhai/contract/problem";
import { FILE_WORDS } from "@shanhai/contract/problems/file";
import { IMPORT_WORDS } from "@shanhai/contract/problems/import";
import type { ImportJobId, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";

/** A job as kept. */
export interface ImportJobRecord extends Omit<ImportJob, "problem"> {
  /** The SHA-256 of the file's bytes when it was looked at, in hexadecimal. */
  fileHash?: string;
  /** Who asked for what is under way, as colleagues know them: the name on records that say who filed them. */
  askedBy?: string;
  /** Why the whole file was refused; its words are found when somebody reads it. */
  problem?: { code: ErrorCode; details: Readonly<Record<string, unknown>>; issues: readonly Issue[] };
}

/** The job failed with its problem, so that whoever comes back later reads why; its counts stay. */
export function failImportJob(job: ImportJobRecord, error: AppError, at: ImportJob["updatedAt"]): ImportJobRecord {
  const { issues = [], ...details } = error.details;
  return { ...job, status: "failed", problem: { code: error.code, details, issues }, updatedAt: at };
}

/** The job as people see it, its problem in words. */
export function readImportJob({ fileHash: _hash, askedBy: _by, problem, ...job }: ImportJobRecord): ImportJob {
  if (!problem) return job;
  const { code, details, issues } = problem;
  const named = issues.map((issue) => ({ ...issue, message: issueText(issue.code, "zh") }));
  return {
    ...job,
    problem: {
      code,
      detail: errorText(code, "zh", details, { ...FILE_WORDS, ...IMPORT_WORDS }),
      ...(named.length > 0 ? { issues: named } : {}),
    },
  };
}

type Status = ImportJob["status"];

/** From which states each act on a job leads on. */
const FROM = {
  check: ["created", "checked"],
  commit: ["created", "checked"],
  cancel: ["created", "checking", "checked", "queued", "running"],
  revert: ["completed", "failed", "cancelled"],
} as const satisfies Record<string, readonly Status[]>;

const UNDER_WAY: readonly Status[] = ["created", "checking", "checked", "queued", "running", "reverting"];

/** Whether the file of a job is still to be read, or what it made is being taken back. */
export const isImporting = ({ status }: Pick<ImportJob, "status">): boolean => UNDER_WAY.includes(status);

/** Refuses a file of what only an owner may change: filings. Throws `forbidden`. */
export function allowKind<Job extends Pick<ImportJob, "kind">>(job: Job, act: Pick<Act, "role">): Job {
  if (job.kind === "filings" && act.role !== "owner") throw new AppError("forbidden");
  return job;
}

/** Refuses an act that the job's state does not allow. Throws `importJob.state`. */
export function allowImport(job: ImportJobRecord, act: keyof typeof FROM): ImportJobRecord {
  const allowed: readonly Status[] = FROM[act];
  // What failed or was cancelled before its first row has nothing to take back.
  if (!allowed.includes(job.status) || (act === "revert" && job.processed === 0)) {
    throw new AppError("importJob.state", { status: job.status });
  }
  return job;
}

/** Refuses to take an import back whose file is gone, and with it what the people were before. Throws `importJob.state`. */
export function beforeForgotten({ createdAt, status }: ImportJobRecord, { at }: Pick<Act, "at">): void {
  const days = (Date.parse(at) - Date.parse(createdAt)) / (24 * 60 * 60 * 1000);
  if (days >= FILE_DAYS) throw new AppError("importJob.state", { status });
}

/** A job before its file has arrived. Throws `file.type` or `forbidden`; positions need the order they belong to. */
export function createImportJob(
  input: Pick<ImportJob, "fileName" | "size" | "kind"> & { orderId?: OrderId | undefined },
  act: Act,
): Omit<ImportJob, "problem"> {
  if (!/\.(csv|txt|tsv|xlsx)$/i.test(input.fileName)) {
    throw new AppError("file.type", { issues: [{ field: "fileName", code: "option" }] });
  }
  const { kind, orderId } = allowKind(input, act);
  if (kind === "positions" && !orderId)
    throw new AppError("invalid", { issues: [{ field: "orderId", code: "required" }] });
  return {
    importJobId: act.newId<ImportJobId>("imp"),
    kind,
    ...(kind === "positions" && orderId ? { orderId } : {}),
    fileName: input.fileName,
    size: input.size,
    status: "created",
    processed: 0,
    created: 0,
    merged: 0,
    rejected: 0,
    progress: 0,
    rejections: [],
    createdAt: act.at,
    updatedAt: act.at,
  };
}
