import * as z from "zod/mini";
import { endpoint, PARTNER } from "./endpoint.ts";
import { ROSTER_FIELDS } from "./roster-field.ts";
import { Instant, RosterFileId, RosterId, text, upTo } from "./scalar.ts";

/** A file travels with its request, which may have a megabyte. */
export const MOST_ROSTER_FILE_BYTES = 700 * 1024;
/** Rows of one file: what is written while somebody waits. */
export const MOST_ROSTER_ROWS = 2000;

const RosterField = z.enum(ROSTER_FIELDS, { error: "option" });
const RosterMapping = z.partialRecord(RosterField, upTo(200)).register(z.globalRegistry, { id: "RosterMapping" });

const file = () =>
  z.object({
    fileName: text(200),
    /** CSV or XLSX in base64. */
    content: z
      .string()
      .check(z.minLength(1, { error: "required" }), z.regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: "format" })),
    /** Which column means what; by the words of the header unless told. */
    mapping: z.optional(RosterMapping),
  });

const FILE_ERRORS = [
  "agreement.notInForce",
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
  "rosterFile.size",
  "rosterFile.rows",
] as const;

/** What a file would do; nothing of it is written. */
const RosterFileCheck = z.lazy(() =>
  z
    .object({
      headers: z.array(z.string()),
      mapping: RosterMapping,
      /** Up to five data rows, cell by cell. */
      samples: z.array(z.array(z.string())),
      /** What is wrong with the mapping; rows are counted once nothing is. */
      issues: z.array(z.object({ field: z.string(), code: z.string() })),
      preview: z.optional(
        z.object({
          total: z.int(),
          created: z.int(),
          merged: z.int(),
          rejected: z.int(),
          rejections: z.array(z.object({ row: z.int(), reason: z.string() })),
        }),
      ),
    })
    .register(z.globalRegistry, { id: "RosterFileCheck" }),
);
export type RosterFileCheck = z.infer<typeof RosterFileCheck>;

const ofRoster = z.object({ rosterId: RosterId });

export const checkRosterFile = endpoint({
  id: "checkRosterFile",
  method: "POST",
  path: "/partner/rosters/{rosterId}/file-checks",
  tag: "roster",
  summary:
    "What a file's columns seem to mean, and what importing it would create, merge and refuse; nothing is written",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofRoster,
  body: file,
  status: 200,
  result: () => RosterFileCheck,
  errors: FILE_ERRORS,
});

/** `running` until all parts are written: sent again with the same Idempotency-Key it goes on from there. */
const RosterFileStatus = z.enum(["running", "completed", "reverted"]);

export const RosterFile = z.lazy(() =>
  z
    .object({
      rosterFileId: RosterFileId,
      rosterId: RosterId,
      fileName: z.string(),
      status: RosterFileStatus,
      total: z.int(),
      created: z.int(),
      /** People who were there already, with what the row says of them. */
      merged: z.int(),
      rejected: z.int(),
      /** What taking it back did; rows edited since are spared. */
      reverted: z.optional(z.object({ removed: z.int(), restored: z.int(), spared: z.int() })),
      by: z.string(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "RosterFile" }),
);
export type RosterFile = z.infer<typeof RosterFile>;

export const importRosterFile = endpoint({
  id: "importRosterFile",
  method: "POST",
  path: "/partner/rosters/{rosterId}/files",
  tag: "roster",
  summary: "Import a file into a roster: each row is in, or in the error file with its cells and the reason",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofRoster,
  body: file,
  result: () => RosterFile,
  errors: FILE_ERRORS,
});
