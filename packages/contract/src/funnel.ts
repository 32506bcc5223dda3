import * as z from "zod/mini";
import { AGENCY, endpoint, PARK } from "./endpoint.ts";
import { JOB_SOURCE_KINDS } from "./job-source.ts";
import { CalendarMonth } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";

/**
 * The way people go, widest first: 咨询, 意向, 投递, 面试, 录用, 到岗, 满 90 天在岗. What each counts is written in
 * `domain/funnel.ts`.
 */
export const FUNNEL_STEPS = [
  "consultations",
  "intentions",
  "applications",
  "interviews",
  "offers",
  "arrivals",
  "day90",
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** Where people come from: by a link, on a list that was imported, or put on file by a recruiter. */
export const FUNNEL_SOURCES = [...JOB_SOURCE_KINDS, "import", "desk"] as const;
export const FunnelSource = z.enum(FUNNEL_SOURCES, { error: "option" });
export type FunnelSource = z.infer<typeof FunnelSource>;

/** Months that one funnel may span. */
const MOST_FUNNEL_MONTHS = 36;
const counts = () => ({
  consultations: z.int(),
  intentions: z.int(),
  applications: z.int(),
  interviews: z.int(),
  offers: z.int(),
  arrivals: z.int(),
  /** Of those who arrived, how many have reached day 90 by today, and were still there. */
  reached90: z.int(),
  day90: z.int(),
});
const FunnelCounts = z.lazy(() => z.object(counts()).register(z.globalRegistry, { id: "FunnelCounts" }));
export type FunnelCounts = z.infer<typeof FunnelCounts>;

const FunnelRow = z.lazy(() =>
  z
    .object({
      /** A source, a city's code (its first four digits; `none` where no posting says it), a month, or an event. */
      key: z.string(),
      /** What the city or the event is called. */
      name: z.optional(z.string()),
      ...counts(),
    })
    .register(z.globalRegistry, { id: "FunnelRow" }),
);
export type FunnelRow = z.infer<typeof FunnelRow>;

export const Funnel = z.lazy(() =>
  z
    .object({
      total: FunnelCounts,
      rows: z.array(FunnelRow),
      /** Cities that there is something of, to choose among. */
      places: z.array(z.object({ key: z.string(), name: z.string() })),
    })
    .register(z.globalRegistry, { id: "Funnel" }),
);
export type Funnel = z.infer<typeof Funnel>;

const monthsOf = (from: string, to: string) => {
  const [one = 0, other = 0] = [from, to].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)));
  return other - one + 1;
};

const asked = () => ({
  from: CalendarMonth,
  to: CalendarMonth,
  by: z._default(z.enum(["source", "place", "month", "event"], { error: "option" }), "source"),
  source: z.optional(FunnelSource),
  /** The first four digits of a city's code, or `none`. */
  place: z.optional(z.string().check(z.regex(/^(\d{4}|none)$/, { error: "option" }))),
});
const inOrder = z.refine<{ from: string; to: string }>(
  ({ from, to }) => monthsOf(from, to) >= 1 && monthsOf(from, to) <= MOST_FUNNEL_MONTHS,
  { path: ["to"], error: "range" },
);
const permits = { ...AGENCY, ...PARK };

export const getFunnel = endpoint({
  id: "getFunnel",
  method: "GET",
  path: "/funnel",
  tag: "figures",
  summary:
    "From consultation to day 90, by source, place, month or event: an agency's own, or a park's over all of its agencies and events",
  permits,
  query: () => z.object(asked()).check(inOrder),
  result: () => Funnel,
});

export const getFunnelFile = endpoint({
  id: "getFunnelFile",
  method: "GET",
  path: "/funnel/file",
  tag: "figures",
  summary: "The same as a spreadsheet",
  permits,
  query: () =>
    z
      .object({
        ...asked(),
        ...sheetQuery(),
      })
      .check(inOrder),
  result: sheetFile,
});
