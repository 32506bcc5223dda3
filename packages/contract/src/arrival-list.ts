import * as z from "zod/mini";
import { Application } from "./application.ts";
import { AGENCY, endpoint } from "./endpoint.ts";
import { listOf, PositionId, upTo } from "./scalar.ts";

/** The most rows of a list that are read at once. */
export const MOST_LISTED = 1000;

/**
 * Who a row of an arrival list is: `ready` to be moved to onboarded; `stage` when the application is elsewhere;
 * `notApplied` for a person on file who has not applied here; `unknown` for nobody on file; `conflict` when phone and ID
 * number name two people; `invalid` for neither a phone nor an ID number; `duplicate` of a row above.
 */
const ArrivalOutcome = z.enum(["ready", "stage", "notApplied", "unknown", "conflict", "invalid", "duplicate"]);
export type ArrivalOutcome = z.infer<typeof ArrivalOutcome>;

export const readArrivalList = endpoint({
  id: "readArrivalList",
  method: "POST",
  path: "/positions/{positionId}/arrival-lists",
  tag: "placement",
  summary: "Find the applications of up to 1,000 people who arrived, by phone or ID number; nothing is changed",
  permits: AGENCY,
  params: () => z.object({ positionId: PositionId }),
  body: () =>
    z.object({
      // As the list gives them: a row that is neither is answered for, not refused.
      rows: listOf(z.object({ phone: z.optional(upTo(40)), idNumber: z.optional(upTo(40)) }), MOST_LISTED).check(
        z.minLength(1, { error: "short" }),
      ),
    }),
  /** In the order of the rows. */
  result: () =>
    z.object({ results: z.array(z.object({ outcome: ArrivalOutcome, application: z.optional(Application) })) }),
  status: 200,
});
