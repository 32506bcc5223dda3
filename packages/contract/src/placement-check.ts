import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { CheckDay, CheckOutcome } from "./placement.ts";
import { CalendarDate, CandidateId, listOf, OrderId, PlacementId, text, Version } from "./scalar.ts";

/** The check of a person on the job that is due next; a person has one at a time. */
export const DueCheck = z.lazy(() =>
  z
    .object({
      placementId: PlacementId,
      day: CheckDay,
      due: CalendarDate,
      orderId: OrderId,
      enterpriseName: z.string(),
      positionTitle: z.string(),
      candidateId: CandidateId,
      candidateName: z.string(),
      arrivalDate: CalendarDate,
      guaranteeUntil: CalendarDate,
    })
    .register(z.globalRegistry, { id: "DueCheck" }),
);
export type DueCheck = z.infer<typeof DueCheck>;

export const listDueChecks = endpoint({
  id: "listDueChecks",
  method: "GET",
  path: "/placement-checks",
  tag: "placement",
  summary: "Checks of people on the job that are due by a date (today unless given), longest overdue first",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { due: z.optional(CalendarDate) }),
  result: () => pageOf(DueCheck),
});

/**
 * What became of one row: `recorded`; `conflict` (the person has left, or the check has another result already);
 * `invalid` (the check is not due yet, or the date of leaving is before the arrival or after today); `notFound`.
 */
const CheckResultOutcome = z.enum(["recorded", "conflict", "invalid", "notFound"]);
const CheckCause = z.enum(["left", "recorded", "early", "date"]);

export const CheckResult = z.lazy(() =>
  z
    .object({
      placementId: PlacementId,
      day: CheckDay,
      outcome: CheckResultOutcome,
      /** Why it was not recorded. */
      cause: z.optional(CheckCause),
      /** The placement's version after the act. */
      version: z.optional(Version),
    })
    .register(z.globalRegistry, { id: "CheckResult" }),
);
export type CheckResult = z.infer<typeof CheckResult>;

export const recordCheckResults = endpoint({
  id: "recordCheckResults",
  method: "POST",
  path: "/placement-checks/results",
  tag: "placement",
  summary: "Record up to 500 check results in one act, reported row by row; `left` records the leaving too",
  permits: AGENCY,
  body: () =>
    z.object({
      results: listOf(
        z
          .object({
            placementId: PlacementId,
            day: CheckDay,
            outcome: CheckOutcome,
            note: z.optional(text(500, { lines: true })),
            /** Of a person who left: when and why. */
            date: z.optional(CalendarDate),
            reason: z.optional(text(200, { lines: true })),
          })
          .check(
            z.refine((row) => row.outcome !== "left" || row.date !== undefined, {
              path: ["date"],
              error: "leave.date",
            }),
            z.refine((row) => row.outcome !== "left" || row.reason !== undefined, {
              path: ["reason"],
              error: "leave.reason",
            }),
          ),
        500,
      ).check(
        z.minLength(1, { error: "short" }),
        z.refine((rows) => new Set(rows.map((row) => row.placementId)).size === rows.length, { error: "duplicate" }),
      ),
    }),
  result: () => z.object({ results: z.array(CheckResult) }),
  status: 200,
});
