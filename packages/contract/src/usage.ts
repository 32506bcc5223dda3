import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { CalendarDate, CalendarMonth, Instant } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";

/** What was taken of the platform in a span of time, as the functions' log tells it. */
const amounts = () => ({
  /** Answered by the API or a page. */
  requests: z.number(),
  /** Of functions; those that several share count in parts. */
  invocations: z.number(),
  /** Milliseconds times gigabytes of memory. */
  gbMs: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  /** Text messages; who sends them has its own bill. */
  messages: z.number(),
});
const Amounts = z.object(amounts());
export type Amounts = z.infer<typeof Amounts>;
export const AMOUNTS = ["requests", "invocations", "gbMs", "readUnits", "writeUnits", "messages"] as const;

/** The same with what it costs at list prices, in millionths of a US dollar. */
const charged = () => ({ ...amounts(), costMicros: z.int() });

const UsageDay = z.object({ day: CalendarDate, ...charged() });

const UsageRow = z.object({
  ownerId: z.string(),
  kind: z.enum(["park", "agency", "partner"]),
  name: z.string(),
  ...charged(),
});
export type UsageRow = z.infer<typeof UsageRow>;

const ownUsage = () => ({
  month: CalendarMonth,
  /** When it was counted last; absent where nothing was. */
  countedAt: z.optional(Instant),
  /** Whose prices, of when. */
  prices: z.object({ region: z.string(), asOf: CalendarDate }),
  total: z.object(charged()),
  /** Days of which something was counted, in order. */
  days: z.array(UsageDay),
});

export const OwnUsage = z.lazy(() => z.object(ownUsage()).register(z.globalRegistry, { id: "OwnUsage" }));
export type OwnUsage = z.infer<typeof OwnUsage>;

export const ParkUsage = z.lazy(() =>
  z
    .object({
      ...ownUsage(),
      /** The park itself, its agencies and partners, dearest first. */
      rows: z.array(UsageRow),
    })
    .register(z.globalRegistry, { id: "ParkUsage" }),
);
export type ParkUsage = z.infer<typeof ParkUsage>;

export const getUsage = endpoint({
  id: "getUsage",
  method: "GET",
  path: "/usage",
  tag: "usage",
  summary: "What a park, its agencies and partners took of the platform in a month, and what it cost",
  permits: PARK_ADMINISTRATOR,
  query: () => z.object({ month: CalendarMonth }),
  result: () => ParkUsage,
});

export const getUsageFile = endpoint({
  id: "getUsageFile",
  method: "GET",
  path: "/usage/file",
  tag: "usage",
  summary: "The same as a spreadsheet",
  permits: PARK_ADMINISTRATOR,
  query: () =>
    z.object({
      month: CalendarMonth,
      ...sheetQuery(),
    }),
  result: sheetFile,
});

export const getOwnUsage = endpoint({
  id: "getOwnUsage",
  method: "GET",
  path: "/own-usage",
  tag: "usage",
  summary: "What my agency took of the platform in a month, and what it cost",
  permits: AGENCY_OWNER,
  query: () => z.object({ month: CalendarMonth }),
  result: () => OwnUsage,
});
