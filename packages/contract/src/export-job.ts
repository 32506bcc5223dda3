import * as z from "zod/mini";
import { candidateFilter } from "./candidate.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { PlacementStatus } from "./placement.ts";
import { AllocationId, ExportJobId, Instant, InterviewId, MemberId, OrderId, PositionId } from "./scalar.ts";

/** Lists that can be had as a file. */
const EXPORT_LISTS = [
  "candidates",
  "enterprises",
  "orders",
  "applications",
  "followUps",
  "interviewees",
  "placements",
  "dueChecks",
  "statements",
  "evaluations",
  "allocation",
] as const;
const ExportList = z.enum(EXPORT_LISTS, { error: "option" }).register(z.globalRegistry, { id: "ExportList" });
export type ExportList = z.infer<typeof ExportList>;

/** `csv` is UTF-8 with its mark, as Excel opens it in Chinese; `csv-gb18030` is what older programs want. */
export const EXPORT_FORMATS = ["xlsx", "csv", "csv-gb18030"] as const;
const ExportFormat = z.enum(EXPORT_FORMATS, { error: "option" }).register(z.globalRegistry, { id: "ExportFormat" });
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Which part of a list is wanted: what the list on screen is of. */
const scope = () => ({
  /** Of `applications`. */
  positionId: z.optional(PositionId),
  /** Of `placements`, `statements` and, with the interview, `interviewees`. */
  orderId: z.optional(OrderId),
  interviewId: z.optional(InterviewId),
  /** Of `followUps`: whose. */
  memberId: z.optional(MemberId),
  /** Of `allocation`. */
  allocationId: z.optional(AllocationId),
  /** Of `placements`. */
  placementStatus: z.optional(PlacementStatus),
  /** Of `candidates`: those who match, as the search finds them. */
  search: z.optional(candidateFilter()),
});

/** What a list cannot do without. */
const NEEDED: Partial<
  Record<ExportList, readonly ("positionId" | "orderId" | "interviewId" | "memberId" | "allocationId")[]>
> = {
  applications: ["positionId"],
  interviewees: ["orderId", "interviewId"],
  followUps: ["memberId"],
  allocation: ["allocationId"],
};

const ExportStatus = z
  .enum(["queued", "running", "completed", "failed", "cancelled"])
  .register(z.globalRegistry, { id: "ExportStatus" });

export const ExportJob = z.lazy(() =>
  z
    .object({
      exportJobId: ExportJobId,
      list: ExportList,
      format: ExportFormat,
      ...scope(),
      status: ExportStatus,
      /** Rows written so far. */
      rows: z.int(),
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "ExportJob" }),
);
export type ExportJob = z.infer<typeof ExportJob>;

export const createExportJob = endpoint({
  id: "createExportJob",
  method: "POST",
  path: "/export-jobs",
  tag: "export",
  summary: "Write a whole list into a file; the file is kept for a month",
  permits: AGENCY,
  body: () =>
    z
      .object({
        list: ExportList,
        format: z._default(ExportFormat, "xlsx"),
        ...scope(),
      })
      .check((context) => {
        for (const name of NEEDED[context.value.list] ?? []) {
          if (context.value[name] !== undefined) continue;
          context.issues.push({ code: "custom", path: [name], message: "required", input: context.value });
        }
      }),
  status: 202,
  result: () => ExportJob,
  whileStopped: true,
});

export const listExportJobs = endpoint({
  id: "listExportJobs",
  method: "GET",
  path: "/export-jobs",
  tag: "export",
  summary: "Exports, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(ExportJob),
});

const params = z.object({ exportJobId: ExportJobId });

export const getExportJob = endpoint({
  id: "getExportJob",
  method: "GET",
  path: "/export-jobs/{exportJobId}",
  tag: "export",
  summary: "One export: status and rows written so far",
  permits: AGENCY,
  params: () => params,
  result: () => ExportJob,
});

export const cancelExportJob = endpoint({
  id: "cancelExportJob",
  method: "POST",
  path: "/export-jobs/{exportJobId}/cancel",
  tag: "export",
  summary: "Stop an export; no file comes of it",
  permits: AGENCY,
  params: () => params,
  status: 202,
  result: () => ExportJob,
  errors: ["exportJob.state"],
  whileStopped: true,
});

export const getExportFile = endpoint({
  id: "getExportFile",
  method: "GET",
  path: "/export-jobs/{exportJobId}/file",
  tag: "export",
  summary: "Where to download the file; the address lives for 15 minutes",
  permits: AGENCY,
  params: () => params,
  result: () => z.object({ url: z.string() }),
});
