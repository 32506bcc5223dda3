import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import { CalendarDate, EnterpriseId, EnterpriseLinkId, Instant, text, Version, whole } from "./scalar.ts";

/** Links of one enterprise that have not been revoked. */
export const MOST_LINKS = 20;
/** Days that a link works unless told, and at most. */
export const LINK_DAYS = { usual: 90, most: 365 } as const;

const Days = whole(1, LINK_DAYS.most, "range");

const LinkStatus = z.enum(["active", "expired", "revoked"]);
export type LinkStatus = z.infer<typeof LinkStatus>;

/** What one person of a client enterprise opens without an account. */
export const EnterpriseLink = z.lazy(() =>
  z
    .object({
      enterpriseLinkId: EnterpriseLinkId,
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      /** Who it was given to: named in the audit as who acted. */
      holder: z.string(),
      phone: z.optional(z.string()),
      note: z.optional(z.string()),
      /** The last day on which it works. */
      expiresOn: CalendarDate,
      /** Whether it confirms and disputes statements; then only owners see its address. */
      statements: z.boolean(),
      status: LinkStatus,
      /** Its address below the platform's own; absent where it has ended, and for whom it is not. */
      path: z.optional(z.string()),
      madeBy: z.string(),
      lastUsedAt: z.optional(Instant),
      revokedAt: z.optional(Instant),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "EnterpriseLink" }),
);
export type EnterpriseLink = z.infer<typeof EnterpriseLink>;

/** Whether this role may make, renew and read the address of such a link: the enterprise's yes to a statement is the owner's to ask for. */
export function mayHoldLink({ statements }: { statements: boolean }, role: string): boolean {
  return !statements || role === "owner";
}

const params = z.object({ enterpriseId: EnterpriseId });

export const createEnterpriseLink = endpoint({
  id: "createEnterpriseLink",
  method: "POST",
  path: "/enterprises/{enterpriseId}/links",
  tag: "enterprise",
  summary: "Make a link for one person of a client enterprise; only an owner makes one that answers statements",
  permits: AGENCY,
  keys: "never",
  params: () => params,
  body: () =>
    z.object({
      holder: text(50),
      phone: z.optional(Phone),
      note: z.optional(text(200)),
      days: z._default(Days, LINK_DAYS.usual),
      statements: z._default(z.boolean({ error: "type" }), false),
    }),
  result: () => EnterpriseLink,
  errors: ["forbidden", "enterpriseLink.many"],
});

export const listEnterpriseLinks = endpoint({
  id: "listEnterpriseLinks",
  method: "GET",
  path: "/enterprises/{enterpriseId}/links",
  tag: "enterprise",
  summary: "An enterprise's links, newest first, with when each was last used",
  permits: AGENCY,
  keys: "never",
  params: () => params,
  query: () => PageQuery,
  result: () => pageOf(EnterpriseLink),
});

const linkParams = z.object({ enterpriseId: EnterpriseId, enterpriseLinkId: EnterpriseLinkId });

export const renewEnterpriseLink = endpoint({
  id: "renewEnterpriseLink",
  method: "POST",
  path: "/enterprises/{enterpriseId}/links/{enterpriseLinkId}/renewals",
  tag: "enterprise",
  summary: "Let a link work so many days from today on, under the same address; not one that was revoked",
  permits: AGENCY,
  keys: "never",
  params: () => linkParams,
  body: () => z.object({ version: Version, days: z._default(Days, LINK_DAYS.usual) }),
  result: () => EnterpriseLink,
  status: 200,
  errors: ["stale", "forbidden", "enterpriseLink.revoked"],
});

export const revokeEnterpriseLink = endpoint({
  id: "revokeEnterpriseLink",
  method: "DELETE",
  path: "/enterprises/{enterpriseId}/links/{enterpriseLinkId}",
  tag: "enterprise",
  summary: "End a link at once and for good; it stays listed",
  permits: AGENCY,
  keys: "never",
  params: () => linkParams,
  result: () => EnterpriseLink,
});
