import type { ExportJob } from "@shanhai/contract/export-job";

/* Where files of jobs lie, below their tenant. */

export const endingOf = ({ format }: Pick<ExportJob, "format">) => (format === "xlsx" ? "xlsx" : "csv");

/** Where an export's file is kept. */
export const EXPORT_FILE = (job: Pick<ExportJob, "exportJobId" | "format">) =>
  `exports/${job.exportJobId}.${endingOf(job)}`;

export const UPLOADED_FILE = (importJobId: string) => `imports/${importJobId}/roster`;
export const ERROR_FILE = (importJobId: string) => `imports/${importJobId}/errors.xlsx`;
