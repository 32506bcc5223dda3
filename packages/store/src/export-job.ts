import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ExportJob } from "@shanhai/contract/export-job";
import type { ExportJobId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { fileEnd } from "./job-file.ts";
import { partition } from "./keys/owner.ts";
import { exportJobKey } from "./keys/pipeline.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused, transact } from "./write.ts";

/** The park travels with the stored job, for the stream record to name it. */
type Stored = ExportJob & { parkId: string; ttl: number };
const read = ({ parkId: _park, ttl: _ttl, ...job }: Stored): ExportJob => job;

export async function insertExportJob(table: Table<TenantScope>, act: Act, job: ExportJob): Promise<ExportJob> {
  const { exportJobId, list, format } = job;
  return commit(table, act, {
    writes: [
      {
        put: exportJobKey(table.scope, exportJobId),
        // The job goes with its file: what it asks for may name somebody.
        record: { ...job, parkId: table.scope.parkId, ttl: fileEnd(act.at) } satisfies Stored,
        condition: { absent: true },
      },
    ],
    records: [exportJobId],
    result: job,
    detail: { list, format },
  });
}

export async function getExportJob(table: Table<TenantScope>, id: ExportJobId): Promise<ExportJob | undefined> {
  const record = await getRecord<Stored>(table, exportJobKey(table.scope, id));
  return record && read(record);
}

export async function listExportJobs(table: Table<TenantScope>, page: PageQuery): Promise<Page<ExportJob>> {
  const list = { name: "exportJob", partitions: [partition(table.scope, "exportJob")] };
  const found = await listNewest<Stored>(table, list, page);
  return { ...found, items: found.items.map(read) };
}

/** Removes a job whose file is gone; the audit says that there was one. */
export async function removeExportJob(table: Table<TenantScope>, id: ExportJobId): Promise<void> {
  await transact(table, [{ remove: exportJobKey(table.scope, id) }]);
}

/** Saves where an export stands. Throws `exportJob.state` when it does not stand where it was read. */
export async function saveExportStatus(
  table: Table<TenantScope>,
  act: Act,
  job: ExportJob,
  from: ExportJob["status"],
): Promise<ExportJob> {
  const { exportJobId, status, rows, updatedAt } = job;
  try {
    return await commit(table, act, {
      writes: [
        {
          update: exportJobKey(table.scope, exportJobId),
          set: { status, rows, updatedAt },
          condition: { equals: { status: from } },
        },
      ],
      records: [exportJobId],
      result: job,
      detail: { status },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("exportJob.state", { status: refusal.item?.status ?? from });
  }
}

/** Says how far an export has come. Throws `Refused` when it was stopped. */
export async function saveExportProgress(table: Table<TenantScope>, job: ExportJob): Promise<void> {
  const { exportJobId, status, rows, updatedAt } = job;
  const update = exportJobKey(table.scope, exportJobId);
  await transact(table, [{ update, set: { rows, updatedAt }, condition: { equals: { status } } }]);
}
