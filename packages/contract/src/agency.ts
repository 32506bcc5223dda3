import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, CalendarDate, DivisionCode, Instant, text, Version, whole } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** 人力资源服务许可证编号; 人力资源市场暂行条例 (令700) asks for it before 职业中介. */
export const LicenceNumber = text(50);

const AgencyInput = z.object({
  name: text(100),
  uscc: Uscc,
  licenceNumber: LicenceNumber,
  licenceExpiry: CalendarDate,
  /** Where the agency comes from; the park's own city counts as in-city. */
  homeDivision: z._default(DivisionCode, "330800"),
});

/**
 * Approved until everything it needs is there (seconds), then active. Suspended: it reads and exports, and writes nothing.
 * Left: the same, until its data is erased.
 */
export const AgencyStatus = z.enum(["approved", "active", "suspended", "left"]);
export type AgencyStatus = z.infer<typeof AgencyStatus>;

const quotas = {
  /** People who may sign in, invited ones included. */
  members: whole(1, 500, "range"),
  /** Files imported a day (Asia/Shanghai). */
  importsADay: whole(1, 1000, "range"),
};
const requestsAMinute = whole(300, 600_000, "range");

/** How much of the park's platform an agency may use. */
export const Quotas = z.lazy(() =>
  z
    .object({
      ...quotas,
      /** Requests of all its people together; what comes at once may be ten seconds' worth. */
      requestsAMinute,
    })
    .register(z.globalRegistry, { id: "Quotas" }),
);

/** The same as a park decides it: how often may be asked is usual unless it is said. */
export const QuotasInput = z.lazy(() => z.object({ ...quotas, requestsAMinute: z._default(requestsAMinute, 12_000) }));
export type Quotas = z.infer<typeof Quotas>;

export const Agency = z.lazy(() =>
  z
    .object({
      agencyId: AgencyId,
      name: z.string(),
      uscc: z.string(),
      licenceNumber: z.string(),
      licenceExpiry: CalendarDate,
      homeDivision: DivisionCode,
      status: AgencyStatus,
      /** Why it was suspended or left, or came back. */
      statusReason: z.optional(z.string()),
      /** Left: its data is erased on this day. */
      eraseOn: z.optional(CalendarDate),
      erasedAt: z.optional(Instant),
      quotas: Quotas,
      version: Version,
      createdAt: Instant,
      /** Kept by projections from the agency's orders and evaluations. */
      orders: z.int(),
      ordersFulfilled: z.int(),
      headcount: z.int(),
      filled: z.int(),
      evaluations: z.int(),
      averageScore: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "Agency" }),
);
export type Agency = z.infer<typeof Agency>;

export const registerAgency = endpoint({
  id: "registerAgency",
  method: "POST",
  path: "/agencies",
  tag: "agency",
  summary: "Register an agency in the park; within seconds it is an active tenant",
  permits: PARK_ADMINISTRATOR,
  body: () => AgencyInput,
  result: () => Agency,
  errors: ["uscc.duplicate", "licence.expired"],
});

export const listAgencies = endpoint({
  id: "listAgencies",
  method: "GET",
  path: "/agencies",
  tag: "agency",
  summary: "The park's agencies with their figures, newest first",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(Agency),
});

const one = () => z.object({ agencyId: AgencyId });

export const getAgency = endpoint({
  id: "getAgency",
  method: "GET",
  path: "/agencies/{agencyId}",
  tag: "agency",
  summary: "One agency of the park",
  permits: PARK,
  params: one,
  result: () => Agency,
});

export const updateAgency = endpoint({
  id: "updateAgency",
  method: "PATCH",
  path: "/agencies/{agencyId}",
  tag: "agency",
  summary: "Enter a renewed licence, or change what the agency may use",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () =>
    z.object({
      version: Version,
      licenceNumber: z.optional(LicenceNumber),
      licenceExpiry: z.optional(CalendarDate),
      quotas: z.optional(QuotasInput),
    }),
  result: () => Agency,
  errors: ["stale", "licence.expired", "agency.erased"],
});

export const transitAgency = endpoint({
  id: "transitAgency",
  method: "POST",
  path: "/agencies/{agencyId}/transitions",
  tag: "agency",
  summary: "Suspend an agency, reinstate it, or let it leave; in effect within a minute",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () =>
    z.object({
      to: z.enum(["active", "suspended", "left"], { error: "option" }),
      reason: text(500, { lines: true }),
      version: Version,
    }),
  result: () => Agency,
  status: 200,
  errors: ["stale", "agency.transition", "agency.erased"],
});

/** What an agency knows of its own place in the park: a copy, which follows within seconds. */
export const Standing = z.lazy(() =>
  z
    .object({
      agencyId: AgencyId,
      name: z.string(),
      uscc: z.string(),
      licenceNumber: z.string(),
      licenceExpiry: CalendarDate,
      /** Days until the licence expires, counted in Asia/Shanghai; negative once it has. */
      licenceDays: z.int(),
      /** Set from 60 days before on, more pressing at 30 and 7; expired from the day after. */
      licenceNotice: z.optional(z.enum(["60", "30", "7", "expired"])),
      status: AgencyStatus,
      statusReason: z.optional(z.string()),
      eraseOn: z.optional(CalendarDate),
      quotas: Quotas,
      /** Filings are owed from this month on. */
      joinedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Standing" }),
);
export type Standing = z.infer<typeof Standing>;

export const getStanding = endpoint({
  id: "getStanding",
  method: "GET",
  path: "/standing",
  tag: "agency",
  summary: "My agency's place in the park: status, licence and what it may use",
  permits: AGENCY,
  result: () => Standing,
});
