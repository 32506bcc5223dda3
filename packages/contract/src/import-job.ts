import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { IMPORT_FIELDS, IMPORT_KINDS } from "./import-field.ts";
import { ImportJobId, Instant, OrderId, text, upTo } from "./scalar.ts";
import { UploadTarget } from "./upload.ts";

const ImportKind = z.enum(IMPORT_KINDS, { error: "option" }).register(z.globalRegistry, { id: "ImportKind" });

const ImportField = z.enum([...new Set(Object.values(IMPORT_FIELDS).flat())], { error: "option" });

/** Which header of the file means which field. */
const ImportMapping = z.partialRecord(ImportField, upTo(200)).register(z.globalRegistry, { id: "ImportMapping" });

/**
 * `created` (the file may be on its way) → `checking` → `checked` (the dry run's counts are there) → `queued` → `running` →
 * `completed` → `reverting` → `reverted`; `failed` and `cancelled` are ends. A dry run may be left out.
 */
const ImportStatus = z
  .enum([
    "created",
    "checking",
    "checked",
    "queued",
    "running",
    "completed",
    "failed",
    "cancelled",
    "reverting",
    "reverted",
  ])
  .register(z.globalRegistry, { id: "ImportStatus" });

const Rejections = z.array(z.object({ row: z.int(), reason: z.string() }));

const importJob = () =>
  z.object({
    importJobId: ImportJobId,
    kind: ImportKind,
    /** The order that imported positions belong to. */
    orderId: z.optional(OrderId),
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
    rejections: Rejections,
    /** What the dry run found that an import would do; nothing of it is written. */
    preview: z.optional(z.object({ created: z.int(), merged: z.int(), rejected: z.int(), rejections: Rejections })),
    /** What reverting did: rows taken out, rows given back what the import had changed, rows spared because edited since. */
    reverted: z.optional(z.object({ removed: z.int(), restored: z.int(), spared: z.int() })),
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

export const MAX_FILE_BYTES = 30 * 1024 * 1024;

export const createImportJob = endpoint({
  id: "createImportJob",
  method: "POST",
  path: "/import-jobs",
  tag: "import",
  summary: "Announce a file (CSV or XLSX); returns where to upload it",
  permits: AGENCY,
  body: () =>
    z.object({
      fileName: text(200),
      kind: z._default(ImportKind, "candidates"),
      /** Positions are imported into an order. */
      orderId: z.optional(OrderId),
      /** Bytes. */
      size: z
        .int({ error: "range" })
        .check(z.minimum(1, { error: "short" }), z.maximum(MAX_FILE_BYTES, { error: "long" })),
    }),
  result: () => z.extend(importJob(), { upload: UploadTarget }),
  errors: ["quota.imports", "file.type", "order.closed", "order.draft"],
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

/** What can be wrong with a file as a whole. */
const FILE_ERRORS = [
  "file.missing",
  "file.empty",
  "file.encoding",
  "file.truncated",
  "file.header",
  "file.columns",
  "file.format",
  "file.damaged",
  "file.bomb",
  "file.macros",
  "file.protected",
  "importJob.state",
] as const;

const mapping = () => z.object({ mapping: z.optional(ImportMapping) });

/** The uploaded file's head: its columns, what they seem to mean, and the first rows to judge that by. */
export const ImportColumns = z.lazy(() =>
  z
    .object({
      headers: z.array(z.string()),
      /** As the agency mapped these headers before, else by meaning. */
      mapping: ImportMapping,
      /** Up to five data rows, cell by cell. */
      samples: z.array(z.array(z.string())),
    })
    .register(z.globalRegistry, { id: "ImportColumns" }),
);
export type ImportColumns = z.infer<typeof ImportColumns>;

export const getImportColumns = endpoint({
  id: "getImportColumns",
  method: "GET",
  path: "/import-jobs/{importJobId}/columns",
  tag: "import",
  summary: "The uploaded file's columns, the proposed mapping and sample rows",
  permits: AGENCY,
  keys: "reveal",
  params: () => params,
  result: () => ImportColumns,
  errors: FILE_ERRORS,
});

export const checkImportJob = endpoint({
  id: "checkImportJob",
  method: "POST",
  path: "/import-jobs/{importJobId}/dry-run",
  tag: "import",
  summary: "Count what importing would create, merge and reject, without writing any of it",
  permits: AGENCY,
  params: () => params,
  body: mapping,
  status: 202,
  result: () => ImportJob,
  errors: FILE_ERRORS,
});

export const commitImportJob = endpoint({
  id: "commitImportJob",
  method: "POST",
  path: "/import-jobs/{importJobId}/commit",
  tag: "import",
  summary: "Start importing the uploaded file; the proposed mapping is used unless one is given",
  permits: AGENCY,
  params: () => params,
  body: mapping,
  status: 202,
  result: () => ImportJob,
  errors: FILE_ERRORS,
});

export const cancelImportJob = endpoint({
  id: "cancelImportJob",
  method: "POST",
  path: "/import-jobs/{importJobId}/cancel",
  tag: "import",
  summary: "Stop an import where it stands; rows already written stay until it is reverted",
  permits: AGENCY,
  params: () => params,
  status: 202,
  result: () => ImportJob,
  errors: ["importJob.state"],
});

export const revertImportJob = endpoint({
  id: "revertImportJob",
  method: "POST",
  path: "/import-jobs/{importJobId}/revert",
  tag: "import",
  summary: "Take back what the import made and merged; rows edited since are spared",
  permits: AGENCY,
  params: () => params,
  status: 202,
  result: () => ImportJob,
  errors: ["importJob.state"],
});

export const getImportErrors = endpoint({
  id: "getImportErrors",
  method: "GET",
  path: "/import-jobs/{importJobId}/errors",
  tag: "import",
  summary: "Where to download the refused rows: their original cells and the reason (XLSX)",
  permits: AGENCY,
  keys: "reveal",
  params: () => params,
  result: () => z.object({ url: z.string() }),
});
