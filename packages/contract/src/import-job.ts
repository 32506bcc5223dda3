import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ImportJobId, Instant, text, upTo } from "./scalar.ts";

export const IMPORT_FIELDS = [
  "name",
  "phone",
  "idNumber",
  "homePlace",
  "occupation",
  "skillLevel",
  "experienceYears",
  "expectedPay",
  "intendedPlace",
  "availableFrom",
  "consent",
  "note",
] as const;
export const ImportField = z.enum(IMPORT_FIELDS, { error: "option" });
export type ImportField = z.infer<typeof ImportField>;

/** Which header of the file means which field. */
export const ImportMapping = z
  .partialRecord(ImportField, upTo(200))
  .register(z.globalRegistry, { id: "ImportMapping" });
export type ImportMapping = z.infer<typeof ImportMapping>;

const ImportStatus = z
  .enum(["created", "queued", "running", "completed", "failed"])
  .register(z.globalRegistry, { id: "ImportStatus" });

const importJob = () =>
  z.object({
    importJobId: ImportJobId,
    fileName: z.string(),
    size: z.int(),
    status: ImportStatus,
    mapping: z.optional(ImportMapping),
    /** Data rows read so far; blank lines do not count. */
    processed: z.int(),
    /** All data rows, known once the file has been read. */
    total: z.optional(z.int()),
    created: z.int(),
    merged: z.int(),
    rejected: z.int(),
    /** 0 to 1. */
    progress: z.number(),
    /** The rows refused, the first hundred of them; all are in the error file. */
    rejections: z.array(z.object({ row: z.int(), reason: z.string() })),
    /** Why the whole file was refused. */
    problem: z.optional(
      z.object({
        code: z.string(),
        detail: z.string(),
        issues: z.optional(z.array(z.object({ field: z.string(), code: z.string(), message: z.string() }))),
      }),
    ),
    createdAt: Instant,
    updatedAt: Instant,
  });

export const ImportJob = z.lazy(() => importJob().register(z.globalRegistry, { id: "ImportJob" }));
export type ImportJob = z.infer<typeof ImportJob>;

/** Where the file goes: one request with this method, address and headers. Valid for 15 minutes. */
const UploadTarget = z.lazy(() =>
  z
    .object({ method: z.literal("PUT"), url: z.string(), headers: z.record(z.string(), z.string()) })
    .register(z.globalRegistry, { id: "UploadTarget" }),
);
export type UploadTarget = z.infer<typeof UploadTarget>;

export const MAX_FILE_BYTES = 30 * 1024 * 1024;

export const createImportJob = endpoint({
  id: "createImportJob",
  method: "POST",
  path: "/import-jobs",
  tag: "import",
  summary: "Announce a roster file; returns where to upload it",
  permits: AGENCY,
  body: () =>
    z.object({
      fileName: text(200),
      /** Bytes. */
      size: z
        .int({ error: "range" })
        .check(z.minimum(1, { error: "short" }), z.maximum(MAX_FILE_BYTES, { error: "long" })),
    }),
  result: () => z.extend(importJob(), { upload: UploadTarget }),
  errors: ["file.type"],
});

export const listImportJobs = endpoint({
  id: "listImportJobs",
  method: "GET",
  path: "/import-jobs",
  tag: "import",
  summary: "Imports, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(ImportJob),
});

const params = z.object({ importJobId: ImportJobId });

export const getImportJob = endpoint({
  id: "getImportJob",
  method: "GET",
  path: "/import-jobs/{importJobId}",
  tag: "import",
  summary: "One import: status, progress, created, merged, rejected",
  permits: AGENCY,
  params: () => params,
  result: () => ImportJob,
});

export const commitImportJob = endpoint({
  id: "commitImportJob",
  method: "POST",
  path: "/import-jobs/{importJobId}/commit",
  tag: "import",
  summary: "Start importing the uploaded file; the proposed mapping is used unless one is given",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ mapping: z.optional(ImportMapping) }),
  status: 202,
  result: () => ImportJob,
  errors: [
    "file.missing",
    "file.empty",
    "file.encoding",
    "file.truncated",
    "file.header",
    "file.format",
    "importJob.state",
  ],
});

export const getImportErrors = endpoint({
  id: "getImportErrors",
  method: "GET",
  path: "/import-jobs/{importJobId}/errors",
  tag: "import",
  summary: "Where to download the refused rows: their original cells and the reason (CSV)",
  permits: AGENCY,
  params: () => params,
  result: () => z.object({ url: z.string() }),
});
