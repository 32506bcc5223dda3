import type { ExportJob } from "@shanhai/contract/export-job";
import { FILE_DAYS } from "@shanhai/contract/kept";
import type { AgencyId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate, startOfDay } from "@shanhai/domain/calendar";
import type { PendingErasure } from "@shanhai/domain/erasure";
import { isUnderWay, namesPeople } from "@shanhai/domain/export-job";
import { isImporting } from "@shanhai/domain/import-job";
import { getErasure } from "@shanhai/store/erasure";
import { listExportJobs, removeExportJob } from "@shanhai/store/export-job";
import { forgetImported, listImportJobs } from "@shanhai/store/import-job";
import { filesOfAnswers, forgetFilesOfAnswers } from "@shanhai/store/interviewed";
import type { Table } from "@shanhai/store/table";
import { mintSweepScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { EXPORT_FILE, UPLOADED_FILE } from "../job-file.ts";
import type { Platform } from "../platform.ts";

const PAGE = 100;

/** Jobs of the days whose files are there still, the newest first. */
async function* recent<Job extends { createdAt: string }>(
  since: string,
  list: (page: { limit: number; cursor?: string }) => Promise<{ items: Job[]; cursor?: string }>,
): AsyncGenerator<Job> {
  let cursor: string | undefined;
  do {
    const page = await list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const job of page.items) {
      if (job.createdAt < since) return;
      yield job;
    }
    cursor = page.cursor;
  } while (cursor);
}

/**
 * Takes somebody who was erased out of the agency's files: lists of people that were taken away before it are removed with their
 * jobs, since nobody can tell from outside who is in them and they are made again at once; of imports, what would bring the
 * person back, and the file that they came in; and files of the person's own answers. Rows that an import refused are somebody's work to do: their file is gone within
 * the month like all others.
 */
export async function eraseFromFiles(
  platform: Platform,
  table: Table<TenantScope>,
  { agencyId, candidateId }: Pick<PendingErasure, "agencyId" | "candidateId">,
): Promise<void> {
  const erasure = await getErasure(table, candidateId);
  if (!erasure) return;
  const sweep = mintSweepScope(agencyId satisfies AgencyId);
  for (const id of erasure.applicationIds) {
    for (const file of await filesOfAnswers(table, id)) await platform.files.remove(sweep, file);
    await forgetFilesOfAnswers(table, id);
  }
  const since = startOfDay(plusDays(shanghaiDate(platform.now()), -FILE_DAYS - 1));
  for await (const job of recent<ExportJob>(since, (page) => listExportJobs(table, page))) {
    if (!namesPeople(job) || isUnderWay(job)) continue;
    await platform.files.remove(sweep, EXPORT_FILE(job));
    await removeExportJob(table, job.exportJobId);
  }
  for await (const job of recent(since, (page) => listImportJobs(table, page))) {
    if (job.kind !== "candidates" || isImporting(job)) continue;
    if (!(await forgetImported(table, job.importJobId, new Set<string>(erasure.ids)))) continue;
    await platform.files.remove(sweep, UPLOADED_FILE(job.importJobId));
  }
}
