import type { ExportFormat, ExportJob, ExportList } from "@shanhai/contract/export-job";
import type { ExportJobId, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

export function createExportJob(
  input: { list: ExportList; format: ExportFormat; positionId?: PositionId | undefined; orderId?: OrderId | undefined },
  act: Act,
): ExportJob {
  const { list, format, positionId, orderId } = input;
  return {
    exportJobId: act.newId<ExportJobId>("exp"),
    list,
    format,
    ...(list === "applications" && positionId ? { positionId } : {}),
    ...(list === "placements" && orderId ? { orderId } : {}),
    status: "queued",
    rows: 0,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** Whether somebody is still to work on it. */
export function isUnderWay({ status }: ExportJob): boolean {
  return status === "queued" || status === "running";
}

/** The export stopped. Throws `exportJob.state` when it has ended already. */
export function cancelExportJob(job: ExportJob, act: Pick<Act, "at">): ExportJob {
  if (!isUnderWay(job)) throw new AppError("exportJob.state", { status: job.status });
  return { ...job, status: "cancelled", updatedAt: act.at };
}

/** A cell that no spreadsheet takes for a formula: one that begins like it is marked as text. */
export function neutralise(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
