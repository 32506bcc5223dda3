import * as z from "zod/mini";
import { AGENCY, AGENCY_OWNER, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, CalendarDate, CalendarMonth, Instant, text, Version, whole } from "./scalar.ts";

/**
 * An amount of a month in 分, up to ¥1 billion: above `Fen`, since this is what an agency takes in, and low enough that a
 * thousand agencies over five years still sum to an exact number.
 */
const FilingAmount = whole(0, 100_000_000_000, "filing.amount").register(z.globalRegistry, {
  id: "FilingAmount",
  description: "Money of one month in 分 (1/100 yuan)",
});

const figures = () => ({ revenue: FilingAmount, tax: FilingAmount, note: z.optional(text(500, { lines: true })) });

const filing = () =>
  z.object({
    month: CalendarMonth,
    /** What the agency took in, in 分. */
    revenue: z.int(),
    /** Taxes it paid, in 分. */
    tax: z.int(),
    note: z.optional(z.string()),
    /** A withdrawn filing counts for nothing until the month is filed anew. */
    status: z.enum(["filed", "withdrawn"]),
    version: Version,
    filedAt: Instant,
    filedBy: z.string(),
    updatedAt: Instant,
  });

/** 经营月报: what an agency reports to its park of one month. */
export const Filing = z.lazy(() => filing().register(z.globalRegistry, { id: "Filing" }));
export type Filing = z.infer<typeof Filing>;

/** What a filing was before somebody changed it, who did, when and why. */
export const FilingCorrection = z.lazy(() =>
  z
    .object({
      month: CalendarMonth,
      /** The version that was replaced. */
      version: Version,
      revenue: z.int(),
      tax: z.int(),
      note: z.optional(z.string()),
      status: z.enum(["filed", "withdrawn"]),
      /** Absent where a withdrawn month was filed anew. */
      reason: z.optional(z.string()),
      at: Instant,
      by: z.string(),
    })
    .register(z.globalRegistry, { id: "FilingCorrection" }),
);
export type FilingCorrection = z.infer<typeof FilingCorrection>;

export const createFiling = endpoint({
  id: "createFiling",
  method: "POST",
  path: "/filings",
  tag: "filing",
  summary: "File the revenue and tax of a month",
  permits: AGENCY_OWNER,
  body: () => z.object({ month: CalendarMonth, ...figures() }),
  result: () => Filing,
  errors: ["filing.filed"],
});

export const listFilings = endpoint({
  id: "listFilings",
  method: "GET",
  path: "/filings",
  tag: "filing",
  summary: "The agency's filings, latest month first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Filing),
});

const params = z.object({ month: CalendarMonth });

export const getFiling = endpoint({
  id: "getFiling",
  method: "GET",
  path: "/filings/{month}",
  tag: "filing",
  summary: "One month's filing with the trail of its last hundred corrections, newest first",
  permits: AGENCY,
  params: () => params,
  result: () => z.extend(filing(), { corrections: z.array(FilingCorrection) }),
});

export const correctFiling = endpoint({
  id: "correctFiling",
  method: "PATCH",
  path: "/filings/{month}",
  tag: "filing",
  summary: "Correct a filing; names the version seen and the reason, and keeps what it was",
  permits: AGENCY_OWNER,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      revenue: z.optional(FilingAmount),
      tax: z.optional(FilingAmount),
      // `null` clears.
      note: z.nullish(text(500, { lines: true })),
      reason: text(200),
    }),
  result: () => Filing,
  errors: ["stale", "filing.unchanged", "filing.withdrawn"],
});

export const withdrawFiling = endpoint({
  id: "withdrawFiling",
  method: "POST",
  path: "/filings/{month}/withdrawal",
  tag: "filing",
  summary: "Withdraw a filing that should not be there, such as one of the wrong month; its trail stays",
  permits: AGENCY_OWNER,
  params: () => params,
  body: () => z.object({ version: Version, reason: text(200) }),
  status: 200,
  result: () => Filing,
  errors: ["stale", "filing.withdrawn"],
});

const DueFiling = z.object({ month: CalendarMonth, due: CalendarDate });

/** Months that an agency owes: over, and not filed. */
export const DueFilings = z.lazy(() =>
  z
    .object({
      /** The oldest first; due on the tenth of the month after. */
      items: z.array(DueFiling),
      /** The month that is not over yet, unless it has been filed already. */
      next: z.optional(DueFiling),
    })
    .register(z.globalRegistry, { id: "DueFilings" }),
);
export type DueFilings = z.infer<typeof DueFilings>;

export const listDueFilings = endpoint({
  id: "listDueFilings",
  method: "GET",
  path: "/due-filings",
  tag: "filing",
  summary: "Months that the agency has still to file, since it joined",
  permits: AGENCY,
  result: () => DueFilings,
});

/** Which agencies have filed a month, and which owe it still. */
export const ParkFilings = z.lazy(() =>
  z
    .object({
      month: CalendarMonth,
      due: CalendarDate,
      /** Agencies that had joined by the end of the month, or have filed it all the same; by name. */
      items: z.array(
        z.object({
          agencyId: AgencyId,
          agencyName: z.string(),
          /** Absent while it is owed. */
          filing: z.optional(
            z.object({ revenue: z.int(), tax: z.int(), filedAt: Instant, updatedAt: Instant, version: Version }),
          ),
        }),
      ),
    })
    .register(z.globalRegistry, { id: "ParkFilings" }),
);
export type ParkFilings = z.infer<typeof ParkFilings>;

export const listParkFilings = endpoint({
  id: "listParkFilings",
  method: "GET",
  path: "/park/filings",
  tag: "filing",
  summary: "Which of the park's agencies have filed a month, and which have not",
  permits: PARK,
  query: () => z.object({ month: CalendarMonth }),
  result: () => ParkFilings,
});
