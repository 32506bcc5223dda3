import type { ExportJob, ExportList } from "@shanhai/contract/export-job";
import type { ExportJobId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

type Wanted = Omit<ExportJob, "exportJobId" | "status" | "rows" | "createdAt" | "updatedAt">;
type Part = Exclude<keyof Wanted, "list" | "format">;

/** What says which part of a list is wanted; what means nothing to it is left out. */
const PARTS: Partial<Record<ExportList, readonly Part[]>> = {
  candidates: ["search"],
  applications: ["positionId"],
  followUps: ["memberId"],
  allocation: ["allocationId"],
  interviewees: ["orderId", "interviewId"],
  placements: ["orderId", "placementStatus"],
  statements: ["orderId"],
};

export function createExportJob(input: Wanted, act: Pick<Act, "at" | "newId">): ExportJob {
  const { list, format } = input;
  const parts = (PARTS[list] ?? []).flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]]));
  return {
    exportJobId: act.newId<ExportJobId>("exp"),
    list,
    format,
    ...Object.fromEntries(parts),
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

const NAMING: readonly ExportList[] = [
  "candidates",
  "applications",
  "followUps",
  "interviewees",
  "placements",
  "dueChecks",
  "allocation",
];

/** Whether a list is one of people. */
export const namesPeople = ({ list }: Pick<ExportJob, "list">): boolean => NAMING.includes(list);

/** The export stopped. Throws `exportJob.state` when it has ended already. */
export function cancelExportJob(job: ExportJob, act: Pick<Act, "at">): ExportJob {
  if (!isUnderWay(job)) throw new AppError("exportJob.state", { status: job.status });
  return { ...job, status: "cancelled", updatedAt: act.at };
}
