import type { Allocation } from "@shanhai/contract/allocation";
import type { Page } from "@shanhai/contract/endpoint";
import type { ExportJob } from "@shanhai/contract/export-job";
import type { ImportJob } from "@shanhai/contract/import-job";

/** What goes on by itself, whoever began it. */
export type Task =
  | { kind: "import"; id: string; createdAt: string; job: ImportJob }
  | { kind: "export"; id: string; createdAt: string; job: ExportJob }
  | { kind: "allocation"; id: string; createdAt: string; job: Allocation };

export interface TaskPages {
  imports: Page<ImportJob>;
  exports: Page<ExportJob>;
  allocations: Page<Allocation>;
}

/**
 * The newest of all kinds from the first page of each. It ends where the first of them does: beyond, tasks of that
 * kind would be missing between the others.
 */
export function newestTasks(pages: TaskPages): { tasks: Task[]; older: boolean } {
  const all: Task[] = [
    ...pages.imports.items.map((job) => ({
      kind: "import" as const,
      id: job.importJobId,
      createdAt: job.createdAt,
      job,
    })),
    ...pages.exports.items.map((job) => ({
      kind: "export" as const,
      id: job.exportJobId,
      createdAt: job.createdAt,
      job,
    })),
    ...pages.allocations.items.map((job) => ({
      kind: "allocation" as const,
      id: job.allocationId,
      createdAt: job.createdAt,
      job,
    })),
  ];
  const ends = Object.values(pages).flatMap((page) => (page.cursor ? (page.items.at(-1)?.createdAt ?? []) : []));
  const end = ends.toSorted().at(-1) ?? "";
  const tasks = all
    .filter(({ createdAt }) => createdAt >= end)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { tasks, older: ends.length > 0 };
}
