import * as z from "zod/mini";
import { endpoint, IN_CHARGE, PageQuery, pageOf } from "./endpoint.ts";
import { AuditEntryId, Instant } from "./scalar.ts";

/** Who did what to which records, when. Entries are only ever added. */
export const AuditEntry = z.lazy(() =>
  z
    .object({
      auditEntryId: AuditEntryId,
      at: Instant,
      /** The endpoint or worker that acted. */
      action: z.string(),
      /** The person's subject at the issuer, or the worker's name. */
      by: z.string(),
      /** How colleagues know that person. */
      name: z.optional(z.string()),
      role: z.string(),
      requestId: z.string(),
      records: z.array(z.string()),
      /** What else is known of the act, such as the names of the fields that changed. */
      detail: z.optional(z.record(z.string(), z.unknown())),
    })
    .register(z.globalRegistry, { id: "AuditEntry" }),
);
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A month as people mean it, in Asia/Shanghai: YYYY-MM. */
const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: "month" }));

export const listAuditEntries = endpoint({
  id: "listAuditEntries",
  method: "GET",
  path: "/audit-entries",
  tag: "audit",
  summary:
    "The organisation's audit of a month (this one unless named), newest first; or of one record, whole, which follows a moment after each act",
  permits: IN_CHARGE,
  query: () =>
    z.extend(PageQuery, {
      month: z.optional(Month),
      recordId: z.optional(z.string().check(z.regex(/^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/, { error: "id" }))),
    }),
  result: () => pageOf(AuditEntry),
});
